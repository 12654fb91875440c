import { expect, it } from 'vitest';
import { shortForms } from '../../src/gazetteer/names.ts';

it.each([
  ['甘肃省', 'province', ['甘肃']],
  ['内蒙古自治区', 'province', ['内蒙古']],
  ['新疆维吾尔自治区', 'province', ['新疆']],
  ['香港特别行政区', 'province', ['香港']],
  ['恩施土家族苗族自治州', 'prefecture', ['恩施州', '恩施']],
  ['大兴安岭地区', 'prefecture', ['大兴安岭']],
  ['积石山保安族东乡族撒拉族自治县', 'county', ['积石山县', '积石山']],
  ['巴里坤哈萨克自治县', 'county', ['巴里坤县', '巴里坤']],
  ['东乡族自治县', 'county', ['东乡县', '东乡']],
  ['鄂伦春自治旗', 'county', ['鄂伦春旗', '鄂伦春']],
  ['龙胜各族自治县', 'county', ['龙胜县', '龙胜']],
  ['浦东新区', 'county', ['浦东']],
  ['清新区', 'county', ['清新']],
  ['碑林区', 'county', ['碑林']],
  ['神农架林区', 'county', ['神农架']],
  ['环县', 'county', []],
  ['安定门街道', 'township', ['安定门']],
  ['孙各庄满族乡', 'township', ['孙各庄乡', '孙各庄']],
] as const)('shortens %s', (name, level, forms) => {
  expect(shortForms(name, level)).toEqual(forms);
});
