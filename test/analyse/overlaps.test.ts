import fc from 'fast-check';
import { expect, test } from 'vitest';
import { removeOverlaps } from '../../src/analyse/overlaps.ts';

const MARGIN = 1;

const nodes = fc.array(
  fc.record({ x: fc.integer({ min: 0, max: 60 }), y: fc.integer({ min: 0, max: 60 }), size: fc.integer({ min: 1, max: 6 }) }),
  {
    minLength: 1,
    maxLength: 40,
  },
);

test('no two nodes lie on one another afterwards, not even of those in one place', () => {
  fc.assert(
    fc.property(nodes, (list) => {
      const places = { x: Float64Array.from(list, ({ x }) => x), y: Float64Array.from(list, ({ y }) => y) };
      removeOverlaps(
        places,
        Float64Array.from(list, ({ size }) => size),
        { margin: MARGIN, iterations: 2000 },
      );
      for (const [a, { size }] of list.entries()) {
        for (const [b, other] of list.entries()) {
          if (a >= b) continue;
          const distance = Math.hypot((places.x[a] as number) - (places.x[b] as number), (places.y[a] as number) - (places.y[b] as number));
          expect(distance).toBeGreaterThan(size + other.size);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('nodes that have room stay where they are', () => {
  const places = { x: Float64Array.of(0, 10, 500), y: Float64Array.of(0, 0, 900) };
  removeOverlaps(places, Float64Array.of(3, 3, 8), { margin: MARGIN, iterations: 5 });
  expect([...places.x, ...places.y]).toEqual([0, 10, 500, 0, 0, 900]);
});
