import { describe, expect, it } from 'vitest';
import { readAdoptions } from '../../src/analyse/adoption.ts';
import { regionPolicyTable, regionSimilarityTable } from '../../src/export/region-tables.ts';
import { GraphMaker, reversed } from '../analyse/graphs.ts';

function sample() {
  const maker = new GraphMaker();
  maker.region('甲县', { code: '110101', level: 'county', documents: [2019, 2021] });
  maker.region('乙县', { code: '110102', level: 'county', documents: [2020] });
  maker.region('丙省', { code: '12', level: 'province' });
  maker.implement('甲县', '六稳', [2019, 2021]);
  maker.implement('乙县', '六稳', [2020]);
  maker.implement('甲县', '林长制', [2021], 'policy');
  maker.implement('丙省', '东西部协作', [], 'policy');
  maker.region('丁县', { code: '110103', level: 'county', documents: [2020] });
  return maker.graph;
}

const lines = (pieces: Iterable<string>) => {
  const text = [...pieces].join('');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  return text.slice(1).trimEnd().split('\r\n');
};

describe('regionPolicyTable', () => {
  it('tells adopted, silent and undocumented apart', () => {
    expect(lines(regionPolicyTable(readAdoptions(sample())))).toEqual([
      'region,code,level,policy,kind,state,count,first_year,last_year,edge',
      '甲县,110101,county,六稳,slogan,adopted,2,2019,2021,region:甲县|implements|slogan:六稳',
      '乙县,110102,county,六稳,slogan,adopted,1,2020,2020,region:乙县|implements|slogan:六稳',
      '丁县,110103,county,六稳,slogan,not_mentioned,0,,,',
      '丙省,12,province,六稳,slogan,no_document,0,,,',
      // Of what one region has alone, only that.
      '丙省,12,province,东西部协作,policy,adopted,1,,,region:丙省|implements|policy:东西部协作',
      '甲县,110101,county,林长制,policy,adopted,1,2021,2021,region:甲县|implements|policy:林长制',
    ]);
  });

  it('writes every adoption and, of silence, what a sheet can hold', () => {
    const rows = lines(regionPolicyTable(readAdoptions(sample()), 6));
    expect(rows.filter((row) => row.includes('adopted'))).toHaveLength(4);
    expect(rows.filter((row) => /not_mentioned|no_document/.test(row))).toEqual([]);
    expect(rows).toHaveLength(5);
  });

  it('says of nobody that it is silent on a name that stands for several things', () => {
    const graph = sample();
    const senses = [
      { regions: ['region:乙县', 'region:甲县'], expansion: ['一条路', '一座桥'] },
      { regions: ['region:丁县'], expansion: [] },
    ];
    graph.mergeNodeAttributes('slogan:六稳', { label: '五个一', senses });
    const rows = lines(regionPolicyTable(readAdoptions(graph))).filter((row) => row.includes('五个一'));
    expect(rows.map((row) => row.split(',').slice(0, 6).join(','))).toEqual([
      '甲县,110101,county,五个一（甲县、乙县）,slogan,adopted',
      '乙县,110102,county,五个一（甲县、乙县）,slogan,adopted',
    ]);
  });

  it('is the same whatever the order of the graph', () => {
    expect(lines(regionPolicyTable(readAdoptions(reversed(sample()))))).toEqual(lines(regionPolicyTable(readAdoptions(sample()))));
  });
});

describe('regionSimilarityTable', () => {
  it('compares regions that have documents', () => {
    expect(lines(regionSimilarityTable(readAdoptions(sample())))).toEqual([
      'region_a,region_b,shared,only_a,only_b,jaccard,weighted,rarest_shared',
      // ln 2 is shared, ln 4 is of one alone.
      '甲县,乙县,1,1,0,0.5,0.3333,六稳',
      '甲县,丁县,0,2,0,0,0,',
      '乙县,丁县,0,1,0,0,0,',
    ]);
  });
});
