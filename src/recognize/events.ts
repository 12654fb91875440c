import { isBoundary } from '../segment/words.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { oneOf, readTable } from '../vocabulary/table.ts';
import { CLAUSE_MARKS, clauseAfter, clauseBefore, sentenceFloors } from './clauses.ts';
import type { Context, EntityMention } from './context.ts';
import { type HeadMatch, HeadTable } from './heads.ts';
import { type NameSpans, nameSpans } from './identity.ts';
import { bare } from './marks.ts';
import type { Recognized } from './registry.ts';

const PHRASES = readPhrases('vocabulary/data/event_contexts.tsv', ['holds', 'held', 'generic']);

const KINDS = ['event', 'product', 'stop'] as const;
const STRENGTHS = ['strong', 'weak'] as const;

/** A noun that names of events end in, or one that looks like it and ends none. */
interface EventHead {
  readonly head: string;
  readonly kind: (typeof KINDS)[number];
  readonly strength: (typeof STRENGTHS)[number];
}

let table: HeadTable<EventHead> | undefined;
const eventTable = (): HeadTable<EventHead> =>
  (table ??= new HeadTable(
    readTable('vocabulary/data/brand_heads.tsv', ['head', 'kind', 'strength'])
      .map(({ head, kind, strength }) => ({
        head,
        kind: oneOf(KINDS, kind, `brand_heads.tsv: kind of ${head}`),
        strength: oneOf(STRENGTHS, strength, `brand_heads.tsv: strength of ${head}`),
      }))
      .filter(({ kind }) => kind !== 'product'),
    (row) => row.head,
  ));

/** Verbs that hold, join or use an event. */
const HOLDS = new RegExp(`(?:${PHRASES.holds})(?:了|过|好)?`, 'g');
const HELD_AFTER = new RegExp(`^(?:等|系列)?[^，。；：]{0,14}(?:${PHRASES.held})`);
const ORDINAL = /第[一二三四五六七八九十百\d]+届|首届|(?:19|20)\d\d年?(?:度)?|第[一二三四五六七八九十\d]+次/;
/** A modifier that only says how large or of what sort: 大型文化节 is a class of events. */
const GENERIC = new RegExp(`^(?:${PHRASES.generic})*$`);
const QUANTITY_AFTER = /^(?:等)?(?:\d+|[一二三四五六七八九十两])(?:余|多)?(?:场|次|个|届|项|期|站)/;
const QUANTITY_BEFORE = /(?:\d|[一二两三四五六七八九十几多余])(?:场|个|项|次|期|站)$/;
const STOP = new RegExp(`[${CLAUSE_MARKS}、]`);
/** A member of a list of events that only its last character tells: 国才会. */
const SHORT_MEMBER = /[、和]([\u4e00-\u9fff]{2}会)(?=[、和等，。])/g;
const JOINT = /^(?:暨|和|与|及|以及)/;
const MAX_EVENT = 34;

/** Recognises festivals, fairs, congresses and races with a name of their own that the text says are held. */
export function recognizeEvents(context: Context, before: Recognized): EntityMention[] {
  const { text, words, sentences } = context;
  const regions = nameSpans({ ...before, mentions: [] });
  const floorOf = sentenceFloors(sentences);
  const heads = eventTable()
    .find(text)
    .filter((head) => isBoundary(words, head.end) || text[head.end] === '”');
  const mentions: EntityMention[] = [];
  for (const head of heads) {
    if (head.head.kind !== 'event') continue;
    // “甲-骑行乙地”: the quotation goes on behind the head.
    if (context.quotations.some((q) => q.start <= head.start && head.end < q.end) && tailInQuotes(text, head.end) === undefined) continue;
    const floor = floorOf(head.start);
    const start = beginning(text, head, floor);
    if (!isBoundary(words, start) && !/[“”、，。；：]/.test(text[start - 1] ?? '、')) continue;
    const name = readName(text, start, head);
    if (!name) continue;
    // A member of a list of events is one too, however plain its modifier.
    const listed = mentions.some((m) => m.end + 1 === start && /[、和]/.test(text[m.end] as string));
    mentions.push(eventMention(name, head.head.strength, signsOf(text, name, floor, regions, listed)));
  }
  return [...mentions, ...shortMembers(text, mentions)];
}

/** The name of an event with the parts that it may be written without. */
interface EventName {
  readonly start: number;
  readonly end: number;
  /** As the text has it, with ordinal and marks. */
  readonly whole: string;
  /** Without them. */
  readonly name: string;
  /** 第三届, 首届, a year; null without one. */
  readonly ordinal: string | null;
  /** What stands before the ordinal, and behind it, and behind it before the head. */
  readonly place: string;
  readonly rest: string;
  readonly modifier: string;
}

/** Reads the name that a head ends; null where the words are none, or too many. */
function readName(text: string, start: number, head: HeadMatch<EventHead>): EventName | null {
  const end = head.end + (tailInQuotes(text, head.end)?.length ?? 0);
  const whole = text.slice(start, end);
  const found = ORDINAL.exec(whole);
  const place = found ? whole.slice(0, found.index) : '';
  const rest = found ? whole.slice(found.index + found[0].length) : whole;
  const name = bare(place + rest);
  const modifier = bare(rest).slice(0, -(end - head.start));
  if (name.length > MAX_EVENT || /^\d+届/.test(name) || /的|等|^[了为]/.test(name)) return null;
  if (modifier === '' && place === '' && !found) return null;
  return { start, end, whole, name, ordinal: found?.[0] ?? null, place, rest, modifier };
}

/** What speaks for an event and against it, in the order in which the scorer is told of it. */
interface EventSigns {
  /** The text says that it is held. */
  readonly held: boolean;
  /** Its name tells which it is. */
  readonly own: boolean;
  readonly numbered: boolean;
  readonly quoted: boolean;
  /** There are several of them. */
  readonly counted: boolean;
  /** It stands in a list of events that are held. */
  readonly beside: boolean;
  /** A place stands before its ordinal. */
  readonly place: boolean;
}

function signsOf(
  text: string,
  { start, end, whole, ordinal, place, modifier }: EventName,
  floor: number,
  regions: NameSpans,
  listed: boolean,
): EventSigns {
  const before = clauseBefore(text, start, floor);
  const after = clauseAfter(text, end);
  const held = HELD_AFTER.test(after) || before.search(HOLDS) >= 0;
  const quoted = whole.includes('“') || text[start - 1] === '“';
  return {
    held,
    own: quoted || regions.inRegion(start) || !GENERIC.test(modifier),
    numbered: ordinal !== null,
    quoted,
    counted: QUANTITY_AFTER.test(after) || QUANTITY_BEFORE.test(before),
    beside: held && listed && modifier.length >= 2,
    place: place !== '',
  };
}

function eventMention(event: EventName, strength: EventHead['strength'], signs: EventSigns): EntityMention {
  const { start, end, whole, name, ordinal, place, rest } = event;
  const { held, own, numbered, counted, beside } = signs;
  const told = strength === 'weak' ? numbered && own : numbered || (own && held) || beside;
  const accepted = told && name.length >= (numbered ? 3 : 4) && !counted;
  const forms = new Set([bare(whole), bare(rest), ...(ordinal ? [ordinal + bare(rest)] : [])].filter((form) => form.length >= 3));
  forms.delete(name);
  return {
    kind: 'brand',
    start: ordinal && place === '' ? start + ordinal.length : start,
    end,
    name,
    rule: accepted ? `event${numbered ? ' numbered' : ''}` : 'doubtful event',
    aliases: [...forms],
    features: [
      ...(accepted ? ['sure'] : []),
      `strength:${strength}`,
      ...Object.entries(signs).flatMap(([sign, holds]) => (holds ? [sign] : [])),
    ],
    ...(accepted ? {} : { tentative: true }),
  };
}

/** Members of a list of events that only their last character tells, as offers. */
function shortMembers(text: string, events: readonly EntityMention[]): EntityMention[] {
  const found: EntityMention[] = [];
  for (const { index, 1: name } of text.matchAll(SHORT_MEMBER)) {
    if (![...events, ...found].some((m) => m.end === index)) continue;
    const [start, end] = [index + 1, index + 1 + (name as string).length];
    found.push({ kind: 'brand', start, end, name: name as string, rule: 'short event', tentative: true });
  }
  return found;
}

/** “世界…论坛·甲省2025”: what a quotation adds to the name of an event behind a separating point. */
const tailInQuotes = (text: string, at: number): string | undefined => /^[·—][^“”，。；\n]{1,12}(?=”)/.exec(text.slice(at, at + 14))?.[0];

/** Where the name of an event begins: behind the verb that holds it, behind the event before it, at its clause's beginning. */
function beginning(text: string, head: HeadMatch<EventHead>, floor: number): number {
  let low = head.start;
  let quoted = text[head.end] === '”' || tailInQuotes(text, head.end) ? 1 : 0;
  while (low > floor && head.end - low < MAX_EVENT) {
    const c = text[low - 1] as string;
    if (c === '”') quoted++;
    if (c === '“') {
      if (quoted === 0) break;
      quoted--;
    }
    if (quoted === 0 && STOP.test(c)) break;
    low--;
  }
  if (text[low] === '”') low++;
  const segment = text.slice(low, head.start);
  let start = 0;
  for (const verb of segment.matchAll(HOLDS)) if (!inQuotes(segment, verb.index)) start = verb.index + verb[0].length;
  // 甲节暨|乙节: another event ends before a conjunction.
  for (const other of eventTable().find(segment)) {
    const joint = JOINT.exec(segment.slice(other.end));
    if (other.head.kind === 'event' && joint && other.end + joint[0].length > start) start = other.end + joint[0].length;
  }
  return low + start;
}

const inQuotes = (text: string, at: number): boolean => text.lastIndexOf('“', at) > text.lastIndexOf('”', at);
