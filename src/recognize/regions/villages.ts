import { type Division, keyBelow } from '../../gazetteer/gazetteer.ts';
import type { Words } from '../../model/types.ts';
import { wordAt } from '../../segment/words.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import type { RegionInput } from '../regions.ts';
import type { PlacedRegion } from './divisions.ts';
import { CONNECTOR, HAN, PROPER_TAG } from './name-parts.ts';
import { isClassWord } from './settlement-classes.ts';

const PHRASES = readPhrases('vocabulary/data/region_contexts.tsv', ['not_village', 'settlement']);

/** 农村, 乡村, 山村, 渔村: kinds of village. */
const KINDS = /[农乡山渔]/;
const MAX_STEM = 4;
/** How much may stand between a township's name and 村 where several village names follow each other. */
const MAX_BEHIND = 6;
/** Tags of words that a village's name does not contain, unless they are single characters of it. */
const STOP_TAG = /^(?:v|u|p|d|c|r|q|t|y|zg|ad)/;
const STOP_CHARACTER = /[的了在与和及等将把为以对向各每个全两多按从被由至到镇乡县组市社]/;
/** 牛家咀: a surname and a landform, where several names follow each other. */
const FAMILY = /[\u4e00-\u9fff]家[\u4e00-\u9fff]{1,2}$/;
const NEXT_VILLAGE = /^[、和及与][\u4e00-\u9fff]{1,4}村/;
/** 一批山楂村、梨花村: so many of them are of a kind, and have no names. */
const OF_A_KIND = /(?:一批|一些|若干|数个|多个)[\u4e00-\u9fff]{1,4}$/;
/** After 村 these make another word of it: 村民, 村委会, 村庄, 村级, 村镇. */
const MAKES_OTHER = new RegExp(`^(?:${PHRASES.not_village})`);
const MAKES_OTHER_EXCEPT = /^村(?:民|委|两委)/;
/** Settlements whose names end in another word than 村, right behind their township. */
const OTHER_ENDING = new RegExp(`^([\\u4e00-\\u9fff]{1,3}(?:${PHRASES.settlement}))(?=[，。、；被村等入荣和]|$)`);

/**
 * Finds villages: a short name before 村 right behind a township or county, or one that no dictionary knows; and behind
 * a township also names in 庄, 屯, 寨 and the like, whose division has 村 put behind the name. Classes (贫困村, 示范村) are left out.
 *
 * @param placed the divisions and townships of the text
 * @returns villages in order of their start, below the region named right before them, else below the document's
 */
export function findVillages(input: RegionInput, placed: readonly PlacedRegion[]): PlacedRegion[] {
  const { text, home } = input;
  const names = new VillageNames(input, placed);
  const found: PlacedRegion[] = [];
  const add = (start: number, end: number, name: string): void => {
    found.push({
      start,
      end,
      division: { key: keyBelow(names.above(start) ?? home ?? 'region:', name), code: undefined, name, level: 'village' },
    });
  };
  let previousEnd = -1;
  let kindEnd = -1;
  for (let at = text.indexOf('村'); at >= 0; at = text.indexOf('村', at + 1)) {
    if (!names.mayEnd(at)) continue;
    if (isOfAKind(text, at, kindEnd)) {
      kindEnd = at + 1;
      continue;
    }
    const start = names.startOf(at, previousEnd);
    if (start < 0) continue;
    add(start, at + 1, text.slice(start, at + 1));
    previousEnd = at + 1;
  }
  for (const { end, division } of placed) {
    if (division.level !== 'township') continue;
    const name = OTHER_ENDING.exec(text.slice(end, end + 6))?.[1];
    if (name && !found.some((v) => v.start < end + name.length && end < v.end)) add(end, end + name.length, `${name}村`);
  }
  return unite(found.sort((a, b) => a.start - b.start));
}

/** Whether the 村 at an offset is one of several of a kind, or goes on a list of such, of which the last ends at `kindEnd`. */
function isOfAKind(text: string, at: number, kindEnd: number): boolean {
  const listed = kindEnd >= 0 && /^[、和与及][\u4e00-\u9fff]{1,4}$/.test(text.slice(kindEnd, at));
  return listed || OF_A_KIND.test(text.slice(Math.max(0, at - 6), at));
}

/** Reads the names of villages in a text in which divisions and townships have been found: leftwards from 村. */
class VillageNames {
  readonly #text: string;
  readonly #words: Words;
  readonly #endingAt: ReadonlyMap<number, Division>;
  /** By offset: 1 where a region stands. */
  readonly #covered: Uint8Array;

  constructor({ text, words }: Pick<RegionInput, 'text' | 'words'>, placed: readonly PlacedRegion[]) {
    this.#text = text;
    this.#words = words;
    this.#endingAt = new Map(placed.map((p) => [p.end, p.division]));
    this.#covered = new Uint8Array(text.length);
    for (const p of placed) this.#covered.fill(1, p.start, p.end);
  }

  /** Key of the region that ends at an offset, zones left out; undefined where none does. */
  above(start: number): string | undefined {
    const above = this.#endingAt.get(start);
    return above && above.level !== 'zone' ? above.key : undefined;
  }

  /** Whether the 村 at an offset may end a name: it stands in no other name, and makes no other word with what is beside it. */
  mayEnd(at: number): boolean {
    const text = this.#text;
    if (this.#covered[at] === 1 || KINDS.test(text[at - 1] ?? '')) return false;
    return !MAKES_OTHER.test(text.slice(at + 1, at + 5)) || MAKES_OTHER_EXCEPT.test(text.slice(at, at + 3));
  }

  /**
   * Where the name of the village begins whose 村 stands at `at`; -1 where it is no name.
   *
   * @param previousEnd where the village before it ends
   */
  startOf(at: number, previousEnd: number): number {
    return this.#startBehindRegion(at) ?? this.#startOfUnknown(at, previousEnd);
  }

  /** Where it begins behind its township or county, -1 where the words between are no name; null where none ends near. */
  #startBehindRegion(at: number): number | null {
    for (let length = 1; length <= MAX_BEHIND; length++) {
      const start = at - length;
      if (start < 0 || !HAN.test(this.#text[start] as string)) break;
      if (!this.#endingAt.has(start)) continue;
      if (!this.#isName(start, at)) return -1;
      const family = length > MAX_STEM ? FAMILY.exec(this.#text.slice(start, at)) : null;
      return length <= MAX_STEM ? start : family ? start + family.index : -1;
    }
    return null;
  }

  /** Where it begins without a region before it: in a list of places, or as a name that the dictionary doesn't know; else -1. */
  #startOfUnknown(at: number, previousEnd: number): number {
    const [text, words] = [this.#text, this.#words];
    let start = at;
    let proper = false;
    let singles = 0;
    while (at - start < MAX_STEM && start > 0 && this.#covered[start - 1] !== 1) {
      const w = wordAt(words, start - 1);
      const from = words.starts[w] as number;
      const word = text.slice(from, start);
      const tag = words.tags[w] as string;
      if (!HAN.test(word) || at - from > MAX_STEM || STOP_CHARACTER.test(word) || stops(word, tag)) break;
      if (PROPER_TAG.test(tag)) proper = true;
      if (word.length === 1) singles++;
      start = from;
    }
    const stem = text.slice(start, at);
    if (!stem || !this.#isName(start, at)) return -1;
    const joined = CONNECTOR.test(text[start - 1] ?? '') && (previousEnd === start - 1 || this.#endingAt.has(start - 1));
    const listed = joined || NEXT_VILLAGE.test(text.slice(at + 1, at + 8));
    return listed || (stem.length > 1 && (proper || singles >= 2)) ? start : -1;
  }

  /** Whether no word of a stem makes a class of it or governs it. */
  #isName(start: number, end: number): boolean {
    const [text, words] = [this.#text, this.#words];
    if (isClassWord('village', text.slice(start, end))) return false;
    for (let w = wordAt(words, start); w < words.count && (words.starts[w] as number) < end; w++) {
      const from = Math.max(start, words.starts[w] as number);
      const word = text.slice(from, Math.min(end, words.starts[w + 1] as number));
      if (STOP_CHARACTER.test(word) || stops(word, words.tags[w] as string)) return false;
      if (isClassWord('village', text.slice(from, end))) return false;
    }
    return true;
  }
}

const stops = (word: string, tag: string): boolean =>
  word.length > 1 ? STOP_TAG.test(tag) || isClassWord('village', word) : /^(?:u|p|d|c|r)/.test(tag);

/** A village named once behind its township and later without is one: the mention that knows more tells. */
function unite(villages: readonly PlacedRegion[]): PlacedRegion[] {
  const best = new Map<string, PlacedRegion>();
  for (const v of villages) {
    const known = best.get(v.division.name);
    if (!known || v.division.key.length > known.division.key.length) best.set(v.division.name, v);
  }
  return villages.map((v) => ({ ...v, division: (best.get(v.division.name) as PlacedRegion).division }));
}
