import { expect, it } from 'vitest';
import { countsOf, keywordOf } from '../../../src/recognize/definitions/counts.ts';

it.each([
  ['四个不摘', [4]],
  ['三区一城', [3, 4]],
  ['四位一体', [4, 5]],
  ['十二个常态化', [12, 12]],
  ['12件实事', [12]],
  ['人才双十条', [2, 10]],
  ['稳中求进', []],
])('%s counts %j', (name, counts) => expect(countsOf(name)).toEqual(counts));

it.each([
  ['六个必须', '必须'],
  ['12件实事', '实事'],
  ['三大机遇', '机遇'],
  ['稳中求进', null],
  ['三区一城', '区一城'],
])('%s counts things that are called %s', (name, keyword) => expect(keywordOf(name)).toBe(keyword));
