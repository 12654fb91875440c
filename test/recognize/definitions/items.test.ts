import { expect, it } from 'vitest';
import { clausesOf, countedItems, isPart, itemsByWord, namedItems, uncountedItems } from '../../../src/recognize/definitions/items.ts';

it('takes as many as counted', () => {
  expect(countedItems('包括育苗、修渠等2项工程', [2], '两项工程')).toEqual(['育苗', '修渠']);
  expect(countedItems('育苗、修渠和招商', [3], '三件要事')).toEqual(['育苗', '修渠', '招商']);
  expect(countedItems('育苗、修渠和招商', [3], '三件要事', false)).toEqual([]);
  expect(countedItems('育苗、修渠', [3], '三件要事')).toEqual([]);
});

it('takes what begins with the counted words', () => {
  expect(itemsByWord('创业和创建东、西果园，建渠，建库', '两创两建')).toEqual(['创业', '创建东、西果园', '建渠', '建库']);
  expect(itemsByWord('创业、修渠', '两创')).toEqual([]);
});

it('takes clauses, one for each group', () => {
  expect(clausesOf('百户育苗，千户种果', [0, 0], '百千')).toEqual(['百户育苗', '千户种果']);
  expect(clausesOf('果园、菜园；东渠', [2, 1], '两园一渠')).toEqual(['果园', '菜园', '东渠']);
  expect(clausesOf('果园、菜园和东渠', [2, 1], '两园一渠')).toEqual([]);
});

it('takes parts that a name has characters of', () => {
  expect(namedItems('讲水利、转种植、强果业', '讲转强')).toEqual(['讲水利', '转种植', '强果业']);
  expect(namedItems('讲水利、种果树、强果业', '讲转强')).toEqual([]);
});

it('takes short items for a name that counts none', () => {
  expect(uncountedItems('果树、菜苗、药材', '山货')).toEqual(['果树', '菜苗', '药材']);
  expect(uncountedItems('研究与试验的经费', '研发费')).toEqual([]);
});

it.each(['旨在增收', '由县里和乡里共同实施', '2019年启动', '县委全会提出', '其中包括果园', '“果园', ''])('%s is no part', (words) =>
  expect(isPart(words, 44)).toBe(false),
);
it.each(['育苗', '非主业', '《果园办法》'])('%s may be a part', (words) => expect(isPart(words, 44)).toBe(true));
