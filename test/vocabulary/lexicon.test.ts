import { describe, expect, it } from 'vitest';
import { Lexicon, type LexiconEntry, loadLexicon } from '../../src/vocabulary/lexicon.ts';

const entry = (name: string, variants: readonly string[] = []): LexiconEntry => ({
  list: 'policy',
  name,
  variants,
  use: 'free',
  year: null,
  expansion: [],
});

describe('Lexicon', () => {
  it('has one pattern for the writings of a name that differ in marks only', () => {
    const { patterns } = new Lexicon([entry('“放管服”改革', ['放管服改革', '放、管、服改革'])]);
    expect(patterns).toEqual(['放管服改革']);
  });

  it('gives every entry of a pattern, in the order of the lists', () => {
    const [first, second] = [entry('甲行动'), { ...entry('甲工程', ['甲行动']), list: 'brand' as const }];
    const lexicon = new Lexicon([first, second]);
    expect(lexicon.entriesOf(lexicon.patterns.indexOf('甲行动'))).toEqual([first, second]);
    expect(lexicon.entriesOf(lexicon.patterns.length)).toEqual([]);
  });

  it('has no pattern of one character', () => expect(new Lexicon([entry('甲'), entry('“乙”')]).patterns).toEqual([]));
});

describe('loadLexicon', () => {
  const { entries } = loadLexicon();
  it('holds every list', () => {
    expect(new Set(entries.map(({ list }) => list))).toEqual(new Set(['policy', 'slogan', 'company', 'organization', 'honor', 'brand']));
  });

  it('makes short forms that are words too an entry that needs a context', () => {
    const short = entries.filter(({ list, use }) => list === 'company' && use === 'context');
    expect(short.some(({ name }) => entries.some((other) => other.name === name && other.use === 'free'))).toBe(true);
  });
});
