import { expect, it } from 'vitest';
import { itemsBefore, readWords } from '../../../src/recognize/policy-names/list.ts';
import { clauseOf } from './clause-of.ts';

it.each([
  ['深入开展果园育苗专项行动', 'governor', '果园育苗'],
  ['果园育苗专项行动', 'stop', '果园育苗'],
  ['果园修渠、育苗行动', 'list', '育苗'],
  ['果园修渠和育苗行动', 'conjunction', '育苗'],
  ['果园修渠等育苗行动', 'etc', '育苗'],
  ['育苗、修渠、办会三大行动', 'count', '三大'],
  ['“育苗”“修渠”行动', 'quoted', '“修渠”'],
  ['出台5批制度', 'quantity', ''],
])('%s is read to a %s', (text, stop, words) => {
  const clause = clauseOf(text);
  const reading = readWords(clause, clause.head.start);
  expect(reading.stop).toBe(stop);
  expect(text.slice(reading.start, clause.head.start).replace('专项', '')).toBe(words);
});

it.each([
  ['实施果园育苗、水渠改造、果品推介三大行动', ['果园育苗', '水渠改造', '果品推介'], { governor: '实施', counted: true, etc: false }],
  ['开展果园育苗、水渠改造等专项行动', ['果园育苗', '水渠改造'], { governor: '开展', counted: false, etc: true }],
  ['开展果园育苗、水渠改造行动', ['果园育苗'], { governor: '开展', counted: false, etc: false }],
])('the items before the joint of %s', (text, items, how) => {
  const clause = clauseOf(text);
  const { items: spans, ...rest } = itemsBefore(clause, readWords(clause, clause.head.start));
  expect(spans.map((s) => text.slice(s.start, s.end))).toEqual(items);
  expect(rest).toEqual(how);
});
