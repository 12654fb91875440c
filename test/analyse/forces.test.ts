import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ForceLayout } from '../../src/analyse/forces.ts';
import { Quadtree } from '../../src/analyse/quadtree.ts';

const bodies = fc.array(
  fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }), mass: fc.integer({ min: 1, max: 9 }) }),
  { minLength: 1, maxLength: 60 },
);

test('a quadtree that takes no cell as a whole adds up what every other body does', () => {
  fc.assert(
    fc.property(bodies, (list) => {
      const [x, y, masses] = (['x', 'y', 'mass'] as const).map((field) => Float64Array.from(list, (body) => body[field])) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const tree = new Quadtree({ x, y }, masses);
      tree.fill();
      list.forEach((body, i) => {
        const [forceX, forceY] = [new Float64Array(list.length), new Float64Array(list.length)];
        tree.push(i, 2, 0, forceX, forceY);
        let [expectedX, expectedY] = [0, 0];
        for (const other of list) {
          const square = (body.x - other.x) ** 2 + (body.y - other.y) ** 2;
          if (square === 0) continue;
          expectedX += (2 * body.mass * other.mass * (body.x - other.x)) / square;
          expectedY += (2 * body.mass * other.mass * (body.y - other.y)) / square;
        }
        expect(forceX[i]).toBeCloseTo(expectedX, 6);
        expect(forceY[i]).toBeCloseTo(expectedY, 6);
      });
    }),
  );
});

test('a quadtree that takes distant cells as a whole comes near', () => {
  const count = 500;
  const x = Float64Array.from({ length: count }, (_, i) => Math.sqrt(i) * Math.cos(i * 2.4));
  const y = Float64Array.from({ length: count }, (_, i) => Math.sqrt(i) * Math.sin(i * 2.4));
  const tree = new Quadtree({ x, y }, new Float64Array(count).fill(1));
  tree.fill();
  const push = (theta: number) => {
    const [forceX, forceY] = [new Float64Array(count), new Float64Array(count)];
    tree.push(count - 1, 1, theta, forceX, forceY);
    return [forceX[count - 1] as number, forceY[count - 1] as number] as const;
  };
  const [[exactX, exactY], [nearX, nearY]] = [push(0), push(1.2)];
  expect(Math.hypot(nearX - exactX, nearY - exactY)).toBeLessThan(0.05 * Math.hypot(exactX, exactY));
});

test('forces bring what is tied together and what is not apart', () => {
  const graph = {
    x: Float64Array.of(0, 40, 1),
    y: Float64Array.of(0, 0, 1),
    masses: Float64Array.of(2, 2, 1),
    sources: Uint32Array.of(0),
    targets: Uint32Array.of(1),
    weights: Float64Array.of(1),
  };
  const forces = new ForceLayout(graph);
  for (let i = 0; i < 300; i++) forces.step();
  const distance = (a: number, b: number) =>
    Math.hypot((graph.x[a] as number) - (graph.x[b] as number), (graph.y[a] as number) - (graph.y[b] as number));
  expect(distance(0, 1)).toBeLessThan(distance(0, 2));
  expect(distance(0, 2)).toBeGreaterThan(1);
});
