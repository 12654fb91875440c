import { describe, expect, it } from 'vitest';
import { sectorOf } from '../../src/recognize/sectors.ts';

describe('sectorOf', () => {
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
