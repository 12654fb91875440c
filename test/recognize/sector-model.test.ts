import { describe, expect, it } from 'vitest';
import { SECTORS } from '../../src/model/schema.ts';
import { sectorAt, weighSector } from '../../src/recognize/sector-model.ts';
import { contextOf } from './see.ts';

const weights = new Map(
  [
    ['word 旅游', { culture_tourism: 1 }],
    ['end 谷', { industry: 0.6, culture_tourism: 0.1 }],
  ].map(([feature, by]) => [feature as string, Float64Array.from(SECTORS, (s) => (by as Record<string, number>)[s] ?? 0)]),
);

describe('weighSector', () => {
  it('takes the sector with the greatest sum', () => {
    expect(weighSector(['end 谷'], weights)).toBe('industry');
    expect(weighSector(['end 谷', 'word 旅游'], weights)).toBe('culture_tourism');
  });

  it('takes the first of the schema where nothing is known, whatever the order of the features', () => {
    expect(weighSector(['word 不知'], weights)).toBe(SECTORS[0]);
    expect(weighSector(['word 旅游', 'end 谷'], weights)).toBe(weighSector(['end 谷', 'word 旅游'], weights));
  });
});

describe('sectorAt', () => {
  const sectorIn = (text: string, name: string): string => {
    const context = contextOf(text);
    const start = context.text.indexOf(name);
    return sectorAt(context, start, start + name.length, name);
  };

  it.each([
    ['a clear name tells whatever stands around it', '发展旅游产业，打造精品景区，建成北山水库。', '北山水库', 'water'],
    ['among scenic spots', '推进云台谷、南湖景区、西山温泉度假区等旅游项目建设。', '云台谷', 'culture_tourism'],
    ['among farms', '推进云台谷、草莓采摘园、奶牛养殖基地等现代农业项目建设。', '云台谷', 'agriculture'],
    ['a clinic told by its list', '完成县医院住院楼、云台门诊楼和乡镇卫生院改造。', '云台门诊楼', 'health'],
    ['a street of a town', '完成城区人民路、建设路等道路改造。', '人民路', 'urban'],
    ['a street that nothing is said of', '人民路竣工。', '人民路', 'urban'],
    ['a road between villages', '加强农村公路建设，完成东李路硬化。', '东李路', 'transport'],
    ['a road whose list says so', '新改建东李路、西王路等6条乡间道路。', '东李路', 'transport'],
    ['a street beside one whose name only ends like a road', '打通东李路、明公路等断头路段。', '东李路', 'urban'],
    ['a street of a town behind one of the country', '新建农村公路20公里，完成城区人民路改造。', '人民路', 'urban'],
  ])('%s', (_, text, name, sector) => expect(sectorIn(text, name)).toBe(sector));

  it('reads a name as it is told to, with the 项目 of its list', () => {
    const context = contextOf('晨辉、恒远等项目竣工投产。');
    expect(sectorAt(context, 0, 2, '晨辉', '晨辉项目')).toBe('industry');
    expect(sectorAt(context, 0, 2, '晨辉', '晨辉水库')).toBe('water');
  });
});
