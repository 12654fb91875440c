import { codeOfCharacter } from '../../gazetteer/abbreviations.ts';
import { type Division, type Gazetteer, keyOfCode } from '../../gazetteer/gazetteer.ts';
import { isBoundary } from '../../segment/words.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import type { RegionInput } from '../regions.ts';
import type { PlacedRegion } from './divisions.ts';
import { HAN } from './name-parts.ts';

const PHRASES = readPhrases('vocabulary/data/region_contexts.tsv', ['line', 'local_line', 'together', 'between']);

/** A character that stands for a region; implied where it names a line's end rather than the region. */
export interface Abbreviation extends PlacedRegion {
  readonly implied: boolean;
}

/** A line that is named after its ends: 京沪铁路, 成渝高速公路. */
const LINE = new RegExp(PHRASES.line, 'g');
/** Such a line joins neighbours: 静新公路 leads from a county to a place of its own, not to 新疆. */
const LOCAL_LINE = new RegExp(`^(?:${PHRASES.local_line})$`);
const MAX_ENDS = 4;
/** Power of one province for another: 陇电入鲁, 疆电外送. */
const POWER = /([\u4e00-\u9fff])电(?:入([\u4e00-\u9fff])|外送|东送)/g;
/** Help for a province: 援鄂, 援疆. */
const HELP = /援([\u4e00-\u9fff])/g;
/** Water brought into a county: 引水入甲. */
const WATER = /引水入([\u4e00-\u9fff])/g;
/** What two regions do together; their characters stand before it: 津庆协作, 闽宁协作, 杭甬“双城记”. */
const TOGETHER = new RegExp(PHRASES.together, 'g');
/** What may stand between the two and it. */
const BETWEEN = new RegExp(`(?:${PHRASES.between}|“)$`);

/**
 * Finds one-character names of regions where a compound supports them: lines named after their ends, power and help of
 * one province for another, pairs of regions that work together. Elsewhere a character says nothing (京津冀, 长三角 name a
 * larger whole).
 */
export function findAbbreviations(input: RegionInput, gazetteer: Gazetteer, placed: readonly PlacedRegion[]): Abbreviation[] {
  const { text, words, home } = input;
  const covered = new Uint8Array(text.length);
  for (const p of placed) covered.fill(1, p.start, p.end);
  const near = initials(home, gazetteer);
  const found = new Map<number, Abbreviation>();

  const ofProvince = (character: string): Division | undefined => byTable(character, 2) ?? near(character);
  const ofPlace = (character: string): Division | undefined => near(character) ?? byTable(character, 4);

  for (const match of text.matchAll(LINE)) {
    const isLocal = LOCAL_LINE.test(match[0]);
    for (let length = MAX_ENDS; length >= 2; length--) {
      const start = match.index - length;
      if (start < 0 || !HAN.test(text.slice(start, match.index))) continue;
      if (HAN.test(text[start - 1] ?? '。') && !isBoundary(words, start)) continue;
      const ends = [...text.slice(start, match.index)];
      const bothNear = ends.every((c) => near(c));
      const endOf = isLocal && !bothNear ? (c: string) => byTable(c, 4) : ofPlace;
      const placed = ends.map((c, i): readonly [number, Division | undefined] => [start + i, endOf(c)]);
      if (add(placed, true)) break;
    }
  }
  for (const match of text.matchAll(POWER)) {
    add([[match.index, ofProvince(match[1] as string)]]);
    if (match[2]) add([[match.index + match[0].length - 1, ofProvince(match[2])]]);
  }
  for (const match of text.matchAll(HELP)) add([[match.index + 1, byTable(match[1] as string, 2)]]);
  for (const match of text.matchAll(WATER)) add([[match.index + match[0].length - 1, near(match[1] as string)]]);
  for (const match of text.matchAll(TOGETHER)) {
    const between = BETWEEN.exec(text.slice(Math.max(0, match.index - 3), match.index))?.[0] ?? '';
    const start = match.index - between.length - 2;
    if (start < 0 || (HAN.test(text[start - 1] ?? '。') && !isBoundary(words, start))) continue;
    const [first, second] = [text[start] as string, text[start + 1] as string];
    add([
      [start, byTable(first, 4) ?? near(first)],
      [start + 1, byTable(second, 4) ?? near(second)],
    ]);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);

  /** Adds the characters of one compound, all or none. */
  function add(characters: readonly (readonly [number, Division | undefined])[], implied = false): boolean {
    const divisions = characters.map(([, division]) => division);
    if (divisions.some((d) => !d) || new Set(divisions.map((d) => d?.key)).size < divisions.length) return false;
    if (characters.some(([at]) => covered[at] === 1)) return false;
    for (const [at, division] of characters) found.set(at, { start: at, end: at + 1, division: division as Division, implied });
    return true;
  }

  function byTable(character: string, maxLength: number): Division | undefined {
    const code = codeOfCharacter(character);
    return code && code.length <= maxLength ? gazetteer.byKey(keyOfCode(code)) : undefined;
  }
}

type Initials = (character: string) => Division | undefined;

const initialsByHome = new WeakMap<Gazetteer, Map<string, Initials>>();

/** Divisions around the document's region by the first character of their names; of several, the document's own, then those below. */
function initials(home: string | null, gazetteer: Gazetteer): Initials {
  if (!home) return () => undefined;
  const byHome = initialsByHome.get(gazetteer) ?? new Map<string, Initials>();
  initialsByHome.set(gazetteer, byHome);
  let known = byHome.get(home);
  if (!known) {
    known = readInitials(home, gazetteer);
    byHome.set(home, known);
  }
  return known;
}

function readInitials(home: string, gazetteer: Gazetteer): Initials {
  const parent = gazetteer.ancestors(home)[0];
  const own = gazetteer.byKey(home);
  const children = childrenOf(home, gazetteer);
  const siblings = parent ? childrenOf(parent, gazetteer) : [];
  const cousins = own?.level === 'county' && parent ? childrenOf(gazetteer.ancestors(parent)[0] ?? parent, gazetteer) : [];
  const found = new Map<string, Division | undefined>();
  for (const ring of [own && own.level !== 'province' ? [own] : [], children, siblings, cousins]) {
    const inRing = new Map<string, Division | undefined>();
    // Two of one ring that begin alike can't be told apart.
    for (const d of ring) inRing.set(d.name[0] as string, inRing.has(d.name[0] as string) ? undefined : d);
    for (const [character, division] of inRing) if (!found.has(character)) found.set(character, division);
  }
  return (character) => found.get(character);
}

/** Divisions of the next level down to counties. */
function childrenOf(key: string, gazetteer: Gazetteer): Division[] {
  return gazetteer.below(key).filter((d) => d.level !== 'township' && gazetteer.ancestors(d.key)[0] === key);
}
