import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAt, lowerBound } from '../../src/segment/offsets.ts';

const placed = (...starts: number[]) => starts.map((start) => ({ start }));

describe('lowerBound', () => {
  it('is the first that begins at an offset or later', () => {
    expect(lowerBound(placed(0, 4, 4, 9), 4)).toBe(1);
    expect(lowerBound(placed(0, 4, 4, 9), 5)).toBe(3);
    expect(lowerBound(placed(0, 4), 5)).toBe(2);
    expect(lowerBound([], 5)).toBe(0);
  });
});

describe('indexAt', () => {
  it('is the last that begins at an offset or before, the first for what stands before it', () => {
    expect(indexAt(placed(2, 4, 9), 8)).toBe(1);
    expect(indexAt(placed(2, 4, 9), 9)).toBe(2);
    expect(indexAt(placed(2, 4, 9), 0)).toBe(0);
    expect(indexAt([], 3)).toBe(0);
  });

  it('holds the offset', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(100), { minLength: 1 }), fc.nat(100), (numbers, offset) => {
        const stretches = placed(...numbers.sort((a, b) => a - b));
        const i = indexAt(stretches, offset);
        expect(stretches.filter(({ start }) => start <= offset).length).toBe((numbers[0] as number) <= offset ? i + 1 : 0);
      }),
    );
  });
});
