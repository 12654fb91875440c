import type { EdgeAttributes, NodeAttributes, ReadableGraph } from '../model/graph.ts';
import { type Column, type ColumnType, EDGE_COLUMNS, NODE_COLUMNS } from './columns.ts';
import { type EdgesOfGraph, type GraphParts, joined } from './parts.ts';
import { escapeXml } from './xml.ts';

const TYPES: Readonly<Record<ColumnType, string>> = { string: 'string', integer: 'int', long: 'long', double: 'double' };

const NODE_KEYS: readonly Column<NodeAttributes>[] = [
  { id: 'label', type: 'string', value: (n) => n.label },
  ...NODE_COLUMNS,
  { id: 'x', type: 'double', value: (n) => n.x },
  { id: 'y', type: 'double', value: (n) => n.y },
  { id: 'size', type: 'double', value: (n) => n.size },
  { id: 'color', type: 'string', value: (n) => n.color },
];

const EDGE_KEYS: readonly Column<EdgeAttributes>[] = [...EDGE_COLUMNS, { id: 'weight', type: 'double', value: (e) => e.weight }];

export const GRAPHML_PARTS: GraphParts = { nodes: graphmlNodes, edges: graphmlEdges };

/** GraphML (graphml.graphdrawing.org) for networkx, igraph and yEd: every attribute typed. */
export const graphml = (graph: ReadableGraph): Generator<string> => joined(GRAPHML_PARTS, graph);

function* graphmlNodes(graph: ReadableGraph): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield declarations('node', NODE_KEYS);
  yield declarations('edge', EDGE_KEYS);
  yield '<graph id="zhengmai" edgedefault="directed">\n';
  for (const { node, attributes } of graph.nodeEntries()) {
    yield `<node id="${escapeXml(node)}">${data('node', NODE_KEYS, attributes)}</node>\n`;
  }
}

function* graphmlEdges(graph: EdgesOfGraph): Generator<string> {
  for (const { edge, source, target, attributes } of graph.edgeEntries()) {
    yield `<edge id="${escapeXml(edge)}" source="${escapeXml(source)}" target="${escapeXml(target)}">`;
    yield `${data('edge', EDGE_KEYS, attributes)}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}

function declarations<A>(kind: 'node' | 'edge', columns: readonly Column<A>[]): string {
  return columns.map(({ id, type }) => `<key id="${kind}.${id}" for="${kind}" attr.name="${id}" attr.type="${TYPES[type]}"/>\n`).join('');
}

function data<A>(kind: 'node' | 'edge', columns: readonly Column<A>[], attributes: A): string {
  let list = '';
  for (const { id, value } of columns) {
    const held = value(attributes);
    if (held === undefined || held === '') continue;
    list += `<data key="${kind}.${id}">${typeof held === 'number' ? held : escapeXml(held)}</data>`;
  }
  return list;
}
