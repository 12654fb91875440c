import { describe, expect, it } from 'vitest';
import { mentions, names } from './mentions.ts';

describe('one-character names', () => {
  it.each([
    ['陇电入鲁工程', '庆阳市', ['甘肃省', '山东省']],
    ['深化津庆协作', '庆阳市', ['天津市', '庆阳市']],
    ['选派医疗队援鄂', '兰州市', ['湖北省']],
    ['京津冀协同发展', '保定市', []],
    ['融入长三角和粤港澳大湾区', '庆阳市', []],
    ['成渝地区双城经济圈', '四川省', []],
  ])('%s', (text, home, expected) => {
    expect(names(text, home)).toEqual(expected);
  });

  it('ties a line to its ends without making mentions of them', () => {
    const found = mentions('加快平庆铁路前期工作', '庆阳市');
    expect(found.map((m) => [m.name, m.implied])).toEqual([
      ['平凉市', true],
      ['庆阳市', true],
    ]);
  });
});
