import { describe, expect, it } from 'vitest';
import { sectorOf } from '../../src/recognize/sectors.ts';

describe('sectorOf', () => {
  it.each([
    ['平庆铁路', 'transport'],
    ['静庄高速', 'transport'],
    ['轨道交通3号线二期', 'transport'],
    ['石峡水库除险加固工程', 'water'],
    ['城区污水处理厂扩建', 'water'],
    ['引洮济渭工程', 'water'],
    ['青山煤矿', 'energy'],
    ['750千伏输变电工程', 'energy'],
    ['集中式储能电站', 'energy'],
    ['零碳产业园', 'energy'],
    ['年产20万吨双氧水项目', 'industry'],
    ['装备制造产业园', 'industry'],
    ['新能源汽车零部件基地', 'industry'],
    ['东岭项目', 'industry'],
    ['现代农业产业园', 'agriculture'],
    ['食用菌全产业链项目', 'agriculture'],
    ['肉牛种质创新基地', 'agriculture'],
    ['云计算数据中心', 'digital'],
    ['大数据产业园', 'digital'],
    ['快递物流园', 'logistics_trade'],
    ['中药材交易市场', 'logistics_trade'],
    ['文旅康养城', 'health'],
    ['红色教育基地', 'culture_tourism'],
    ['国家文化公园', 'culture_tourism'],
    ['市康复医院', 'health'],
    ['第二小学新校区', 'education'],
    ['17号片区棚改', 'urban'],
    ['环城花园小区', 'urban'],
    ['民主路改造', 'urban'],
    ['泾河综合治理项目', 'ecology'],
    ['储备林基地', 'ecology'],
    ['省市重点项目', 'other'],
    ['金融服务中心', 'urban'],
  ])('%s is %s', (name, sector) => {
    expect(sectorOf(name)).toBe(sector);
  });
});
