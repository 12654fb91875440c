import { MultiDirectedGraph } from 'graphology';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../../src/model/graph.ts';
import { NODE_KINDS, RELATIONS } from '../../src/model/schema.ts';
import { DATA_FOLDER, type DocumentSummary, type Manifest } from '../../src/view/layout.ts';
import type { Dataset } from './model.ts';

/** Why data could not be had: nothing there, something there that is not what it should be, or no answer. */
export type LoadFailure = 'missing' | 'damaged' | 'unreachable';

/** A file of the data folder that could not be had, with why. */
export class LoadError extends Error {
  constructor(
    readonly failure: LoadFailure,
    readonly file: string,
    readonly detail: string,
  ) {
    super(`${file}: ${detail}`);
  }
}

/** How much of a file has arrived: 0 to 1, or null where its size is not known. */
export type Progress = (share: number | null) => void;

/**
 * Loads a build's graph and its list of documents.
 *
 * @throws LoadError
 */
export async function loadDataset(onProgress: Progress): Promise<Dataset> {
  const [manifest, documents, exported] = await Promise.all([
    loadJson<Manifest>('manifest.json'),
    loadJson<DocumentSummary[]>('documents.json'),
    loadText('graph.json', onProgress).then((text) => parse<ReturnType<KnowledgeGraph['export']>>('graph.json', text)),
  ]);
  const graph = importGraph(exported);
  const known = new Map(documents.map((document) => [document.id, document]));
  return { manifest, graph, documents: known };
}

/** A graph from its serialisation, with what the viewer relies on checked. */
export function importGraph(exported: unknown): KnowledgeGraph {
  const graph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  try {
    graph.import(exported as Parameters<typeof graph.import>[0]);
  } catch (error) {
    throw new LoadError('damaged', 'graph.json', reason(error));
  }
  graph.forEachNode((key, { kind, label, x, y }) => {
    if (!NODE_KINDS.includes(kind)) throw new LoadError('damaged', 'graph.json', `unknown kind of node ${key}: ${kind}`);
    if (typeof label !== 'string') throw new LoadError('damaged', 'graph.json', `node without a label: ${key}`);
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new LoadError('damaged', 'graph.json', `node without a place: ${key}`);
  });
  graph.forEachEdge((key, { relation }) => {
    if (!Object.hasOwn(RELATIONS, relation)) throw new LoadError('damaged', 'graph.json', `unknown relation of edge ${key}: ${relation}`);
  });
  return graph;
}

/** A JSON file of the data folder. */
export async function loadJson<T>(file: string): Promise<T> {
  return parse<T>(file, await loadText(file));
}

/** A text file of the data folder. */
export async function loadText(file: string, onProgress?: Progress): Promise<string> {
  let response: Response;
  try {
    response = await fetch(`./${DATA_FOLDER}/${file}`);
  } catch (error) {
    throw new LoadError('unreachable', file, reason(error));
  }
  if (response.status === 404) throw new LoadError('missing', file, '404');
  if (!response.ok) throw new LoadError('damaged', file, (await response.text()) || String(response.status));
  try {
    return onProgress ? await readWithProgress(response, onProgress) : await response.text();
  } catch (error) {
    throw new LoadError('unreachable', file, reason(error));
  }
}

async function readWithProgress(response: Response, onProgress: Progress): Promise<string> {
  const total = Number(response.headers.get('Content-Length')) || 0;
  if (!response.body) return response.text();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const parts: string[] = [];
  let received = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return parts.join('');
    parts.push(value);
    received += value.length;
    // Characters arrive, bytes are announced: a Chinese text is shorter in characters, so this never passes 1.
    onProgress(total > 0 ? Math.min(1, received / total) : null);
  }
}

function parse<T>(file: string, text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new LoadError('damaged', file, reason(error));
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
