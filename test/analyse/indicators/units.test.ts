import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBaseUnit, writtenAmount } from '../../../src/analyse/indicators/units.ts';

describe('toBaseUnit', () => {
  it.each([
    [29.44, '亿元', 2_944_000_000, '元'],
    [16080, '万元', 160_800_000, '元'],
    [1.2, '万亿元', 1_200_000_000_000, '元'],
    [3, '亿美元', 300_000_000, '美元'],
    [33.9, '万亩', 339_000, '亩'],
    [194, '平方公里', 291_000, '亩'],
    [2, '公顷', 30, '亩'],
    [7, '‰', 0.7, '%'],
    [500, '兆瓦', 500_000, '千瓦'],
    [60, '万千瓦', 600_000, '千瓦'],
    [4, '亿斤', 200_000, '吨'],
    [12, '万人次', 120_000, '人次'],
    [5, '千万元', 50_000_000, '元'],
    // Units of their own: 百分点 begins with no 百, 千瓦 with no 千.
    [1.2, '个百分点', 1.2, '个百分点'],
    [3, '千瓦', 3, '千瓦'],
    [8, '座', 8, '座'],
  ])('%d %s is %d %s', (value, unit, inBase, base) => {
    expect(toBaseUnit(value, unit)).toEqual({ value: inBase, unit: base });
  });

  it('brings 万元 and 亿元 of one amount to one value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (amount) => {
        expect(toBaseUnit(amount, '万元').value).toBe(toBaseUnit(amount / 10_000, '亿元').value);
      }),
    );
  });
});

it.each([
  [2_944_000_000, '元', '29.44亿元'],
  [-12_000, '元', '-1.2万元'],
  [9999, '人', '9999人'],
  [123_456_789, '元', '1.23457亿元'],
])('writtenAmount: %d %s', (value, unit, written) => expect(writtenAmount(value, unit)).toBe(written));
