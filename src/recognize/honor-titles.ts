import { isBoundary } from '../segment/words.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { oneOf, readTable } from '../vocabulary/table.ts';
import { chunkBefore } from './chunk.ts';
import { CLAUSE_MARKS, sentenceFloors } from './clauses.ts';
import type { Context, LexiconMatch } from './context.ts';
import { type HeadMatch, HeadTable } from './heads.ts';
import { type Governance, governanceOf, lastGoverningVerb } from './honor-governance.ts';
import type { NameSpans } from './identity.ts';
import { bare } from './marks.ts';

const PHRASES = readPhrases('vocabulary/data/honor_contexts.tsv', [
  'ranks',
  'place',
  'lists',
  'graded',
  'aim',
  'praise',
  'closed',
  'seeks',
  'not_sight',
]);

const STRENGTHS = ['strong', 'ranked', 'listed', 'weak', 'none'] as const;

interface HonorHead {
  readonly head: string;
  readonly strength: (typeof STRENGTHS)[number];
}

let table: HeadTable<HonorHead> | undefined;
/** The nouns that end titles. */
export const honorHeads = (): HeadTable<HonorHead> =>
  (table ??= new HeadTable(
    readTable('vocabulary/data/honor_heads.tsv', ['head', 'strength']).map(({ head, strength }) => ({
      head,
      strength: oneOf(STRENGTHS, strength, `honor_heads.tsv: strength of ${head}`),
    })),
    (row) => row.head,
  ));

/** A title before it becomes a mention. */
export interface Title {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly governance: Governance | null;
  readonly entry?: LexiconMatch['entry'];
  /** The name where it is not the words of the span. */
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly features?: readonly string[];
  /** Offered to be weighed, too doubtful to stand by its rule alone. */
  readonly tentative?: boolean;
  /** Other members of its list stand inside its span. */
  readonly holdsParts?: boolean;
}

/** Who confers a title, or on whom it ranks: what the name of a title begins with. */
const RANK = new RegExp(PHRASES.ranks, 'g');
/** Grades of stars and As, and the heads of what has them. */
const GRADE = /^(?:[2-5]A|A{2}|[三四五]星)/;
const GRADED = new RegExp(PHRASES.graded);
/** Ranks that are also aims: a title only where it is conferred or applied for. */
const AIM = new RegExp(`^(?:${PHRASES.aim})`);
/** Words that praise and don't rank: 全国一流, 全省重要. */
const PRAISE = new RegExp(PHRASES.praise);
const STOP = new RegExp(`[${CLAUSE_MARKS}、（）]`);
/** What is listed: the words right before a title that a list of them gives. */
const LISTED = new RegExp(`(?:${PHRASES.lists})(?:了)?$`);
/** How many titles there are: no part of any. */
const QUANTITY = /(?:\d+|[一二三四五六七八九十两]|一批)(?:个|家|项|处|户)|一批/g;
/** What may follow a title that has no rank to tell it by. */
const CLOSED = new RegExp(`^(?:[，。；、：！\\n”）和及与等\\d的]|${PHRASES.closed}|$)`);
/** Titles that a place goes by: behind its region's name they are the place itself, not an award. */
const PLACE_TITLE = new RegExp(`(?:${PHRASES.place})$`);
/** Scenic areas by their number of As, a title and a place at once. */
export const SCENIC = /(?:[2-5]A|A{2,5})级?(?:旅游)?景区$/;
const SIGHT = `(?!${PHRASES.not_sight})[\\u4e00-\\u9fff]{2,10}`;
/** What seeks a grade, and the list of sights that it is sought for. */
const SOUGHT = new RegExp(`(?:${PHRASES.seeks})((?:${SIGHT}、)*${SIGHT}\\s?)$`);
const MAX_TITLE = 36;

/** Titles that end in a head noun, the doubtful ones as offers to be weighed. */
export function titlesFromHeads(context: Context, regions: NameSpans): Title[] {
  const { text, words, sentences } = context;
  const floorOf = sentenceFloors(sentences);
  const titles: Title[] = [];
  let next = 0;
  for (const match of honorHeads().find(text)) {
    const floor = floorOf(match.start);
    while (next < context.quotations.length && (context.quotations[next] as { end: number }).end < match.end) next++;
    const enclosing = context.quotations[next];
    const quote = enclosing && enclosing.start <= match.start ? enclosing : undefined;
    if (!isBoundary(words, match.end) && match.end !== quote?.end) continue;
    titles.push(...readTitle(context, match, floor, quote && quote.end === match.end ? quote.start : null, regions));
  }
  return titles;
}

/** Reads a title leftwards from its head: to its rank, else to the verb that confers it; other readings follow as offers. */
function readTitle(context: Context, match: HeadMatch<HonorHead>, floor: number, quoted: number | null, regions: NameSpans): Title[] {
  const { text, words } = context;
  let low = match.start;
  const limit = Math.max(floor, match.end - MAX_TITLE);
  while (low > limit && !STOP.test(text[low - 1] as string)) low--;
  if (quoted !== null) low = quoted;
  const segment = text.slice(low, match.start);
  const verb = quoted === null ? lastGoverningVerb(segment) : null;
  const rank = firstRank(segment, match.head.head);
  const region = verb?.awards && regions.startCovering(low + verb.end) === low + verb.end ? low + verb.end : -1;
  const behindVerb = verb ? low + verb.end : null;
  const starts = new Map<number, string>();
  if (rank >= 0 && (verb === null || (rank < verb.at && !verb.confers) || rank >= verb.end)) starts.set(low + rank, 'rank');
  if (region >= 0 && region < (starts.keys().next().value ?? match.start)) starts.set(region, 'region');
  if (quoted !== null) starts.set(low, 'quotation');
  else if (behindVerb !== null) starts.set(behindVerb, 'verb');
  else starts.set(chunkBefore(text, words, match, floor, regions.startCovering).start, 'chunk');
  const first = chosen(starts);
  return [...starts]
    .map(([start, kind]) => titleAt(context, match, start, kind, start === first, { floor, quoted, rank, region, regions }))
    .filter((title) => title !== null);
}

/** The start that a title's own words tell most of: a region before its rank, the rank, the quotation, the verb. */
function chosen(starts: ReadonlyMap<number, string>): number {
  for (const kind of ['region', 'rank', 'quotation', 'verb', 'chunk']) for (const [start, of] of starts) if (of === kind) return start;
  return -1;
}

interface Reading {
  readonly floor: number;
  readonly quoted: number | null;
  readonly rank: number;
  readonly region: number;
  readonly regions: NameSpans;
}

/**
 * The title that begins at one of the places where it may; null where it is too short, too long, or a grade of sights that are
 * named before it.
 *
 * @param kind what makes it begin there
 * @param main whether of all its beginnings this tells most
 */
function titleAt(
  { text }: Context,
  match: HeadMatch<HonorHead>,
  from: number,
  kind: string,
  main: boolean,
  reading: Reading,
): Title | null {
  const { floor, quoted } = reading;
  const start = withoutLead(text, from, match.start, quoted !== null);
  const name = bare(text.slice(start, match.end));
  const modifier = name.length - match.head.head.length;
  if (modifier < 2 || name.length > MAX_TITLE) return null;
  if (SCENIC.test(name) && sightsBefore(text, start, floor).length > 0) return null;
  const { strength } = match.head;
  const governance = governanceOf(text, start, match.end, floor);
  const signs = signsOf(text, start, match.end, name, governance, reading);
  const { ranked, closed, praised, place, aim, listed } = signs;
  const accepted = main && supported(strength, ranked, listed, governance, modifier) && (ranked || closed) && !aim && !praised && !place;
  const features = [
    `strength:${strength}`,
    `governance:${governance}`,
    `start:${kind}`,
    ...Object.entries(signs).flatMap(([sign, holds]) => (holds ? [sign] : [])),
  ];
  const rule = accepted ? `head:${strength}${ranked ? ' ranked' : ''}` : 'doubtful';
  return { start, end: match.end, rule, governance, features, ...(accepted ? {} : { tentative: true }) };
}

/** Where a title begins behind a quantity, an earlier title and the little words before it. */
function withoutLead(text: string, from: number, headStart: number, quoted: boolean): number {
  let start = from;
  if (!quoted) {
    const quantity = [...text.slice(start, headStart).matchAll(QUANTITY)].at(-1);
    if (quantity) start += quantity.index + quantity[0].length;
  }
  start += afterJoint(text.slice(start, headStart));
  return start + (/^(?:“|了|为|首个|首家)*/.exec(text.slice(start, headStart))?.[0].length ?? 0);
}

/** What a title and the words around it say, in the order in which the scorer is told of it. */
interface Signs {
  /** It has a rank, or begins with the region that it ranks in. */
  readonly ranked: boolean;
  /** What follows ends it. */
  readonly closed: boolean;
  readonly quoted: boolean;
  /** It praises or counts, and is no title. */
  readonly praised: boolean;
  /** It is the place itself that has the title. */
  readonly place: boolean;
  /** It is what a place wants to be. */
  readonly aim: boolean;
  /** A list of titles is said to hold it. */
  readonly listed: boolean;
}

function signsOf(
  text: string,
  start: number,
  end: number,
  name: string,
  governance: Governance | null,
  { floor, quoted, rank, region, regions }: Reading,
): Signs {
  return {
    ranked: rank >= 0 || region >= 0 || /^省(?![属内会直外际域区])/.test(name),
    closed: CLOSED.test(text.slice(end, end + 2)),
    quoted: quoted !== null,
    praised: PRAISE.test(name) || /\d+[个家户]$/.test(name),
    place: isPlace(text, start, name, regions, governance),
    aim: AIM.test(name) && governance !== 'conferred' && governance !== 'applied',
    listed: LISTED.test(bare(text.slice(Math.max(floor, start - 12), start))),
  };
}

/** Length of the earlier title in 国家级甲示范区和|乙示范基地; 0 where the words are one title. */
function afterJoint(modifier: string): number {
  let end = 0;
  for (const joint of modifier.matchAll(/[和及与]/g)) {
    const ended = honorHeads()
      .find(modifier.slice(0, joint.index))
      .some((h) => h.end === joint.index && h.head.head.length > 1);
    if (ended) end = joint.index + 1;
  }
  return end;
}

/** Whether what stands around a head suffices for its strength. */
function supported(
  strength: HonorHead['strength'],
  ranked: boolean,
  listed: boolean,
  governance: Governance | null,
  modifier: number,
): boolean {
  const sure = governance === 'conferred' || governance === 'applied';
  if (strength === 'strong') return ranked || sure;
  if (strength === 'ranked') return ranked;
  if (strength === 'listed') return listed && modifier >= 6;
  return strength === 'weak' && ranked && sure;
}

/** 甲市国家农业科技园区: a title of a place right behind its region's name. */
export function isPlace(text: string, start: number, name: string, regions: NameSpans, governance: Governance | null): boolean {
  if (governance !== null || !PLACE_TITLE.test(name)) return false;
  return regions.inRegion(start - 1) && !/[，。；、]/.test(text[start - 1] as string);
}

/** The word of rank that begins a title: the first, or the last behind a conjunction; -1 without one. Grades rank sights and houses only. */
function firstRank(segment: string, head: string): number {
  let first = -1;
  for (const match of segment.matchAll(RANK)) {
    const rest = segment.slice(match.index);
    if (STOP.test(rest) || /的/.test(rest)) continue;
    if (GRADE.test(match[0]) && !GRADED.test(head)) continue;
    if (first < 0 || /[和及与暨、]$/.test(segment.slice(0, match.index))) first = match.index;
  }
  return first;
}

/** Whether words hold a word of rank. */
export const isRanked = (words: string): boolean => words.search(RANK) >= 0;

/** The sights that a grade is sought for, with their offsets, none where no verb seeks it: 争创|甲园、|乙寺|4A级景区. */
export function sightsBefore(text: string, start: number, floor: number): { at: number; name: string }[] {
  const before = text.slice(Math.max(floor, start - 30), start);
  const list = SOUGHT.exec(before)?.[1];
  if (!list) return [];
  const from = start - list.length;
  return [...list.matchAll(/[^、\s]+/g)].map((m) => ({ at: from + m.index, name: m[0] }));
}
