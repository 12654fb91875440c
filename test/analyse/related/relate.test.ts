import { describe, expect, it } from 'vitest';
import { type MentionRow, ProjectPassages } from '../../../src/analyse/related/passages.ts';
import { addRelated, type Relations, relatedEvidence, relateProjects, writeReason } from '../../../src/analyse/related/relate.ts';
import { tagWords } from '../../../src/segment/words.ts';
import { GraphMaker, reversed } from '../graphs.ts';
import { type Corpus, corpusOf } from './corpus.ts';

/** Projects that have nothing to do with each other, so that a word of two is rare. */
const OTHERS = [
  '苹果交易市场',
  '体育馆',
  '第二小学',
  '粮库',
  '气象站',
  '图书馆',
  '屠宰厂',
  '纺织厂',
  '敬老院',
  '消防站',
  '电子商务园',
  '孵化器',
];

function relate(corpus: Corpus): { relations: Relations; find: (a: string, b: string) => { reasons: string[]; strength: number } | null } {
  const { graph, passages } = corpusOf(corpus);
  const relations = relateProjects({ graph, passages, cut: tagWords });
  return {
    relations,
    find: (a, b) => {
      const keys = [`project:${a}`, `project:${b}`];
      const pair = [...relations.pairs].find(
        (p) => keys.includes(relations.projects.at(p.a)?.key ?? '') && keys.includes(relations.projects.at(p.b)?.key ?? ''),
      );
      return pair
        ? { reasons: relations.reasons(pair.a, pair.b).map((reason) => writeReason(graph, reason)), strength: pair.strength }
        : null;
    },
  };
}

describe('relateProjects', () => {
  it('relates by a telling word across regions', () => {
    const { find } = relate({
      甲县: ['赵庄煤矿建成投产。', ...OTHERS.slice(0, 6).map((name) => `${name}建成。`)],
      乙县: ['钱家沟煤矿开工建设。', ...OTHERS.slice(6).map((name) => `${name}开工。`)],
      projects: { energy: ['赵庄煤矿', '钱家沟煤矿'], other: OTHERS },
    });
    expect(find('赵庄煤矿', '钱家沟煤矿')?.reasons).toEqual(['words:煤矿', 'sector:energy']);
    expect(find('赵庄煤矿', '气象站')).toBeNull();
  });

  it('relates what one enumeration lists side by side, and not what only shares a long sentence', () => {
    const { find } = relate({
      甲县: ['孙庄水库、李湾泵站建成投用，同时新建周村小学，吴镇敬老院投用。', ...OTHERS.map((name) => `${name}建成。`)],
      projects: { water: ['孙庄水库', '李湾泵站'], education: ['周村小学'], health: ['吴镇敬老院'], other: OTHERS },
    });
    expect(find('孙庄水库', '李湾泵站')?.reasons).toContain('coordination');
    expect(find('孙庄水库', '周村小学')).toBeNull();
  });

  it('relates by a company, and by a part', () => {
    const { find } = relate({
      甲县: [
        '远山光电产业园建成。',
        '远山光电产业园供水管网开工。',
        '远山机械铸件车间投产。',
        '远山机械变速箱车间投产。',
        ...OTHERS.map((name) => `${name}建成。`),
      ],
      projects: {
        industry: ['远山光电产业园', '远山机械铸件车间', '远山机械变速箱车间'],
        water: ['远山光电产业园供水管网'],
        other: OTHERS,
      },
      companies: { 远山机械: ['远山机械铸件车间', '远山机械变速箱车间'] },
    });
    expect(find('远山光电产业园', '远山光电产业园供水管网')?.reasons[0]).toBe('part_of:远山光电产业园');
    expect(find('远山机械铸件车间', '远山机械变速箱车间')?.reasons).toContain('company:远山机械');
  });

  it('does not take a name that many names hold for a whole', () => {
    const plants = Array.from({ length: 20 }, (_, i) => `${'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'[i]}庄污水处理厂`);
    const { relations } = relate({
      甲县: [...plants, '污水处理厂'].map((name) => `${name}建成。`),
      projects: { water: [...plants, '污水处理厂'] },
    });
    expect([...relations.pairs].flatMap(({ a, b }) => [...relations.reasons(a, b)]).filter(({ kind }) => kind === 'part_of')).toEqual([]);
  });

  it('gives the same pairs whatever the order of nodes and edges', () => {
    const { graph, passages } = corpusOf({
      甲县: ['赵庄煤矿、钱庄煤矿投产。', '孙庄煤矿开工。', '李庄水库除险加固。', '周庄水库竣工。'],
      projects: { energy: ['赵庄煤矿', '钱庄煤矿', '孙庄煤矿'], water: ['李庄水库', '周庄水库'] },
    });
    const [one, other] = [graph, reversed(graph)].map((g) => relateProjects({ graph: g, passages, cut: tagWords }));
    expect([...(other?.pairs ?? [])]).toEqual([...(one?.pairs ?? [])]);
    expect(one?.pairs.length).toBeGreaterThan(0);
  });

  it('never scores beyond 1, nor one direction unlike the other', () => {
    const { relations } = relate({
      甲县: ['赵庄煤矿、赵庄煤矿二期、赵庄煤矿风井投产。', '孙庄煤矿开工。'],
      projects: { energy: ['赵庄煤矿', '赵庄煤矿二期', '赵庄煤矿风井', '孙庄煤矿'] },
    });
    for (let a = 0; a < 4; a++)
      for (let b = 0; b < 4; b++) {
        if (a === b) continue;
        expect(relations.strength(a, b)).toBe(relations.strength(b, a));
        expect(relations.strength(a, b)).toBeLessThanOrEqual(1);
      }
  });

  it('relates nobody by a word that very many have', () => {
    const roads = Array.from({ length: 900 }, (_, i) => `${String.fromCharCode(0x4e00 + i)}某公路`);
    const { relations } = relate({ 甲县: roads.map((name) => `${name}通车。`), projects: { transport: roads } });
    expect(relations.pairs.length).toBe(0);
  });

  it('reads an empty graph', () => {
    const relations = relateProjects({ graph: new GraphMaker().graph, passages: new ProjectPassages(), cut: tagWords });
    expect([...relations.projects, ...relations.pairs]).toEqual([]);
  });
});

describe('addRelated', () => {
  it('adds edges with reasons, and rows that show both names', () => {
    const { graph, passages } = corpusOf({
      甲县: ['赵庄煤矿、钱庄煤矿投产。', ...OTHERS.map((name) => `${name}建成。`)],
      乙县: ['孙庄煤矿开工。'],
      projects: { energy: ['赵庄煤矿', '钱庄煤矿', '孙庄煤矿'], other: OTHERS },
    });
    const relations = relateProjects({ graph, passages, cut: tagWords });
    addRelated(graph, relations, passages);
    const rows = [...relatedEvidence(relations, passages)];
    const same = 'project:赵庄煤矿|related_to|project:钱庄煤矿';
    const across = 'project:孙庄煤矿|related_to|project:赵庄煤矿';
    expect(graph.getEdgeAttributes(same)).toMatchObject({ relation: 'related_to', evidence: 2, years: [2021] });
    expect(graph.getEdgeAttribute(same, 'reasons')).toContain('coordination');
    const shown = (edge: string) => rows.filter((row) => row.edge === edge).map(({ doc, text }) => [doc, text]);
    expect(shown(same)).toEqual([
      ['甲县', '赵庄煤矿'],
      ['甲县', '钱庄煤矿'],
    ]);
    expect(shown(across)).toEqual([
      ['乙县', '孙庄煤矿'],
      ['甲县', '赵庄煤矿'],
    ]);
    graph.forEachEdge((edge, { relation, evidence }) => {
      if (relation === 'related_to') expect(rows.filter((row) => row.edge === edge)).toHaveLength(evidence);
    });
    for (const row of rows) expect(row).not.toHaveProperty('node');
  });
});

describe('ProjectPassages', () => {
  const row = (node: string, start: number, text: string, sentence = 's'): MentionRow & { text: string } => ({
    node,
    doc: 'd',
    start,
    end: start + text.length,
    sentence,
    text,
  });

  it.each([
    ['甲煤矿、乙煤矿', true],
    ['甲煤矿和乙煤矿', true],
    ['“甲煤矿”“乙煤矿”', true],
    ['甲煤矿以及乙煤矿', true],
    ['甲煤矿，乙煤矿', false],
    ['甲煤矿供应乙煤矿', false],
  ])('%s is an enumeration: %s', (text, expected) => {
    const passages = new ProjectPassages();
    passages.add([row('project:甲', text.indexOf('甲'), '甲煤矿'), row('project:乙', text.indexOf('乙'), '乙煤矿')], text);
    expect([...passages.coordinated]).toEqual(expected ? [['project:甲', 'project:乙']] : []);
  });

  it.each([
    ['位于甲产业园的乙车间投产', 'park first'],
    ['在甲产业园新建乙车间', 'park first'],
    ['乙车间落户甲产业园', 'park last'],
    ['乙车间等项目相继入驻甲产业园', 'park last'],
    ['建成甲产业园、乙车间', null],
    ['甲产业园建成，乙车间投产', null],
  ])('%s: what stands in what', (text, expected) => {
    const passages = new ProjectPassages();
    const rows = [row('project:甲', text.indexOf('甲'), '甲产业园'), row('project:乙', text.indexOf('乙'), '乙车间')];
    passages.add(
      rows.sort((a, b) => a.start - b.start),
      text,
    );
    expect([...passages.standing]).toEqual(expected ? [['project:乙', 'project:甲']] : []);
  });

  it('keeps a policy that stands beside a project, not one far off', () => {
    const passages = new ProjectPassages();
    passages.add([row('policy:近', 0, '近'), row('project:甲', 10, '甲煤矿'), row('slogan:远', 90, '远')]);
    expect([...passages.programmesOf('project:甲')]).toEqual(['policy:近']);
  });

  it('numbers sentences through documents', () => {
    const passages = new ProjectPassages();
    passages.add([row('project:甲', 0, '甲'), row('project:甲', 5, '甲'), row('project:乙', 20, '乙', 't')]);
    passages.add([row('project:甲', 0, '甲')]);
    expect(passages.sentencesOf('project:甲')).toEqual([0, 2]);
    expect(passages.sentencesOf('project:乙')).toEqual([1]);
    expect(passages.rowsOf('project:甲')).toHaveLength(2);
  });
});
