import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapConcurrent } from '../../src/parallel/map-concurrent.ts';

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** Lets everything happen that needs no time. */
const settle = () => new Promise((resolve) => setImmediate(resolve));
const ticks = async (n: number) => {
  for (let i = 0; i < n; i++) await Promise.resolve();
};
const plan = fc.record({ delays: fc.array(fc.nat(20), { maxLength: 12 }), limit: fc.integer({ min: 1, max: 5 }) });

describe('mapConcurrent', () => {
  it('gives what a loop would give, in order, whatever takes how long, with no more at work than allowed', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ delays, limit }) => {
        let working = 0;
        let most = 0;
        const map = async (delay: number) => {
          most = Math.max(most, ++working);
          await ticks(delay);
          working--;
          return delay * 2;
        };
        expect(await collect(mapConcurrent(each(delays), map, { limit }))).toEqual(delays.map((d) => d * 2));
        expect(most).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('gives the same without the order', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ delays, limit }) => {
        const map = async (delay: number) => {
          await ticks(delay);
          return delay;
        };
        const sorted = (list: number[]) => list.toSorted((a, b) => a - b);
        expect(sorted(await collect(mapConcurrent(each(delays), map, { limit, ordered: false })))).toEqual(sorted(delays));
      }),
    );
  });

  it('gives each result as soon as it is there when the order doesn’t matter', async () => {
    const release: (() => void)[] = [];
    const map = (item: number) => new Promise<number>((resolve) => release.push(() => resolve(item)));
    const results = mapConcurrent(each([0, 1, 2]), map, { limit: 3, ordered: false });
    const first = results.next();
    await settle();
    release[2]?.();
    expect((await first).value).toBe(2);
    release[0]?.();
    release[1]?.();
    expect((await collect(results)).toSorted()).toEqual([0, 1]);
  });

  it('gives a result while the source has nothing more to say', async () => {
    const waiting = async function* () {
      yield 1;
      await new Promise(() => {});
    };
    expect((await mapConcurrent(waiting(), async (n) => n, { limit: 4 }).next()).value).toBe(1);
  });

  it('takes no more from the source than there is room for while nobody reads the results', async () => {
    let taken = 0;
    const endless = async function* () {
      for (;;) yield taken++;
    };
    const results = mapConcurrent(endless(), async (n) => n, { limit: 3 });
    await results.next();
    for (let i = 0; i < 10; i++) await settle();
    expect(taken).toBeLessThanOrEqual(5);
    await results.return(undefined);
  });

  it('fails with the source, and with the work, and lets the source go', async () => {
    let released = false;
    const source = async function* () {
      try {
        yield 1;
        yield 2;
        throw new Error('the source broke');
      } finally {
        released = true;
      }
    };
    await expect(collect(mapConcurrent(source(), async (n) => n, { limit: 2 }))).rejects.toThrow('the source broke');
    expect(released).toBe(true);
    const broken = async () => {
      throw new Error('the work broke');
    };
    await expect(collect(mapConcurrent(each([1, 2, 3]), broken, { limit: 2 }))).rejects.toThrow('the work broke');
  });
});
