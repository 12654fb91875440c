import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scored } from '../../../src/recognize/scoring/score.ts';
import { withoutLead, withoutOverlaps } from '../../../src/recognize/scoring/select.ts';

describe('withoutOverlaps', () => {
  const one = (start: number, end: number, score: number): Scored => ({
    candidate: { start, end, headStart: end, head: 0, seen: [], name: null },
    score,
  });

  it('prefers the better of two that overlap, and leaves out what is below the threshold', () => {
    const kept = withoutOverlaps([one(0, 5, 1), one(3, 8, 2), one(8, 9, 0.5), one(20, 22, -1)], 0);
    expect(kept.map(({ candidate }) => [candidate.start, candidate.end])).toEqual([
      [3, 8],
      [8, 9],
    ]);
  });

  it('keeps parts of what holds parts, but of parts that overlap only the best', () => {
    const holder: Scored = {
      candidate: {
        ...one(0, 20, 0).candidate,
        seen: [{ kind: 'policy', start: 0, end: 20, name: '行动和工程', rule: 'list', holdsParts: true }],
      },
      score: 5,
    };
    const kept = withoutOverlaps([holder, one(0, 8, 2), one(10, 20, 3), one(12, 20, 2.9)], 0);
    expect(kept.map(({ candidate }) => [candidate.start, candidate.end])).toEqual([
      [0, 20],
      [10, 20],
      [0, 8],
    ]);
  });

  it('keeps none that overlap, whatever it is given', () => {
    const spans = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }), fc.double({ noNaN: true, min: -3, max: 3 })));
    fc.assert(
      fc.property(spans, (given) => {
        const kept = withoutOverlaps(
          given.map(([start, length, score]) => one(start, start + length, score)),
          0,
        );
        const taken = new Set<number>();
        for (const { candidate } of kept) {
          for (let i = candidate.start; i < candidate.end; i++) {
            expect(taken.has(i)).toBe(false);
            taken.add(i);
          }
        }
      }),
    );
  });
});

describe('withoutLead', () => {
  it.each([
    ['甲地—乙地公路', 2, '—乙地公路', 3, '乙地公路'],
    ['富裕、美丽的新县', 2, '、美丽的新县', 3, '美丽的新县'],
    ['乙地公路', 0, '乙地公路', 0, '乙地公路'],
    // A name that was put together from several places begins where the text doesn't.
    ['乙、丙公路', 0, '—公路', 0, '—公路'],
  ])('of %s', (text, start, name, begin, bare) => {
    expect(withoutLead({ start, name }, text)).toEqual({ start: begin, name: bare });
  });
});
