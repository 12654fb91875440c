import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract.ts';

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
