import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import graphologyLouvain from 'graphology-communities-louvain';
import { expect, it } from 'vitest';
import { communitiesOf } from '../../../src/analyse/clusters/louvain.ts';
import { groupedNetwork, inducedNetwork, networkOf, type Tie } from '../../../src/analyse/clusters/network.ts';
import { seededRandom } from '../../../src/analyse/random.ts';

const clique = (members: readonly number[]): Tie[] => members.flatMap((a, i) => members.slice(i + 1).map((b) => ({ a, b, strength: 0.6 })));

/** Modularity of some communities (M. E. J. Newman, 2004). */
function modularityOf(ties: readonly Tie[], communities: ArrayLike<number>): number {
  const total = ties.reduce((sum, { strength }) => sum + strength, 0);
  const degrees = new Map<number, number>();
  let inside = 0;
  for (const { a, b, strength } of ties) {
    if (communities[a] === communities[b]) inside += strength;
    for (const end of [a, b]) degrees.set(communities[end] as number, (degrees.get(communities[end] as number) ?? 0) + strength);
  }
  return inside / total - [...degrees.values()].reduce((sum, degree) => sum + (degree / (2 * total)) ** 2, 0);
}

const COUNT = 24;
const ties = fc
  .uniqueArray(fc.tuple(fc.nat(COUNT - 1), fc.nat(COUNT - 1)), {
    minLength: 1,
    maxLength: 90,
    selector: ([a, b]) => Math.min(a, b) * COUNT + Math.max(a, b),
  })
  .map((pairs) => pairs.filter(([a, b]) => a !== b).map(([a, b], i): Tie => ({ a, b, strength: 0.45 + ((i * 7) % 11) / 20 })))
  .filter((list) => list.length > 0);

it('finds cliques that single ties hold together', () => {
  const list = [
    ...clique([0, 1, 2, 3]),
    ...clique([4, 5, 6]),
    ...clique([7, 8, 9, 10]),
    { a: 3, b: 4, strength: 0.5 },
    { a: 6, b: 7, strength: 0.5 },
  ];
  expect([...communitiesOf(networkOf(11, list), 1, seededRandom(1))]).toEqual([0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2]);
});

it('parts a clique at a resolution that is high enough, and ends', () => {
  expect(new Set(communitiesOf(networkOf(6, clique([0, 1, 2, 3, 4, 5])), 1, seededRandom(1))).size).toBe(1);
  expect(new Set(communitiesOf(networkOf(6, clique([0, 1, 2, 3, 4, 5])), 7, seededRandom(1))).size).toBe(6);
});

it('is as good as the Louvain of graphology', () => {
  let [own, other] = [0, 0];
  fc.assert(
    fc.property(ties, fc.nat(99), (list, seed) => {
      const found = communitiesOf(networkOf(COUNT, list), 1, seededRandom(seed));
      const graph = new UndirectedGraph();
      for (let i = 0; i < COUNT; i++) graph.addNode(i);
      for (const { a, b, strength } of list) graph.addEdge(a, b, { weight: strength });
      const theirs = graphologyLouvain(graph, { getEdgeWeight: 'weight', rng: seededRandom(seed) });
      own += modularityOf(list, found);
      other += modularityOf(
        list,
        Array.from({ length: COUNT }, (_, i) => theirs[i] as number),
      );
      // Nothing alone is better than everything together, or everyone apart.
      expect(modularityOf(list, found)).toBeGreaterThanOrEqual(-1e-9);
    }),
    { numRuns: 200 },
  );
  expect(own).toBeGreaterThan(0.98 * other);
});

it('ends at any resolution, with communities numbered in the order of their first members', () => {
  fc.assert(
    fc.property(ties, fc.constantFrom(0.5, 1.5, 2.5, 4, 7), fc.nat(99), (list, resolution, seed) => {
      const groups = communitiesOf(networkOf(COUNT, list), resolution, seededRandom(seed));
      const firsts = [...new Set(groups)];
      expect(firsts).toEqual(firsts.map((_, i) => i));
    }),
    { numRuns: 200 },
  );
});

it('keeps the weight of a network when its things are grouped or some are left out', () => {
  const network = networkOf(4, [
    { a: 0, b: 1, strength: 1 },
    { a: 1, b: 2, strength: 2 },
    { a: 2, b: 3, strength: 4 },
  ]);
  const grouped = groupedNetwork(network, Uint32Array.of(0, 0, 1, 1), 2);
  expect([...grouped.loops]).toEqual([2, 8]);
  expect([...grouped.weights]).toEqual([2, 2]);
  const induced = inducedNetwork(network, [1, 2]);
  expect([...induced.neighbours]).toEqual([1, 0]);
  expect([...induced.weights]).toEqual([2, 2]);
});
