import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import type { Backbone } from '../../src/analyse/backbone.ts';
import { gatherComponents } from '../../src/analyse/components.ts';

const GAP = 4;

/** Chains of nodes of the given lengths, each chain a component of its own, far from the others. */
function chains(lengths: readonly number[]): Backbone {
  const graph: Backbone = new UndirectedGraph();
  lengths.forEach((length, chain) => {
    for (let i = 0; i < length; i++) {
      graph.addNode(`${chain} ${i}`, { x: 1000 * chain + 5 * i, y: 700 * (chain % 3), size: 2, community: 0 });
      if (i > 0) graph.addEdge(`${chain} ${i - 1}`, `${chain} ${i}`, { weight: 1 });
    }
  });
  return graph;
}

const distance = (graph: Backbone, a: string, b: string): number => {
  const [p, q] = [graph.getNodeAttributes(a), graph.getNodeAttributes(b)];
  return Math.hypot(p.x - q.x, p.y - q.y);
};

test('parts come together without lying on one another, and keep their shape', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 8 }), (lengths) => {
      const graph = chains(lengths);
      gatherComponents(graph, GAP);
      for (const a of graph.nodes()) {
        for (const b of graph.nodes()) {
          const [chain, i] = a.split(' ').map(Number) as [number, number];
          const [other, j] = b.split(' ').map(Number) as [number, number];
          if (chain === other) expect(distance(graph, a, b)).toBeCloseTo(5 * Math.abs(i - j), 6);
          else expect(distance(graph, a, b)).toBeGreaterThanOrEqual(4 - 1e-6);
        }
      }
      // No part is farther away than all of them laid end to end.
      const sum = lengths.reduce((total, length) => total + 5 * length + GAP + 4, 0);
      for (const a of graph.nodes()) expect(distance(graph, a, graph.nodes()[0] as string)).toBeLessThan(2 * sum + 20);
    }),
    { numRuns: 60 },
  );
});

test('a graph in one part stays as it is', () => {
  const graph = chains([5]);
  const before = graph.export();
  gatherComponents(graph, GAP);
  expect(graph.export()).toEqual(before);
});
