import { describe, expect, it } from 'vitest';
import { readContext } from '../../src/extract.ts';
import { isRanked, SCENIC, sightsBefore, titlesFromHeads } from '../../src/recognize/honor-titles.ts';
import { nameSpans } from '../../src/recognize/identity.ts';

/** The titles of a text that stand by their rule. */
function titles(text: string): string[] {
  const { context, regionMentions } = readContext({ id: 'a', path: 'a.txt', text, given: { region: '静宁县' } });
  return titlesFromHeads(context, nameSpans({ regions: regionMentions, mentions: [] }))
    .filter(({ tentative }) => !tentative)
    .map(({ start, end }) => text.slice(start, end));
}

describe('titlesFromHeads', () => {
  it.each([
    ['荣获全国文明城市称号。', ['全国文明城市']],
    ['被评为省级园林县城。', ['省级园林县城']],
    ['新增国家级农业产业化龙头企业3家。', ['国家级农业产业化龙头企业']],
    // A conjunction parts two titles.
    ['荣获全国文明城市和国家卫生县城。', ['全国文明城市', '国家卫生县城']],
  ])('%s', (text, expected) => expect(titles(text)).toEqual(expected));

  it.each(['建设国际一流城市。', '打造世界级示范区。', '城市面貌焕然一新。'])(
    'of an aim, of praise, of no rank there is none: %s',
    (text) => {
      expect(titles(text)).toEqual([]);
    },
  );
});

describe('sightsBefore', () => {
  it('gives the sights that a grade is sought for, where they stand', () => {
    const text = '争创甲山、乙寺4A级景区';
    expect(sightsBefore(text, text.indexOf('4A'), 0)).toEqual([
      { at: 2, name: '甲山' },
      { at: 5, name: '乙寺' },
    ]);
  });

  it.each(['争创国家4A级景区', '游览甲山、乙寺4A级景区'])('gives none in %s', (text) => {
    expect(sightsBefore(text, text.indexOf('4A'), 0)).toEqual([]);
  });
});

it('knows words of rank and graded sights', () => {
  expect(isRanked('全国文明城市')).toBe(true);
  expect(isRanked('文明城市')).toBe(false);
  expect(SCENIC.test('国家AAAA级旅游景区')).toBe(true);
  expect(SCENIC.test('风景区')).toBe(false);
});
