import { expect, it } from 'vitest';
import { extract } from '../src/extract.ts';
import type { Given } from '../src/model/types.ts';

const TEXT = '静宁县政府工作报告\n2021年1月26日\n静宁县落实“四个不摘”要求，建成苹果交易中心。';
const warnings = (text: string, given: Given = {}) => extract({ id: 'a', path: 'a.txt', text, given }).document.warnings;

it('has nothing to warn of where the region is told and a date given is one', () => {
  expect(warnings(TEXT)).toEqual([]);
  expect(warnings(TEXT, { date: '2021/1/26' })).toEqual([]);
});

it('warns of a text about no region, and of a date that is none', () => {
  expect(warnings('各单位要认真学习，抓好落实。', { date: '不详' })).toEqual([
    'no region told: the text names none that it is clearly about; give --region',
    'no date: 不详; write it as 2021-01-26',
  ]);
});

it('gives every place in the text as it was read', () => {
  const text = `\t${TEXT.replaceAll('，', ',')}`;
  const { mentions, sentences, entities } = extract({ id: 'a', path: 'a.txt', text });
  expect(mentions.map(({ entity, start, end }) => [entities[entity]?.name, text.slice(start, end)])).toEqual(
    expect.arrayContaining([
      ['四个不摘', '四个不摘'],
      ['苹果交易中心', '苹果交易中心'],
    ]),
  );
  expect(sentences.length).toBeGreaterThan(1);
});
