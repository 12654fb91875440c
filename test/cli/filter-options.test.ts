import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addFilterOptions, type FilterOptions, filterOf } from '../../src/cli/filter-options.ts';
import { UsageError } from '../../src/errors.ts';
import type { GraphFilter } from '../../src/export/filter.ts';
import { plainGraph } from '../export/graphs.ts';

const graph = plainGraph();
const CLUSTERS = [
  { id: 'c1', name: '果园 · 甲县' },
  { id: 'c2', name: '水渠 · 甲县' },
  { id: 'c3', name: '水渠 · 甲县' },
];

function parse(...args: string[]): GraphFilter {
  const command = addFilterOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  return filterOf(graph, command.parse(args, { from: 'user' }).opts<FilterOptions>(), CLUSTERS);
}

describe('filter options', () => {
  it.each<[string[], GraphFilter]>([
    [[], {}],
    [['--kind', 'project', 'company'], { kinds: new Set(['project', 'company']) }],
    [['--kind', 'project', '--kind', 'brand'], { kinds: new Set(['project', 'brand']) }],
    [['--relation', 'located_in'], { relations: new Set(['located_in']) }],
    [['--region', '甲县', 'region:2'], { regions: new Set(['region:1', 'region:2']), subregions: true }],
    [['--region', '丙市', '--no-subregions'], { regions: new Set(['region:0']), subregions: false }],
    [['--years', '2021'], { from: 2021, to: 2021 }],
    [['--years', '2019-2021'], { from: 2019, to: 2021 }],
    [['--years', '2020-'], { from: 2020 }],
    [['--years=-2020'], { to: 2020 }],
    [['--cluster', 'c1', 'c3'], { clusters: new Set(['c1', 'c3']) }],
    [['--cluster', '果园 · 甲县'], { clusters: new Set(['c1']) }],
    [['--sector', 'energy', '--status', 'building'], { sectors: new Set(['energy']), statuses: new Set(['building']) }],
    [['--claim', 'planned', '--min-weight', '0.5'], { claim: 'planned', minWeight: 0.5 }],
    [['--ego', '六稳'], { ego: new Set(['slogan:六稳']), depth: 1 }],
    [['--ego', '清水河大桥项目', '六稳', '--depth', '3'], { ego: new Set(['project:清水河大桥', 'slogan:六稳']), depth: 3 }],
  ])('%j', (args, filter) => {
    expect(parse(...args)).toEqual(filter);
  });

  it.each([
    [['--kind', 'person'], /Allowed choices are region/],
    [['--years', 'now'], /Give a year or a range/],
    [['--years', '2021-2019'], /ends before it begins/],
    [['--years', '-'], /Give a year or a range/],
    [['--min-weight', '-1'], /0 or more/],
    [['--depth', '1.5', '--ego', '六稳'], /whole number/],
    [['--depth', '2'], /--depth says nothing without --ego/],
    [['--region', '没有县'], /no node is named 没有县/],
    [['--region', '六稳'], /no node is named 六稳/],
    [['--cluster', 'c99'], /unknown cluster: c99; zhengmai clusters WORD/],
    [['--cluster', '果园'], /unknown cluster: 果园; did you mean:\n {2}c1 果园 · 甲县/],
    [['--cluster', '水渠 · 甲县'], /several clusters are named 水渠 · 甲县; give the id of one:\n {2}c2 .*\n {2}c3 /],
  ])('refuses %j', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });

  it('lists what an ambiguous name may mean', () => {
    const twins = graph.copy();
    for (const key of ['project:1/人民公园', 'project:2/人民公园'])
      twins.addNode(key, { ...graph.getNodeAttributes('project:清水河大桥'), label: '人民公园' });
    expect(() => filterOf(twins as typeof graph, { ego: ['人民公园'], subregions: true }, CLUSTERS)).toThrow(UsageError);
    expect(() => filterOf(twins as typeof graph, { ego: ['人民公园'], subregions: true }, CLUSTERS)).toThrow(
      /project:1\/人民公园[\s\S]*project:2\/人民公园/,
    );
  });
});
