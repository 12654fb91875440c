import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyPart, type GraphFilter, isEmptyFilter, selectPart, withSubregions } from '../../src/export/filter.ts';
import { NODE_KINDS, RELATIONS, type Relation, SECTORS, STATUSES } from '../../src/model/schema.ts';
import { plainGraph } from './graphs.ts';

const graph = plainGraph();
const nodesOf = (filter: GraphFilter) => [...selectPart(graph, filter).nodes].sort();
const edgesOf = (filter: GraphFilter) => [...selectPart(graph, filter).edges].sort();
const WIND = 'project:北山风电场';
const BRIDGE = 'project:清水河大桥';

describe('selectPart', () => {
  it('without a filter is the whole graph', () => {
    expect(nodesOf({})).toEqual(graph.nodes().sort());
    expect(edgesOf({})).toEqual(graph.edges().sort());
    expect(isEmptyFilter({ subregions: true })).toBe(true);
    expect(isEmptyFilter({ minWeight: 2 })).toBe(false);
  });

  it.each<[string, GraphFilter, string[]]>([
    ['kinds', { kinds: new Set(['project']) }, [WIND, BRIDGE]],
    ['a region', { regions: new Set(['region:2']) }, [WIND, 'region:2']],
    [
      'a region with those below',
      { regions: new Set(['region:0']), kinds: new Set(['region', 'project']) },
      [WIND, BRIDGE, 'region:0', 'region:1', 'region:2'],
    ],
    ['a region alone', { regions: new Set(['region:0']), subregions: false }, ['region:0']],
    ['sectors', { sectors: new Set(['energy']), kinds: new Set(['project']) }, [WIND]],
    ['statuses', { statuses: new Set(['building']), kinds: new Set(['project']) }, [BRIDGE]],
    ['a cluster with its places', { clusters: new Set(['c1']) }, [BRIDGE, 'region:1']],
    ['what is planned', { claim: 'planned', kinds: new Set(['project', 'slogan']) }, [BRIDGE]],
    ['what is done', { claim: 'done', kinds: new Set(['project', 'slogan']) }, [WIND, 'slogan:六稳']],
    ['years from', { from: 2021, kinds: new Set(['project', 'slogan']) }, [BRIDGE, 'slogan:六稳']],
    ['years to', { to: 2020, kinds: new Set(['project']) }, [WIND]],
    ['a node and what surrounds it', { ego: new Set(['slogan:六稳']) }, ['document:a', 'region:1', 'slogan:六稳']],
    ['a node alone', { ego: new Set(['slogan:六稳']), depth: 0 }, ['slogan:六稳']],
    [
      'a node that other filters leave out, and no further',
      { ego: new Set(['slogan:六稳']), kinds: new Set(['region']) },
      ['region:1', 'slogan:六稳'],
    ],
    ['strong edges only', { minWeight: 3 }, ['document:a', 'region:1', 'slogan:六稳']],
    ['nothing known', { ego: new Set(['region:99']), regions: new Set(['region:99']) }, []],
  ])('selects %s', (_, filter, expected) => {
    expect(nodesOf(filter)).toEqual(expected.sort());
  });

  it('reaches further with every step', () => {
    expect(nodesOf({ ego: new Set([WIND]), depth: 2, relations: new Set(['located_in', 'part_of']) })).toEqual(
      [WIND, 'region:0', 'region:2'].sort(),
    );
  });

  it('selects edges by relation, weight, year and claim', () => {
    expect(edgesOf({ relations: new Set(['part_of']) })).toHaveLength(2);
    expect(edgesOf({ relations: new Set(['implements', 'located_in']), claim: 'planned' })).toEqual([`${BRIDGE}|located_in|region:1`]);
    expect(edgesOf({ relations: new Set(['located_in']), to: 2020 })).toEqual([`${WIND}|located_in|region:2`]);
  });

  it('never gives an edge without its ends, nor one more by a stricter filter', () => {
    const subset = <T>(values: readonly T[]) =>
      fc.option(
        fc.subarray([...values]).map((v) => new Set(v)),
        { nil: undefined },
      );
    const filters: fc.Arbitrary<GraphFilter> = fc.record({
      kinds: subset(NODE_KINDS),
      relations: subset(Object.keys(RELATIONS) as Relation[]),
      regions: subset(['region:0', 'region:1', 'region:2']),
      sectors: subset(SECTORS),
      statuses: subset(STATUSES),
      ego: subset(graph.nodes()),
      depth: fc.integer({ min: 0, max: 3 }),
      minWeight: fc.constantFrom(undefined, 1, 2, 3),
      from: fc.constantFrom(undefined, 2020, 2021),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        const { nodes, edges } = selectPart(graph, filter);
        for (const edge of edges) for (const end of graph.extremities(edge)) expect(nodes).toContain(end);
        const { ego: _, ...without } = filter;
        const wider = selectPart(graph, { ...without, minWeight: undefined });
        for (const edge of selectPart(graph, without).edges) expect(wider.edges).toContain(edge);
      }),
    );
  });
});

describe('copyPart', () => {
  it('copies nodes and edges with their attributes and keys, and leaves the graph alone', () => {
    const copy = copyPart(graph, selectPart(graph, { regions: new Set(['region:2']) }));
    expect(copy.export().edges.map(({ key }) => key)).toEqual([`${WIND}|located_in|region:2`]);
    copy.setNodeAttribute(WIND, 'label', '改名');
    expect(graph.getNodeAttribute(WIND, 'label')).toBe('北山风电场');
  });
});

it('withSubregions follows the hierarchy down', () => {
  expect([...withSubregions(graph, ['region:0'])].sort()).toEqual(['region:0', 'region:1', 'region:2']);
  expect([...withSubregions(graph, ['region:99'])]).toEqual(['region:99']);
});
