import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBoundary, tagWords, wordAt } from '../../src/segment/words.ts';

const jieba = createRequire(import.meta.url)('nodejieba') as {
  tag: (text: string) => { word: string; tag: string }[];
  textRankExtract: (text: string, most: number) => { word: string; weight: number }[];
};
const seed = readFileSync(new URL('../../seeds/lanzhou-2020-08-04.txt', import.meta.url), 'utf8').slice(0, 4000);

/** Any characters, and stretches of a report with the cuts that chance makes. */
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.tuple(fc.nat(seed.length), fc.nat(12)).map(([at, length]) => seed.slice(at, at + length)),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

function wordsIn(text: string): string[] {
  const { count, starts } = tagWords(text);
  return Array.from({ length: count }, (_, i) => text.slice(starts[i], starts[i + 1]));
}

describe('tagWords', () => {
  it('gives the words and tags of jieba.tag, whatever was tagged before, but for words that it glued', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { count, starts, tags } = tagWords(text);
        const words = Array.from({ length: count }, (_, i) => ({ word: text.slice(starts[i], starts[i + 1]), tag: tags[i] }));
        const expected = text
          .toWellFormed()
          .split('\n')
          .flatMap((line, i) => [...(i > 0 ? [{ word: '\n', tag: 'x' }] : []), ...(line ? jieba.tag(line) : [])]);
        let at = 0;
        for (const { word, tag } of expected) {
          const own: typeof words = [];
          for (let left = word.length; left > 0; at++) {
            own.push(words[at] as (typeof words)[number]);
            left -= (words[at] as (typeof words)[number]).word.length;
          }
          expect(own.map((part) => part.word.toWellFormed()).join('')).toBe(word);
          if (own.length === 1) expect(own[0]?.tag).toBe(tag);
          else expect(tag).toBe('x');
        }
        expect(at).toBe(count);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves jieba able to rank keywords, for which it loads more when it is asked', () => {
    const ranked = jieba.textRankExtract('推进长河大桥建设，加快大桥工程', 3);
    expect(ranked.map(({ word }) => word)).toEqual(['大桥', '建设', '加快']);
  });

  it('parts a preposition from a name that jieba does not know', () => {
    expect(wordsIn('加大对泽泰服装机械的扶持')).toContain('对');
    expect(wordsIn('签约以恒庐食品为主的项目')).toContain('以');
    // 对标 is a word that jieba's dictionary lacks; 以色列 stands in it.
    expect(wordsIn('对标对表抓落实')[0]).toBe('对标');
    expect(wordsIn('以色列企业来访')[0]).toBe('以色列');
  });

  it('covers the text without a gap, and tells of every character which word holds it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const words = tagWords(text);
        expect(words.starts[0]).toBe(0);
        expect(words.starts[words.count]).toBe(text.length);
        for (let i = 0; i < text.length; i++) {
          const word = wordAt(words, i);
          expect((words.starts[word] as number) <= i && i < (words.starts[word + 1] as number)).toBe(true);
          expect(isBoundary(words, i)).toBe(words.starts[word] === i);
        }
        expect(isBoundary(words, text.length)).toBe(true);
      }),
    );
  });
});
