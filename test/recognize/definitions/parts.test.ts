import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cut, endAlike, isBalanced, split, splitLast, tidy } from '../../../src/recognize/definitions/parts.ts';

it.each([
  ['育苗、修渠、办会', [3], ['育苗', '修渠', '办会']],
  ['育苗、修渠和办会', [3], ['育苗', '修渠', '办会']],
  ['东园育苗、修渠，西园办会、招商', [2], ['东园育苗、修渠', '西园办会、招商']],
  ['一是育苗；二是修渠。', [2], ['育苗', '修渠']],
  ['东区、西区、南区和北区带', [3, 4], ['东区', '西区', '南区', '北区带']],
  ['果园、菜园和水渠、水库等大工程', [3], ['果园', '菜园', '水渠、水库等大工程']],
  ['育苗及修渠、办会', [3], ['育苗', '修渠', '办会']],
  ['护水、护林、护田，带动增收', [3], ['护水', '护林', '护田']],
  ['面向东河、西河的果园和北山果园', [2], ['面向东河、西河的果园', '北山果园']],
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

it('leaves words whole that hold a conjunction', () => {
  expect(splitLast(['邻里和谐乡村'])).toEqual(['邻里和谐乡村']);
  expect(splitLast(['强化公众参与'])).toEqual(['强化公众参与']);
});

it('knows what is whole and what ends alike', () => {
  expect(isBalanced('“果园”（东）')).toBe(true);
  expect(isBalanced('果园）')).toBe(false);
  expect(endAlike('总体规划、详细规划和专项规划')).toBe(true);
  expect(endAlike('果园和水渠')).toBe(false);
});

it.each([
  ['和谐乡村', '和谐乡村'],
  ['十一是办会', '办会'],
  ['即墨区', '即墨区'],
  ['优化服务的简称。', '优化服务'],
  ['以及办会等。', '办会'],
  ['三是招商；', '招商'],
  ['招商', '招商'],
])('tidies %s to %s', (part, expected) => expect(tidy(part)).toBe(expected));

it('loses nothing but the stops', () => {
  const body = fc.string({ unit: fc.constantFrom('育', '苗', '、', '，', '“', '”', '（', '）') });
  fc.assert(fc.property(body, (b) => cut(b, '、').join('').replaceAll('、', '') === b.replaceAll('、', '')));
});
