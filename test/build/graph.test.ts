import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/build/index.ts';
import { recordOf } from './records.ts';

const county = (name: string, key: string) =>
  ({ kind: 'region', name, key, attributes: { level: 'county', code: key.slice(7), ancestors: ['region:62'] } }) as const;

describe('buildGraph', () => {
  const { graph, documents } = buildGraph(
    [
      recordOf({
        id: 'b',
        year: 2021,
        region: '甲县',
        sentences: ['甲县落实四个不摘。', { text: '明年甲县推进清水河大桥。', claim: 'planned', year: 2022 }],
        names: [county('甲县', 'region:620001'), { kind: 'slogan', name: '四个不摘' }, { kind: 'project', name: '清水河大桥' }],
        relations: [
          ['甲县', 'implements', '四个不摘'],
          ['清水河大桥', 'located_in', '甲县'],
        ],
      }),
      recordOf({
        id: 'a',
        year: 2019,
        region: '乙县',
        sentences: ['乙县落实“四个不摘”。'],
        names: [county('乙县', 'region:620002'), { kind: 'slogan', name: '四个不摘' }],
        relations: [['乙县', 'implements', '四个不摘']],
      }),
    ],
    [{ id: 'c', path: 'c.pdf', reason: 'the file is encrypted; remove its password' }],
  );

  it('has one node for a thing of several documents, tied to the regions of each', () => {
    expect(graph.getNodeAttributes('slogan:四个不摘')).toMatchObject({
      kind: 'slogan',
      label: '四个不摘',
      mentions: 2,
      documents: 2,
      years: [2019, 2021],
      firstYear: 2019,
      regions: ['乙县', '甲县'],
      claims: ['done'],
    });
  });

  it('tells the year and the claim of a sentence from those of its document', () => {
    expect(graph.getNodeAttributes('project:清水河大桥')).toMatchObject({ years: [2022], claims: ['planned'] });
    expect(graph.getEdgeAttributes('project:清水河大桥|located_in|region:620001')).toEqual({
      relation: 'located_in',
      weight: 1,
      years: [2022],
      claims: ['planned'],
      evidence: 1,
    });
  });

  it('has a node for every document that could be read, and a row for all', () => {
    expect(graph.filterNodes((_, { kind }) => kind === 'document')).toEqual(['document:a', 'document:b']);
    expect(documents.map(({ id, warnings }) => [id, warnings])).toEqual([
      ['a', []],
      ['b', []],
      ['c', ['the file is encrypted; remove its password']],
    ]);
  });

  it('never has an attribute named type, which Sigma would take for a renderer', () => {
    expect(graph.someNode((_, node) => 'type' in node) || graph.someEdge((_, edge) => 'type' in edge)).toBe(false);
  });

  it('has nodes and edges in the order of their keys', () => {
    expect(graph.nodes()).toEqual(graph.nodes().toSorted());
    expect(graph.edges()).toEqual(graph.edges().toSorted());
  });

  it('of no documents is an empty graph', () => {
    expect(buildGraph([]).graph.order).toBe(0);
  });
});

describe('a region that was renamed', () => {
  const document = (id: string, year: number, name: string, times: number) =>
    recordOf({
      id,
      year,
      region: name,
      sentences: Array.from({ length: times }, (_, i) => `${name}第${i}件事。`),
      names: [county(name, 'region:130608')],
    });

  it('is one node, called by the newest name of the documents’ years', () => {
    const { graph } = buildGraph([document('a', 2003, '清苑县', 5), document('b', 2020, '清苑区', 1)], []);
    expect(graph.getNodeAttributes('region:130608')).toMatchObject({ label: '清苑区', aliases: ['清苑县'] });
  });

  it('keeps its old name where no document is newer', () => {
    const { graph } = buildGraph([document('a', 2003, '清苑县', 1)], []);
    expect(graph.getNodeAttribute('region:130608', 'label')).toBe('清苑县');
  });
});
