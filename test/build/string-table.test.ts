import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints } from '../../src/build/order.ts';
import { escapeBars } from '../../src/build/passages.ts';
import { StringTable } from '../../src/build/string-table.ts';

/** Among them beginnings of one another, bars, characters beyond the basic plane and halves of such. */
const units = fc.constantFrom('甲', '乙', '|', '\u{20000}', '\ud840', '\udc00', '\uff01', 'a');
const strings = fc.array(
  fc.array(units, { maxLength: 4 }).map((list) => list.join('')),
  { maxLength: 300 },
);

const tableOf = (list: readonly string[]): StringTable => {
  const table = new StringTable();
  for (const text of list) table.numberOf(text);
  return table;
};

describe('StringTable', () => {
  it('numbers distinct strings in the order in which they come, and gives them back', () => {
    fc.assert(
      fc.property(strings, (list) => {
        const table = tableOf(list);
        const distinct = [...new Set(list)];
        expect([...table]).toEqual(distinct);
        expect(list.map((text) => table.find(text))).toEqual(list.map((text) => distinct.indexOf(text)));
        expect(table.find('丙')).toBe(-1);
      }),
    );
  });

  it('orders them by code point, alone or with a unit behind them', () => {
    fc.assert(
      fc.property(strings, (list) => {
        const table = tableOf(list);
        const inOrder = (follower?: number) => Array.from(table.sorted(follower), (number) => table.at(number));
        expect(inOrder()).toEqual([...table].sort(compareCodePoints));
        expect(inOrder('|'.charCodeAt(0))).toEqual([...table].sort((a, b) => compareCodePoints(`${escapeBars(a)}|`, `${escapeBars(b)}|`)));
      }),
    );
  });

  it('holds long ones and many', () => {
    const table = tableOf(Array.from({ length: 5000 }, (_, i) => `${i}`.repeat(1 + (i % 7))));
    expect(table.numberOf('甲'.repeat(100_000))).toBe(5000);
    expect(table.at(5000)).toBe('甲'.repeat(100_000));
    expect(table.find('4999')).toBe(-1);
    expect(table.find('4998')).toBe(4998);
  });
});
