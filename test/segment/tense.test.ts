import { describe, expect, it } from 'vitest';
import { findSections } from '../../src/segment/structure.ts';
import { tenseOf, turnAhead } from '../../src/segment/tense.ts';
import { readTable } from '../../src/vocabulary/table.ts';

const DONE = '石峡水库顺利建成，累计蓄水3亿立方米，荣获省级优质工程称号。';
const AHEAD = '鼓励企业做大做强，力争年内开工，确保早日见效。';

describe('tenseOf', () => {
  it.each([
    ['荣获全国先进集体称号', 4],
    ['首次突破百亿元大关', 3],
    ['建成了水库', 3],
    ['力争年内开工', -4],
    ['今年以来产值平稳', 2],
    ['今年产值要平稳', -3],
    ['全省的植被', 0],
    ['为了群众', 0],
    ['', 0],
  ])('%s: %d', (passage, tense) => expect(tenseOf(passage)).toBe(tense));

  it('counts a word once', () => expect(tenseOf('了了了')).toBe(tenseOf('了')));
});

describe('turnAhead', () => {
  const back = `${DONE}\n`.repeat(12);
  const forth = `${AHEAD}\n`.repeat(12);
  it('finds the paragraph from which on a text without headings looks ahead', () => {
    expect(turnAhead(back + forth, 'other')).toBe(back.length);
  });
  it('finds the sentence where all line breaks were lost', () => {
    const lost = DONE.repeat(20);
    expect(turnAhead(lost + AHEAD.repeat(20), 'other')).toBe(lost.length);
  });
  it.each([back, `${back}${AHEAD}\n`, ''])('leaves a text that looks back', (text) => expect(turnAhead(text, 'other')).toBe(-1));
  it('takes a text that only looks ahead for one', () => expect(turnAhead(forth, 'other')).toBe(0));
  it('asks less of a report', () => {
    const little = `${AHEAD}\n`.repeat(3);
    expect(turnAhead(back + little, 'other')).toBe(-1);
    expect(turnAhead(back + little, 'report')).toBe(back.length);
  });
});

describe('findSections without a heading that looks ahead', () => {
  const back = Array(12).fill(DONE).join('\n');
  const forth = Array(12).fill(AHEAD).join('\n');
  const claims = (text: string) => findSections(text).map((s) => [s.heading, s.claim, text.slice(s.start, s.start + 4)]);
  it('turns inside the section where the words do', () => {
    expect(claims(`一、去年工作回顾\n${back}\n${forth}`)).toEqual([
      ['一、去年工作回顾', 'done', '一、去年'],
      ['一、去年工作回顾', 'planned', '鼓励企业'],
    ]);
  });
  it('turns where a plan says what it is to reach', () => {
    const goals = (words: string) => findSections(`各位代表：\n${back}\n${words}产值增长5%，收入增长6%。`).at(-1)?.claim;
    expect(goals('今年经济社会发展的主要预期目标是：')).toBe('planned');
    expect(goals('围绕上述目标，')).toBe('planned');
    expect(goals('圆满完成了主要预期目标，')).toBe('done');
  });
  it('does not hear the notes', () => {
    const notes = Array(12).fill('“双增”：做大做强，力争增产增收。').join('\n');
    expect(findSections(`各位代表：\n${back}\n名词解释\n${notes}`).map(({ claim }) => claim)).toEqual(['done', 'done']);
  });
  it('turns before a heading that comes too late', () => {
    expect(claims(`${back}\n${forth}\n三、今后工作安排\n${forth}`).map(([, claim]) => claim)).toEqual(['done', 'planned', 'planned']);
  });
});

it('weights its words by half logarithms, and says why', () => {
  const rows = readTable('vocabulary/data/tense_words.tsv', ['word', 'claim', 'weight', 'reason']);
  expect(new Set(rows.map((r) => r.word)).size).toBe(rows.length);
  for (const { word, claim, weight, reason } of rows) {
    expect([word, ['done', 'planned'].includes(claim)]).toEqual([word, Number(weight) > 0]);
    expect(Number(weight) * 2).toBe(Math.round(Number(weight) * 2));
    expect(Number(weight)).toBeLessThanOrEqual(3);
    expect(reason.length).toBeGreaterThan(3);
  }
});
