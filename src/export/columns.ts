import type { EdgeAttributes, NodeAttributes } from '../model/graph.ts';

/** How a column's values are typed, in GEXF's names. A list is written as one text. */
export type ColumnType = 'string' | 'integer' | 'long' | 'double';

/** One attribute as a column of a table; an absent value is undefined or empty. */
export interface Column<Attributes> {
  readonly id: string;
  readonly type: ColumnType;
  readonly value: (attributes: Attributes) => string | number | undefined;
}

/** Between the items of a list; a bar stands in no name. */
const SEPARATOR = '|';

const list = (items: readonly (string | number)[] | undefined): string | undefined => (items?.length ? items.join(SEPARATOR) : undefined);

/** Every attribute of nodes but name, place, size and colour, for which each format has its own means. */
export const NODE_COLUMNS: readonly Column<NodeAttributes>[] = [
  { id: 'kind', type: 'string', value: (n) => n.kind },
  { id: 'aliases', type: 'string', value: (n) => list(n.aliases) },
  { id: 'mentions', type: 'integer', value: (n) => n.mentions },
  { id: 'documents', type: 'integer', value: (n) => n.documents },
  { id: 'years', type: 'string', value: (n) => list(n.years) },
  { id: 'claims', type: 'string', value: (n) => list(n.claims) },
  { id: 'regions', type: 'string', value: (n) => list(n.regions) },
  { id: 'community', type: 'integer', value: (n) => n.community },
  { id: 'level', type: 'string', value: (n) => n.level },
  { id: 'code', type: 'string', value: (n) => n.code },
  { id: 'status', type: 'string', value: (n) => n.status },
  { id: 'investment', type: 'string', value: (n) => n.investment },
  { id: 'investmentYuan', type: 'double', value: (n) => n.investmentYuan },
  { id: 'sector', type: 'string', value: (n) => n.sector },
  { id: 'cluster', type: 'string', value: (n) => n.cluster },
  { id: 'expansion', type: 'string', value: (n) => list(n.expansion) },
  { id: 'firstYear', type: 'integer', value: (n) => n.firstYear },
  { id: 'title', type: 'string', value: (n) => n.title },
  { id: 'date', type: 'string', value: (n) => n.date },
  { id: 'publisher', type: 'string', value: (n) => n.publisher },
  { id: 'path', type: 'string', value: (n) => n.path },
  { id: 'region', type: 'string', value: (n) => n.region },
];

/** Every attribute of edges but the weight, for which each format has its own means. */
export const EDGE_COLUMNS: readonly Column<EdgeAttributes>[] = [
  { id: 'relation', type: 'string', value: (e) => e.relation },
  { id: 'years', type: 'string', value: (e) => list(e.years) },
  { id: 'claims', type: 'string', value: (e) => list(e.claims) },
  { id: 'evidence', type: 'integer', value: (e) => e.evidence },
  { id: 'status', type: 'string', value: (e) => e.status },
  { id: 'reasons', type: 'string', value: (e) => list(e.reasons) },
];
