import { readPhrases } from '../../vocabulary/phrases.ts';
import { governorClass } from '../policy-heads.ts';
import { bareName, DIGIT } from './counts.ts';
import { cut, isBalanced, splitLast } from './parts.ts';

const PHRASES = readPhrases('vocabulary/data/definition_contexts.tsv', [
  'urges',
  'resultative',
  'nominal',
  'verbs',
  'measure',
  'done',
  'tail',
]);

/** Verbs and adverbs that govern a list: 统筹推进, 做优做强, 建好. */
const VERBS = `(?:(?:${PHRASES.urges})|[建做用管办抓守护养讲走打算](?:${PHRASES.resultative}))`;
const GOVERNORS = new RegExp(`^(?:[我全][省市县区](?:上下)?)?(?:${VERBS})+(?:了|出|一批)?`);
const VERB = new RegExp(`^(?:${VERBS}|${PHRASES.verbs})`);
/** A verb that may as well be a noun's beginning: 发展 | 环境. */
const NOMINAL = new RegExp(`(?:${PHRASES.nominal})$`);

/** Whether words are nothing but what governs a list. */
export const governsList = (words: string): boolean => GOVERNORS.exec(words)?.[0] === words;

/** How many characters of some words govern what follows: 6 of 做大做强果业 | , 0 where none do. */
export const governedLength = (words: string): number => GOVERNORS.exec(words)?.[0].length ?? 0;

const beginsWithVerb = (item: string): boolean => VERB.test(item) || /^(?:governor|opening)$/.test(governorClass(item.slice(0, 2)) ?? '');

/**
 * The items without the verb before the first of them that governs all: 统筹推进 | 果园、菜园. It stays where other items have a verb
 * too (推进育苗、建设水渠), and where nothing of the item would be left.
 *
 * @example withoutLead(['着力打造果园', '菜园']) → ['果园', '菜园']
 */
export function withoutLead(items: readonly string[]): string[] {
  const [first = '', ...others] = items;
  // 今年的“A”和“B”: names in marks end what stands before them.
  if (others.length > 0 && others.every((item) => MARKED.test(item)))
    return [/(?:“[^“”]+”|《[^《》]+》)$/.exec(first)?.[0] ?? first, ...others];
  const lead = GOVERNORS.exec(first)?.[0] ?? '';
  // 统筹推进 governs a list even where one of its items could be a verb's (拆迁 | 工地).
  const verbs = others.filter(beginsWithVerb).length;
  if (lead === '' || verbs > (lead.length > 3 ? others.length / 2 : 0)) return [...items];
  const rest = first.slice(lead.length);
  const longest = Math.max(...others.map(({ length }) => length));
  if (rest.length < 2 || (NOMINAL.test(lead) && first.length <= longest && (lead.length < 3 || rest.length < 5))) return [...items];
  // 抓好A园、B园建设: what is done to all of them.
  const last = others.at(-1) ?? '';
  const done = last.endsWith('建设') && last.length > 3 && !others.slice(0, -1).some((item) => item.endsWith('建设'));
  return done ? [rest, ...others.slice(0, -1), last.slice(0, -2)] : [rest, ...others];
}

const MARKED = /^(?:“[^“”]+”|《[^《》]+》)$/;

/** 四医 | 联动, 五网 | 融合改革: what is done with all that a name counts. */
const DONE = /^[二三四五六七八九十两双][^个大项种]([\u4e00-\u9fff]{2})(?:改革|工程|机制|模式|行动)?$/;
const BEFORE_DONE = new RegExp(`(?:的|${PHRASES.done})+$`);
const REST = /^(?:(?:等|专项|问题|的)[\u4e00-\u9fff]{2,}|问题$)/;
const TAIL = new RegExp(`(?:${PHRASES.tail})$`);

/**
 * The items without what the last has behind it that is said of all: what a name does with them (医疗、医保、医药联动改革 of 三医联动), the
 * name itself in marks, a noun for what they are together (A、B的要求).
 */
export function withoutTail(items: readonly string[], name: string): string[] {
  const own = bareName(name);
  const unnamed = items.map((item) =>
    item.replace(/“([^“”]{2,12})”[\u4e00-\u9fff]{0,2}$/, (all, inner: string) => (own.includes(inner) ? '' : all)),
  );
  const last = unnamed.at(-1) ?? '';
  const others = unnamed.slice(0, -1);
  // “A”和“B”行动: where the others end with their marks, so does the last.
  if (others.length > 0 && others.every((item) => item.endsWith('”')) && /”[\u4e00-\u9fff]{2,6}$/.test(last))
    return [...others, last.slice(0, last.lastIndexOf('”') + 1)];
  // 果园和水渠的结合: of two that are as long what is said of both.
  const both = others.length === 1 && !others[0]?.includes('的') ? /^([^的]{2,})的/.exec(last)?.[1] : undefined;
  if (both !== undefined && both.length === others[0]?.length) return [...others, both];
  // 乱占、乱采、乱排专项整治: where all others are of one length, so is the last.
  const [length = 0] = others.map((item) => item.length);
  if (others.length > 1 && others.every((item) => item.length === length) && REST.test(last.slice(length)))
    return [...others, last.slice(0, length)];
  if (TAIL.test(last) && !others.some((item) => TAIL.test(item))) return [...others, last.replace(TAIL, '')];
  const done = DONE.exec(name)?.[1];
  const at = done === undefined ? -1 : last.lastIndexOf(done);
  if (done === undefined || at < 1 || others.some((item) => item.includes(done))) return unnamed;
  const rest = last.slice(0, at).replace(BEFORE_DONE, '');
  const counted = rest.endsWith(name.slice(0, 2)) ? rest.slice(0, -2) : rest;
  return last.length - at - done.length <= 4 && counted.length > 1 ? [...others, counted] : unnamed;
}

const CLOSED = new RegExp(`^(.{4,}?)(?:等)?共?([二三四五六七八九十两双]|\\d{1,2})(?:${PHRASES.measure})[^、，；]{0,20}(?:，[^、]*)?$`);

/** How many items a list says itself that it has, where a count and a noun close it: A、B、C等3个领域; 0 where none does. */
export function saidCount(list: string): number {
  const said = CLOSED.exec(list)?.[2];
  return said === undefined ? 0 : (DIGIT[said] ?? Number(said));
}

/** A list without the count and the noun that close it: A、B、C等3个领域. As many items must stand before it, and the name must count them. */
export function withoutClosing(list: string, counts: readonly number[]): string {
  const before = CLOSED.exec(list)?.[1];
  if (!before || !isBalanced(before)) return list;
  const items = cut(cut(before, '，').at(-1) ?? before, '、');
  const said = saidCount(list);
  return counts.includes(said) && [items.length, splitLast(items).length].includes(said) ? before : list;
}
