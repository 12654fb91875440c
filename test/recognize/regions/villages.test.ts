import { describe, expect, it } from 'vitest';
import { mentions, names } from './mentions.ts';

describe('villages', () => {
  it.each([
    ['静宁县雷大镇合岘村的果农', '平凉市', ['静宁县', '雷大镇', '合岘村']],
    ['静宁县雷大镇李家沟被评为先进', '平凉市', ['静宁县', '雷大镇', '李家沟村']],
    ['推进石咀村、南沟村棚户区改造', '静宁县', ['石咀村', '南沟村']],
    ['消除贫困村和集体经济薄弱村，建设示范村。', '静宁县', []],
    ['推进农村改革和乡村治理，关心村民。', '静宁县', []],
    ['灵台县积极推进乡村治理', '平凉市', ['灵台县']],
    ['名城名镇名村保护', '四川省', []],
    ['打造一批苹果村、石榴村和红枣村，改造石咀村、南沟村。', '静宁县', ['石咀村', '南沟村']],
  ])('%s', (text, home, expected) => {
    expect(names(text, home)).toEqual(expected);
  });

  it('is one village with and without its township', () => {
    const keys = mentions('静宁县雷大镇合岘村果园。阿岘沟村、合岘村果农。', '静宁县')
      .filter((m) => m.name === '合岘村')
      .map((m) => m.regionKey);
    expect(new Set(keys).size).toBe(1);
  });
});
