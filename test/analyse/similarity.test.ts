import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAdoptions } from '../../src/analyse/adoption.ts';
import { allPairs, compareRegions, rarityIn } from '../../src/analyse/similarity.ts';
import { GraphMaker } from './graphs.ts';

const REGIONS = ['甲县', '乙县', '丙县', '丁县', '戊县', '己县'];
const POLICIES = ['河长制', '林长制', '田长制', '路长制', '链长制', '街长制', '点长制'];

/** `has[i][j]`: whether region i carries out policy j. */
function tableOf(has: readonly (readonly boolean[])[]) {
  const maker = new GraphMaker();
  has.forEach((row, i) => {
    const region = REGIONS[i] as string;
    maker.region(region, { code: String(i), documents: [2020] });
    row.forEach((yes, j) => {
      if (yes) maker.implement(region, POLICIES[j] as string, [2020], 'policy');
    });
  });
  return readAdoptions(maker.graph);
}

const matrices = fc.array(fc.array(fc.boolean(), { minLength: POLICIES.length, maxLength: POLICIES.length }), {
  minLength: 2,
  maxLength: REGIONS.length,
});

describe('compareRegions', () => {
  const table = tableOf([
    [true, true, true, false, false],
    [true, false, true, true, false],
    [true, false, false, false, false],
    [true, false, false, false, true],
  ]);
  const [a, b, c] = ['region:甲县', 'region:乙县', 'region:丙县'] as const;

  it('tells what all have, what some have, and what each has alone', () => {
    const { common, partial, alone } = compareRegions(table, [a, b, c]);
    expect(common.map(({ label }) => label)).toEqual(['河长制']);
    expect(partial.map(({ label }) => label)).toEqual(['田长制']);
    expect([...alone].map(([key, policies]) => [key, policies.map(({ label }) => label)])).toEqual([
      [a, ['林长制']],
      [b, ['路长制']],
      [c, []],
    ]);
  });

  it('names the shared items of a pair, rarest first', () => {
    const [pair] = compareRegions(table, [b, a]).pairs;
    expect(pair).toMatchObject({ a, b, shared: 2, onlyA: 1, onlyB: 1, jaccard: 0.5 });
    expect(pair?.items.map(({ label }) => label)).toEqual(['田长制', '河长制']);
    // ln 5/4 of all four and ln 5/2 of two are shared; ln 5 each is alone.
    const [everyone, two, one] = [Math.log(5 / 4), Math.log(5 / 2), Math.log(5)];
    expect(pair?.weighted).toBeCloseTo((everyone + two) / (everyone + two + 2 * one), 12);
  });

  it('counts a rare policy for more than one that everyone has', () => {
    const rarity = rarityIn(table);
    const of = (label: string) => rarity(table.policies.find((p) => p.label === label) as (typeof table.policies)[number]);
    expect(of('田长制')).toBeGreaterThan(of('河长制'));
    expect(of('河长制')).toBeGreaterThan(0);
  });

  it('knows nothing of a region outside the table', () => {
    expect(compareRegions(table, [a, 'region:无县']).pairs[0]).toMatchObject({ shared: 0, jaccard: 0, weighted: 0 });
  });
});

describe('allPairs', () => {
  it('agrees with comparing two regions, lies between 0 and 1, and is 1 for equals', () => {
    fc.assert(
      fc.property(matrices, (has) => {
        const table = tableOf(has);
        const pairs = allPairs(table);
        expect(pairs).toHaveLength((has.length * (has.length - 1)) / 2);
        for (const pair of pairs) {
          const [x, y] = [REGIONS.indexOf(pair.a.slice(7)), REGIONS.indexOf(pair.b.slice(7))];
          const { items, ...same } = compareRegions(table, [pair.b, pair.a]).pairs[0] as (typeof pairs)[number] & { items: unknown };
          expect(items).toHaveLength(pair.shared);
          expect({ ...same, weighted: same.weighted.toFixed(9) }).toEqual({ ...pair, weighted: pair.weighted.toFixed(9) });
          expect(pair.jaccard).toBeGreaterThanOrEqual(0);
          expect(pair.weighted).toBeLessThanOrEqual(1);
          const equal = has[x]?.every((value, j) => value === has[y]?.[j]) && has[x]?.some(Boolean);
          expect(pair.jaccard === 1).toBe(Boolean(equal));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the most similar of each region where it must choose', () => {
    const has = [
      [true, true, true, false],
      [true, true, true, false],
      [true, false, false, true],
      [true, false, false, false],
    ];
    const all = allPairs(tableOf(has));
    const best = allPairs(tableOf(has), 1);
    expect(all).toHaveLength(6);
    expect(best.map(({ a, b }) => [a.slice(7), b.slice(7)])).toEqual([
      ['甲县', '乙县'],
      ['丙县', '丁县'],
    ]);
    for (const pair of best) expect(all).toContainEqual(pair);
  });
});
