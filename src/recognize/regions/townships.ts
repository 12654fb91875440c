import { type Division, type Gazetteer, keyBelow } from '../../gazetteer/gazetteer.ts';
import { isBoundary, wordAt } from '../../segment/words.ts';
import { type Automaton, buildAutomaton } from '../../vocabulary/aho-corasick.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import type { RegionInput } from '../regions.ts';
import type { PlacedRegion } from './divisions.ts';
import { CONNECTOR, HAN, NATURAL, PROPER_TAG } from './name-parts.ts';
import { isClassWord } from './settlement-classes.ts';

const PHRASES = readPhrases('vocabulary/data/region_contexts.tsv', ['not_township', 'named_after']);

/** The townships of one division. */
interface Townships {
  /** By full name, and by full name without the people that an ethnic township is named after. */
  readonly full: ReadonlyMap<string, readonly Division[]>;
  /** By name without the class word. */
  readonly short: ReadonlyMap<string, readonly Division[]>;
}

const CLASS = /街道|苏木|镇|乡/g;
const CLASS_END = /(?:街道|苏木|镇|乡)$/;
const STARTS_CLASS = /^(?:街道|苏木|镇(?!村)|乡(?!村))/;
const MAX_NAME = 12;
/** A township that no list holds: up to four characters and the class word. */
const MAX_UNKNOWN_STEM = 4;
/** After a short name these make another name of it, or a feature that is not the township. */
const MAKES_OTHER = new RegExp(`^(?:${PHRASES.not_township})`);

/** What is called after the township that it stands in. */
const NAMED_AFTER = new RegExp(`^(?:${PHRASES.named_after})`);

const indexes = new WeakMap<Gazetteer, Map<string, Townships>>();

function townshipsOf(gazetteer: Gazetteer, key: string): Townships {
  const byKey = indexes.get(gazetteer) ?? new Map<string, Townships>();
  indexes.set(gazetteer, byKey);
  let townships = byKey.get(key);
  if (!townships) {
    const full = new Map<string, Division[]>();
    const short = new Map<string, Division[]>();
    for (const division of gazetteer.below(key)) {
      if (division.level !== 'township') continue;
      for (const form of gazetteer.forms(division.key)) {
        // 城镇街道 is 城镇 in short, which is no full name of a 镇.
        const map = CLASS_END.test(form) && form.length > 2 ? full : short;
        const list = map.get(form);
        if (list) list.push(division);
        else map.set(form, [division]);
      }
    }
    townships = { full, short };
    byKey.set(key, townships);
  }
  return townships;
}

/**
 * Finds townships by full name: in the region named right before, else in the document's region and those above it; and
 * ones that no list holds (merged since, newly made) right behind the name of their county.
 */
export function findTownships({ text, words, home }: RegionInput, gazetteer: Gazetteer, placed: readonly PlacedRegion[]): PlacedRegion[] {
  const endingAt = new Map(placed.map((p) => [p.end, p.division]));
  const homes = home ? [home, ...gazetteer.ancestors(home)] : [];
  const found: PlacedRegion[] = [];
  for (const match of text.matchAll(CLASS)) {
    const end = match.index + match[0].length;
    const known = longestKnown(text, end, match[0].length, endingAt, homes, gazetteer);
    if (known) found.push(known);
    else if (isBoundary(words, end)) {
      const unknown = unknownBehind(end, match.index);
      if (unknown) found.push(unknown);
    }
  }
  return found;

  /** 甲河区 | 乙岭乡: nothing but a short stem between a county's name and the class word. */
  function unknownBehind(end: number, classStart: number): PlacedRegion | null {
    for (let start = classStart - 2; start >= Math.max(0, classStart - MAX_UNKNOWN_STEM); start--) {
      const county = endingAt.get(start);
      if (county?.level !== 'county') continue;
      const name = text.slice(start, end);
      if (!HAN.test(name) || isClassWord('township', lastTwo(name)) || !isNameLike(start, classStart)) return null;
      return { start, end, division: { key: keyBelow(county.key, name), code: undefined, name, level: 'township' } };
    }
    return null;
  }

  function isNameLike(start: number, end: number): boolean {
    for (let w = wordAt(words, start); w < words.count && (words.starts[w] as number) < end; w++) {
      const length = (words.starts[w + 1] as number) - (words.starts[w] as number);
      if (/^(?:v|d|p|c|u|r|m|q|a)/.test(words.tags[w] as string) && length > 1) return false;
      if (/[各等个的两三重点全每多]/.test(text.slice(words.starts[w], words.starts[w + 1]))) return false;
    }
    return true;
  }
}

/** The last two characters: most words that only look like a township have no more (集镇, 城镇). */
const lastTwo = (name: string): string => name.slice(-2);

/** @param homes keys of the document's region and those above it, nearest first */
function longestKnown(
  text: string,
  end: number,
  classLength: number,
  endingAt: ReadonlyMap<number, Division>,
  homes: readonly string[],
  gazetteer: Gazetteer,
): PlacedRegion | null {
  const province = homes.at(-1);
  for (let start = Math.max(0, end - MAX_NAME); start < end - classLength; start++) {
    const above = endingAt.get(start);
    const near = above !== undefined && above.level !== 'province';
    // What the widest scope doesn't hold, no narrower one holds.
    const scope = near && !(province && gazetteer.ancestors(above.key).includes(province)) ? above.key : province;
    if (!scope) continue;
    const name = text.slice(start, end);
    const candidates = townshipsOf(gazetteer, scope).full.get(name);
    if (!candidates || isClassWord('township', name)) continue;
    const scopes = near ? [above.key, ...homes] : homes;
    for (const key of scopes) {
      const within = candidates.filter((d) => gazetteer.ancestors(d.key).includes(key));
      if (within.length === 1) return { start, end, division: within[0] as Division };
      if (within.length > 1) break;
    }
  }
  return null;
}

const automata = new WeakMap<Townships, { names: readonly string[]; automaton: Automaton }>();

/**
 * Finds townships of the document's own county or prefecture by short name, where the text leaves no other reading: behind
 * their county, in a list with other places, or as a word that the dictionary doesn't know.
 *
 * @param placed everything found so far
 */
export function findShortTownships(
  { text, words, home }: RegionInput,
  gazetteer: Gazetteer,
  placed: readonly PlacedRegion[],
): PlacedRegion[] {
  const scope = home ? scopeOf(home, gazetteer) : null;
  if (!scope) return [];
  const townships = townshipsOf(gazetteer, scope);
  let index = automata.get(townships);
  if (!index) {
    const upper = new Set(gazetteer.names());
    const names = [...townships.short]
      .filter(([name, list]) => list.length === 1 && !upper.has(name) && !NATURAL.test(name) && !isClassWord('township', name))
      .map(([name]) => name);
    index = { names, automaton: buildAutomaton(names) };
    automata.set(townships, index);
  }
  const county = gazetteer.byKey(scope)?.level === 'county';
  const covered = new Uint8Array(text.length);
  for (const p of placed) covered.fill(1, p.start, p.end);
  const endingAt = new Map(placed.map((p) => [p.end, p.division]));
  const startingAt = new Set(placed.map((p) => p.start));
  const hits = index.automaton.findAll(text);
  const found: PlacedRegion[] = [];
  let last = 0;
  for (let i = 0; i < hits.length; i += 3) {
    const start = hits[i + 1] as number;
    const end = hits[i + 2] as number;
    if (start < last || covered[start] === 1 || covered[end - 1] === 1) continue;
    if (STARTS_CLASS.test(text.slice(end, end + 2))) continue;
    if (MAKES_OTHER.test(text.slice(end, end + 3))) continue;
    const name = index.names[hits[i] as number] as string;
    const division = (townships.short.get(name) as readonly Division[])[0] as Division;
    const bounded = isBoundary(words, start) && isBoundary(words, end);
    const behind = endingAt.get(start);
    const listed =
      (CONNECTOR.test(text[start - 1] ?? '') && endingAt.has(start - 1)) || (CONNECTOR.test(text[end] ?? '') && startingAt.has(end + 1));
    const beneath = behind !== undefined && gazetteer.ancestors(division.key).includes(behind.key);
    if (!bounded && !(beneath && end - start > 2)) continue;
    const namedAfter = county && NAMED_AFTER.test(text.slice(end, end + 4));
    // A word of the language needs its county before it, a list of places, or what is named after it; in a county's document, or
    // of more than two characters, a name that the dictionary cuts up or knows as one does not.
    if (!beneath && !listed && !namedAfter && !(isProper(start, end) && (county || end - start > 2))) continue;
    found.push({ start, end, division });
    endingAt.set(end, division);
    startingAt.add(start);
    last = end;
  }
  return found;

  function isProper(start: number, end: number): boolean {
    const w = wordAt(words, start);
    return (words.starts[w + 1] as number) < end || PROPER_TAG.test(words.tags[w] as string);
  }
}

/** The county or prefecture whose townships a document may call by their short names. */
function scopeOf(home: string, gazetteer: Gazetteer): string | null {
  const chain = [home, ...gazetteer.ancestors(home)];
  return chain.find((key) => gazetteer.byKey(key)?.level === 'county') ?? (gazetteer.byKey(home)?.level === 'prefecture' ? home : null);
}
