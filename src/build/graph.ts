import { loadGazetteer } from '../gazetteer/gazetteer.ts';
import type { NodeAttributes } from '../model/graph.ts';
import { REGION_LEVELS } from '../model/schema.ts';
import { ColumnGraph } from './column-graph.ts';
import { EdgeTable } from './edge-table.ts';
import { type Corpus, commonestName, commonestSector, type EntityTotals } from './merge.ts';
import { sortedEntries, sortedStrings } from './order.ts';
import { documentKey } from './passages.ts';
import { sharedNumbers, sharedStrings, unitedNumbers } from './shared-lists.ts';
import { NONE, type SmallSet, withValue } from './small-set.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What analysis sets. */
const UNPLACED = { community: 0, x: 0, y: 0 };

/**
 * The graph of a corpus: nodes and edges by key, in the order of their keys, without what analysis adds. The corpus is empty
 * afterwards: of a large one, both would not find room.
 */
export function graphOf(corpus: Corpus): ColumnGraph {
  const nodes = new Map<string, Mutable<NodeAttributes>>();
  for (const [key, totals] of corpus.entities) {
    nodes.set(key, entityAttributes(key, totals));
    corpus.entities.delete(key);
  }
  for (const [id, { meta, mentions }] of corpus.documents) {
    const { title, date, year, publisher, path, region } = meta;
    nodes.set(documentKey(id), {
      kind: 'document',
      label: title || id,
      aliases: [],
      mentions,
      documents: 1,
      years: sharedNumbers(year === null ? [] : [year]),
      claims: [],
      regions: sharedStrings(region ? [region] : []),
      ...UNPLACED,
      title,
      date,
      publisher,
      path,
      region,
    });
  }
  const edges = corpus.edges.merged(unitedNumbers);
  corpus.edges = new EdgeTable();
  addRegions(edges, nodes);
  return new ColumnGraph(new Map(sortedEntries(nodes)), edges);
}

function entityAttributes(key: string, totals: EntityTotals): NodeAttributes {
  const { kind, status, investment, region, expansion } = totals;
  // A region that was renamed is called by its newest name of those that the documents' years tell.
  const newest = kind === 'region' ? loadGazetteer().newestName(key, new Set(totals.names.map(([name]) => name))) : undefined;
  const label = newest ?? commonestName(totals.names);
  const { years } = totals;
  const attributes: Mutable<NodeAttributes> = {
    kind,
    label,
    aliases: sortedStrings([...totals.names.map(([name]) => name), ...totals.aliases]).filter((form) => form !== label),
    mentions: totals.mentions,
    documents: totals.documents,
    years,
    claims: totals.claims,
    regions: [],
    ...UNPLACED,
  };
  if (kind === 'region' && region) {
    const level = REGION_LEVELS.find((name) => name === region.value.level);
    if (level) attributes.level = level;
    if (region.value.code) attributes.code = region.value.code;
  }
  if (kind === 'project') {
    if (status) attributes.status = status.value;
    if (investment) {
      attributes.investment = investment.value.written;
      if (investment.value.yuan !== null) attributes.investmentYuan = investment.value.yuan;
    }
    attributes.sector = commonestSector(totals.sectors);
  }
  if (kind === 'policy' || kind === 'slogan') {
    attributes.expansion = [...expansion];
    if (years[0] !== undefined) attributes.firstYear = years[0];
  }
  return attributes;
}

/** Gives every entity the names of the regions that an edge ties it to; a region has its own. */
function addRegions(edges: EdgeTable, nodes: ReadonlyMap<string, Mutable<NodeAttributes>>): void {
  const regions = new Map<string, SmallSet<string>>();
  const tie = (key: string, region: NodeAttributes) => regions.set(key, withValue(regions.get(key) ?? NONE, region.label));
  for (const [key, attributes] of nodes) if (attributes.kind === 'region') tie(key, attributes);
  for (let row = 0; row < edges.size; row++) {
    const [source, target] = [edges.nodes[edges.source(row)] as string, edges.nodes[edges.target(row)] as string];
    const a = nodes.get(source);
    const b = nodes.get(target);
    if (a?.kind === 'region' && b?.kind !== 'region') tie(target, a);
    else if (b?.kind === 'region' && a?.kind !== 'region' && a?.kind !== 'document') tie(source, b);
  }
  for (const [key, names] of regions) {
    const attributes = nodes.get(key);
    if (attributes) attributes.regions = sharedStrings(sortedStrings(names));
  }
}
