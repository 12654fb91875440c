import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRow } from '../../src/export/csv.ts';
import { parseCsv } from '../../viewer/data/csv.ts';
import { groupBy } from '../../viewer/data/group.ts';
import { type Cell, compareTimes, measuresOf, periodOf } from '../../viewer/data/indicators.ts';
import { importGraph, LoadError } from '../../viewer/data/load.ts';

describe('CSV', () => {
  test('gives back what the build writes', () => {
    const value = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.record({ a: value, b: value, c: value }), { minLength: 1 }), (rows) => {
        const written = `\uFEFF${csvRow(['a', 'b', 'c'])}${rows.map(({ a, b, c }) => csvRow([a, b, c])).join('')}`;
        expect(parseCsv(written)).toEqual(rows);
      }),
    );
  });

  test.each([
    ['a,b\r\n1,2\r\n', [{ a: '1', b: '2' }]],
    ['a,b\n1,2', [{ a: '1', b: '2' }]],
    ['a,b\r\n"x, ""y""\r\nz",2\r\n', [{ a: 'x, "y"\r\nz', b: '2' }]],
    ['a,b\r\n1\r\n', [{ a: '1', b: '' }]],
    ['a,b\r\n', []],
    ['', []],
  ])('%j', (text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });
});

test.each([
  ['2021', { start: 2021, end: 2022 }],
  ['2021H1', { start: 2021, end: 2021.5 }],
  ['2021H2', { start: 2021.5, end: 2022 }],
  ['2021Q3', { start: 2021.5, end: 2021.75 }],
  ['2016-2020', { start: 2016, end: 2021 }],
  ['2021-07', { start: 2021.5, end: 2021 + 7 / 12 }],
  ['', null],
  ['去年', null],
])('the time of %s', (period, time) => {
  expect(periodOf(period)).toEqual(time);
});

test('times: the later first, what has none last', () => {
  const times = ['2020', '', '2021', '2021H1', '2016-2020'].map((period) => ({ period, time: periodOf(period) }));
  expect(times.sort(compareTimes).map(({ period }) => period)).toEqual(['2021', '2021H1', '2020', '2016-2020', '']);
});

test('measures: those of most regions first, in one unit each', () => {
  const cell = (id: number, region: string, indicator: string, measure: 'level' | 'growth', unit: string): Cell => ({
    ...{ id, region, indicator, measure, unit, period: '2020', time: periodOf('2020') },
    ...{ actual: null, target: null, attained: null, previous: null, change: null },
  });
  const measures = measuresOf([
    cell(0, '甲市', '产值', 'growth', '%'),
    cell(1, '甲市', '产值', 'level', '元'),
    cell(2, '乙市', '产值', 'level', '元'),
    cell(3, '甲市', '面积', 'level', '亩'),
  ]);
  expect(measures.map(({ indicator, measure, regions }) => [indicator, measure, regions.size])).toEqual([
    ['产值', 'level', 2],
    ['面积', 'level', 1],
    ['产值', 'growth', 1],
  ]);
});

test('groups keep the order of their items', () => {
  expect([...groupBy([3, 1, 4, 1, 5], (n) => n % 2)]).toEqual([
    [1, [3, 1, 1, 5]],
    [0, [4]],
  ]);
});

describe('a graph that is not as it must be is told apart', () => {
  const node = { kind: 'policy', label: '甲', aliases: [], years: [], claims: [], regions: [], x: 0, y: 0 };
  const graph = (attributes: object, edges: unknown[] = []) => ({
    options: { type: 'directed', multi: true },
    attributes: {},
    nodes: [
      { key: 'a', attributes: { ...node, ...attributes } },
      { key: 'b', attributes: node },
    ],
    edges,
  });

  test.each([
    ['not a graph', { nodes: 1 }, /./],
    ['an unknown kind', graph({ kind: 'moon' }), /unknown kind of node a: moon/],
    ['no label', graph({ label: undefined }), /node without a label: a/],
    ['no place', graph({ x: null }), /node without a place: a/],
    [
      'an unknown relation',
      graph({}, [{ key: 'e', source: 'a', target: 'b', attributes: { relation: 'likes' } }]),
      /unknown relation of edge e: likes/,
    ],
    ['an edge to nowhere', graph({}, [{ key: 'e', source: 'a', target: 'c', attributes: {} }]), /./],
  ])('%s', (_, exported, message) => {
    expect(() => importGraph(exported)).toThrow(LoadError);
    expect(() => importGraph(exported)).toThrow(message);
  });

  test('one that is', () => {
    expect(importGraph(graph({})).order).toBe(2);
  });
});
