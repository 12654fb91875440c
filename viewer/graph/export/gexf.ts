import type { KnowledgeGraph } from '../../../src/model/graph.ts';
import type { Scene } from '../renderer.ts';
import { escapeXml } from './xml.ts';

/** What is shown as GEXF 1.3 for Gephi: places, colours and sizes as on the screen, and the attributes people filter by. */
export function writeGexf(graph: KnowledgeGraph, { part, color, size }: Scene): string {
  const nodes = [...part.nodes].sort().map((key) => {
    const { label, kind, mentions, documents, regions, status, sector, community, x, y } = graph.getNodeAttributes(key);
    const values: [string, string | number | undefined][] = [
      ['kind', kind],
      ['mentions', mentions],
      ['documents', documents],
      ['regions', regions.join(';')],
      ['status', status],
      ['sector', sector],
      ['community', community],
    ];
    const known = values.filter(([, value]) => value !== undefined && value !== '');
    const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(color(key).slice(i, i + 2), 16));
    return [
      `<node id="${escapeXml(key)}" label="${escapeXml(label)}"><attvalues>`,
      ...known.map(([name, value]) => `<attvalue for="${name}" value="${escapeXml(String(value))}"/>`),
      `</attvalues><viz:position x="${x}" y="${y}" z="0"/><viz:size value="${size(key)}"/><viz:color r="${r}" g="${g}" b="${b}"/></node>`,
    ].join('');
  });
  const edges = [...part.edges].sort().map((key) => {
    const [source, target] = graph.extremities(key);
    const { relation, weight } = graph.getEdgeAttributes(key);
    return `<edge id="${escapeXml(key)}" source="${escapeXml(source)}" target="${escapeXml(target)}" kind="${relation}" label="${relation}" weight="${weight}"/>`;
  });
  const types = {
    kind: 'string',
    mentions: 'integer',
    documents: 'integer',
    regions: 'string',
    status: 'string',
    sector: 'string',
    community: 'integer',
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    '<graph defaultedgetype="directed" mode="static">',
    '<attributes class="node">',
    ...Object.entries(types).map(([name, type]) => `<attribute id="${name}" title="${name}" type="${type}"/>`),
    '</attributes>',
    '<nodes>',
    ...nodes,
    '</nodes>',
    '<edges>',
    ...edges,
    '</edges>',
    '</graph>',
    '</gexf>',
    '',
  ].join('\n');
}
