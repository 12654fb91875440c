import { wordAt } from '../segment/words.ts';
import { type Chunk, chunkBefore } from './chunk.ts';
import type { Context } from './context.ts';
import { type HeadMatch, headEndingAt, type ProjectHead } from './heads.ts';
import { type NameSpans, unknownWords } from './identity.ts';

/** One name of a list, as the text writes it. */
export interface Item {
  readonly start: number;
  readonly end: number;
  /** The head noun that the item itself ends with. */
  readonly head: HeadMatch<ProjectHead> | null;
  /** What the item shares with the list's last item and has to be given back: 赤城、邵寨[煤矿]. */
  readonly shared: string;
}

/** A list of names: A、B和C, or A、B等12个重点项目. */
export interface NameList {
  readonly items: readonly Item[];
  readonly start: number;
  /** End of the list with what closes it. */
  readonly end: number;
  /** The word that bounds the first name on the left. */
  readonly governor: string;
  /** The words after 等 that say what the items are. */
  readonly closer: { readonly start: number; readonly end: number; readonly head: ProjectHead; readonly counted: boolean } | null;
}

const CONJUNCTION = /(?:以及|和|与|及|暨)$/;
const COMMA = /、$/;
const MAX_ITEMS = 24;
/** A part that lacks its head is short: 赤城、邵寨煤矿. */
const MAX_PART = 10;
const COUNT =
  /^\d+(?:多|余)?[个项条座处所家宗件批大]|^[一二三四五六七八九十两几百]+(?:大|个|项|条|座)|^(?:一批|一系列|系列|多个|多项|一大批)/;
/** How far before its head a closing phrase may begin. */
const MAX_CLOSER = 24;
/** 等 in a word of its own: 等级, 等离子; 高等, 平等. */
const NOT_ETC_AFTER = /[级于待候额离值效同温分]/;
const NOT_ETC_BEFORE = /[高中初平同均对不]/;
const ROUTE = /^(.{2,8}?)(?:至|—|到)(.{2,8})$/;

/** Reads the list of names that ends with the head noun `last`, or that the phrase with this head closes. */
export function readList(context: Context, last: HeadMatch<ProjectHead>, chunk: Chunk, floor: number, names: NameSpans): NameList {
  const closing = closerAt(context, chunk, last, floor);
  if (closing) {
    const items = itemsBefore(context, closing.at, floor, names, closing.shared);
    const first = items.items[0];
    return {
      items: items.items,
      start: first?.start ?? chunk.start,
      end: last.end,
      governor: items.governor,
      closer: { start: closing.phrase, end: last.end, head: last.head, counted: closing.counted },
    };
  }
  const whole = wholeName(context, chunk, floor, names, false);
  const items: Item[] = [{ start: whole.start, end: last.end, head: last, shared: '' }];
  const before = partsBefore(context, { ...whole, end: last.end }, last, floor, names);
  return {
    items: [...before.items, ...items],
    start: before.items[0]?.start ?? whole.start,
    end: last.end,
    governor: before.items.length ? before.governor : whole.governor,
    closer: null,
  };
}

/** Where the phrase is what closes a list (…等12个重点|项目): the place of 等, and what its items share. */
function closerAt(
  { text }: Context,
  chunk: Chunk,
  last: HeadMatch<ProjectHead>,
  floor: number,
): { at: number; phrase: number; shared: string; counted: boolean } | null {
  const window = text.slice(Math.max(floor, last.start - MAX_CLOSER), last.start);
  for (let at = window.length - 1; at >= 1; at--) {
    if (/[，。；：、“《”》]/.test(window[at] as string)) return null;
    if (window[at] !== '等' || NOT_ETC_AFTER.test(window[at + 1] ?? '') || NOT_ETC_BEFORE.test(window[at - 1] as string)) continue;
    const place = last.start - window.length + at;
    const from = place + 1;
    const count = COUNT.exec(text.slice(from, last.end))?.[0] ?? '';
    const phrase = from + count.length;
    // Between 等 and the head stands the head's own phrase and nothing else.
    const stop = Math.max(chunk.edge, from);
    return stop - phrase > 2 ? null : { at: place, phrase, shared: text.slice(phrase, last.end), counted: count !== '' };
  }
  return null;
}

interface Parts {
  items: Item[];
  governor: string;
}

/** The items of a list that ends at `end`, before 等. */
function itemsBefore(context: Context, end: number, floor: number, names: NameSpans, shared: string): Parts {
  const { text, words } = context;
  const items: Item[] = [];
  let governor = '';
  let at = end;
  while (items.length < MAX_ITEMS && at > floor) {
    const head = headEndingAt(context, at);
    const lastWord = words.starts[wordAt(words, at - 1)] as number;
    const chunk = wholeName(
      context,
      chunkBefore(text, words, { start: head?.start ?? Math.max(lastWord, floor), end: at }, floor, names.startCovering),
      floor,
      names,
      true,
    );
    governor = chunk.governor;
    if (chunk.quantified || at - chunk.start < 2) break;
    items.unshift({ start: chunk.start, end: at, head, shared: head ? '' : shared });
    const joint = jointBefore(text, chunk.edge, floor);
    if (joint < 0) break;
    at = joint;
  }
  return { items, governor };
}

/** The parts before 、 和 及 that belong to the list of the name `last`, whether they have a head of their own or lack it. */
function partsBefore(context: Context, last: Chunk, head: HeadMatch<ProjectHead>, floor: number, names: NameSpans): Parts {
  const { text, words } = context;
  const items: Item[] = [];
  let governor = last.governor;
  let at = jointBefore(text, last.edge, floor);
  while (at > floor && items.length < MAX_ITEMS) {
    const own = headEndingAt(context, at);
    const lastWord = words.starts[wordAt(words, at - 1)] as number;
    const chunk = wholeName(
      context,
      chunkBefore(text, words, { start: own?.start ?? Math.max(lastWord, floor), end: at }, floor, names.startCovering),
      floor,
      names,
      true,
    );
    if (chunk.quantified || at - chunk.start < 2) break;
    const shared = own ? '' : sharedPart(context, { start: chunk.start, end: at }, { start: last.start, end: last.end }, head, names);
    if (shared === null) break;
    governor = chunk.governor;
    items.unshift({ start: chunk.start, end: at, head: own, shared });
    at = jointBefore(text, chunk.edge, floor);
  }
  return { items, governor };
}

/** Where the joint before a name begins, -1 where none stands there. */
function jointBefore(text: string, edge: number, floor: number): number {
  const before = text.slice(Math.max(floor, edge - 2), edge);
  const joint = COMMA.exec(before) ?? CONJUNCTION.exec(before);
  return joint ? edge - joint[0].length : -1;
}

/**
 * Takes a conjunction that stands inside the name (除险加固及清淤, 智能马达和电动牙刷) into it. 及 and 与 mostly stand inside, 和
 * mostly between two names; where a comma of the same list follows, only two names with heads of their own are two.
 */
function wholeName(context: Context, chunk: Chunk, floor: number, names: NameSpans, listed: boolean): Chunk {
  const { text, words } = context;
  let whole = chunk;
  for (let n = 0; n < 2; n++) {
    const conjunction = CONJUNCTION.exec(text.slice(Math.max(floor, whole.edge - 2), whole.edge))?.[0];
    if (!conjunction || conjunction === '以及' || conjunction === '暨' || whole.quantified) return whole;
    const at = whole.edge - conjunction.length;
    if (at <= floor) return whole;
    const head = headEndingAt(context, at);
    const lastWord = words.starts[wordAt(words, at - 1)] as number;
    const left = chunkBefore(text, words, { start: head?.start ?? Math.max(lastWord, floor), end: at }, floor, names.startCovering);
    if (left.quantified || at - left.start < 2) return whole;
    if (!joined(context, left, whole, head, conjunction, names, listed)) return whole;
    whole = { ...whole, start: left.start, edge: left.edge, governor: left.governor };
  }
  return whole;
}

/** Whether the conjunction between two parts stands inside one name. */
function joined(
  { text }: Context,
  left: Chunk,
  right: Chunk,
  head: HeadMatch<ProjectHead> | null,
  conjunction: string,
  names: NameSpans,
  listed: boolean,
): boolean {
  if (head && head.head.strength !== 'generic') return conjunction === '及' && head.head.sector === null;
  const entity = (chunk: Chunk): boolean => names.startCovering(chunk.start) === chunk.start;
  // Two places, two enterprises: 中国联通与京开能源.
  if (entity(left) && entity(right)) return false;
  if (left.end - left.start <= 3 && text[left.start - 1] !== '、' && !listed) return false;
  return listed ? true : conjunction !== '和';
}

/** What a part without a head shares with the last name of its list; null where it isn't a part of it. */
function sharedPart(
  context: Context,
  part: { start: number; end: number },
  last: { start: number; end: number },
  head: HeadMatch<ProjectHead>,
  names: NameSpans,
): string | null {
  const { text, words } = context;
  const partText = text.slice(part.start, part.end);
  if (partText.length > MAX_PART * 2) return null;
  const rest = (from: number): string | null => (from > last.start && from < last.end ? text.slice(from, last.end) : null);
  const covers = (span: { start: number; end: number }, inside: (at: number) => boolean): number => {
    let at = span.start;
    while (at < span.end && inside(at)) at++;
    return at;
  };
  for (const inside of [names.inEnterprise, names.inRegion]) {
    const first = covers(last, inside);
    if (first > last.start && covers(part, inside) === part.end) return rest(first) ?? text.slice(head.start, last.end);
  }
  const route = ROUTE.exec(partText);
  if (route) {
    const own = ROUTE.exec(text.slice(last.start, head.start));
    const end = own ? last.start + own[0].length : head.start;
    const place = covers({ start: last.start + (own ? own[0].indexOf(own[2] as string) : 0), end: head.start }, names.inRegion);
    return rest(own && place > last.start + (own[1] as string).length + 1 ? place : end);
  }
  if (partText.length > MAX_PART) return null;
  // 生猪、牦牛 | 生产智慧管理平台: two words of one class.
  const word = wordAt(words, last.start);
  const wordEnd = words.starts[word + 1] as number;
  const partWord = wordAt(words, part.start);
  const single = words.starts[partWord] === part.start && words.starts[partWord + 1] === part.end;
  if (
    single &&
    words.starts[word] === last.start &&
    wordEnd < last.end &&
    words.tags[partWord] === words.tags[word] &&
    /^(?:n|eng|vn|j|nz)/.test(words.tags[word] ?? '')
  )
    return rest(wordEnd);
  if (
    unknownWords(context, part.start, part.end) ||
    names.inRegion(part.start) ||
    partText.length === 2 ||
    head.head.strength === 'generic'
  )
    return head.start > last.start ? text.slice(head.start, last.end) : null;
  return null;
}
