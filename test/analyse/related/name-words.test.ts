import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNames } from '../../../src/analyse/related/name-words.ts';
import { tagWords } from '../../../src/segment/words.ts';

const REGIONS = new Set(['宁县', '静宁县', '静宁', '垣曲']);
const words = (name: string) => readNames([name], REGIONS, tagWords)[0]?.words;

describe('readNames', () => {
  it.each([
    // What it is stays; where, how large and that it is a project goes.
    ['垣曲抽水蓄能电站二期', ['抽水', '蓄能', '电站']],
    ['静宁县污水处理厂扩建工程', ['污水', '处理厂']],
    ['年产20万吨双氧水项目', ['双氧水']],
    // One form for what is called in several ways.
    ['李庄高速', ['李庄', '高速公路']],
    ['风力发电项目', ['风电']],
    // A single character says something only as the head.
    ['东环路', ['东环路']],
    ['一批重点项目', []],
  ])('%s says %j', (name, expected) => {
    expect(words(name)).toEqual(expected);
  });

  it('joins only words that stand side by side', () => {
    const [read] = readNames(['光伏发电及储能电站'], new Set(), tagWords);
    expect(read?.words).toEqual(['光伏', '储能', '电站']);
    expect(read?.runs.map(([from, to]) => read.words.slice(from, to))).toEqual([['光伏'], ['储能', '电站']]);
  });

  it('keeps a phrase that the dictionary cuts to pieces', () => {
    const [read] = readNames(['东数西算产业研究院'], new Set(), tagWords, new Set(['东数西算']));
    expect(read?.words).toEqual(['东数西算', '产业', '研究院']);
    expect(read?.runs).toEqual([[0, 3]]);
  });

  it('blanks the longest region first: 静宁县 is not 宁县', () => {
    expect(words('静宁县苹果产业园')).toEqual(['苹果', '产业园']);
  });

  it('reads every name of a list by itself, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[煤矿高速公路宁县静0-9a一期项目\n ]{0,12}$/u), { maxLength: 6 }), (names) => {
        expect(readNames(names, REGIONS, tagWords)).toEqual(names.map((name) => readNames([name], REGIONS, tagWords)[0]));
      }),
      { numRuns: 40 },
    );
  });
});
