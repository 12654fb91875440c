import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatherComponents } from '../../src/analyse/components.ts';

const GAP = 4;
const SIZE = 2;

/** Chains of nodes of the given lengths, each chain a component of its own, far from the others. */
function chains(lengths: readonly number[]) {
  const nodes = lengths.flatMap((length, chain) => Array.from({ length }, (_, i) => ({ chain, i })));
  const linked = nodes.flatMap(({ i }, node) => (i > 0 ? [node] : []));
  return {
    nodes,
    sizes: new Float64Array(nodes.length).fill(SIZE),
    ties: {
      sources: Uint32Array.from(linked, (node) => node - 1),
      targets: Uint32Array.from(linked),
      weights: new Float64Array(linked.length).fill(1),
    },
    places: {
      x: Float64Array.from(nodes, ({ chain, i }) => 1000 * chain + 5 * i),
      y: Float64Array.from(nodes, ({ chain }) => 700 * (chain % 3)),
    },
  };
}

test('parts come together without lying on one another, and keep their shape', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 8 }), (lengths) => {
      const { nodes, places, ...backbone } = chains(lengths);
      gatherComponents(backbone, places, GAP);
      const distance = (a: number, b: number): number =>
        Math.hypot((places.x[a] as number) - (places.x[b] as number), (places.y[a] as number) - (places.y[b] as number));
      for (const [a, from] of nodes.entries()) {
        for (const [b, to] of nodes.entries()) {
          if (from.chain === to.chain) expect(distance(a, b)).toBeCloseTo(5 * Math.abs(from.i - to.i), 6);
          else expect(distance(a, b)).toBeGreaterThanOrEqual(2 * SIZE - 1e-6);
        }
      }
      // No part is farther away than all of them laid end to end.
      const sum = lengths.reduce((total, length) => total + 5 * length + GAP + 4, 0);
      for (const a of nodes.keys()) expect(distance(a, 0)).toBeLessThan(2 * sum + 20);
    }),
    { numRuns: 60 },
  );
});

test('a graph in one part stays as it is', () => {
  const { places, ...backbone } = chains([5]);
  const before = { x: places.x.slice(), y: places.y.slice() };
  gatherComponents(backbone, places, GAP);
  expect(places).toEqual(before);
});
