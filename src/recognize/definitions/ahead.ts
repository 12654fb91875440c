import { LIST_NUMBER, LIST_NUMBERS } from '../../segment/list-numbers.ts';
import type { Context, EntityMention } from '../context.ts';
import { countsOf, keywordOf } from './counts.ts';
import { cut, splitLast, tidy } from './parts.ts';

/** How far ahead of a name its parts may follow, sentence by sentence. */
const AHEAD = 9000;

/** The parts told further on, by what the name counts. 六个必须: the sentences behind it that begin with 必须; 三大机遇: the list of things that end in 机遇. */
export function byKeyword({ text }: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const keyword = keywordOf(mention.name);
  if (keyword === null || counts.length === 0) return [];
  const ahead = text.slice(mention.end, mention.end + AHEAD);
  // Each part has the keyword once: where it stands too seldom, nothing need be read.
  if (!standsOften(ahead, keyword, Math.min(...counts))) return [];
  const sentences = unique(beginningWith(ahead, keyword));
  if (counts.includes(sentences.length)) return sentences;
  const n = counts[0] as number;
  if (sentences.length > n) return sentences.slice(0, n);
  const list = new RegExp(
    `(?:[\\u4e00-\\u9fff]{1,8}${keyword}、){${Math.max(0, n - 2)}}[\\u4e00-\\u9fff]{1,8}${keyword}(?:和|与|及|、)[\\u4e00-\\u9fff]{1,8}${keyword}`,
  ).exec(ahead);
  return list && n > 1 ? splitLast(cut(list[0], '、')) : [];
}

/** What stands right before the first words of a sentence or a clause: a stop, or a stop and a number. */
const SENTENCE_START = new RegExp(`(?:[。；：\\n]|[。；\\n]${LIST_NUMBER})”?$`);
const SENTENCE = /[^，。；：\n]*/y;
const MAX_NUMBER = 16;
const MAX_SENTENCE = 40;

/** What begins with a word and ends at the next stop, within forty characters behind the word. */
function beginningWith(text: string, word: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.slice(Math.max(0, at - MAX_NUMBER), at);
    if (before !== '' && before !== '”' && !SENTENCE_START.test(before)) continue;
    SENTENCE.lastIndex = at + word.length;
    const length = SENTENCE.exec(text)?.[0].length ?? 0;
    const end = at + word.length + length;
    if (length > 0 && length <= MAX_SENTENCE && end < text.length) found.push(text.slice(at, end));
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

const headingKey = (words: string): string =>
  words.replace(/^(?:关键词|主题词)[：:]/, '').replace(/^\d+/, (d) => '零一二三四五六七八九十'[Number(d)] ?? d);

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
  const marked = /^(?:关键词|主题词)/.test((sections[at] as { heading: string }).heading);
  const following = sections.slice(at + 1, at + 1 + n).map((s) => s.heading);
  if (following.length < n || following.some((h) => h === '' || (marked && /^(?:关键词|主题词)/.test(h)))) return [];
  return text.includes(following[0] as string) ? following : [];
}

const unique = (list: readonly string[]): string[] => [...new Set(list)];
