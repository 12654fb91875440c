import { describe, expect, it } from 'vitest';
import { findNode, findNodes } from '../../src/inspect/find-node.ts';
import { GraphMaker } from '../analyse/graphs.ts';

const maker = new GraphMaker();
maker.node('slogan', '四个不摘', { aliases: ['四不摘'], mentions: 5 });
maker.node('policy', '农村“三变”改革', { aliases: ['三变改革'] });
maker.node('region', '静宁县', { aliases: ['静宁'] });
maker.node('region', '宁县');
maker.node('project', '人民公园', { mentions: 1, regions: ['静宁县'] });
maker.node('brand', '人民公园', { mentions: 3 });
const { graph } = maker;

describe('findNodes', () => {
  it.each([
    ['四个不摘', ['slogan:四个不摘']],
    ['slogan:四个不摘', ['slogan:四个不摘']],
    ['四不摘', ['slogan:四个不摘']],
    ['农村三变改革', ['policy:农村“三变”改革']],
    ['“三变”改革', ['policy:农村“三变”改革']],
    ['宁县', ['region:宁县']],
    ['人民公园', ['brand:人民公园', 'project:人民公园']],
    ['公园', []],
    ['', []],
  ])('%s → %j', (name, keys) => {
    expect(findNodes(graph, name)).toEqual(keys);
  });

  it('looks among nodes of one kind if asked', () => {
    expect(findNodes(graph, '人民公园', 'project')).toEqual(['project:人民公园']);
  });
});

describe('findNode', () => {
  it('lists what an ambiguous or unknown name may mean', () => {
    expect(findNode(graph, '宁县')).toBe('region:宁县');
    expect(() => findNode(graph, '人民公园')).toThrow(
      /several nodes.*\n {2}brand:人民公园.*\n {2}project:人民公园 \(project 人民公园, 静宁县\)/,
    );
    expect(() => findNode(graph, '公园')).toThrow(/no node is named 公园; did you mean:\n {2}brand:人民公园/);
    expect(() => findNode(graph, '火星')).toThrow(/no node is named 火星; check it in nodes\.csv/);
  });
});
