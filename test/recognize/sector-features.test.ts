import { describe, expect, it } from 'vitest';
import { placeAt, sectorFeatures } from '../../src/recognize/sector-features.ts';
import { namedSector } from '../../src/recognize/sectors.ts';
import { contextOf } from './see.ts';

function featuresOf(text: string, name: string): string[] {
  const context = contextOf(text);
  const start = context.text.indexOf(name);
  return sectorFeatures(name, namedSector(name), placeAt(context, start, start + name.length));
}

describe('sectorFeatures', () => {
  it('tells what the rules read in the name', () => {
    const features = featuresOf('加快东岭草莓产业园建设。', '东岭草莓产业园');
    expect(features).toEqual(expect.arrayContaining(['rule agriculture', 'ground inner', 'told agriculture by inner']));
  });

  it('has single characters, pairs and triples of the name, and its end', () => {
    const features = featuresOf('加快云岭谷建设。', '云岭谷');
    expect(features.filter((f) => f.startsWith('name '))).toEqual([
      'name 云',
      'name 岭',
      'name 谷',
      'name 云岭',
      'name 岭谷',
      'name 云岭谷',
    ]);
    expect(features.filter((f) => f.startsWith('end '))).toEqual(['end 谷', 'end 岭谷', 'end 云岭谷']);
  });

  it('has the sectors that words beside the name tell, the nearest first, its own left out', () => {
    const features = featuresOf('推进北山水库、东河煤矿、云岭谷、南湖景区等项目。', '云岭谷');
    expect(features).toEqual(expect.arrayContaining(['left 1 energy', 'left 2 water', 'right 1 culture_tourism']));
    expect(featuresOf('加快北山水库建设。', '北山水库').filter((f) => /^(?:left|right|around)/.test(f))).toEqual([]);
  });

  it('has the words of its sentence, and none of another', () => {
    const features = featuresOf('粮食丰收。发展旅游产业，打造云岭谷。城市整洁。', '云岭谷');
    expect(features).toContain('word 旅游');
    expect(features).not.toContain('word 粮食');
    expect(features).not.toContain('word 城市');
  });
});
