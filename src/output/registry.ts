import type { DocumentOutput } from '../build/index.ts';
import { clustersJson } from '../export/clusters.ts';
import { BYTE_ORDER_MARK, csvRow } from '../export/csv.ts';
import { GEXF_PARTS } from '../export/gexf.ts';
import { GRAPHML_PARTS } from '../export/graphml.ts';
import { indicatorPanelTable } from '../export/indicator-panel.ts';
import { JSON_PARTS, jsonLines } from '../export/json.ts';
import { regionPolicyTable, regionSimilarityTable } from '../export/region-tables.ts';
import { nodeTable } from '../export/tables.ts';
import { report } from './report/index.ts';
import type { BuildResult, UnplacedResult } from './result.ts';

interface OutputFile {
  readonly file: string;
  /** What it is, for the README beside it. */
  readonly zh: string;
  readonly en: string;
}

/** An output with a part for every document, in the order of their ids. */
export interface DocumentOutputFile extends OutputFile {
  readonly head: string;
  readonly part: (document: DocumentOutput) => Iterable<string>;
}

/**
 * An output about all documents together, or what it says before its edges, which `EDGE_PARTS` tell. What doesn't tell where nodes are placed can be written
 * before they are.
 */
export type ResultOutputFile = OutputFile &
  (
    | { readonly placed: true; readonly content: (result: BuildResult) => Iterable<string> }
    | { readonly placed: false; readonly content: (result: UnplacedResult) => Iterable<string> }
  );

/** Edges that analysis adds have their rows after those of all documents. */
export const EVIDENCE_FILE = 'evidence.jsonl';

const INDICATOR_COLUMNS = ['region', 'indicator', 'value', 'unit', 'change', 'period', 'type', 'doc', 'start', 'end', 'text'] as const;

/** Outputs that are written document by document. */
export const DOCUMENT_OUTPUTS: readonly DocumentOutputFile[] = [
  {
    file: EVIDENCE_FILE,
    zh: '每个节点、每条边的原文出处，一行一处',
    en: 'where the texts name each node and show each edge, one place per line',
    head: '',
    part: ({ evidence }) => jsonLines(evidence),
  },
  {
    file: 'documents.jsonl',
    zh: '每份文件的标题、日期、来源、章节、提醒与原文',
    en: 'title, date, publisher, sections, warnings and text of each document',
    head: '',
    part: ({ document }) => jsonLines([document]),
  },
  {
    file: 'indicators.csv',
    zh: '文中的统计数据',
    en: 'the statistics that the texts state',
    head: BYTE_ORDER_MARK + csvRow(INDICATOR_COLUMNS),
    part: ({ indicators }) => indicators.map((row) => csvRow(INDICATOR_COLUMNS.map((column) => row[column]))),
  },
];

/** Outputs that are written when all documents have been read. */
export const RESULT_OUTPUTS: readonly ResultOutputFile[] = [
  {
    file: 'graph.json',
    zh: '图谱（graphology 格式）',
    en: "the graph, as graphology's export() gives it",
    placed: true,
    content: ({ graph }) => JSON_PARTS.nodes(graph),
  },
  {
    file: 'nodes.csv',
    zh: '节点表（Gephi 列名）',
    en: "the nodes as a table with Gephi's column names",
    placed: true,
    content: ({ graph }) => nodeTable(graph),
  },
  {
    file: 'edges.csv',
    zh: '边表（Gephi 列名）',
    en: "the edges as a table with Gephi's column names",
    placed: false,
    content: () => [],
  },
  {
    file: 'graph.gexf',
    zh: 'Gephi 图文件（GEXF 1.3，含位置、颜色与年份时间轴）',
    en: 'for Gephi: GEXF 1.3 with places, colours and the years as a timeline',
    placed: true,
    content: ({ graph }) => GEXF_PARTS.nodes(graph),
  },
  {
    file: 'graph.graphml',
    zh: '供 networkx、igraph、yEd 使用的图文件',
    en: 'for networkx, igraph and yEd',
    placed: true,
    content: ({ graph }) => GRAPHML_PARTS.nodes(graph),
  },
  {
    file: 'clusters.json',
    zh: '相关项目的集群：名称、成员、地区、企业、投资、理由',
    en: 'clusters of related projects: name, members, regions, companies, amount, reasons',
    placed: false,
    content: ({ clustering }) => clustersJson(clustering),
  },
  {
    file: 'region_policy.csv',
    zh: '地区 × 政策、提法：是否采用、句数、最早年份；仅一地采用的只列该地',
    en: 'region × policy or slogan: adopted, not mentioned or no document; sentences, first year; what one has alone, for it alone',
    placed: false,
    content: ({ adoptions }) => regionPolicyTable(adoptions),
  },
  {
    file: 'region_similarity.csv',
    zh: '地区两两之间共有的政策、提法与相似度',
    en: 'pairs of regions: policies shared and alone, similarity',
    placed: false,
    content: ({ adoptions }) => regionSimilarityTable(adoptions),
  },
  {
    file: 'indicator_panel.csv',
    zh: '可比指标：地区 × 指标 × 时期，统一名称与单位，实绩对目标，较上期变化',
    en: 'statistics that compare: region × indicator × period in one form and unit, actual against target, change',
    placed: false,
    content: ({ panel }) => indicatorPanelTable(panel),
  },
  {
    file: 'report.md',
    zh: '概况：数量、文件、提醒、共有与独有、相似地区、扩散、集群、主要指标，数字均有原文位置',
    en: 'what to know first: counts, documents, warnings, what is shared and what is special, clusters, statistics, with places',
    placed: true,
    content: report,
  },
];

/** Names of all files that a build writes. */
export const OUTPUT_FILES: ReadonlySet<string> = new Set([...DOCUMENT_OUTPUTS, ...RESULT_OUTPUTS].map(({ file }) => file));
