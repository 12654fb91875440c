import { describe, expect, it } from 'vitest';
import { mentions, names } from './mentions.ts';

describe('townships', () => {
  it.each([
    ['榆中县和平镇', '兰州市', ['榆中县', '和平镇']],
    ['静宁县八里镇', '平凉市', ['静宁县', '八里镇']],
    ['王村镇千亩花海', '泾川县', ['王村镇']],
    ['城镇新增就业', '安国市', []],
    ['建设特色小镇和中心镇', '平凉市', []],
    ['推动各乡镇街道', '平凉市', []],
    ['打造安口片区', '华亭市', ['安口镇']],
    ['徐水区遂城镇', '保定市', ['徐水区', '遂城镇']],
  ])('%s', (text, home, expected) => {
    expect(names(text, home)).toEqual(expected);
  });

  it('takes the one of the county before it', () => {
    expect(mentions('榆中县和平镇', '兰州市').at(-1)?.code?.startsWith('620123')).toBe(true);
  });

  it('makes one of a name that no list holds right behind its county', () => {
    const township = mentions('泾川县柳湾乡的果园', '平凉市').at(-1);
    expect(township).toMatchObject({ name: '柳湾乡', level: 'township', code: undefined, regionKey: 'region:620821/柳湾乡' });
  });
});
