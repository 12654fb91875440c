import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { MultiDirectedGraph } from 'graphology';
import { seededRandom } from '../../src/analyse/random.ts';
import type { DocumentRow } from '../../src/build/documents.ts';
import type { EvidenceRow } from '../../src/build/evidence.ts';
import { edgeKey } from '../../src/build/passages.ts';
import { graphJson, jsonLines } from '../../src/export/json.ts';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../../src/model/graph.ts';
import { KIND_COLORS } from '../../src/model/palette.ts';
import { type EntityKind, type Relation, SECTORS, STATUSES } from '../../src/model/schema.ts';

interface Options {
  readonly nodes: number;
  readonly edges: number;
  readonly documents: number;
  /** What every name, title and sentence is turned into: the texts of a hostile document, for one. */
  readonly disguise?: (text: string) => string;
}

const SYLLABLES = '安宝昌德丰广恒嘉康临明宁平庆荣盛泰文西兴永元泽正'.split('');
const TAILS: Readonly<Record<EntityKind, string>> = {
  region: '县',
  project: '水库工程',
  company: '集团',
  organization: '医院',
  policy: '行动计划',
  slogan: '模式',
  honor: '示范县',
  brand: '苹果',
};
/** Of a hundred entities, how many are of a kind. */
const SHARES: readonly (readonly [EntityKind, number])[] = [
  ['region', 8],
  ['project', 36],
  ['company', 8],
  ['organization', 8],
  ['policy', 18],
  ['slogan', 12],
  ['honor', 7],
  ['brand', 3],
];
const RELATION: Readonly<Record<EntityKind, Relation>> = {
  region: 'part_of',
  project: 'located_in',
  company: 'operates_in',
  organization: 'located_in',
  policy: 'implements',
  slogan: 'implements',
  honor: 'awarded',
  brand: 'from',
};
const FROM_REGION: ReadonlySet<Relation> = new Set(['implements', 'awarded']);

/**
 * Writes a build of a given size into a folder: names made of syllables, a few regions with most of the links, as real builds
 * have, one row of evidence for every node and edge. The same size gives the same bytes.
 */
export function writeGeneratedBuild(folder: string, { nodes, edges, documents, disguise = (text) => text }: Options): void {
  const random = seededRandom(nodes + edges);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() ** 2 * items.length)] as T;
  const graph: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  const rows: EvidenceRow[] = [];
  const byKind = new Map<EntityKind, string[]>();
  const years = [2020, 2021, 2022, 2023];
  const documentIds = Array.from({ length: documents }, (_, i) => `generated-${i}`);
  const row = (year: number): Omit<EvidenceRow, 'node' | 'edge'> => {
    const sentence = disguise(`${year}年，全县加快推进各项工作，取得新的成效。`);
    const claim = random() < 0.6 ? 'done' : 'planned';
    return { doc: pick(documentIds), start: 0, end: sentence.length, text: sentence, sentence, section: '', year, claim };
  };
  const entities = nodes - documents;
  let made = 0;
  for (const [kind, share] of SHARES) {
    const count = kind === 'brand' ? entities - made : Math.round((entities * share) / 100);
    made += count;
    const keys: string[] = [];
    for (let i = 0; i < count; i++) {
      const name = disguise(`${nameOf(i)}${TAILS[kind]}`);
      const key = `${kind}:${name}`;
      const year = pick(years);
      graph.addNode(key, {
        kind,
        label: name,
        aliases: [],
        mentions: 1 + Math.floor(random() * 9),
        documents: 1,
        years: [year],
        claims: ['done'],
        regions: [],
        community: i % 12,
        ...place(random, i),
        size: 4,
        color: KIND_COLORS[kind],
        ...(kind === 'region' ? { level: 'county' as const, code: String(620000 + i) } : {}),
        ...(kind === 'project' ? { sector: pick(SECTORS), status: pick(STATUSES) } : {}),
        ...(kind === 'policy' || kind === 'slogan' ? { firstYear: year } : {}),
      });
      rows.push({ node: key, ...row(year) });
      keys.push(key);
    }
    byKind.set(kind, keys);
  }
  const regions = byKind.get('region') as string[];
  const list = documentIds.map((id, i): DocumentRow => {
    // Of most regions there are reports of several years.
    const region = regions[i % Math.min(regions.length, Math.max(50, Math.ceil(documents / 4)))] as string;
    const { label } = graph.getNodeAttributes(region);
    const title = disguise(`${label}政府工作报告`);
    const about = { title, date: `${pick(years)}-01-15`, publisher: disguise('日报'), path: `${id}.txt`, region: label };
    const key = `document:${id}`;
    graph.addNode(key, {
      kind: 'document',
      label: title,
      aliases: [],
      mentions: 0,
      documents: 1,
      years: [],
      claims: [],
      regions: [label],
      community: 0,
      ...place(random, i),
      ...about,
    });
    addEdge(graph, key, 'about', region, 2021);
    const text = disguise('第一段。\n第二段。');
    return { ...blankRow(id), ...about, text };
  });
  const others = SHARES.map(([kind]) => kind).filter((kind) => kind !== 'region');
  for (let tries = 0; graph.size < edges && tries < 20 * edges; tries++) {
    const kind = pick(others);
    const relation = RELATION[kind];
    const [region, other] = [pick(regions), pick(byKind.get(kind) as string[])];
    const year = pick(years);
    const key = FROM_REGION.has(relation) ? addEdge(graph, region, relation, other, year) : addEdge(graph, other, relation, region, year);
    rows.push({ edge: key, ...row(year) });
  }
  mkdirSync(folder, { recursive: true });
  writePieces(join(folder, 'graph.json'), graphJson(graph));
  writePieces(join(folder, 'evidence.jsonl'), jsonLines(inOrder(rows)));
  writePieces(join(folder, 'documents.jsonl'), jsonLines(list));
}

/** Writes text that may be longer than a string can be. */
function writePieces(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'w');
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < 1 << 20) continue;
    writeSync(file, waiting);
    waiting = '';
  }
  writeSync(file, waiting);
  closeSync(file);
}

/** As a build writes them: document by document, the rows of nodes before those of edges. */
function inOrder(rows: readonly EvidenceRow[]): EvidenceRow[] {
  const number = ({ doc }: EvidenceRow) => Number(doc.replace(/^\D+/, ''));
  return rows.toSorted((a, b) => number(a) - number(b) || Number(a.edge !== undefined) - Number(b.edge !== undefined));
}

/** A name of two or more syllables, another for every number. */
function nameOf(number: number): string {
  const base = SYLLABLES.length;
  let rest = number + base;
  let name = '';
  while (rest > 0) {
    name += SYLLABLES[rest % base];
    rest = Math.floor(rest / base);
  }
  return name;
}

function place(random: () => number, i: number): { x: number; y: number } {
  const angle = i * 2.399963;
  const radius = 10 * Math.sqrt(i + 1);
  return { x: radius * Math.cos(angle) + 5 * random(), y: radius * Math.sin(angle) + 5 * random() };
}

function addEdge(graph: KnowledgeGraph, source: string, relation: Relation, target: string, year: number): string {
  const key = edgeKey(source, relation, target);
  if (!graph.hasEdge(key))
    graph.addDirectedEdgeWithKey(key, source, target, { relation, weight: 1, years: [year], claims: ['done'], evidence: 1 });
  else graph.updateEdgeAttribute(key, 'weight', (weight) => (weight ?? 0) + 1);
  return key;
}

function blankRow(id: string): DocumentRow {
  return {
    id,
    path: '',
    title: '',
    date: '',
    year: null,
    publisher: '',
    region: '',
    genre: 'work_report',
    sections: [],
    counts: { characters: 0, sentences: 0, entities: 0, mentions: 0, relations: 0, indicators: 0 },
    warnings: [],
    clean: [],
    dropped: [],
  };
}
