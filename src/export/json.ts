import type { ReadableGraph } from '../model/graph.ts';
import { type EdgesOfGraph, type GraphParts, joined } from './parts.ts';

export const JSON_PARTS: GraphParts = { nodes: jsonNodes, edges: jsonEdges };

/** graphology's serialisation, a node or an edge per line: `graph.import(JSON.parse(text))` gives the graph back. */
export const graphJson = (graph: ReadableGraph): Generator<string> => joined(JSON_PARTS, graph);

function* jsonNodes(graph: ReadableGraph): Generator<string> {
  const options = { type: graph.type, multi: graph.multi, allowSelfLoops: graph.allowSelfLoops };
  yield `{"options":${JSON.stringify(options)},"attributes":${JSON.stringify(graph.getAttributes())},"nodes":[`;
  let separator = '\n';
  for (const { node: key, attributes: node } of graph.nodeEntries()) {
    yield `${separator}${JSON.stringify({ key, attributes: node })}`;
    separator = ',\n';
  }
  yield '\n],"edges":[';
}

function* jsonEdges(graph: EdgesOfGraph): Generator<string> {
  let separator = '\n';
  for (const { edge: key, source, target, attributes: edge } of graph.edgeEntries()) {
    yield `${separator}${JSON.stringify({ key, source, target, attributes: edge })}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** One JSON value per line. */
export function* jsonLines(rows: Iterable<unknown>): Generator<string> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}
