import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../model/graph.ts';
import { labelOf, typeOf } from './cypher.ts';

/** A property of `neo4j-admin database import`: its header tells the type, lists are divided by `;`. */
interface Property<A> {
  readonly header: string;
  readonly value: (attributes: A) => string | number | readonly (string | number)[] | undefined;
}

const NODE_PROPERTIES: readonly Property<NodeAttributes>[] = [
  { header: 'label', value: (n) => n.label },
  { header: 'aliases:string[]', value: (n) => n.aliases },
  { header: 'mentions:int', value: (n) => n.mentions },
  { header: 'documents:int', value: (n) => n.documents },
  { header: 'years:int[]', value: (n) => n.years },
  { header: 'claims:string[]', value: (n) => n.claims },
  { header: 'regions:string[]', value: (n) => n.regions },
  { header: 'community:int', value: (n) => n.community },
  { header: 'x:double', value: (n) => n.x },
  { header: 'y:double', value: (n) => n.y },
  { header: 'size:double', value: (n) => n.size },
  { header: 'color', value: (n) => n.color },
  { header: 'level', value: (n) => n.level },
  { header: 'code', value: (n) => n.code },
  { header: 'status', value: (n) => n.status },
  { header: 'investment', value: (n) => n.investment },
  { header: 'investmentYuan:double', value: (n) => n.investmentYuan },
  { header: 'sector', value: (n) => n.sector },
  { header: 'cluster', value: (n) => n.cluster },
  { header: 'expansion:string[]', value: (n) => n.expansion },
  { header: 'firstYear:int', value: (n) => n.firstYear },
  { header: 'title', value: (n) => n.title },
  { header: 'date', value: (n) => n.date },
  { header: 'publisher', value: (n) => n.publisher },
  { header: 'path', value: (n) => n.path },
  { header: 'region', value: (n) => n.region },
];

const EDGE_PROPERTIES: readonly Property<EdgeAttributes>[] = [
  { header: 'weight:double', value: (e) => e.weight },
  { header: 'years:int[]', value: (e) => e.years },
  { header: 'claims:string[]', value: (e) => e.claims },
  { header: 'evidence:int', value: (e) => e.evidence },
  { header: 'status', value: (e) => e.status },
  { header: 'reasons:string[]', value: (e) => e.reasons },
];

/** The nodes for `neo4j-admin database import`. */
export function* neo4jNodes(graph: KnowledgeGraph): Generator<string> {
  yield row(['key:ID', ':LABEL', ...NODE_PROPERTIES.map(({ header }) => header)]);
  for (const { node, attributes } of graph.nodeEntries()) {
    yield row([quoted(node), `Entity;${labelOf(attributes.kind)}`, ...NODE_PROPERTIES.map(({ value }) => cell(value(attributes)))]);
  }
}

/** The relationships for `neo4j-admin database import`. */
export function* neo4jRelationships(graph: KnowledgeGraph): Generator<string> {
  yield row([':START_ID', ':END_ID', ':TYPE', 'key', ...EDGE_PROPERTIES.map(({ header }) => header)]);
  for (const { edge, source, target, attributes } of graph.edgeEntries()) {
    const ends = [source, target].map(quoted);
    yield row([...ends, typeOf(attributes.relation), quoted(edge), ...EDGE_PROPERTIES.map(({ value }) => cell(value(attributes)))]);
  }
}

function row(cells: readonly string[]): string {
  return `${cells.join(',')}\n`;
}

function cell(value: string | number | readonly (string | number)[] | undefined): string {
  if (value === undefined || value === '') return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted(value);
  // The importer has no means to write a divider inside an item.
  return value.length > 0 ? quoted(value.map((item) => String(item).replaceAll(';', '；')).join(';')) : '';
}

const SPECIAL = /["\r\n]|\p{Surrogate}/u;

/** In quotation marks and on one line, as the importer wants it unless told otherwise. */
function quoted(text: string): string {
  if (!SPECIAL.test(text)) return `"${text}"`;
  return `"${text
    .toWellFormed()
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('"', '""')}"`;
}
