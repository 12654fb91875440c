import type { NodeAttributes, ReadableGraph } from '../model/graph.ts';
import { type Column, EDGE_COLUMNS, NODE_COLUMNS } from './columns.ts';
import { type EdgesOfGraph, type GraphParts, joined } from './parts.ts';
import { escapeXml } from './xml.ts';

export const GEXF_PARTS: GraphParts = { nodes: gexfNodes, edges: gexfEdges };

/**
 * GEXF 1.3 as Gephi reads it without a warning (its ImporterGEXF and the schema at gexf.net): places, sizes, colours, every
 * attribute typed, one kind of edge per relation so that parallel edges stay apart, and the years as timestamps.
 *
 * @returns pieces of the file; the graph is never held as one text
 */
export const gexf = (graph: ReadableGraph): Generator<string> => joined(GEXF_PARTS, graph);

function* gexfNodes(graph: ReadableGraph): Generator<string> {
  const dynamic =
    someDated(graph.nodeEntries()) || someDated(graph.edgeEntries())
      ? ' mode="dynamic" timeformat="double" timerepresentation="timestamp"'
      : ' mode="static"';
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n';
  yield '<meta><creator>Zhengmai</creator><description>政脉知识图谱</description></meta>\n';
  yield `<graph defaultedgetype="directed" idtype="string"${dynamic}>\n`;
  yield declarations('node', NODE_COLUMNS);
  yield declarations('edge', EDGE_COLUMNS);
  yield `<nodes count="${graph.order}">\n`;
  for (const { node, attributes } of graph.nodeEntries()) {
    yield `<node id="${escapeXml(node)}" label="${escapeXml(attributes.label)}"${timestamps(attributes.years)}>`;
    yield `${values(NODE_COLUMNS, attributes)}${drawing(attributes)}</node>\n`;
  }
  yield '</nodes>\n';
}

function* gexfEdges(graph: EdgesOfGraph): Generator<string> {
  yield `<edges count="${graph.size}">\n`;
  for (const { edge, source, target, attributes } of graph.edgeEntries()) {
    const { relation, weight, years } = attributes;
    yield `<edge id="${escapeXml(edge)}" source="${escapeXml(source)}" target="${escapeXml(target)}" kind="${relation}" label="${relation}"`;
    yield ` weight="${weight}"${timestamps(years)}>${values(EDGE_COLUMNS, attributes)}</edge>\n`;
  }
  yield '</edges>\n</graph>\n</gexf>\n';
}

function someDated(entries: Iterable<{ readonly attributes: { readonly years: readonly number[] } }>): boolean {
  for (const { attributes } of entries) if (attributes.years.length > 0) return true;
  return false;
}

function declarations<A>(kind: 'node' | 'edge', columns: readonly Column<A>[]): string {
  const rows = columns.map(({ id, type }) => `<attribute id="${id}" title="${id}" type="${type}"/>\n`);
  return `<attributes class="${kind}" mode="static">\n${rows.join('')}</attributes>\n`;
}

function values<A>(columns: readonly Column<A>[], attributes: A): string {
  let list = '';
  for (const { id, value } of columns) {
    const held = value(attributes);
    if (held === undefined || held === '') continue;
    list += `<attvalue for="${id}" value="${typeof held === 'number' ? held : escapeXml(held)}"/>`;
  }
  return list && `<attvalues>${list}</attvalues>`;
}

/** As an attribute: networkx takes the other form, spells, for intervals. */
function timestamps(years: readonly number[]): string {
  return years.length > 0 ? ` timestamps="&lt;[${years.map((year) => year.toFixed(1)).join(', ')}]&gt;"` : '';
}

function drawing({ x, y, size, color }: NodeAttributes): string {
  const channels = color
    ? /^#(..)(..)(..)$/
        .exec(color)
        ?.slice(1)
        .map((part) => Number.parseInt(part, 16))
    : undefined;
  const paint = channels ? `<viz:color r="${channels[0]}" g="${channels[1]}" b="${channels[2]}"/>` : '';
  return `<viz:position x="${x}" y="${y}" z="0"/>${size === undefined ? '' : `<viz:size value="${size}"/>`}${paint}`;
}
