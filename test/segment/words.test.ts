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

describe('tagWords', () => {
  it('gives the words and tags of jieba.tag, whatever was tagged before', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { count, starts, tags } = tagWords(text);
        const words = Array.from({ length: count }, (_, i) => ({ word: text.slice(starts[i], starts[i + 1]), tag: tags[i] }));
        const expected = text
          .toWellFormed()
          .split('\n')
          .flatMap((line, i) => [...(i > 0 ? [{ word: '\n', tag: 'x' }] : []), ...(line ? jieba.tag(line) : [])]);
        expect(words.map(({ word }) => word.toWellFormed())).toEqual(expected.map(({ word }) => word));
        expect(tags).toEqual(expected.map(({ tag }) => tag));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves jieba able to rank keywords, for which it loads more when it is asked', () => {
    const ranked = jieba.textRankExtract('推进长河大桥建设，加快大桥工程', 3);
    expect(ranked.map(({ word }) => word)).toEqual(['大桥', '建设', '加快']);
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
