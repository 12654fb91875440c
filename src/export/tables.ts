import type { ReadableGraph } from '../model/graph.ts';
import { EDGE_COLUMNS, NODE_COLUMNS } from './columns.ts';
import { BYTE_ORDER_MARK, csvRow } from './csv.ts';
import type { EdgesOfGraph } from './parts.ts';

/** The nodes as a table with Gephi's column names. */
export function* nodeTable(graph: ReadableGraph): Generator<string> {
  yield BYTE_ORDER_MARK + csvRow(['Id', 'Label', ...NODE_COLUMNS.map(({ id }) => id)]);
  for (const { node, attributes } of graph.nodeEntries()) {
    yield csvRow([node, attributes.label, ...NODE_COLUMNS.map(({ value }) => value(attributes))]);
  }
}

/** The edges as a table with Gephi's column names; parallel edges have different relations, as their `Label` and `Kind`. */
export function* edgeTable(graph: EdgesOfGraph): Generator<string> {
  yield BYTE_ORDER_MARK + csvRow(['Source', 'Target', 'Type', 'Id', 'Label', 'Kind', 'Weight', ...EDGE_COLUMNS.map(({ id }) => id)]);
  for (const { edge, source, target, attributes } of graph.edgeEntries()) {
    const { relation, weight } = attributes;
    yield csvRow([source, target, 'Directed', edge, relation, relation, weight, ...EDGE_COLUMNS.map(({ value }) => value(attributes))]);
  }
}
