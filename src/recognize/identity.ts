import type { Words } from '../model/types.ts';
import { wordAt } from '../segment/words.ts';
import type { Context } from './context.ts';
import type { Recognized } from './registry.ts';
import { TRAIT, traitsOf } from './word-traits.ts';

/** Names that were recognised before, as offsets that they cover. */
export interface NameSpans {
  /** Start of a recognised name that covers the offset, -1 where none does. */
  readonly startCovering: (offset: number) => number;
  readonly inRegion: (offset: number) => boolean;
  readonly inEnterprise: (offset: number) => boolean;
}

/** Indexes the names that a recognizer may build on: regions, companies, organizations. */
export function nameSpans(before: Recognized): NameSpans {
  const enterprises = before.mentions.filter((m) => (m.kind === 'company' || m.kind === 'organization') && !m.tentative);
  let length = 0;
  for (const { end } of before.regions) length = Math.max(length, end);
  for (const { end } of enterprises) length = Math.max(length, end);
  const covering = new Int32Array(length).fill(-1);
  const regionAt = new Uint8Array(length);
  const enterpriseAt = new Uint8Array(length);
  const cover = (start: number, end: number, also: Uint8Array) => {
    for (let i = start; i < end; i++) {
      const known = covering[i] as number;
      if (known < 0 || start < known) covering[i] = start;
      also[i] = 1;
    }
  };
  for (const { start, end } of before.regions) cover(start, end, regionAt);
  for (const { start, end } of enterprises) cover(start, end, enterpriseAt);
  const within = (at: number): boolean => at >= 0 && at < length;
  return {
    startCovering: (at) => (within(at) ? (covering[at] as number) : -1),
    inRegion: (at) => within(at) && regionAt[at] === 1,
    inEnterprise: (at) => within(at) && enterpriseAt[at] === 1,
  };
}

/** What in a name's modifier tells which thing is meant; null where nothing does. */
export type Identity = 'place' | 'enterprise' | 'quoted' | 'number' | 'unknown' | 'level' | null;

const LEVEL = /^(?:省|市|县|区|镇|乡|州|旗)(?!域|级|场|政|直|属|管|乡)/;
const SEAT = /^(?:城区|市区|中心城区|县城|主城区|老城区|新城区)/;

/** Tells what in `text.slice(start, end)`, a name's modifier, identifies the thing. */
export function identityOf({ text, words }: Context, start: number, end: number, names: NameSpans): Identity {
  for (let i = start; i < end; i++) if (names.inRegion(i)) return 'place';
  for (let i = start; i < end; i++) if (names.inEnterprise(i)) return 'enterprise';
  const modifier = text.slice(start, end);
  if (modifier.includes('“')) return 'quoted';
  if (/\d/.test(modifier)) return 'number';
  if (LEVEL.test(modifier) || SEAT.test(modifier)) return 'level';
  return unknownWords(words, start, end) ? 'unknown' : null;
}

/** Whether a stretch holds a proper noun, or single characters in a row where the dictionary knows no word. */
export function unknownWords(words: Words, start: number, end: number): boolean {
  const traits = traitsOf(words);
  let singles = 0;
  for (let w = wordAt(words, start); w < words.count && (words.starts[w] as number) < end; w++) {
    const own = traits[w] as number;
    if (own & (TRAIT.proper | TRAIT.guessed)) return true;
    if (own & TRAIT.stray) singles++;
  }
  return singles >= 2 || (singles === 1 && end - start <= 3);
}
