/**
 * The ontology as data: every kind of entity and every relation, declared once.
 * The stages, the exporters and the viewer read these tables; none of them has code per kind.
 */

/** The eight kinds of entity that a document can name. */
export const ENTITY_KINDS = ['region', 'project', 'company', 'organization', 'policy', 'slogan', 'honor', 'brand'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** The kinds of node in the graph: the entities, and the documents that name them. */
export const NODE_KINDS = [...ENTITY_KINDS, 'document'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** Levels of the administrative hierarchy from above, and zones, which stand beside it. */
export const REGION_LEVELS = ['province', 'prefecture', 'county', 'township', 'village', 'zone'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

/** How far a project is, in order. */
export const STATUSES = ['planned', 'started', 'building', 'completed', 'operating'] as const;
export type Status = (typeof STATUSES)[number];

/** What a project serves. */
export const SECTORS = [
  'transport',
  'energy',
  'water',
  'agriculture',
  'industry',
  'digital',
  'logistics_trade',
  'culture_tourism',
  'health',
  'education',
  'urban',
  'ecology',
  'other',
] as const;
export type Sector = (typeof SECTORS)[number];

/** Names of the sectors, for what is written in Chinese. */
export const SECTOR_NAMES: Readonly<Record<Sector, string>> = {
  transport: '交通',
  energy: '能源',
  water: '水利',
  agriculture: '农业',
  industry: '工业',
  digital: '数字',
  logistics_trade: '物流商贸',
  culture_tourism: '文化旅游',
  health: '卫生健康',
  education: '教育',
  urban: '城乡建设',
  ecology: '生态',
  other: '其他',
};

/** Whether a passage looks back (回顾) or ahead (今后任务). */
export const CLAIMS = ['done', 'planned'] as const;
export type Claim = (typeof CLAIMS)[number];

/** What kind of text a document is. */
export const GENRES = ['work_report', 'article', 'notice', 'other'] as const;
export type Genre = (typeof GENRES)[number];

/** What a source was before it was text. Offsets refer to the decoded text, or to the text taken out of html, pdf and docx. */
export const SOURCE_FORMATS = ['text', 'markdown', 'html', 'pdf', 'docx', 'jsonl', 'csv', 'tsv', 'zip'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** A relation: what it leads from and to, and its name. */
export interface RelationType {
  /** Kinds that an edge may leave from. */
  readonly source: readonly NodeKind[];
  /** Kinds that an edge may arrive at. */
  readonly target: readonly NodeKind[];
  readonly zh: string;
  readonly en: string;
}

/** Every relation with its direction. An edge's key is `source|relation|target`. */
export const RELATIONS = {
  part_of: { source: ['region'], target: ['region'], zh: '隶属于', en: 'part of' },
  about: { source: ['document'], target: ['region'], zh: '关于', en: 'about' },
  mentions: { source: ['document'], target: ENTITY_KINDS, zh: '提到', en: 'mentions' },
  located_in: { source: ['project', 'organization'], target: ['region'], zh: '位于', en: 'located in' },
  operates_in: { source: ['company'], target: ['region'], zh: '经营于', en: 'operates in' },
  participates_in: { source: ['company'], target: ['project'], zh: '参与', en: 'participates in' },
  implements: { source: ['region'], target: ['policy', 'slogan'], zh: '实施', en: 'implements' },
  awarded: { source: ['region', 'company', 'organization'], target: ['honor'], zh: '获得', en: 'awarded' },
  from: { source: ['brand'], target: ['region'], zh: '出自', en: 'from' },
  includes: { source: ['policy', 'slogan'], target: ['policy', 'slogan'], zh: '包括', en: 'includes' },
  partner_of: { source: ['region'], target: ['region'], zh: '协作', en: 'partner of' },
  related_to: { source: ['project'], target: ['project'], zh: '相关', en: 'related to' },
} as const satisfies Record<string, RelationType>;
export type Relation = keyof typeof RELATIONS;
