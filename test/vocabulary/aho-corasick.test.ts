import { AhoCorasick } from '@monyone/aho-corasick';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from '../../src/vocabulary/aho-corasick.ts';

/** `[pattern, start, end]` as one list of triples. */
const triples = (hits: ArrayLike<number>): number[][] =>
  Array.from({ length: hits.length / 3 }, (_, i) => [hits[i * 3] as number, hits[i * 3 + 1] as number, hits[i * 3 + 2] as number]);

const few = fc.constantFrom('六', '稳', '四', '个', '不', '摘', 'a', '\u{20000}');
const texts = fc.array(few, { maxLength: 60 }).map((c) => c.join(''));
const patterns = fc.uniqueArray(
  fc.array(few, { minLength: 1, maxLength: 5 }).map((c) => c.join('')),
  { maxLength: 12 },
);

describe('Automaton', () => {
  it('finds overlapping names, by their start and the longer first', () => {
    const hits = triples(buildAutomaton(['宁县', '静宁县', '静宁', '县']).findAll('在静宁县城'));
    expect(hits).toEqual([
      [1, 1, 4],
      [2, 1, 3],
      [0, 2, 4],
      [3, 3, 4],
    ]);
  });

  it('or by their end, the longest first', () => {
    expect(triples(buildAutomaton(['宁县', '静宁县', '静宁', '县']).findByEnd('在静宁县城'))).toEqual([
      [2, 1, 3],
      [1, 1, 4],
      [0, 2, 4],
      [3, 3, 4],
    ]);
  });

  it('finds nothing for no patterns, and never an empty one', () => {
    expect([...buildAutomaton([]).findAll('六稳')]).toEqual([]);
    expect([...buildAutomaton(['']).findAll('六稳')]).toEqual([]);
  });

  it('finds what searching for each pattern finds', () => {
    fc.assert(
      fc.property(patterns, texts, (words, text) => {
        const expected: number[][] = [];
        words.forEach((word, pattern) => {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) expected.push([pattern, at, at + word.length]);
        });
        expected.sort((a, b) => (a[1] as number) - (b[1] as number) || (b[2] as number) - (a[2] as number));
        expect(triples(buildAutomaton(words).findAll(text))).toEqual(expected);
      }),
    );
  });

  it('finds what another implementation finds', () => {
    fc.assert(
      fc.property(patterns, texts, (words, text) => {
        const found = triples(buildAutomaton(words).findByEnd(text)).map(
          ([pattern, start, end]) => `${words[pattern as number]} ${start}-${end}`,
        );
        const theirs = new AhoCorasick(words).matchInText(text).map(({ begin, end, keyword }) => `${keyword} ${begin}-${end}`);
        expect(found.sort()).toEqual(theirs.sort());
      }),
    );
  });

  it('tells what a text begins with, and the longest that it ends with', () => {
    const automaton = buildAutomaton(['宁县', '静宁县', '静宁']);
    expect([automaton.beginsWith('静宁县城'), automaton.beginsWith('在静宁')]).toEqual([true, false]);
    expect([automaton.endOf('在静宁县'), automaton.endOf('静宁县城')]).toEqual([1, -1]);
    fc.assert(
      fc.property(patterns, texts, (words, text) => {
        const longest = words.filter((word) => text.endsWith(word)).sort((a, b) => b.length - a.length)[0];
        expect(buildAutomaton(words).beginsWith(text)).toBe(words.some((word) => text.startsWith(word)));
        expect(buildAutomaton(words).endOf(text)).toBe(longest === undefined ? -1 : words.indexOf(longest));
      }),
    );
  });
});
