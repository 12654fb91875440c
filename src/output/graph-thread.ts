import type { NumberedNodes } from '../analyse/backbone.ts';
import type { LayoutOptions } from '../analyse/layout.ts';
import { type Placement, placeNodes } from '../analyse/placement.ts';
import type { GraphEdgeColumns, GraphEdges } from '../build/graph-edges.ts';
import { fileBeside, startThread } from '../thread-file.ts';

/** Of fewer nodes everything is done before a thread has started. */
const WORTH_A_THREAD = 4000;
/** Of more edges nobody wants two copies in memory, nor their text twice on the disk. */
const MOST_EDGES = 1_000_000;

/** What the thread is given. */
export interface GraphWork {
  readonly nodes: NumberedNodes;
  /** Null where the edges are not written by the thread. */
  readonly edges: GraphEdgeColumns | null;
  /** Where outputs lie. */
  readonly folder: string;
}

/** The last that it tells. */
export const EDGES_WRITTEN = 'edges are written';

/** What it tells: how far it is, then the places, then that edges are written. */
export type Told = { readonly done: number; readonly total: number } | Placement | typeof EDGES_WRITTEN;

/** What goes on beside the thread that it was asked from. */
export interface GraphThread {
  readonly placement: Promise<Placement>;
  /** Whether the files of `EDGE_PARTS` have been written; of a small or a very large graph they are not. */
  readonly edges: Promise<boolean>;
}

/**
 * Does in a thread of its own what needs nothing but the edges of a graph: communities and places, then the text of the edges in
 * every output. Numbers travel at little cost, and the thread begins at once, even if this one is busy until the end.
 *
 * @param ended ends the thread; promises are then never kept
 */
export function startGraphThread(
  nodes: NumberedNodes,
  edges: GraphEdges,
  folder: string,
  { onProgress }: LayoutOptions,
  ended: AbortSignal,
): GraphThread {
  if (nodes.sizes.length < WORTH_A_THREAD)
    return { placement: placeNodes(nodes, onProgress ? { onProgress } : {}), edges: Promise.resolve(false) };
  const writes = edges.size <= MOST_EDGES;
  const work: GraphWork = { nodes, edges: writes ? edges.columns : null, folder };
  const thread = startThread(fileBeside('graph-worker', import.meta.url), work);
  ended.addEventListener('abort', () => void thread.terminate());
  const told = <T>(read: (told: Told) => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      thread.on('error', reject);
      thread.on('message', (message: Told) => {
        const found = read(message);
        if (found !== undefined) resolve(found);
      });
    });
  const placement = told((message) => {
    if (typeof message === 'object' && 'finished' in message) return message;
    if (typeof message === 'object') onProgress?.(message.done, message.total);
    return undefined;
  });
  const written = writes ? told((message) => (message === EDGES_WRITTEN ? true : undefined)) : Promise.resolve(false);
  // Until someone waits for it, its failure is nobody's.
  written.catch(() => {});
  return { placement, edges: written };
}
