import { expect, it } from 'vitest';
import { bareName, countsOf, groupSizes, keywordOf, stemOf } from '../../../src/recognize/definitions/counts.ts';

it.each([
  ['四个不摘', [4]],
  ['三区一城', [3, 4]],
  ['四位一体', [4, 5]],
  ['十二个常态化', [12]],
  ['12件实事', [12]],
  ['人才双十条', [2, 10]],
  ['四个一批', [4]],
  ['五统一', [5]],
  ['十五五', []],
  ['八五普法', []],
  ['稳中求进', []],
])('%s counts %j', (name, counts) => expect(countsOf(name)).toEqual(counts));

it.each([
  ['六个必须', '必须'],
  ['12件实事', '实事'],
  ['三大机遇', '机遇'],
  ['稳中求进', null],
  ['三区一城', '区一城'],
])('%s counts things that are called %s', (name, keyword) => expect(keywordOf(name)).toBe(keyword));

it.each([
  ['三包四帮', [3, 4]],
  ['1+5+N', [1, 5, 0]],
  ['1556战略', [1, 5, 5, 6]],
  ['百千万工程', [0, 0, 0]],
  ['2035年远景目标', []],
  ['12345热线', []],
  ['四个一批', []],
  ['四个不摘', []],
  ['十五五', []],
])('%s has groups of %j', (name, sizes) => expect(groupSizes(name)).toEqual(sizes));

it.each([
  ['双代工程', '双代'],
  ['三深化三提升专项行动', '三深化三提升'],
  ['工程', '工程'],
  ['放管服', '放管服'],
])('%s is called by %s', (name, stem) => expect(stemOf(name)).toBe(stem));

it('leaves out the marks of a name', () => expect(bareName('“两园”、“1+5”')).toBe('两园15'));
