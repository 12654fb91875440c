import { loadGazetteer } from '../gazetteer/gazetteer.ts';
import type { NodeAttributes } from '../model/graph.ts';
import { REGION_LEVELS } from '../model/schema.ts';
import { openFormula } from '../resolve/formulas.ts';
import { thingsOf } from '../typed-arrays.ts';
import { ColumnGraph } from './column-graph.ts';
import { EdgeTable } from './edge-table.ts';
import { type Corpus, commonestName, commonestSector, type EntityTotals, mergedTold } from './merge.ts';
import { sortedStrings } from './order.ts';
import { PackedMap } from './packed-map.ts';
import { PairTable } from './pair-table.ts';
import { documentKey } from './passages.ts';
import { sensesOf, type Told } from './senses.ts';
import { sharedNumbers, unitedNumbers } from './shared-lists.ts';
import { StringTable } from './string-table.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What analysis sets. */
const UNPLACED = { community: 0, x: 0, y: 0 };

/**
 * The graph of a corpus: nodes and edges by key, in the order of their keys, without what analysis adds. The corpus is empty
 * afterwards: of a large one, both would not find room.
 */
export function graphOf(corpus: Corpus): ColumnGraph {
  const edges = corpus.edges.merged(unitedNumbers);
  corpus.edges = new EdgeTable();
  const regionsOf = regionsByNode(edges, corpus);
  const nodes = new PackedMap<NodeAttributes>();
  const { entities } = corpus;
  /** By formula, what regions say that it consists of, and the keys of what is called after it. */
  const formulas = new Map<string, { told: Told; keys: string[] }>();
  for (const [key, totals] of entities) {
    const node = entityAttributes(key, totals, regionsOf);
    nodes.set(key, node);
    const formula = totals.told.length > 0 ? openFormula(node.label) : null;
    if (formula === null) continue;
    const known = formulas.get(formula);
    formulas.set(formula, { told: mergedTold(known?.told ?? [], totals.told), keys: [...(known?.keys ?? []), key] });
  }
  for (const { told, keys } of formulas.values()) {
    const senses = sensesOf(told);
    if (senses.length > 1) for (const key of keys) nodes.set(key, { ...(nodes.get(key) as NodeAttributes), senses });
  }
  corpus.entities = new PackedMap();
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
      regions: region ? [region] : [],
      ...UNPLACED,
      title,
      date,
      publisher,
      path,
      region,
    });
  }
  return new ColumnGraph(nodes, edges);
}

function entityAttributes(key: string, totals: EntityTotals, regionsOf: (key: string) => readonly string[]): NodeAttributes {
  const { kind, status, investment, region, expansion } = totals;
  const label = labelOf(key, totals);
  const { years } = totals;
  const attributes: Mutable<NodeAttributes> = {
    kind,
    label,
    aliases: sortedStrings([...totals.names.map(([name]) => name), ...totals.aliases]).filter((form) => form !== label),
    mentions: totals.mentions,
    documents: totals.documents,
    years,
    claims: totals.claims,
    regions: kind === 'region' ? [label] : regionsOf(key),
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

function labelOf(key: string, { kind, names }: EntityTotals): string {
  // A region that was renamed is called by its newest name of those that the documents' years tell.
  const newest = kind === 'region' ? loadGazetteer().newestName(key, new Set(names.map(([name]) => name))) : undefined;
  return newest ?? commonestName(names);
}

/**
 * The names of the regions that an edge ties each entity to.
 *
 * @returns them by code point, by key
 */
function regionsByNode(edges: EdgeTable, { entities }: Corpus): (key: string) => readonly string[] {
  const { keys } = edges;
  const labels = new StringTable();
  /** By number of a key, that of its label and one where it is a region's. */
  const regions = new Uint32Array(keys.size);
  const isDocument = new Uint8Array(keys.size);
  for (const [number, key] of [...keys].entries()) {
    if (key.startsWith('document:')) isDocument[number] = 1;
    const totals = key.startsWith('region:') ? entities.get(key) : undefined;
    if (totals) regions[number] = labels.numberOf(labelOf(key, totals)) + 1;
  }
  const ties = new PairTable();
  for (let row = 0; row < edges.size; row++) {
    const [source, target] = [edges.source(row), edges.target(row)];
    const [a, b] = [regions[source] as number, regions[target] as number];
    if (a > 0 && b === 0) ties.numberOf(target, a - 1);
    else if (b > 0 && a === 0 && isDocument[source] === 0) ties.numberOf(source, b - 1);
  }
  const byNode = ties.byFirst(keys.size);
  return (key) => {
    const number = keys.find(key);
    if (number < 0) return [];
    return sortedStrings(Array.from(thingsOf(byNode, number), (tie) => labels.at(ties.second(tie))));
  };
}
