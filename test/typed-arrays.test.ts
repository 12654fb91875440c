import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byGroup, twice } from '../src/typed-arrays.ts';

describe('byGroup', () => {
  it('keeps the things of every group in the order in which they were told', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5)), (groups) => {
        const { starts, things } = byGroup(6, (tell) => {
          groups.forEach(tell);
        });
        for (let group = 0; group < 6; group++)
          expect([...things.subarray(starts[group], starts[group + 1])]).toEqual(groups.flatMap((g, i) => (g === group ? [i] : [])));
      }),
    );
  });

  it('has no thing in no group', () =>
    expect(byGroup(0, () => undefined)).toEqual({ starts: new Uint32Array(1), things: new Uint32Array(0) }));
});

describe('twice', () => {
  it('keeps the numbers and their kind', () => {
    expect(twice(Uint8Array.of(1, 2))).toEqual(Uint8Array.of(1, 2, 0, 0));
    expect(twice(Float64Array.of(0.5))).toEqual(Float64Array.of(0.5, 0));
  });
});
