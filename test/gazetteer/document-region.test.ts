import { describe, expect, it } from 'vitest';
import { documentRegion, regionByName } from '../../src/gazetteer/document-region.ts';
import { loadGazetteer } from '../../src/gazetteer/gazetteer.ts';

const gazetteer = loadGazetteer();
const of = (title: string, text: string) => documentRegion(title, text, gazetteer)?.name ?? null;

describe('documentRegion', () => {
  it.each([
    ['the title', '静宁县2021年政府工作报告', '各位代表：现在报告工作。', '静宁县'],
    ['the most specific of the title', '保定市徐水区2024年政府工作报告', '', '徐水区'],
    ['a short name in the title that the text repeats', '陇东明珠西峰展新姿', '西峰的发展。西峰区各界人士。', '西峰区'],
    ['two words that meet are no name', '陇东明珠展新姿', '无关的话。', null],
    ['the theme of an article, though it is an ordinary word', '长治：转型路上谱新篇', '', '长治市'],
    ['an ordinary word in a title is no region', '推动资源型城市高质量发展', '无关的话。', null],
    ['the congress in the opening', '政府工作报告', '——2021年2月5日在镇原县第十八届人民代表大会第六次会议上\n各位代表：', '镇原县'],
    ['the government in the opening', '政府工作报告', '现在，我代表清苑县人民政府向大会报告工作。', '清苑区'],
    ['the district, not the city before it', '政府工作报告', '保定市满城区人民政府区长', '满城区'],
    ['the opening below the title', '甘肃省政府工作报告选登', '在环县第十七届人民代表大会第一次会议上', '环县'],
  ])('tells the region by %s', (_reason, title, text, expected) => {
    expect(of(title, text)).toBe(expected);
  });

  it('takes what the text names most, of the class that it calls its own', () => {
    const text =
      '全县上下奋力拼搏。在市委和县委领导下，全县经济向好。保定市支持。保定市指导。保定市帮助。保定市关心。容城服装。容城发展。建设容城。';
    expect(of('一、过去五年工作回顾', text)).toBe('容城县');
  });

  it('tells nothing where the text names nobody clearly', () => {
    expect(of('工作总结', '一年来，各项工作稳步推进，成效明显。')).toBeNull();
  });

  it('decides between divisions of one name by those above them in the text', () => {
    expect(of('朝阳区政府工作报告', '长春市支持，吉林省关心。')).toBe('朝阳区');
    expect(documentRegion('朝阳区政府工作报告', '长春市支持，吉林省关心。', gazetteer)?.code).toBe('220104');
    expect(documentRegion('朝阳区政府工作报告', '北京市支持，首都北京发展。', gazetteer)?.code).toBe('110105');
  });
});

describe('regionByName', () => {
  it.each([
    ['静宁县', '620826'],
    ['保定市清苑区', '130608'],
    ['甘肃省庆阳市西峰区', '621002'],
    ['静宁县八里镇', '620826'],
  ])('finds %s', (name, code) => {
    expect(regionByName(name, gazetteer).code?.startsWith(code)).toBe(true);
  });

  it('refuses a name that nobody has', () => {
    expect(() => regionByName('没有这个地方', gazetteer)).toThrow('unknown region: 没有这个地方');
  });

  it('refuses a name that several have, and lists them', () => {
    expect(() => regionByName('鼓楼区', gazetteer)).toThrow(/several regions are called 鼓楼区: .*江苏省南京市鼓楼区.*; give one of these/);
  });
});
