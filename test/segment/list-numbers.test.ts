import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract.ts';
import { LIST_NUMBER } from '../../src/segment/list-numbers.ts';

describe('LIST_NUMBER', () => {
  const number = (text: string) => new RegExp(`^${LIST_NUMBER}`).exec(text)?.[0] ?? '';
  it.each([
    ['一、平稳增长', '一、'],
    ['第十二、平稳增长', '第十二、'],
    ['（一）平稳增长', '（一）'],
    ['（12）平稳增长', '（12）'],
    ['3.新水厂', '3.'],
    ['3）新水厂', '3）'],
    ['三是新水厂', '三是'],
    ['三是要修路', '三是要'],
    ['三要修路', '三要'],
    ['④新水厂', '④'],
    ['3.5亿元', ''],
    ['三期工程', ''],
    ['（新水厂）', ''],
    ['2024、2025年', ''],
  ])('%s: %s', (text, expected) => expect(number(text)).toBe(expected));
});

const projects = (text: string): string[] =>
  extract({ id: 'text', path: 'text.txt', text, given: { region: '静宁县' } })
    .entities.filter(({ kind }) => kind === 'project')
    .map(({ name }) => name);

describe('what counts the items of a list', () => {
  it.each([
    ['a circled number', '④东岭光伏产业园投入使用。', ['东岭光伏产业园']],
    ['a number in words', '二是静宁县新水厂投入使用。', ['静宁县新水厂']],
    ['none', '东岭光伏产业园投入使用。', ['东岭光伏产业园']],
    ['a number that belongs to the name', '长河二号大桥建成通车。', ['长河二号大桥']],
  ])('is no part of a name: %s', (_, text, names) => {
    expect(projects(text)).toEqual(names);
  });
});
