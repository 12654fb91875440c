import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MultiDirectedGraph } from 'graphology';
import type { NodeKind, Relation } from '../../src/model/schema.ts';

/** A small build in the form of the real one, made of the seeds' sentences by looking names up: for tests that need no pipeline. */

const SEEDS = join(import.meta.dirname, '..', '..', 'seeds');

interface Name {
  readonly kind: NodeKind;
  readonly label: string;
  readonly aliases?: readonly string[];
  readonly attributes?: Record<string, unknown>;
}

const REGIONS: Record<string, { name: string; publisher: string; genre: string; level: string; parent: string }> = {
  lanzhou: { name: '兰州市', publisher: '兰州日报', genre: 'article', level: 'prefecture', parent: '甘肃省' },
  liangzhou: { name: '凉州区', publisher: '甘肃日报', genre: 'article', level: 'county', parent: '武威市' },
  pingliang: { name: '平凉市', publisher: '甘肃日报', genre: 'article', level: 'prefecture', parent: '甘肃省' },
  qingyang: { name: '庆阳市', publisher: '陇东报', genre: 'work_report', level: 'prefecture', parent: '甘肃省' },
  yuanqu: { name: '垣曲县', publisher: '垣曲县人民政府', genre: 'work_report', level: 'county', parent: '山西省' },
};

const NAMES: readonly Name[] = [
  ...['四个不摘', '六稳', '六保', '两不愁三保障', '四个意识', '四个自信', '两个维护', '放管服', '四早', '绿水青山就是金山银山'].map(
    (label): Name => ({ kind: 'slogan', label, aliases: label === '四个不摘' ? ['四不摘'] : [] }),
  ),
  ...['乡村振兴战略', '扫黑除恶专项斗争', '蓝天碧水净土保卫战', '优化营商环境条例', '东数西算', '林长制', '西部大开发'].map(
    (label): Name => ({ kind: 'policy', label }),
  ),
  { kind: 'project', label: '平庆铁路', attributes: { status: 'planned', sector: 'transport' } },
  { kind: 'project', label: '黄庄煤矿', attributes: { status: 'operating', sector: 'energy' } },
  { kind: 'project', label: '核桃峪煤矿', attributes: { status: 'building', sector: 'energy' } },
  { kind: 'project', label: '平凉一中新校区', attributes: { status: 'completed', sector: 'education' } },
  { kind: 'company', label: '海螺水泥' },
  { kind: 'company', label: '青岛啤酒' },
  { kind: 'organization', label: '天津大学' },
  { kind: 'honor', label: '全国双拥模范城' },
  { kind: 'honor', label: '全国文明城市' },
  { kind: 'brand', label: '平凉红牛' },
  { kind: 'region', label: '静宁县', attributes: { level: 'county', code: '620826' } },
  { kind: 'region', label: '西峰区', aliases: ['西峰'], attributes: { level: 'county', code: '621002' } },
];

/** Which relation ties a kind to the region of the document that names it. */
const RELATION: Partial<Record<NodeKind, Relation>> = {
  slogan: 'implements',
  policy: 'implements',
  project: 'located_in',
  organization: 'located_in',
  company: 'operates_in',
  honor: 'awarded',
  brand: 'from',
  region: 'part_of',
};

const FROM_REGION: ReadonlySet<Relation> = new Set(['implements', 'awarded']);

interface Row {
  node?: string;
  edge?: string;
  doc: string;
  start: number;
  end: number;
  text: string;
  sentence: string;
  section: string;
  year: number;
  claim: 'done' | 'planned';
}

/** Writes the build into a folder. With `title`, every document has that title: what a hostile one may look like. */
export function writeFixture(folder: string, options: { title?: string } = {}): void {
  const graph = new MultiDirectedGraph();
  const rows: Row[] = [];
  const documents: Record<string, unknown>[] = [];
  for (const file of readdirSync(SEEDS).sort()) {
    const seed = /^([a-z]+)-(\d{4})-(\d\d-\d\d)\.txt$/.exec(file);
    const region = REGIONS[seed?.[1] ?? ''];
    if (!seed || !region) continue;
    const text = readFileSync(join(SEEDS, file), 'utf8').replace(/^\uFEFF/, '');
    const [, id = '', year = ''] = seed;
    const title = options.title ?? (text.match(/^.*(?:成绩单|凉州区过去|平凉:|报告).*$/m)?.[0] ?? file).trim();
    const document = `document:${id}`;
    const home = addNode(graph, { kind: 'region', label: region.name, attributes: { level: region.level } }, Number(year), region.name);
    const parent = addNode(graph, { kind: 'region', label: region.parent }, Number(year), region.parent);
    addEdge(graph, home, 'part_of', parent, Number(year));
    const { publisher, genre, name } = region;
    const about = { title, date: `${year}-${seed[3]}`, publisher, path: `seeds/${file}`, region: name };
    addNode(graph, { kind: 'document', label: title, attributes: about }, Number(year), name, document);
    addEdge(graph, document, 'about', home, Number(year));
    documents.push({ id, genre, ...about, sections: [], counts: {}, warnings: [], text });
    for (const entry of NAMES) {
      for (const { start, end } of occurrences(text, entry)) {
        const { sentence, claim } = sentenceAt(text, start);
        const row = { doc: id, start, end, text: text.slice(start, end), sentence, section: '', year: Number(year), claim };
        const node = addNode(graph, entry, Number(year), name);
        graph.updateNodeAttribute(node, 'mentions', (count: number | undefined) => (count ?? 0) + 1);
        rows.push({ node, ...row });
        rows.push({ edge: addEdge(graph, document, 'mentions', node, Number(year)), ...row });
        const relation = RELATION[entry.kind];
        if (!relation || node === home) continue;
        const edge = FROM_REGION.has(relation)
          ? addEdge(graph, home, relation, node, Number(year))
          : addEdge(graph, node, relation, home, Number(year));
        rows.push({ edge, ...row });
      }
    }
  }
  graph.forEachNode((node, _, ...rest) => {
    const index = graph.nodes().indexOf(node);
    const angle = index * 2.4;
    graph.mergeNodeAttributes(node, {
      x: Math.sqrt(index + rest.length) * Math.cos(angle),
      y: Math.sqrt(index) * Math.sin(angle),
      community: index % 4,
    });
  });
  graph.forEachEdge((edge) => graph.setEdgeAttribute(edge, 'evidence', rows.filter((row) => row.edge === edge).length));
  mkdirSync(folder, { recursive: true });
  const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
  writeFileSync(join(folder, 'graph.json'), JSON.stringify(graph.export()));
  writeFileSync(join(folder, 'evidence.jsonl'), lines(rows));
  writeFileSync(join(folder, 'documents.jsonl'), lines(documents));
  writeFileSync(
    join(folder, 'indicators.csv'),
    '\uFEFFregion,indicator,value,unit,change,period,type,doc,start,end,text\r\n' +
      '凉州区,地区生产总值,335.11,亿元,,2020,actual,liangzhou,0,0,生产总值达到335.11亿元\r\n' +
      '庆阳市,地区生产总值,1000,亿元,,2022,actual,qingyang,0,0,"地区生产总值,突破1000亿元"\r\n',
  );
}

function occurrences(text: string, { label, aliases = [] }: Name): { start: number; end: number }[] {
  return [label, ...aliases].flatMap((form) => {
    const found: { start: number; end: number }[] = [];
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) found.push({ start: at, end: at + form.length });
    return found;
  });
}

function sentenceAt(text: string, at: number): { sentence: string; claim: 'done' | 'planned' } {
  const start = Math.max(text.lastIndexOf('。', at), text.lastIndexOf('\n', at)) + 1;
  const ends = ['。', '\n'].map((mark) => text.indexOf(mark, at)).filter((end) => end >= 0);
  const sentence = text.slice(start, Math.min(...ends, text.length - 1) + 1).trim();
  return { sentence, claim: /将|加快|要/.test(sentence) ? 'planned' : 'done' };
}

function addNode(
  graph: MultiDirectedGraph,
  { kind, label, aliases = [], attributes }: Name,
  year: number,
  region: string,
  key = `${kind}:${label}`,
): string {
  if (!graph.hasNode(key)) {
    graph.addNode(key, {
      kind,
      label,
      aliases,
      mentions: 0,
      documents: 0,
      years: [],
      regions: [],
      size: 4,
      color: '#888888',
      ...attributes,
    });
  }
  const { years, regions } = graph.getNodeAttributes(key) as { years: number[]; regions: string[] };
  graph.mergeNodeAttributes(key, {
    years: [...new Set([...years, year])].sort(),
    regions: [...new Set([...regions, region])].sort(),
    firstYear: Math.min(year, ...years),
    documents: new Set([...years, year]).size,
  });
  return key;
}

function addEdge(graph: MultiDirectedGraph, source: string, relation: Relation, target: string, year: number): string {
  const key = `${source}|${relation}|${target}`;
  if (!graph.hasEdge(key)) graph.addEdgeWithKey(key, source, target, { relation, weight: 0, years: [], evidence: 0 });
  const years = graph.getEdgeAttribute(key, 'years') as number[];
  graph.setEdgeAttribute(key, 'years', [...new Set([...years, year])].sort());
  graph.updateEdgeAttribute(key, 'weight', (weight: number | undefined) => (weight ?? 0) + 1);
  return key;
}
