import { describe, expect, it } from 'vitest';
import { readAdoptions } from '../../src/analyse/adoption.ts';
import { type Diffusion, diffusion, firstYearWritten } from '../../src/analyse/diffusion.ts';
import { GraphMaker, reversed } from './graphs.ts';

function sample() {
  const maker = new GraphMaker();
  maker.region('河北省', { code: '13', level: 'province', documents: [2018, 2020] });
  maker.region('保定市', { code: '1306', level: 'prefecture', within: '河北省', documents: [2019] });
  maker.region('易县', { code: '130633', level: 'county', within: '保定市', documents: [2017, 2019, 2021] });
  maker.region('顺平县', { code: '130636', level: 'county', within: '保定市', documents: [2020] });
  maker.region('山西省', { code: '14', level: 'province', documents: [2017, 2020] });
  // From the province down.
  for (const [region, year] of Object.entries({ 河北省: 2018, 保定市: 2019, 易县: 2021, 顺平县: 2020, 山西省: 2020 }))
    maker.implement(region, '河长制', [year], 'policy');
  // From a county up, and aside.
  maker.implement('易县', '一村一品', [2017, 2019]);
  maker.implement('顺平县', '一村一品', [2020]);
  maker.implement('河北省', '一村一品', [2020]);
  maker.implement('山西省', '一村一品', []);
  return maker.graph;
}

const of = (label: string, graph = sample()): Diffusion => {
  const found = diffusion(readAdoptions(graph)).find((d) => d.label === label);
  if (!found) throw new Error(`no diffusion of ${label}`);
  return found;
};

describe('diffusion', () => {
  it('orders adoption by year, then from the province downwards', () => {
    expect(of('河长制').steps.map(({ label, firstYear, direction }) => [label, firstYear, direction])).toEqual([
      ['河北省', 2018, 'first'],
      ['保定市', 2019, 'unclear'],
      ['山西省', 2020, 'side'],
      ['顺平县', 2020, 'unclear'],
      ['易县', 2021, 'above'],
    ]);
    expect(of('河长制')).toMatchObject({ firstYear: 2018, lastYear: 2021, halfYear: 2020, firstLevels: ['province'], undated: [] });
    expect(of('河长制').directions).toEqual({ first: 1, above: 1, side: 1, below: 0, elsewhere: 0, unclear: 2 });
  });

  it('tells what came from below, and what may be older than the documents', () => {
    const { steps, undated, firstLevels } = of('一村一品');
    expect(steps.map(({ label, direction }) => [label, direction])).toEqual([
      ['易县', 'first'],
      ['河北省', 'below'],
      ['顺平县', 'unclear'],
    ]);
    expect(firstLevels).toEqual(['county']);
    expect(undated).toEqual(['region:山西省']);
  });

  it('says where a policy may be older than the documents', () => {
    const sinceOldest = of('河长制').steps.filter((step) => step.sinceOldest);
    expect(sinceOldest.map(({ label }) => label)).toEqual(['河北省', '保定市', '顺平县']);
  });

  it('writes a first year that may be older than the documents as such', () => {
    expect(firstYearWritten(of('河长制'))).toBe('≤2018');
    const maker = new GraphMaker();
    maker.region('易县', { documents: [2017, 2019] });
    maker.implement('易县', '林长制', [2019], 'policy');
    expect(firstYearWritten(of('林长制', maker.graph))).toBe('2019');
  });

  it('calls dropped only what a later document is silent about', () => {
    expect(of('一村一品').dropped).toEqual(['region:易县']);
    expect(of('一村一品').steps[0]?.silentYears).toEqual([2021]);
    expect(of('河长制').dropped).toEqual(['region:河北省']);
  });

  it('draws a curve over every year up to the last document', () => {
    expect(of('一村一品').curve).toEqual([
      { year: 2017, joined: 1, total: 1, documented: 2, mentioning: 1 },
      { year: 2018, joined: 0, total: 1, documented: 1, mentioning: 0 },
      { year: 2019, joined: 0, total: 1, documented: 2, mentioning: 1 },
      { year: 2020, joined: 2, total: 3, documented: 3, mentioning: 2 },
      { year: 2021, joined: 0, total: 3, documented: 1, mentioning: 0 },
    ]);
  });

  it('leaves out what has no year, and follows only what is asked for', () => {
    const maker = new GraphMaker();
    maker.region('甲县', { documents: [2020] });
    maker.implement('甲县', '林长制', []);
    expect(diffusion(readAdoptions(maker.graph))).toEqual([]);
    const table = readAdoptions(sample());
    expect(diffusion(table, table.policies.slice(0, 1)).map(({ label }) => label)).toEqual(['河长制']);
  });

  it('does not depend on the order of nodes and edges', () => {
    expect(diffusion(readAdoptions(reversed(sample())))).toEqual(diffusion(readAdoptions(sample())));
  });
});
