import type { Words } from '../model/types.ts';
import { wordAt } from '../segment/words.ts';
import { codeOf, codesOf } from '../vocabulary/characters.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { afterLeadingVerbs, type Chunk, chunkBefore } from './chunk.ts';
import type { Context } from './context.ts';
import { type HeadMatch, headEndingAt, type ProjectHead } from './heads.ts';
import type { NameSpans } from './identity.ts';
import { firstVerb } from './project-verbs.ts';

const PHRASES = readPhrases('vocabulary/data/count_contexts.tsv', ['counter', 'many', 'etc_word']);

/** A stretch of a clause between commas of enumeration, or before the first of them. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Whether no comma of enumeration stands before it: it begins with what governs the list. */
  readonly first: boolean;
}

/** What closes a list and says what its items are: A、B | 等12个 | 重点项目, A、B | 两大 | 产业园. */
export interface Closer {
  /** End of the last item. */
  readonly at: number;
  readonly phrase: { readonly start: number; readonly end: number };
  /** Null where only 等 and a verb close the list: A、B等顺利开工. */
  readonly head: ProjectHead | null;
  /** Whether a count says that the items end there. */
  readonly counted: boolean;
}

/** Where a name may begin, and why there. */
export interface Start {
  readonly start: number;
  readonly by: 'chunk' | 'clause' | 'comma' | 'joint' | 'of' | 'verb';
  readonly chunk: Chunk;
}

const MAX_PIECES = 24;
/** How many characters a name may have, and one that begins where its clause does, which may well begin with something else. */
const MAX_NAME = 36;
const MAX_CLAUSE_NAME = 16;
/** Marks further apart than this don't belong together. */
const MAX_MARKED = 30;
const CLAUSE_END = codesOf('，。；：！？\n“（《');
const STOPS = codesOf('、，。；：！？\n');
const COMMA = codeOf('、');
/** Closing marks with those that open them. */
const OPENING_OF: ReadonlyMap<number, string> = new Map(
  [...'”“）（》《'.matchAll(/(.)(.)/g)].map(([, close, open]) => [codeOf(close as string), open as string]),
);
const JOINTS = codesOf('和与及');
const JOINT_START = codesOf('、以和及与暨');
/** How far before its head a closing phrase may begin. */
const MAX_CLOSER = 24;
/** A count before what is counted: 12个, 两大, 一批. */
const COUNT = new RegExp(
  `^(?:[\\d.]+[万千百亿]?(?:多|余)?|[一二三四五六七八九十两几百千万]+(?:多|余)?)(?:${PHRASES.counter})|^(?:${PHRASES.many})`,
);
const ETC_WORD = new RegExp(`^(?:${PHRASES.etc_word})$`);

/** Whether 等 stands at an offset and closes a list there, as it doesn't in 等级 and 高等. */
export const isEtcetera = (text: string, at: number): boolean =>
  text[at] === '等' && !ETC_WORD.test(text.slice(at, at + 2)) && !ETC_WORD.test(text.slice(Math.max(0, at - 1), at + 1));

/** From where a road leads, and where to. */
const ROUTE = /^(.{2,8}?)(?:至|—|到)(.{2,8})$/;
/** A part that lacks its head is short: 东岭、西川煤矿. */
const MAX_PART = 12;

/** The length of the conjunction that ends at an offset, 0 where none does. */
export function jointLength(text: string, floor: number, end: number): number {
  if (end <= floor) return 0;
  if (end - 2 >= floor && text.startsWith('以及', end - 2)) return 2;
  return JOINTS.has(text.charCodeAt(end - 1)) || text[end - 1] === '暨' ? 1 : 0;
}

/** Where the last conjunction of one character stands in a stretch, -1 where none does. */
function lastJoint(text: string, start: number, end: number): number {
  for (let at = end - 1; at >= start; at--) if (JOINTS.has(text.charCodeAt(at))) return at;
  return -1;
}

/** The pieces of the enumeration that ends at `end`, from the last to the first. */
export function piecesBefore(text: string, end: number, floor: number): Piece[] {
  const pieces: Piece[] = [];
  let right = end;
  let at = end;
  while (at > floor && pieces.length < MAX_PIECES) {
    const c = text.charCodeAt(at - 1);
    const opening = OPENING_OF.get(c);
    if (opening !== undefined) {
      const open = text.lastIndexOf(opening, at - 2);
      if (open < floor || at - open > MAX_MARKED) break;
      at = open;
      continue;
    }
    if (c === COMMA) {
      pieces.push({ start: at, end: right, first: false });
      right = at - 1;
      at = right;
      continue;
    }
    if (CLAUSE_END.has(c)) break;
    at--;
  }
  pieces.push({ start: at, end: right, first: true });
  return pieces;
}

/** The pieces of the enumeration that goes on after `end`; the last is cut where a verb says something of the whole list. */
export function piecesAfter(text: string, end: number, ceiling: number): Piece[] {
  const pieces: Piece[] = [];
  let at = end;
  while (pieces.length < MAX_PIECES && JOINT_START.has(text.charCodeAt(at))) {
    const joint = /^(?:、|以及|和|及|与|暨)/.exec(text.slice(at, at + 2))?.[0];
    if (!joint) break;
    const start = at + joint.length;
    const stop = endOfPiece(text, start, ceiling);
    const words = text.slice(start, stop);
    const last = text[stop] !== '、';
    const own = last ? words.slice(0, Math.min(firstVerb(words), etcetera(words))) : words;
    if (own.length < 2) break;
    pieces.push(...(last ? lastTwo(own, start) : [{ start, end: stop, first: false }]));
    if (last) break;
    at = stop;
  }
  return pieces;
}

/** Where a piece ends: at the next stop outside marks. */
function endOfPiece(text: string, start: number, ceiling: number): number {
  let at = start;
  while (at < ceiling && !STOPS.has(text.charCodeAt(at))) {
    const close = text[at] === '（' ? text.indexOf('）', at) : text[at] === '“' ? text.indexOf('”', at) : -1;
    at = close > 0 && close - at < MAX_MARKED ? close + 1 : at + 1;
  }
  return at;
}

/** The end of an enumeration: two pieces where a conjunction stands in it (乙河和丙口), else one. */
function lastTwo(words: string, start: number): Piece[] {
  const both = /^(.{2,}?)(以及|和)(.{2,})$/.exec(words);
  const end = start + words.length;
  if (!both) return [{ start, end, first: false }];
  const middle = start + (both[1] as string).length;
  return [
    { start, end: middle, first: false },
    { start: middle + (both[2] as string).length, end, first: false },
  ];
}

/** Where 等 closes the list that words go on with; their length where it doesn't. */
function etcetera(words: string): number {
  const at = words.indexOf('等', 2);
  return at >= 0 && isEtcetera(words, at) ? at : words.length;
}

/** The name that ends a piece, read leftwards from its head: the first of the places where it may begin. */
export function chunkOf({ text, words }: Context, piece: Piece, headStart: number, floor: number, names: NameSpans): Chunk {
  const head = { start: Math.max(headStart, piece.start), end: piece.end };
  return chunkBefore(text, words, head, Math.max(floor, piece.start), names.startCovering);
}

/**
 * Where a name that ends a piece may begin: where reading leftwards from its head stops, at the comma before it, after a
 * conjunction or a 的 inside it.
 */
export function startsOf(context: Context, piece: Piece, headStart: number, floor: number, names: NameSpans): Start[] {
  const { text, words } = context;
  const head = { start: Math.max(headStart, piece.start), end: piece.end };
  const chunk = chunkOf(context, piece, headStart, floor, names);
  const starts: Start[] = [{ start: chunk.start, by: 'chunk', chunk }];
  if (!piece.first || /[“。；，：\n]/.test(text[piece.start - 1] ?? '\n'))
    addStart(starts, text, piece, piece.start, piece.first ? 'clause' : 'comma');
  // A conjunction may stand inside the name: 除险及清淤, 公寓及托育中心.
  let edge = chunk.edge;
  for (let n = 0; n < 2; n++) {
    const at = edge - jointLength(text, piece.start, edge);
    if (at === edge || at <= piece.start) break;
    const lastWord = Math.max(words.starts[wordAt(words, at - 1)] as number, piece.start);
    const left = chunkBefore(
      text,
      words,
      { start: headEndingAt(context, at)?.start ?? lastWord, end: at },
      Math.max(floor, piece.start),
      names.startCovering,
    );
    if (left.quantified) break;
    addStart(starts, text, piece, left.start, 'joint');
    edge = left.edge;
  }
  // Or the tagger drew it into a word: 甲村段和乙丙公路.
  if (edge === chunk.edge) {
    const inner = lastJoint(text, piece.start + 2, head.start);
    if (inner >= 0) addStart(starts, text, piece, inner + 1, 'joint');
  }
  // A verb that may stand inside a name may also govern it: 服务建设 | 百万吨示范区.
  const nominal = afterLeadingVerbs(text, words, chunk.start, head.start);
  if (nominal > chunk.start) addStart(starts, text, piece, nominal, 'verb');
  const of = text.lastIndexOf('的', piece.end - 1);
  if (of >= piece.start && of + 1 < head.start) addStart(starts, text, piece, of + 1, 'of');
  return starts;
}

/** Adds a place where a name may begin that no other way has led to, if the name is no wreck from there. */
function addStart(starts: Start[], text: string, piece: Piece, start: number, by: Start['by']): void {
  const length = piece.end - start;
  if (length < 2 || length > (by === 'clause' ? MAX_CLAUSE_NAME : MAX_NAME)) return;
  for (const known of starts) if (known.start === start) return;
  if (!unbalanced(text, start, piece.end)) starts.push({ start, by, chunk: (starts[0] as Start).chunk });
}

const MARKS = codesOf('“”（）《》');

/** Whether a stretch holds a mark without the one that belongs to it. */
function unbalanced(text: string, start: number, end: number): boolean {
  let marked = false;
  for (let i = start; i < end && !marked; i++) marked = MARKS.has(text.charCodeAt(i));
  if (!marked) return false;
  const name = text.slice(start, end);
  return /^[^“]*”|“[^”]*$/.test(name) || /^[^（]*）|（[^）]*$/.test(name) || /[《》]/.test(name.replace(/《[^》]*》/g, ''));
}

/** What closes a list before the phrase with this head; null where the phrase names something itself. */
export function closerOf({ text }: Context, last: HeadMatch<ProjectHead>, chunk: Chunk, floor: number): Closer | null {
  const from = Math.max(floor, last.start - MAX_CLOSER);
  const window = text.slice(from, last.start);
  const stop = Math.max(0, window.search(/[^，。；：、“《]*$/));
  for (let at = window.length - 1; at >= stop; at--) {
    if (!isEtcetera(window, at)) continue;
    const count = COUNT.exec(text.slice(from + at + 1, last.end))?.[0] ?? '';
    const start = from + at + 1 + count.length;
    // Between 等 and the head stands the head's own phrase and nothing else, unless a count says that the items end here.
    const own = Math.max(chunk.edge, from + at + 1);
    if (own - start > 2 && count === '') return null;
    return { at: from + at, phrase: { start: Math.max(start, chunk.start), end: last.end }, head: last.head, counted: count !== '' };
  }
  // A、B两大产业园: the count stands right behind the last item.
  for (let at = stop + 2; at < window.length; at++) {
    const count = COUNT.exec(text.slice(from + at, last.end))?.[0];
    if (!count || /[\d第一二三四五六七八九十]/.test(window[at - 1] as string)) continue;
    const start = from + at + count.length;
    if (
      start > last.start ||
      Math.max(chunk.edge, start) - start > 2 ||
      !/、[^，。；：]*$/.test(text.slice(Math.max(floor, from + at - 30), from + at))
    )
      continue;
    return { at: from + at, phrase: { start, end: last.end }, head: last.head, counted: true };
  }
  return null;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What a piece without a head shares with the last name of its list (东岭、西川 | 煤矿); null where it isn't a part of it. */
export function sharedPart(
  { text, words }: Context,
  part: Stretch,
  last: Stretch,
  head: HeadMatch<ProjectHead>,
  names: NameSpans,
): string | null {
  const rest = (from: number): string | null => (from > last.start && from < last.end ? text.slice(from, last.end) : null);
  const owner = ownerEnd(part, last, names);
  if (owner !== null) return rest(owner) ?? text.slice(head.start, last.end);
  const partText = text.slice(part.start, part.end);
  if (ROUTE.test(partText)) return rest(routeEnd(text, last, head.start, names));
  if (partText.length > MAX_PART) return null;
  const word = likeWordEnd(words, part, last);
  if (word !== null) return rest(word);
  // One character is too little to be shared, but for streets: 东城、西城 | 路, not 东岭、长城.
  const street = /[路街桥渠]/.test(text[head.start] as string) && partText.length <= 4 && head.start - last.start <= 4;
  return last.end - head.start > 1 || street ? rest(head.start) : null;
}

/** How far names of a kind reach from the start of a stretch on. */
function coveredTo({ start, end }: Stretch, inside: (at: number) => boolean): number {
  let at = start;
  while (at < end && inside(at)) at++;
  return at;
}

/** Where the enterprise or place ends that begins the last name, where the part is one too (东岭、西川 | 数据中心); else null. */
function ownerEnd(part: Stretch, last: Stretch, names: NameSpans): number | null {
  for (const inside of [names.inEnterprise, names.inRegion]) {
    const end = coveredTo(last, inside);
    if (end > last.start && coveredTo(part, inside) === part.end) return end;
  }
  return null;
}

/** Where the ends of a road end that begin a name: behind the second, as far as it is a region's name; else at the head. */
function routeEnd(text: string, name: Stretch, headStart: number, names: NameSpans): number {
  const route = ROUTE.exec(text.slice(name.start, headStart));
  if (!route) return headStart;
  const second = name.start + route[0].length - (route[2] as string).length;
  const place = coveredTo({ start: second, end: headStart }, names.inRegion);
  return place > second ? place : headStart;
}

/** Where the first word of the last name ends, where the part is one word of the same class: 生猪、牦牛 | 生产管理平台; else null. */
function likeWordEnd(words: Words, part: Stretch, last: Stretch): number | null {
  const word = wordAt(words, last.start);
  const partWord = wordAt(words, part.start);
  const end = words.starts[word + 1] as number;
  const whole = words.starts[partWord] === part.start && words.starts[partWord + 1] === part.end;
  if (!whole || words.starts[word] !== last.start || end >= last.end) return null;
  return words.tags[partWord] === words.tags[word] && /^(?:n|eng|vn|j|nz)/.test(words.tags[word] ?? '') ? end : null;
}
