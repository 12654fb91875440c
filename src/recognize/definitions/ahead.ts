import { LIST_NUMBER, LIST_NUMBERS } from '../../segment/list-numbers.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import type { Context, EntityMention } from '../context.ts';
import { countsOf, keywordOf } from './counts.ts';
import { cut, splitLast, tidy } from './parts.ts';

const PHRASES = readPhrases('vocabulary/data/definition_contexts.tsv', ['heading']);

/** How far ahead of a name its parts may follow, sentence by sentence. */
const AHEAD = 9000;

/** The parts told further on, by what the name counts. 六个必须: the sentences behind it that begin with 必须; 三大机遇: the list of things that end in 机遇. */
export function byKeyword({ text }: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const keyword = keywordOf(mention.name);
  if (keyword === null || Math.max(0, ...counts) < 2) return [];
  const ahead = text.slice(mention.end, mention.end + AHEAD);
  // Each part has the keyword once: where it stands too seldom, nothing need be read.
  if (!standsOften(ahead, keyword, Math.min(...counts))) return [];
  const n = counts[0] as number;
  const sentences = beginningWith(ahead, keyword);
  const told = counts.map((count) => inRow(ahead, sentences, count)).find((row) => row.length > 0);
  if (told) return told;
  const item = `[\\u4e00-\\u9fff]{1,10}${keyword}`;
  const list = new RegExp(`(?<![\\u4e00-\\u9fff])(?:${item}、){${Math.max(0, n - 2)}}${item}(?:和|与|及|、)${item}`).exec(ahead);
  return list && n > 1 ? splitLast(cut(list[0], '、')) : [];
}

interface Found {
  readonly at: number;
  readonly words: string;
}

/** How far apart the sentences of one list may begin, and the same where each begins a paragraph or has a number. */
const NEAR = 160;
const NEAR_PARAGRAPHS = 4000;

/**
 * The sentences that are one list: exactly so many, one behind the other. That as many begin with 全面 or 坚持 somewhere in a report says
 * nothing.
 */
function inRow(text: string, sentences: readonly Found[], count: number): readonly string[] {
  const headed = sentences.filter(({ at }) => HEADED.test(text.slice(Math.max(0, at - MAX_NUMBER), at)));
  for (const [row, near] of [
    [headed, NEAR_PARAGRAPHS],
    [sentences, NEAR],
  ] as const) {
    const first = row.slice(0, count);
    const words = [...new Set(first.map((sentence) => sentence.words))];
    const isNear = first.every(({ at }, i) => i === 0 || at - (first[i - 1] as Found).at <= near);
    const next = row[count];
    const ends = !next || next.at - (first.at(-1) as Found).at > near || words.includes(next.words);
    if (words.length === count && isNear && ends) return words;
  }
  return [];
}

/** What stands right before the first words of a sentence or a clause: a stop, or a stop and a number. */
const SENTENCE_START = new RegExp(`(?:[。；：\\n]|[。；\\n]${LIST_NUMBER})”?$`);
/** What stands before the first words of a paragraph, or of what has a number. */
const HEADED = new RegExp(`(?:^|\\n|[。；\\n]${LIST_NUMBER})”?$`);
const SENTENCE = /[^，。；：\n]*/y;
const MAX_NUMBER = 16;
const MAX_SENTENCE = 40;

/** What begins with a word and ends at the next stop, within forty characters behind the word. */
function beginningWith(text: string, word: string): Found[] {
  const found: Found[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.slice(Math.max(0, at - MAX_NUMBER), at);
    if (before !== '' && before !== '”' && !SENTENCE_START.test(before)) continue;
    SENTENCE.lastIndex = at + word.length;
    const length = SENTENCE.exec(text)?.[0].length ?? 0;
    const end = at + word.length + length;
    if (length > 0 && length <= MAX_SENTENCE && end < text.length) found.push({ at, words: text.slice(at, end) });
  }
  return found;
}

/** Whether words stand at least so many times in a text. */
function standsOften(text: string, words: string, least: number): boolean {
  let at = -1;
  for (let n = 0; n < least; n++) {
    at = text.indexOf(words, at + 1);
    if (at < 0) return false;
  }
  return true;
}

const NUMBERED_PART = new RegExp(`(?:${LIST_NUMBERS.bracketed}|(?<=^|\\n)${LIST_NUMBERS.digits})([^。；\\n]+)[。；\\n]`, 'g');

/** The numbered parts that follow: 12件民生实事。（1）…。（2）…。 */
export function numbered({ text }: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const before = /(\d{1,2}|[一二三四五六七八九十]{1,2})[件项条]$/.exec(text.slice(Math.max(0, mention.start - 4), mention.start));
  const all = before ? [...counts, ...countsOf(before[0])] : counts;
  if (all.length === 0) return [];
  const ahead = text.slice(mention.end, mention.end + 3000);
  const open = /^[”]?[^。；]{0,12}[。：；]\n?(?=（1）|（一）|1[.、])/.exec(ahead);
  if (!open) return [];
  const parts: string[] = [];
  for (const match of ahead.slice(open[0].length).matchAll(NUMBERED_PART)) {
    if (parts.length >= Math.max(...all)) break;
    parts.push(tidy(match[1] as string));
  }
  return all.includes(parts.length) ? parts : [];
}

/** 关键词：三件大事: what a heading of an article is marked by. */
const HEADING_MARK = new RegExp(`^(?:${PHRASES.heading})[：:]?`);
const headingKey = (words: string): string =>
  words.replace(HEADING_MARK, '').replace(/^\d+/, (digits) => '零一二三四五六七八九十'[Number(digits)] ?? digits);

const headingIndexes = new WeakMap<Context['sections'], ReadonlyMap<string, number>>();

/** By what a heading says: the first section under it. */
function headingIndex(sections: Context['sections']): ReadonlyMap<string, number> {
  let index = headingIndexes.get(sections);
  if (!index) {
    const written = sections
      .map(({ heading }, i): [string, number] => [headingKey(heading), i])
      .filter(([, i]) => sections[i]?.heading !== '');
    index = new Map(written.reverse());
    headingIndexes.set(sections, index);
  }
  return index;
}

/** The headings that follow one which is the name: 关键词：5件大事, then a heading for each. */
export function headings({ text, sections }: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const n = counts[0];
  if (n === undefined || n < 2) return [];
  const at = headingIndex(sections).get(headingKey(mention.name));
  if (at === undefined) return [];
  const marked = HEADING_MARK.test((sections[at] as { heading: string }).heading);
  const following = sections.slice(at + 1, at + 1 + n).map((s) => s.heading);
  if (following.length < n || following.some((h) => h === '' || (marked && HEADING_MARK.test(h)))) return [];
  return text.includes(following[0] as string) ? following : [];
}
