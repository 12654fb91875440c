import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints, sortedEntries, sortedNumbers, sortedStrings } from '../../src/build/order.ts';

describe('compareCodePoints', () => {
  it('compares as the arrays of code points would', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const [x, y] = [a, b].map((s) => Array.from(s, (c) => c.codePointAt(0) as number)) as [number[], number[]];
        const i = x.findIndex((point, at) => point !== y[at]);
        const expected = i < 0 ? x.length - y.length : i >= y.length ? 1 : (x[i] as number) - (y[i] as number);
        expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(expected));
      }),
    );
  });

  it('puts rare characters last, unlike the order of JavaScript', () => {
    expect(['𠀀', '\uFFE5', '县'].sort(compareCodePoints)).toEqual(['县', '\uFFE5', '𠀀']);
    expect(['𠀀', '\uFFE5', '县'].sort()).toEqual(['县', '𠀀', '\uFFE5']);
  });
});

describe('sorted values', () => {
  it('are distinct and ascending', () => {
    expect(sortedStrings(['乙', '甲', '乙'])).toEqual(['乙', '甲']);
    expect(sortedNumbers([10, 9, 10])).toEqual([9, 10]);
    expect(
      sortedEntries(
        new Map([
          ['b', 1],
          ['a', 2],
        ]),
      ),
    ).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });
});
