import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TieSums } from '../../src/analyse/backbone.ts';

const COUNT = 6;
const thing = fc.integer({ min: 0, max: COUNT - 1 });

describe('TieSums', () => {
  it('adds up what is told of every two, in either order, by source and target', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(thing, thing, fc.double({ min: 0, max: 9, noNaN: true })), { maxLength: 200 }), (told) => {
        const sums = new TieSums(COUNT);
        const expected = new Map<string, number>();
        for (const [a, b, weight] of told) {
          sums.add(a, b, weight);
          const tie = `${Math.min(a, b)} ${Math.max(a, b)}`;
          if (a !== b) expected.set(tie, (expected.get(tie) ?? 0) + weight);
        }
        const { sources, targets, weights } = sums.ties();
        expect(Array.from(weights, (weight, i) => [`${sources[i]} ${targets[i]}`, weight])).toEqual(
          [...expected].sort(([a], [b]) => (a < b ? -1 : 1)),
        );
      }),
    );
  });

  it('has no ties where only one thing is tied to itself', () => {
    const sums = new TieSums(2);
    sums.add(1, 1, 3);
    expect(sums.ties().weights).toHaveLength(0);
  });
});
