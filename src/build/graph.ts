import { MultiDirectedGraph } from 'graphology';
import type { NodeKind, Relation, Sector, Status } from '../model/schema.ts';
import { type Corpus, commonestName, commonestSector, type EntityTotals } from './merge.ts';
import { sortedEntries, sortedNumbers, sortedStrings } from './order.ts';
import { documentKey } from './passages.ts';

/** Attributes of a node. Those after `regions` are set by analysis, or belong to one kind. */
export interface NodeAttributes {
  kind: NodeKind;
  /** Canonical name. */
  label: string;
  aliases: string[];
  /** Passages that name it. */
  mentions: number;
  /** Documents that name it. */
  documents: number;
  years: number[];
  /** Names of the regions that it is tied to, for filters. */
  regions: string[];
  community?: number;
  x?: number;
  y?: number;
  size?: number;
  color?: string;
  level?: string;
  code?: string;
  status?: Status;
  /** As written: 113亿元. */
  investment?: string;
  investmentYuan?: number;
  sector?: Sector;
  cluster?: string;
  expansion?: string[];
  firstYear?: number;
  title?: string;
  date?: string;
  publisher?: string;
  path?: string;
  region?: string;
}

export interface EdgeAttributes {
  relation: Relation;
  /** Times for `mentions`, documents for `about` and `part_of`, sentences for all others; always above 0. */
  weight: number;
  years: number[];
  /** Rows of evidence. */
  evidence: number;
  /** `applied` where an honor is only being applied for. */
  status?: string;
}

export type ZhengmaiGraph = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;

/** The graph of a corpus: nodes and edges by key, in the order of their keys, without what analysis adds. */
export function graphOf(corpus: Corpus): ZhengmaiGraph {
  const graph: ZhengmaiGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  const nodes = new Map<string, NodeAttributes>();
  for (const [key, totals] of corpus.entities) nodes.set(key, entityAttributes(totals));
  for (const [id, { meta, mentions }] of corpus.documents) {
    const { title, date, year, publisher, path, region } = meta;
    nodes.set(documentKey(id), {
      kind: 'document',
      label: title || id,
      aliases: [],
      mentions,
      documents: 1,
      years: year === null ? [] : [year],
      regions: region ? [region] : [],
      title,
      date,
      publisher,
      path,
      region,
    });
  }
  addRegions(corpus, nodes);
  for (const [key, attributes] of sortedEntries(nodes)) graph.addNode(key, attributes);
  for (const [key, { source, relation, target, weight, years, evidence, conferred }] of sortedEntries(corpus.edges)) {
    graph.addDirectedEdgeWithKey(key, source, target, {
      relation,
      weight,
      years: sortedNumbers(years),
      evidence,
      ...(relation === 'awarded' && conferred === 0 ? { status: 'applied' } : {}),
    });
  }
  return graph;
}

function entityAttributes(totals: EntityTotals): NodeAttributes {
  const { kind, status, investment, region, expansion } = totals;
  const label = commonestName(totals.names);
  const years = sortedNumbers(totals.years);
  const attributes: NodeAttributes = {
    kind,
    label,
    aliases: sortedStrings([...totals.names.keys(), ...totals.aliases]).filter((form) => form !== label),
    mentions: totals.mentions,
    documents: totals.documents,
    years,
    regions: [],
  };
  if (kind === 'region' && region) {
    if (region.value.level) attributes.level = region.value.level;
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
function addRegions(corpus: Corpus, nodes: ReadonlyMap<string, NodeAttributes>): void {
  const regions = new Map<string, Set<string>>();
  const tie = (key: string, region: NodeAttributes) => regions.set(key, (regions.get(key) ?? new Set()).add(region.label));
  for (const [key, attributes] of nodes) if (attributes.kind === 'region') tie(key, attributes);
  for (const { source, target } of corpus.edges.values()) {
    const a = nodes.get(source);
    const b = nodes.get(target);
    if (a?.kind === 'region' && b?.kind !== 'region') tie(target, a);
    else if (b?.kind === 'region' && a?.kind !== 'region' && a?.kind !== 'document') tie(source, b);
  }
  for (const [key, names] of regions) {
    const attributes = nodes.get(key);
    if (attributes) attributes.regions = sortedStrings(names);
  }
}
