import { describe, expect, it } from 'vitest';
import { beginsWithGoverning, governanceOf, lastGoverningVerb } from '../../src/recognize/honor-governance.ts';

describe('governanceOf', () => {
  /** How the words around the title in braces govern it. */
  const governance = (marked: string) => {
    const start = marked.indexOf('{');
    return governanceOf(marked.replace(/[{}]/g, ''), start, marked.indexOf('}') - 1, 0);
  };
  it.each([
    ['荣获{全国文明城市}称号。', 'conferred'],
    ['被评为{全省园林县城}。', 'conferred'],
    ['成功创建{国家卫生县城}。', 'conferred'],
    ['争创{国家园林县城}。', 'applied'],
    ['加快{文明城市}创建。', 'applied'],
    ['建成{省级示范园}。', 'made'],
    // The verb of its first member governs a list.
    ['荣获国家卫生县城、{全国文明城市}。', 'conferred'],
    ['甲县荣获表彰。{全国文明城市}的经验。', null],
  ])('%s', (marked, expected) => expect(governance(marked)).toBe(expected));
});

it('finds the last verb that may govern a title, and where it stands', () => {
  expect(lastGoverningVerb('甲县荣获')).toMatchObject({ at: 2, end: 4, confers: true, awards: true });
  expect(lastGoverningVerb('甲县打造')).toMatchObject({ at: 2, end: 4, confers: false, awards: false });
  // 建设 may stand inside a title: it governs at the beginning alone.
  expect(lastGoverningVerb('林业建设')).toMatchObject({ at: 2 });
  expect(lastGoverningVerb('全国林业建设')).toBeNull();
});

it('tells words that such a verb begins', () => {
  expect(beginsWithGoverning('荣获全国文明城市')).toBe(true);
  expect(beginsWithGoverning('全国文明城市')).toBe(false);
});
