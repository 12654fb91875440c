import { readPhrases } from '../../vocabulary/phrases.ts';
import { bareName, DIGIT, stemOf } from './counts.ts';
import { governsList, saidCount, withoutClosing, withoutLead, withoutTail } from './leads.ts';
import { cut, endAlike, isBalanced, split, tidy } from './parts.ts';
import { type Stretch, stretches } from './stretches.ts';

const PHRASES = readPhrases('vocabulary/data/definition_contexts.tsv', ['told', 'follows']);

/** UTF-16 units of a part; a longer one is a clause. */
export const MAX_PART = 44;
/** Of a part that semicolons set off, which may be a sentence. */
const MAX_SENTENCE = 90;
/** Of a part of a list for a name that counts none. */
const MAX_SHORT = 14;

/** What begins a clause that tells when, where or by whom, or for what, and is no part; what joins it to another. */
const NO_PART = new RegExp(
  `^(?:对[在于]|从而|以此|进而|是(?!非)|的|了|由|必?须经|确保|我[省市县区]|\\d{4}年|依托|通过|${PHRASES.told}|“[^“”]{1,14}”(?:即|指|是)|[^，、；“”]{1,8}，?即(?![墨将使便]))|旨在|：|包括|入选|的局面$|的$|(?:思路|目标|分别|主要)[是为]`,
);

/** Whether words can be a part: whole, no clause that tells more of the others, and not longer than a part is. */
export const isPart = (part: string, limit: number): boolean =>
  part !== '' && part.length <= limit && isBalanced(part) && !NO_PART.test(part);

/**
 * Whether items that commas part are parts and not the clauses of a sentence: two of them are where they are of about one length, or
 * where each has its character of the name (南延北伸).
 */
function areParallel(items: readonly string[], name: string): boolean {
  if (items.length > 2) return true;
  const [short = 0, long = 0] = items.map(({ length }) => length).sort((a, b) => a - b);
  return short / long > 0.5 || items.every((item) => [...bareName(name)].some((letter) => item.startsWith(letter)));
}

/** 以A为主、B相互促进的格局 says how a thing is made. */
const isDescription = ([first = '', ...others]: readonly string[]): boolean =>
  first.startsWith('以') && (first.includes('为') ? /的[\u4e00-\u9fff]{2,6}$/ : /为.+的/).test(others.at(-1) ?? '');

/** What the numbers of a name count, each: 三创四建 → 三 of 创 and 四 of 建; 六个必须 → 必须. */
const COUNTED_WORD = /(?<!十)([二三四五六七八九十两])(?:个|项|大)?([\u4e00-\u9fff]{1,2}?)(?=[、“”]*[二三四五六七八九十两]|”?$)/g;

/** The parts that begin with what the name counts, as often as it counts it, wherever the stops stand: 三创: 创新、创业和创建A、B城市. */
export function itemsByWord(list: string, name: string): readonly string[] {
  const words = [...stemOf(name).matchAll(COUNTED_WORD)].map(([, numeral, word]) => ({
    word: word as string,
    times: DIGIT[numeral as string] as number,
  }));
  if (words.length === 0) return [];
  const begins = words.map(({ word }) => word).join('|');
  // 深入治理乱占、乱堆: the verb before the first is none of them.
  const at = Math.max(0, list.search(new RegExp(begins)));
  const lead = list.slice(0, at);
  const from = (lead.length < 2 && lead !== '以') || governsList(lead.slice(-2)) || /的[要用]?$/.test(lead) ? at : 0;
  const items = list
    .slice(from)
    .split(new RegExp(`(?:[、，；]|和|与|及|以及)(?=${begins})`))
    .map((item, i, parts) => tidy(i + 1 === parts.length ? (cut(item, '，')[0] ?? item) : item));
  const all = words.reduce((sum, { times }) => sum + times, 0);
  const fits =
    items.length === all &&
    words.every(({ word, times }) => items.filter((item) => item.startsWith(word)).length === times) &&
    items.every((item) => isPart(item, MAX_PART) && !/[，；]/.test(item));
  return fits && items.length > 1 ? withoutTail(items, name) : [];
}

/** A clause that says of what, for what or where the others are told. */
const CIRCUMSTANCE = /^(?:对(?!接)|为|按|随着|围绕|针对)[^，、]{5,}$/;

/** Two clauses at the end that tell what something is for. */
const PURPOSES = new RegExp(`，(?:${PHRASES.follows})[^，、]*，(?:${PHRASES.follows})[^，、]*$`);

/** 十乱: 乱贴乱画、乱堆乱放…: parts that name what is counted more than once, as often together as it is counted. */
function repeats(items: readonly string[], counts: readonly number[], name: string): boolean {
  const word = /^[二三四五六七八九十]([\u4e00-\u9fff])$/.exec(name)?.[1];
  return word !== undefined && items.every((item) => item.startsWith(word)) && counts.includes(items.join('').split(word).length - 1);
}

/** The items of a list that no conjunction parts, unless they end alike. */
function plainItems(list: string, counts: readonly number[]): readonly string[] {
  if (endAlike(list)) return split(list, counts);
  const readings = ['、，；', '；', '、'].map((stops) => cut(list, stops));
  return readings.find((items, i) => counts.includes(items.length) && (i < 2 || !items.some((item) => item.includes('，')))) ?? [];
}

/**
 * The parts that a sentence lists, as many as the name counts: the whole sentence, or the stretch of it that is the list (提出的A、B、C;
 * 包括A、B等2个方面; 以A、B为重点的工程).
 *
 * @param joint whether the last part may stand behind a conjunction
 * @returns the parts as the sentence writes them; empty where no stretch has as many as counted
 * @example countedItems('包括育苗、修渠等2项工程', [2], '两项工程') → ['育苗', '修渠']
 */
export function countedItems(sentence: string, counts: readonly number[], name: string, joint = true): readonly string[] {
  for (const { words, items: marked, sure } of stretches(sentence, name)) {
    if (marked) {
      if (counts.includes(marked.length)) return marked;
      continue;
    }
    const list = withoutClosing(words, counts);
    const begun = itemsByWord(list, name);
    if (begun.length > 0) return begun;
    const plain = joint ? split(list, counts) : plainItems(list, counts);
    const items = withoutLead(withoutTail(plain, name)).map(tidy);
    if (items.length < 2 || !(sure || counts.includes(items.length) || repeats(items, counts, name))) continue;
    const limit = cut(list, '；').length === items.length ? MAX_SENTENCE : MAX_PART;
    if (!items.every((item) => isPart(item, limit)) || isDescription(items)) continue;
    const [short = 0, long = 0] = items.map(({ length }) => length).sort((x, y) => x - y);
    if (cut(list, '，').length === items.length && !areParallel(items, name)) continue;
    if (list.includes('，') && CIRCUMSTANCE.test(items[0] as string)) continue;
    // A、B等处理后公布的制度: two parts are not of so different length.
    if (items.length === 2 && short / long < 0.25) continue;
    // A、B，实现C，形成D: the clauses behind a list tell what it is for.
    if (list.includes('、') && PURPOSES.test(list)) continue;
    return items;
  }
  return [];
}

/**
 * The clauses of a sentence, where they are as many as a name has groups (百千万: 百…，千…，万…); or all their items, where each has as many as
 * its group and no verb governs them (两力三治: A力、B力；自治、法治、德治).
 *
 * @param sizes how many parts each group of the name has, 0 where it doesn't say
 */
export function clausesOf(sentence: string, sizes: readonly number[], name: string): readonly string[] {
  const groups = sizes.length;
  const sums = /^\d\+\d/.test(name);
  for (const { words, items } of stretches(sentence, '')) {
    if (items) continue;
    for (const stop of ['；', '，', ...(sums ? ['+'] : [])]) {
      const clauses = cut(words, stop).map(tidy);
      if (clauses.length !== groups || !clauses.every((clause) => isPart(clause, MAX_SENTENCE) && !clause.includes('；'))) continue;
      const listed = clauses.map((clause, i) => (sizes[i] === 1 ? [clause] : plainOrJoined(clause, sizes[i] as number)));
      if (isDescription(clauses)) continue;
      if (!sums && listed.every((parts, i) => parts.length === sizes[i])) return listed.flat();
      if (groups > 2 || areParallel(clauses, '') || listed.every(({ length }, i) => length > 1 === (sizes[i] ?? 0) > 1)) return clauses;
    }
  }
  return [];
}

/** The items of a clause without a verb that governs them; empty where one does. */
function plainOrJoined(clause: string, size: number): readonly string[] {
  const items = split(clause, [size]);
  return withoutLead(items)[0] === items[0] && items.every((item) => isPart(item, MAX_PART)) ? items : [];
}

/** A short name that takes a character from each of its parts: 放管服. */
const ACRONYM = /^[\u4e00-\u9fff]{3,5}$/;

/** The parts that a sentence lists for a name that has a character of each (讲转强抓: 讲政治、转作风、强责任、抓落实), or two (南延北伸). */
export function namedItems(sentence: string, name: string): readonly string[] {
  const stem = stemOf(name);
  if (!ACRONYM.test(stem)) return [];
  const letters = [...stem];
  const halves = letters.length === 4 ? [stem.slice(0, 2), stem.slice(2)] : [];
  for (const { words, items: marked } of stretches(sentence, name)) {
    const read = (count: number) => (marked ?? split(words, [count])).map(tidy);
    const short = read(letters.length);
    if (short.length === letters.length && short.every((item, i) => item.includes(letters[i] as string) && isPart(item, MAX_SHORT)))
      return short;
    const long = halves.length > 0 ? read(halves.length) : [];
    if (long.length === 2 && long.every((item, i) => item.startsWith(halves[i] as string) && isPart(item, MAX_PART))) return long;
  }
  return [];
}

const OPENING = /^(?:主要)?(?:包括|是指|指|即)：?/;

/**
 * The parts that a sentence lists for a name that counts none: names in marks and nothing else, a list that says itself how many they
 * are (包括A、B、C三大领域), or a plain list of short ones.
 *
 * @returns the parts as the sentence writes them; empty where the sentence is prose
 */
export function uncountedItems(sentence: string, name: string): readonly string[] {
  // 主要包括A、B、C三大领域，涉及…: a clause may be the list.
  const clauses = cut(sentence, '，').map((words) => ({ words: words.replace(OPENING, '') }));
  const joined = (words: string) => bareName(words).replace(/[和与及]/g, '');
  for (const { words, items: marked } of [...stretches(sentence, name), ...clauses] as Stretch[]) {
    if (marked) {
      if (marked.length > 1 && joined(sentence) === joined(marked.join(''))) return marked;
      continue;
    }
    const count = saidCount(words);
    const list = withoutClosing(words, [count]);
    const items = count > 2 && list !== words ? withoutLead(split(list, [count])).map(tidy) : [];
    if (items.length === count && count > 0 && items.every((item) => isPart(item, MAX_PART) && !/[，；]/.test(item))) return items;
  }
  const items = withoutLead(cut(sentence, '、').length > 1 ? split(sentence, []) : []).map(tidy);
  return items.length > 1 && items.every((item) => item.length > 1 && isPart(item, MAX_SHORT) && !/[的中后时，]/.test(item)) ? items : [];
}
