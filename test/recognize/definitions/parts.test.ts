import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cut, split, splitLast, tidy } from '../../../src/recognize/definitions/parts.ts';

it.each([
  ['育苗、修渠、办会', [3], ['育苗', '修渠', '办会']],
  ['育苗、修渠和办会', [3], ['育苗', '修渠', '办会']],
  ['东园育苗、修渠，西园办会、招商', [2], ['东园育苗、修渠', '西园办会、招商']],
  ['一是育苗；二是修渠。', [2], ['育苗', '修渠']],
  ['坚决打好育苗攻坚战、坚决打好修渠攻坚战', [2], ['育苗攻坚战', '修渠攻坚战']],
])('splits %s for a name that counts %j', (body, counts, expected) => expect(split(body, counts)).toEqual(expected));

it('cuts at no stop inside marks or brackets', () => {
  expect(cut('“育苗、修渠”行动、果园（东、西）、《办会、招商》', '、')).toEqual(['“育苗、修渠”行动', '果园（东、西）', '《办会、招商》']);
});

it('leaves a last part whole that no conjunction divides', () => {
  expect(splitLast(['育苗', '修渠'])).toEqual(['育苗', '修渠']);
  expect(splitLast(['育苗', '修渠与办会'])).toEqual(['育苗', '修渠', '办会']);
  expect(splitLast([])).toEqual([]);
});

it.each([
  ['以及办会等。', '办会'],
  ['三是招商；', '招商'],
  ['招商', '招商'],
])('tidies %s to %s', (part, expected) => expect(tidy(part)).toBe(expected));

it('loses nothing but the stops', () => {
  const body = fc.string({ unit: fc.constantFrom('育', '苗', '、', '，', '“', '”', '（', '）') });
  fc.assert(fc.property(body, (b) => cut(b, '、').join('').replaceAll('、', '') === b.replaceAll('、', '')));
});
