import type { Division } from '../../gazetteer/gazetteer.ts';
import type { Words } from '../../model/types.ts';
import { isBoundary, wordAt } from '../../segment/words.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import { oneOf, readTable } from '../../vocabulary/table.ts';
import { type HeadMatch, HeadTable } from '../heads.ts';
import type { RegionInput } from '../regions.ts';
import type { PlacedRegion } from './divisions.ts';
import { HAN, LIST_JOINT, PROPER_TAG } from './name-parts.ts';
import { isClassWord } from './settlement-classes.ts';

const PHRASES = readPhrases('vocabulary/data/region_contexts.tsv', ['zone_rank', 'zone_word', 'not_zone']);

const USES = ['free', 'plain', 'bare', 'listed', 'known'] as const;

/** A noun that names of zones end in. */
export interface ZoneHead {
  readonly head: string;
  /** What variants of one head have in common. */
  readonly class: string;
  /** What it needs before it, and what it means alone; see the table. */
  readonly use: (typeof USES)[number];
}

/** A zone as a text names it. */
export interface ZoneName {
  readonly start: number;
  readonly end: number;
  /** The region whose name the zone's begins with. */
  readonly parent: Division | null;
  /** What tells the zone from others below a region: the name without that region's, the head's class in the place of the head. */
  readonly ownName: string;
  /** The words of the text, where a list shares the head with the head put back. */
  readonly surface: string;
  readonly head: ZoneHead;
}

let table: HeadTable<ZoneHead> | undefined;

/** The head nouns of zones. */
export function zoneHeads(): HeadTable<ZoneHead> {
  table ??= new HeadTable(
    readTable('gazetteer/data/zone_heads.tsv', ['head', 'class', 'use']).map((row) => ({
      head: row.head,
      class: row.class || row.head,
      use: oneOf(USES, row.use, `zone_heads.tsv: use of ${row.head}`),
    })),
    (row) => row.head,
  );
  return table;
}

/** How many characters may stand before a head. */
const MAX_MODIFIER = 12;
/** How many places may share a head. */
const MAX_ITEMS = 8;
/** How far before its head a list's count may begin. */
const MAX_COUNT = 14;
/** A name without a region's that a text must use twice is at least so long before its head. */
const MIN_REPEATED = 4;
/** What stands in brackets inside a name is no longer, with them. */
const MAX_BRACKETED = 8;
/**
 * Tags that no zone's name contains: verbs, particles, prepositions, adverbs, conjunctions, pronouns, numerals, quantifiers, times,
 * directions, mood and state words, adjectives, idioms, set phrases.
 */
const STOP_TAG = /^(?:v|u|p|d|c|r|m|q|t|f|y|zg|a|i|l)/;
/** Words that stand in names in spite of their tag. */
const NAME_WORD = new RegExp(`^(?:${PHRASES.zone_word})$`);
/** Single characters that count or govern a zone and have another tag. */
const STOP_WORD = /^[个管]$/;
/** Tags of what makes a class of a head right behind it: 生活新区. */
const MODIFYING_TAG = /^(?:n|vn|b|a|j|l|i|s)/;
const FUNCTION_CHARACTER = /[的了着过在与和及等将把为以对向个管是有到从至被由让使各每该本某这那]/;
/** Words after a head that make it a modifier of a class: 开发区改革, 园区化. */
const NOT_AFTER = new RegExp(`^(?:${PHRASES.not_zone})`);
/** A count or rank before the head: what stands before it is a list of zones, or none is named. */
const COUNT = new RegExp(`(?:等)?(?:\\d+|[两三四五六七八九十]+|多)?(?:个|大|家)?(?:${PHRASES.zone_rank})*$`);

/** Reads the names of zones in a text in which other regions have been found: leftwards from their head. */
export class ZoneNames {
  readonly #text: string;
  readonly #words: Words;
  readonly #endingAt: ReadonlyMap<number, PlacedRegion>;
  readonly #startingAt: ReadonlyMap<number, readonly PlacedRegion[]>;
  /** By offset: 1 where a region stands. */
  readonly #covered: Uint8Array;

  /** @param placed all regions of the text found so far, zones that the gazetteer knows among them */
  constructor({ text, words }: Pick<RegionInput, 'text' | 'words'>, placed: readonly PlacedRegion[]) {
    const above = placed.filter((p) => p.division.level !== 'zone');
    const startingAt = new Map<number, PlacedRegion[]>();
    for (const p of above) startingAt.set(p.start, [...(startingAt.get(p.start) ?? []), p]);
    this.#text = text;
    this.#words = words;
    this.#endingAt = new Map(above.map((p) => [p.end, p]));
    this.#startingAt = startingAt;
    this.#covered = new Uint8Array(text.length);
    for (const p of placed) this.#covered.fill(1, p.start, p.end);
  }

  /** The head nouns of the text that may end a zone's name: those that no region covers, at the end of a word. */
  heads(): HeadMatch<ZoneHead>[] {
    return zoneHeads()
      .find(this.#text)
      .filter(({ end }) => this.#covered[end - 1] !== 1 && isBoundary(this.#words, end) && !NOT_AFTER.test(this.#text.slice(end, end + 4)));
  }

  /** The zones that the words before a head name with it: one, those of a list that shares the head, or none. */
  before(head: HeadMatch<ZoneHead>): ZoneName[] {
    const one = this.#single(head);
    return one ? [one] : this.#list(head);
  }

  /** Whether no word before a head belongs to it or makes a class of it. */
  isAlone({ start }: { readonly start: number }): boolean {
    if (this.#nameStart(start) !== start) return false;
    if (start === 0 || !HAN.test(this.#text[start - 1] as string)) return true;
    return !MODIFYING_TAG.test(this.#tag(wordAt(this.#words, start - 1)));
  }

  #single(head: HeadMatch<ZoneHead>): ZoneName | null {
    let start = this.#nameStart(head.start);
    const region = this.#startingAt.get(start)?.find((p) => p.end <= head.start) ?? null;
    if (!region && !this.#isRepeated(start, head)) {
      start = this.#withoutClassWords(start, head.start);
      // 甲河—乙口: both ends of a dash belong to the name.
      if (start < head.start && /[—-]/.test(this.#text[start - 1] ?? '')) start = this.#otherEnd(start - 1);
    }
    const named = region ? this.#namesBelow(region, head) : this.#namesAlone(start, head);
    if (!named) return null;
    const modifier = this.#text.slice(region ? region.end : start, head.start);
    return {
      start,
      end: head.end,
      parent: region?.division ?? null,
      ownName: modifier + head.head.class,
      surface: this.#text.slice(start, head.end),
      head: head.head,
    };
  }

  /** Whether words between a region's name and a head may tell which of its zones is meant. */
  #namesBelow(region: PlacedRegion, head: HeadMatch<ZoneHead>): boolean {
    return head.head.use !== 'plain' || region.end === head.start || this.#identifies(region.end, head.start);
  }

  /** Whether words before a head tell which zone is meant, without a region's name before them. */
  #namesAlone(start: number, head: HeadMatch<ZoneHead>): boolean {
    if (head.start - start < 2) return false;
    return (
      this.#identifies(start, head.start) || (this.#isRepeated(start, head) && this.#withoutClassWords(start, head.start) < head.start)
    );
  }

  /** 甲镇、乙镇、丙镇3个市管工业园区: every place of the list with the head. */
  #list(head: HeadMatch<ZoneHead>): ZoneName[] {
    const text = this.#text;
    const count = COUNT.exec(text.slice(Math.max(0, head.start - MAX_COUNT), head.start))?.[0] ?? '';
    if (!/[个大等家]/.test(count)) return [];
    const items: ZoneName[] = [];
    let end = head.start - count.length;
    for (let n = 0; n < MAX_ITEMS; n++) {
      const region = this.#endingAt.get(end);
      if (!region) break;
      const surface = text.slice(region.start, end) + head.head.head;
      items.push({ start: region.start, end: head.end, parent: region.division, ownName: head.head.class, surface, head: head.head });
      if (!LIST_JOINT.test(text[region.start - 1] ?? '')) break;
      end = region.start - 1;
    }
    return items.length > 1 ? items : [];
  }

  /** Where the words that belong to the name of a head begin. */
  #nameStart(headStart: number): number {
    // The tagger may have drawn the head's first characters into the word before.
    let start = Math.min(headStart, this.#words.starts[wordAt(this.#words, headStart)] as number);
    while (headStart - start < MAX_MODIFIER) {
      const region = this.#endingAt.get(start);
      if (region) return region.start;
      const next = this.#stepLeft(start);
      if (next === null) break;
      start = next.start;
      if (next.ends) break;
    }
    return start;
  }

  /** Where the name begins that reaches one word further to the left, and whether it ends there; null where that word is none of it. */
  #stepLeft(start: number): { readonly start: number; readonly ends: boolean } | null {
    const text = this.#text;
    if (start === 0) return null;
    if (text[start - 1] === '）') {
      const open = text.lastIndexOf('（', start);
      return open < 0 || start - open > MAX_BRACKETED ? null : { start: open, ends: false };
    }
    const w = wordAt(this.#words, start - 1);
    const from = this.#words.starts[w] as number;
    const word = text.slice(from, start);
    // An unknown name that the tagger ran together with the conjunction before it.
    if (word.length > 1 && this.#tag(w) === 'x' && /^[和与及]/.test(word)) return { start: from + 1, ends: true };
    if (this.#isUnknownCut(start, from)) return { start: from, ends: false };
    const stops = !HAN.test(word) || (STOP_TAG.test(this.#tag(w)) && !NAME_WORD.test(word)) || STOP_WORD.test(word);
    return stops ? null : { start: from, ends: false };
  }

  /** Two single characters in a row are an unknown name that the tagger cut up, whatever it took them for. */
  #isUnknownCut(start: number, from: number): boolean {
    if (start - from !== 1 || !this.#isNameCharacter(from)) return false;
    const end = this.#words.starts[wordAt(this.#words, start) + 1] as number;
    return end - start === 1 && this.#isNameCharacter(start);
  }

  #isNameCharacter(at: number): boolean {
    const c = this.#text[at] as string;
    return HAN.test(c) && !FUNCTION_CHARACTER.test(c);
  }

  /** Where the name before a dash begins: a region's, else the shortest that begins with a word. */
  #otherEnd(dash: number): number {
    const region = this.#endingAt.get(dash);
    if (region) return region.start;
    for (let length = 2; length <= 4; length++) {
      const start = dash - length;
      if (start >= 0 && HAN.test(this.#text.slice(start, dash)) && isBoundary(this.#words, start)) return start;
    }
    return dash + 1;
  }

  /** Where the words behind those begin that only make a class; `limit` where all do. */
  #withoutClassWords(start: number, limit: number): number {
    let at = start;
    while (at < limit) {
      const from = at;
      // The tagger may have cut a class word up: 零 | 碳.
      const cut = [4, 3, 2].find((length) => from + length <= limit && isClassWord('zone', this.#text.slice(from, from + length)));
      const end = cut ? at + cut : Math.min(limit, this.#words.starts[wordAt(this.#words, at) + 1] as number);
      if (!cut && !isClassWord('zone', this.#text.slice(at, end))) break;
      at = end;
    }
    return at;
  }

  /** A descriptive name (现代中药工业园区) is one where the text uses it again. */
  #isRepeated(start: number, head: HeadMatch<ZoneHead>): boolean {
    if (head.start - start < MIN_REPEATED) return false;
    const name = this.#text.slice(start, head.end);
    return this.#text.indexOf(name) !== this.#text.lastIndexOf(name);
  }

  /** Whether the words before a head tell which zone it is: a proper name, or single characters that the dictionary doesn't join. */
  #identifies(start: number, limit: number): boolean {
    const words = this.#words;
    let singles = 0;
    for (let w = wordAt(words, start); w < words.count && (words.starts[w] as number) < limit; w++) {
      const from = words.starts[w] as number;
      const to = words.starts[w + 1] as number;
      if (PROPER_TAG.test(this.#tag(w)) && !isClassWord('zone', this.#text.slice(from, to))) return true;
      if (to - from === 1) singles++;
    }
    return singles >= 2;
  }

  #tag(word: number): string {
    return this.#words.tags[word] as string;
  }
}
