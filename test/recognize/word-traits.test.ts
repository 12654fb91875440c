import { describe, expect, it } from 'vitest';
import { boundsNames, TRAIT, traitsOf, traitsOfPart } from '../../src/recognize/word-traits.ts';
import { tagWords } from '../../src/segment/words.ts';

describe('boundsNames', () => {
  it.each(['推进', '建成', '全市', '深入开展', '全力支持'])('%s never stands inside a name', (word) => {
    expect(boundsNames(word)).toBe(true);
  });
  it.each(['改造', '储能', '现代', '煤矿'])('%s may', (word) => {
    expect(boundsNames(word)).toBe(false);
  });
});

describe('traitsOf', () => {
  /** The names of the traits of each word. */
  function traits(text: string): Record<string, string[]> {
    const words = tagWords(text);
    return Object.fromEntries(
      [...traitsOf(words)].map((own, w) => [
        text.slice(words.starts[w], words.starts[w + 1]),
        Object.entries(TRAIT).flatMap(([name, bit]) => (own & bit ? [name] : [])),
      ]),
    );
  }

  it('tells what a word is by itself and by its tag', () => {
    const told = traits('推进北京的3个公园改造，新增20公里');
    expect(told.推进).toEqual(expect.arrayContaining(['bounds', 'classed', 'plain']));
    expect(told.北京).toEqual(expect.arrayContaining(['proper', 'nameTag']));
    expect(told.的).toEqual(expect.arrayContaining(['function', 'single']));
    expect(told.个).toEqual(expect.arrayContaining(['classifier', 'single']));
    expect(told.改造).toContain('nominal');
    expect(told['，']).toEqual(expect.arrayContaining(['hardStop', 'single']));
    expect(told.公里).toContain('capacity');
    expect(told['20']).toContain('numeral');
    expect(told.公园).not.toContain('bounds');
  });

  it('tells the same of a word wherever it stands, and another thing of a part of it', () => {
    const [once, again] = [tagWords('建设公园'), tagWords('公园和道路')];
    expect(traitsOf(once).at(-1)).toBe(traitsOf(again)[0]);
    const words = tagWords('深入开展');
    expect(traitsOfPart('深入开展', words, 0, 0, words.starts[1] as number)).toBe(traitsOf(words)[0]);
    expect(traitsOfPart('公园和道路', again, 0, 1, 2) & TRAIT.single).toBe(TRAIT.single);
  });
});
