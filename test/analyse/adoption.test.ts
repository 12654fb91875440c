import { describe, expect, it } from 'vitest';
import { adoptionState, comparableRegions, isOfKind, readAdoptions } from '../../src/analyse/adoption.ts';
import { ancestorsOf } from '../../src/analyse/hierarchy.ts';
import { sharedPolicies } from '../../src/analyse/shared.ts';
import { allPairs } from '../../src/analyse/similarity.ts';
import { GraphMaker, reversed } from './graphs.ts';

function sample() {
  const maker = new GraphMaker();
  maker.region('甘肃省', { code: '62', level: 'province' });
  maker.region('平凉市', { code: '6208', level: 'prefecture', within: '甘肃省', documents: [2021] });
  maker.region('静宁县', { code: '620826', level: 'county', within: '平凉市' });
  maker.region('威戎镇', { code: '620826101', level: 'township', within: '静宁县' });
  maker.region('庆阳市', { code: '6210', level: 'prefecture', within: '甘肃省', documents: [2020, 2022] });
  maker.region('天津市', { code: '12', level: 'province' });
  maker.implement('平凉市', '六稳', [2021]);
  maker.implement('庆阳市', '六稳', [2022]);
  maker.implement('威戎镇', '一户一策', [2020, 2021]);
  maker.implement('静宁县', '一户一策', [2019]);
  maker.implement('天津市', '东西部协作', [2021], 'policy');
  return maker.graph;
}

const find = (table: ReturnType<typeof readAdoptions>, label: string) => {
  const policy = table.policies.find((p) => p.label === label);
  if (!policy) throw new Error(`no policy ${label}`);
  return policy;
};

describe('ancestorsOf', () => {
  it('follows part_of upwards, nearest first', () => {
    expect(ancestorsOf(sample(), 'region:威戎镇')).toEqual(['region:静宁县', 'region:平凉市', 'region:甘肃省']);
    expect(ancestorsOf(sample(), 'region:甘肃省')).toEqual([]);
  });

  it('ends in a circle', () => {
    const maker = new GraphMaker();
    maker.region('甲县', {});
    maker.region('乙县', { within: '甲县' });
    maker.edge('region:甲县', 'part_of', 'region:乙县');
    expect(ancestorsOf(maker.graph, 'region:甲县')).toEqual(['region:乙县']);
  });
});

describe('readAdoptions', () => {
  it('counts a subregion with the nearest region that has a document', () => {
    const table = readAdoptions(sample());
    const adoptions = find(table, '一户一策').regions;
    expect([...adoptions.keys()]).toEqual(['region:平凉市']);
    expect(adoptions.get('region:平凉市')).toEqual({
      edge: 'region:威戎镇|implements|slogan:一户一策',
      edges: ['region:静宁县|implements|slogan:一户一策', 'region:威戎镇|implements|slogan:一户一策'],
      count: 3,
      years: [2019, 2020, 2021],
      firstYear: 2019,
      lastYear: 2021,
    });
  });

  it('leaves subregions alone, or counts them with all above, as asked', () => {
    expect([...find(readAdoptions(sample(), { rollUp: 'none' }), '一户一策').regions.keys()]).toEqual(['region:静宁县', 'region:威戎镇']);
    expect([...find(readAdoptions(sample(), { rollUp: 'all' }), '一户一策').regions.keys()]).toEqual([
      'region:甘肃省',
      'region:平凉市',
      'region:静宁县',
      'region:威戎镇',
    ]);
  });

  it('lists policies by the number of regions, and regions by division code', () => {
    const table = readAdoptions(sample());
    expect(table.policies.map(({ label }) => label)).toEqual(['六稳', '一户一策', '东西部协作']);
    expect(table.regions.map(({ label }) => label)).toEqual(['天津市', '平凉市', '庆阳市']);
    expect(find(table, '六稳')).toMatchObject({ kind: 'slogan', count: 2, firstYear: 2021 });
    expect(find(table, '东西部协作').kind).toBe('policy');
  });

  it('keeps apart what regions mean by one name', () => {
    const maker = new GraphMaker();
    for (const [label, code] of Object.entries({ 甲市: '1101', 乙市: '1201', 丙市: '1301' })) {
      maker.region(label, { code, level: 'prefecture', documents: [2021] });
      maker.implement(label, '五个一', [2021]);
      maker.implement(label, '六稳', [2021]);
    }
    maker.region('丙县', { within: '丙市' });
    maker.implement('丙县', '五个一', [2020]);
    maker.node('slogan', '五个一', {
      senses: [
        { regions: ['region:丙市', 'region:甲市'], expansion: ['一条路', '一座桥'] },
        { regions: ['region:乙市'], expansion: [] },
      ],
    });
    const { policies } = readAdoptions(maker.graph);
    const rows = policies.filter(({ name }) => name === '五个一');
    expect(rows.map(({ id, label, sense }) => [id, label, sense])).toEqual([
      ['slogan:五个一#region:丙市', '五个一（甲市、丙市）', ['一条路', '一座桥']],
      ['slogan:五个一#region:乙市', '五个一（乙市）', []],
    ]);
    // A subregion means what the document does that it stands in.
    expect(rows[0]?.regions.get('region:丙市')).toMatchObject({ count: 2, years: [2020, 2021] });
    expect(policies.find(({ label }) => label === '六稳')).toMatchObject({ id: 'slogan:六稳', sense: null });
    expect(sharedPolicies({ policies, regions: readAdoptions(maker.graph).regions }).namesakes).toEqual([{ name: '五个一', senses: rows }]);
    const two = { regions: ['region:甲市', 'region:乙市'] };
    const shared = sharedPolicies(readAdoptions(maker.graph), two);
    expect(shared.common.map(({ label }) => label)).toEqual(['六稳']);
    expect(shared.namesakes).toHaveLength(1);
    // Neither in common nor alone: it speaks neither for nor against their likeness.
    expect([...shared.alone.values()].flat()).toEqual([]);
    const pairs = [...shared.pairs, ...allPairs(readAdoptions(maker.graph))].filter(
      ({ a, b }) => a === 'region:甲市' && b === 'region:乙市',
    );
    expect(pairs).toHaveLength(2);
    for (const pair of pairs) expect(pair).toMatchObject({ shared: 1, onlyA: 0, onlyB: 0, jaccard: 1, weighted: expect.closeTo(1) });
    expect(readAdoptions(reversed(maker.graph)).policies.map(({ id }) => id)).toEqual(policies.map(({ id }) => id));
  });

  it('tells silence from a missing document', () => {
    const table = readAdoptions(sample());
    const region = (label: string) => table.regions.find((r) => r.label === label) as (typeof table.regions)[number];
    expect(adoptionState(find(table, '一户一策'), region('平凉市'))).toBe('adopted');
    expect(adoptionState(find(table, '一户一策'), region('庆阳市'))).toBe('not_mentioned');
    expect(adoptionState(find(table, '一户一策'), region('天津市'))).toBe('no_document');
    expect(region('庆阳市').documentYears).toEqual([2020, 2022]);
    expect(comparableRegions(table).map(({ label }) => label)).toEqual(['平凉市', '庆阳市']);
  });

  it('makes one row of a policy and a slogan of one name, without counting sentences twice', () => {
    const maker = new GraphMaker();
    maker.region('甲县', { documents: [2021] });
    maker.region('乙县', { documents: [2022] });
    maker.implement('甲县', '东数西算', [2020, 2021], 'policy');
    maker.implement('甲县', '东数西算', [2020, 2021, 2022]);
    maker.implement('乙县', '东数西算', [2022]);
    const { policies } = readAdoptions(maker.graph);
    expect(policies).toHaveLength(1);
    expect(policies[0]).toMatchObject({ key: 'policy:东数西算', kind: 'policy', twins: ['slogan:东数西算'], count: 4, firstYear: 2020 });
    expect([...(policies[0]?.regions.keys() ?? [])].sort()).toEqual(['region:乙县', 'region:甲县']);
    for (const kind of ['policy', 'slogan'] as const) expect(isOfKind(policies[0] as (typeof policies)[number], kind)).toBe(true);
  });

  it('counts a policy that is called after a slogan with the slogan', () => {
    const maker = new GraphMaker();
    maker.region('甲县', { documents: [2021] });
    maker.region('乙县', { documents: [2022] });
    maker.implement('甲县', '放管服', [2020, 2021]);
    maker.implement('甲县', '放管服改革', [2020], 'policy');
    maker.implement('乙县', '放管服', [2022]);
    maker.implement('乙县', '两新', [2022]);
    maker.implement('乙县', '两新', [2022], 'policy');
    maker.implement('甲县', '两新政策', [2021], 'policy');
    maker.implement('甲县', '五个一', [2021]);
    maker.implement('甲县', '五个一工程', [2021], 'policy');
    maker.implement('乙县', '五个一工程', [2022], 'policy');
    maker.implement('甲县', '1530', [2021]);
    maker.implement('甲县', '1530工程', [2021], 'policy');
    maker.implement('甲县', '最多跑一次改革', [2021], 'policy');
    const { policies } = readAdoptions(maker.graph);
    expect(policies.map(({ label, twins }) => [label, ...twins]).sort()).toEqual(
      [
        ['两新', 'policy:两新政策', 'slogan:两新'],
        ['放管服', 'policy:放管服改革'],
        ['五个一'],
        ['五个一工程'],
        ['1530', 'policy:1530工程'],
        ['最多跑一次改革'],
      ].sort(),
    );
    expect(find({ policies, regions: [] }, '放管服')).toMatchObject({ kind: 'slogan', count: 3, firstYear: 2020 });
    expect(find({ policies, regions: [] }, '两新').regions.size).toBe(2);
  });

  it('does not depend on the order of nodes and edges', () => {
    for (const rollUp of ['none', 'documents', 'all'] as const)
      expect(readAdoptions(reversed(sample()), { rollUp })).toEqual(readAdoptions(sample(), { rollUp }));
  });

  it('reads an empty graph', () => {
    expect(readAdoptions(new GraphMaker().graph)).toEqual({ policies: [], regions: [] });
  });
});
