import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohesion, partition as partitionOf, tiesOf } from '../../../src/analyse/clusters/partition.ts';
import { Rarity } from '../../../src/analyse/related/rarity.ts';
import type { RelatedPair, Relations } from '../../../src/analyse/related/relate.ts';

/** Relations with pairs given as numbers, as strong as told, and nothing between others. */
function relationsOf(ties: readonly (readonly [a: number, b: number, strength: number])[]): Relations {
  const strengths = new Map(ties.map(([a, b, strength]) => [`${Math.min(a, b)} ${Math.max(a, b)}`, strength]));
  const pairs = [...strengths].map(([key, strength]): RelatedPair => {
    const [a, b] = key.split(' ').map(Number) as [number, number];
    return { a, b, strength };
  });
  const strength = (a: number, b: number) => strengths.get(`${Math.min(a, b)} ${Math.max(a, b)}`) ?? 0;
  return { projects: [], pairs, rarity: new Rarity([]), strength, reasons: () => [] };
}

const partition = (relations: Relations, seed: number) => partitionOf(relations, tiesOf(relations), seed);

/** Everyone in a group tied to everyone. */
const clique = (members: readonly number[], strength = 0.6) =>
  members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b, strength] as const));

describe('partition', () => {
  it('keeps groups apart that one tie holds together', () => {
    const relations = relationsOf([...clique([0, 1, 2, 3]), ...clique([4, 5, 6, 7]), [3, 4, 0.5]]);
    expect(partition(relations, 1)).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
  });

  it('splits a chain of which only neighbours are related', () => {
    const chain = Array.from({ length: 12 }, (_, i) => [i, i + 1, 0.6] as const);
    for (const group of partition(relationsOf(chain), 1)) expect(group.length).toBeLessThanOrEqual(3);
  });

  it('leaves out a member that is related to one of many', () => {
    const relations = relationsOf([...clique([0, 1, 2, 3, 4], 0.9), [4, 5, 0.45]]);
    expect(partition(relations, 1)).toEqual([[0, 1, 2, 3, 4]]);
  });

  it('has no group for what is related to nothing', () => {
    expect(partition(relationsOf([]), 1)).toEqual([]);
  });

  it('puts nobody in two groups, and makes groups of related members only', () => {
    const ties = fc.array(fc.tuple(fc.nat(14), fc.nat(14), fc.double({ min: 0.45, max: 1, noNaN: true })), { maxLength: 40 });
    fc.assert(
      fc.property(ties, fc.nat(9), (list, seed) => {
        const relations = relationsOf(list.filter(([a, b]) => a !== b));
        const groups = partition(relations, seed);
        const members = groups.flat();
        expect(new Set(members).size).toBe(members.length);
        for (const group of groups) {
          expect(group.length).toBeGreaterThan(1);
          expect(cohesion(group, relations.strength, 1)).toBeGreaterThanOrEqual(0.5);
        }
        expect(partition(relations, seed)).toEqual(groups);
      }),
      { numRuns: 60 },
    );
  });
});

describe('cohesion', () => {
  it('is the share of pairs that are related', () => {
    const { strength } = relationsOf([
      [0, 1, 0.5],
      [1, 2, 0.2],
    ]);
    expect(cohesion([0, 1, 2], strength, 1)).toBeCloseTo(1 / 3);
    expect(cohesion([0], strength, 1)).toBe(1);
  });
});
