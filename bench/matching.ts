/** Finding all vocabulary names in a text, beside another Aho–Corasick: `npx tsx bench/matching.ts [megabytes]`. */
import { join } from 'node:path';
import { AhoCorasick } from '@monyone/aho-corasick';
import { buildAutomaton } from '../src/vocabulary/aho-corasick.ts';
import { loadLexicon } from '../src/vocabulary/lexicon.ts';
import { costOf, print, readTexts, repeat, seconds } from './measure.ts';

const texts = repeat(readTexts(join(import.meta.dirname, '..', 'seeds')), Number(process.argv[2] ?? 5) * 1e6).map(({ text }) => text);
const { patterns } = loadLexicon();

interface Matcher {
  readonly count: (text: string) => number;
}

const MATCHERS: readonly (readonly [name: string, build: () => Matcher])[] = [
  [
    'this package',
    () => {
      const automaton = buildAutomaton(patterns);
      return { count: (text) => automaton.findAll(text).length / 3 };
    },
  ],
  [
    '@monyone/aho-corasick',
    () => {
      const automaton = new AhoCorasick([...patterns]);
      return { count: (text) => automaton.matchInText(text).length };
    },
  ],
];

const rows = [['', 'build', 'match', 'found']];
for (const [name, build] of MATCHERS) {
  let matcher: Matcher = { count: () => 0 };
  const building = await costOf(() => {
    matcher = build();
  });
  matcher.count(texts[0] as string);
  let found = 0;
  const matching = await costOf(() => {
    for (const text of texts) found += matcher.count(text);
  });
  rows.push([name, seconds(building.processor), seconds(matching.processor), String(found)]);
}
print(`${patterns.length} names in ${(texts.join('').length / 1e6).toFixed(1)} million characters`, rows);
