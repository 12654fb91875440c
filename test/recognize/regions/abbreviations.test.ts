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

  it('takes no road for one between a county and a province far away', () => {
    expect(mentions('改造静新公路', '静宁县').filter((m) => m.implied)).toEqual([]);
    expect(mentions('改造静庄公路', '静宁县').map((m) => m.name)).toEqual(['静宁县', '庄浪县']);
    expect(mentions('建设京新高速公路', '静宁县').map((m) => m.name)).toEqual(['北京市', '新疆维吾尔自治区']);
    expect(mentions('改造京沪公路', '静宁县').map((m) => m.name)).toEqual(['北京市', '上海市']);
  });
});
