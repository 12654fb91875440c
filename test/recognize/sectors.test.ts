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

  it.each([
    ['a crop tells what a base is of', '张家庄草莓基地', 'agriculture'],
    ['a park of culture, 区 or not', '龙泉文化产业园区', 'culture_tourism'],
    ['a park of industry stays one', '龙泉产业园区', 'industry'],
    ['drinking water for people', '东山片区人饮工程', 'water'],
    ['water that is held back', '北河蓄水工程', 'water'],
    ['pumped storage is energy', '北河抽水蓄能电站', 'energy'],
    ['upkeep of a road', '白青线大修工程', 'transport'],
    ['upkeep of what the name tells otherwise', '城东水厂大修工程', 'water'],
    ['a greenway', '环湖绿道', 'ecology'],
    ['services at home', '北苑居家服务中心', 'health'],
    ['a trunk road by its number', 'G402东山至西山改线', 'transport'],
    ['a road by its ends', '东山至西山段', 'transport'],
    ['a street', '人民路改造', 'urban'],
    ['a circuit is no street', '集成电路项目', 'industry'],
    ['a power line is no street', '330千伏线路', 'energy'],
    ['a station that is no stop', '乡镇动物防疫监督站', 'agriculture'],
    ['sites of winter sport', '雪上运动中心', 'culture_tourism'],
    ['a ring road', '西南外环', 'transport'],
    ['a network', '高速公路网', 'transport'],
    ['a landfill', '东山填埋场', 'ecology'],
    ['only a rank', '25个省市重点项目', 'other'],
  ])('reads %s', (_, name, sector) => {
    expect(sectorOf(name)).toBe(sector);
  });
});
