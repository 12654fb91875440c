import { expect, it } from 'vitest';
import { backboneOf } from '../../src/analyse/backbone.ts';
import { placeNodes } from '../../src/analyse/placement.ts';
import { placeInThread } from '../../src/parallel/placement.ts';
import { largeGraph } from '../export/graphs.ts';

it.each([300, 5000])('finds the places of %i nodes that this thread finds, and tells how far it is', async (count) => {
  const { sizes, ties } = backboneOf(largeGraph(count, 2 * count));
  const told: number[] = [];
  const placement = await placeInThread(
    { sizes, ties },
    { onProgress: (done, total) => told.push(done / total) },
    new AbortController().signal,
  );
  expect(placement).toEqual(await placeNodes({ sizes, ties }));
  expect(told.at(-1)).toBe(1);
});
