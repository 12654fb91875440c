import { MultiDirectedGraph } from 'graphology';
import { seededRandom } from '../../src/analyse/random.ts';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../../src/model/graph.ts';
import { ENTITY_KINDS, type Relation } from '../../src/model/schema.ts';

/** Texts that break careless writers of some format. */
export const HOSTILE: readonly string[] = [
  '<script>alert("1")</script>',
  'a & b < c > d \' e " f',
  ']]>',
  '<![CDATA[',
  '\u0000\u0001\u001f\u007f\u0085',
  '\uD800',
  '\uDC00\uD800',
  '\uFFFE\uFFFF',
  '第一行\n第二行\r\n第三行\t表',
  '=SUM(A1:A9)',
  '+1-2',
  '-县',
  '@cmd',
  '"引号","逗号"',
  '分号;竖线|',
  "\\'; MATCH (n) DETACH DELETE n; //",
  '\\u0027',
  '𠀀𝒳😀',
  '__proto__',
  'constructor',
  '\u202Eabc',
  '  空格  ',
  '',
];

const node = (attributes: Partial<NodeAttributes> & Pick<NodeAttributes, 'kind' | 'label'>): NodeAttributes => ({
  aliases: [],
  mentions: 1,
  documents: 1,
  years: [],
  claims: [],
  regions: [],
  community: 0,
  x: 1.5,
  y: -2.25,
  size: 5.5,
  color: '#332288',
  ...attributes,
});

const edge = (attributes: Partial<EdgeAttributes> & Pick<EdgeAttributes, 'relation'>): EdgeAttributes => ({
  weight: 1,
  years: [],
  claims: [],
  evidence: 1,
  ...attributes,
});

/** A graph of nothing. */
export function emptyGraph(): KnowledgeGraph {
  return new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
}

/** Every hostile text as key, name, alias and value of every attribute that may hold any text. */
export function hostileGraph(): KnowledgeGraph {
  const graph = emptyGraph();
  HOSTILE.forEach((text, i) => {
    const kind = ENTITY_KINDS[i % ENTITY_KINDS.length] as NodeAttributes['kind'];
    graph.addNode(
      `${kind}:${i}${text}`,
      node({
        kind,
        label: text || '无名',
        aliases: [text, '别名'],
        regions: [text],
        years: i % 2 ? [2020, 2021] : [],
        claims: i % 3 ? ['done', 'planned'] : [],
        investment: text,
        investmentYuan: 1.3e10 + i / 4,
        expansion: [text],
        cluster: text,
        title: text,
        publisher: text,
        path: text,
      }),
    );
  });
  const keys = graph.nodes();
  keys.forEach((source, i) => {
    const target = keys[(i + 1) % keys.length] as string;
    for (const relation of ['mentions', 'implements'] as Relation[]) {
      const reasons = [HOSTILE[i] as string];
      const key = `${source}|${relation}|${target}`;
      graph.addDirectedEdgeWithKey(key, source, target, edge({ relation, weight: 0.25 + i, years: i % 2 ? [2021] : [], reasons }));
    }
  });
  return graph;
}

/** A graph with every attribute, and parallel edges; all its texts are plain. */
export function plainGraph(): KnowledgeGraph {
  const graph = emptyGraph();
  const placed = { x: 12.5, y: -3.25, size: 8, color: '#117733' };
  graph.addNode(
    'region:1',
    node({ kind: 'region', label: '甲县', level: 'county', code: '620001', regions: ['甲县'], years: [2020, 2021] }),
  );
  graph.addNode('region:0', node({ kind: 'region', label: '丙市', level: 'prefecture', code: '6200', regions: ['丙市'] }));
  graph.addNode('region:2', node({ kind: 'region', label: '乙县', level: 'county', code: '620002', regions: ['乙县'] }));
  graph.addNode(
    'project:清水河大桥',
    node({
      kind: 'project',
      label: '清水河大桥',
      aliases: ['清水河大桥项目'],
      regions: ['甲县'],
      years: [2021],
      claims: ['planned'],
      status: 'building',
      investment: '3.5亿元',
      investmentYuan: 3.5e8,
      sector: 'transport',
      cluster: 'c1',
      mentions: 3,
      ...placed,
    }),
  );
  graph.addNode(
    'project:北山风电场',
    node({
      kind: 'project',
      label: '北山风电场',
      regions: ['乙县'],
      years: [2020],
      claims: ['done'],
      sector: 'energy',
      status: 'operating',
    }),
  );
  graph.addNode(
    'slogan:六稳',
    node({
      kind: 'slogan',
      label: '六稳',
      regions: ['甲县'],
      years: [2020, 2021],
      claims: ['done'],
      expansion: ['稳就业', '稳金融'],
      firstYear: 2020,
    }),
  );
  graph.addNode(
    'document:a',
    node({
      kind: 'document',
      label: '甲县政府工作报告',
      title: '甲县政府工作报告',
      date: '2021-01-26',
      publisher: '甲县人民政府',
      path: 'a.txt',
      region: '甲县',
      regions: ['甲县'],
      years: [2021],
    }),
  );
  const add = (source: string, relation: Relation, target: string, attributes: Partial<EdgeAttributes> = {}) =>
    graph.addDirectedEdgeWithKey(`${source}|${relation}|${target}`, source, target, edge({ relation, ...attributes }));
  add('region:1', 'part_of', 'region:0');
  add('region:2', 'part_of', 'region:0');
  add('document:a', 'about', 'region:1', { years: [2021] });
  add('document:a', 'mentions', 'region:1', { weight: 2, years: [2021], claims: ['done'] });
  add('document:a', 'mentions', 'slogan:六稳', { weight: 3, years: [2021], claims: ['done'] });
  add('region:1', 'implements', 'slogan:六稳', { weight: 3, years: [2020, 2021], claims: ['done'], evidence: 3 });
  add('project:清水河大桥', 'located_in', 'region:1', { years: [2021], claims: ['planned'] });
  add('project:北山风电场', 'located_in', 'region:2', { years: [2020], claims: ['done'] });
  add('project:北山风电场', 'related_to', 'project:清水河大桥', { weight: 0.5, reasons: ['place:丙市', 'words:北山'] });
  return graph;
}

/** A large graph in the build's form, the same every time. */
export function largeGraph(nodes: number, edges: number): KnowledgeGraph {
  const graph = emptyGraph();
  const random = seededRandom(7);
  for (let i = 0; i < nodes; i++) {
    const label = `第${i}号清水河大桥`;
    graph.addNode(
      `project:${label}`,
      node({
        kind: 'project',
        label,
        years: [2019 + (i % 5)],
        regions: ['甲县'],
        x: random() * 1e3,
        y: random() * 1e3,
        sector: 'transport',
      }),
    );
  }
  const keys = graph.nodes();
  for (let i = 0; i < edges; i++) {
    const source = keys[i % nodes] as string;
    const target = keys[Math.floor(random() * nodes)] as string;
    graph.addDirectedEdgeWithKey(
      `${source}|related_to|${target}|${i}`,
      source,
      target,
      edge({ relation: 'related_to', weight: 1 + random(), years: [2020] }),
    );
  }
  return graph;
}
