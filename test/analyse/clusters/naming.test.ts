import { describe, expect, it } from 'vitest';
import { PhraseFinder } from '../../../src/analyse/clusters/naming.ts';
import type { ProjectFeatures } from '../../../src/analyse/related/features.ts';
import { Rarity } from '../../../src/analyse/related/rarity.ts';
import type { Sector } from '../../../src/model/schema.ts';

const project = (label: string, sector: Sector, ...words: string[]): ProjectFeatures => ({
  key: `project:${label}`,
  label,
  stem: label,
  sector,
  words,
  runs: words.length > 0 ? [[0, words.length]] : [],
  companies: [],
  places: [],
  areas: [],
  programmes: ['policy:棚户区改造'],
  sentences: [],
});

/** What is found in the first `count` of all projects. */
function phrases(count: number, all: readonly ProjectFeatures[]): string[] {
  return new PhraseFinder(all, new Rarity(all)).find(all.slice(0, count)).map(({ text }) => text);
}

describe('PhraseFinder', () => {
  it('names what most members share and few others have', () => {
    const all = [
      project('赵庄煤矿', 'energy', '赵庄', '煤矿'),
      project('孙庄煤矿', 'energy', '孙庄', '煤矿'),
      project('李庄水库', 'water', '李庄', '水库'),
    ];
    expect(phrases(2, all)).toEqual(['煤矿']);
  });

  it('puts back the character that cutting into words left out', () => {
    const all = [project('金沙河治理', 'ecology', '金沙', '治理'), project('金沙河防洪', 'water', '金沙', '防洪')];
    expect(phrases(2, all)).toEqual(['金沙河']);
  });

  it('puts back none where names go on differently', () => {
    const all = [project('金沙河治理', 'ecology', '金沙'), project('金沙湖防洪', 'water', '金沙')];
    expect(phrases(2, all)).toEqual(['金沙']);
  });

  it('has a second phrase for those that the first leaves out', () => {
    const all = [
      project('甲县机场', 'transport', '机场'),
      project('乙县机场', 'transport', '机场'),
      project('丙河航道', 'transport', '航道'),
      project('丁河航道', 'transport', '航道'),
    ];
    expect(phrases(4, all).sort()).toEqual(['机场', '航道'].sort());
  });

  it('is silent where a phrase is that of half and nothing names the others', () => {
    const all = [
      project('甲县机场', 'transport', '机场'),
      project('乙县机场', 'transport', '机场'),
      project('丙河过江通道', 'transport', '过江'),
      project('丁港', 'transport', '丁港'),
    ];
    expect(phrases(4, all)).toEqual([]);
  });
});
