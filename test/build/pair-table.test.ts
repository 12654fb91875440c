import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PairTable } from '../../src/build/pair-table.ts';
import { thingsOf } from '../../src/typed-arrays.ts';

const COUNT = 40;
const number = fc.nat(COUNT - 1);
const pairs = fc.array(fc.tuple(number, number), { maxLength: 400 });

describe('PairTable', () => {
  it('numbers distinct pairs in the order in which they come, and finds them by either end', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const table = new PairTable();
        for (const [first, second] of list) table.numberOf(first, second);
        const distinct = [...new Map(list.map((pair) => [`${pair}`, pair])).values()];
        expect(Array.from({ length: table.size }, (_, i) => [table.first(i), table.second(i)])).toEqual(distinct);
        for (const [i, [first, second]] of distinct.entries()) {
          expect(table.find(first, second)).toBe(i);
          expect([...thingsOf(table.byFirst(COUNT), first)]).toContain(i);
          expect([...thingsOf(table.bySecond(COUNT), second)]).toContain(i);
        }
        expect(table.find(COUNT, 0)).toBe(-1);
      }),
    );
  });

  it('takes any numbers of 32 bits', () => {
    const table = new PairTable();
    const most = 2 ** 32 - 1;
    for (let i = 0; i < 1000; i++) table.numberOf(most, most - i);
    expect(table.size).toBe(1000);
    expect(table.find(most, most - 999)).toBe(999);
  });
});
