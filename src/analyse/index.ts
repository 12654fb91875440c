import type { BuiltGraph } from '../model/graph.ts';
import { KIND_COLORS } from '../model/palette.ts';
import { backboneOf } from './backbone.ts';
import { countOf } from './groups.ts';
import type { LayoutOptions } from './layout.ts';
import { type Placement, placeNodes } from './placement.ts';

/** What is known of a graph as a whole. */
export interface Analysis {
  readonly modularity: number;
  readonly communities: number;
  /** Whether the layout ran to its end. */
  readonly layoutFinished: boolean;
}

/** How a graph is analysed; the result depends on none of it but an early end. */
export interface AnalysisOptions extends LayoutOptions {
  /** Finds the places; by default this thread. */
  readonly place?: (...asked: Parameters<typeof placeNodes>) => Promise<Placement>;
}

/**
 * Sets community, place, size and colour of every node; changes `graph`, but not before the places are found: until then it may
 * be read, and its nodes told more.
 */
export async function analyse(graph: BuiltGraph, { place = placeNodes, ...options }: AnalysisOptions = {}): Promise<Analysis> {
  const { keys, sizes, ties } = backboneOf(graph, ({ mentions }) => sizeOf(mentions));
  const { x, y, communities, modularity, finished } = await place({ sizes, ties }, options);
  keys.forEach((key, i) => {
    graph.mergeNodeAttributes(key, {
      community: communities[i] as number,
      x: x[i] as number,
      y: y[i] as number,
      size: sizes[i] as number,
      color: KIND_COLORS[graph.getNodeAttribute(key, 'kind')],
    });
  });
  return { modularity, communities: countOf(communities), layoutFinished: finished };
}

/** Radius of a node in the unit of the layout: its area grows with the logarithm of the passages that name it. */
function sizeOf(mentions: number): number {
  return Math.round(10 * (3 + 2.5 * Math.log2(1 + mentions))) / 10;
}
