import { loadGazetteer } from '../gazetteer/gazetteer.ts';
import type { Sentence, Words } from '../model/types.ts';
import { findAbbreviations } from './regions/abbreviations.ts';
import { findDivisions, type PlacedRegion } from './regions/divisions.ts';
import { findShortTownships, findTownships } from './regions/townships.ts';
import { findVillages } from './regions/villages.ts';
import { findZones } from './regions/zones.ts';

/** One place where a text names a region. */
export interface RegionMention {
  readonly start: number;
  readonly end: number;
  readonly regionKey: string;
  /** Full official name, that of the document's year. */
  readonly name: string;
  readonly level: string;
  readonly code: string | undefined;
  /** Keys of the regions above, nearest first. */
  readonly parents: readonly string[];
  /** The words of the text; where places share a head (甲镇、乙镇2个工业园区), with the head put back. */
  readonly surface: string;
  /** A character in the name of a line (平 in 平庆铁路) ties the line to the region and is no mention of it. */
  readonly implied?: boolean;
}

/** What recognition of regions needs to know of a document. */
export interface RegionInput {
  readonly text: string;
  readonly words: Words;
  readonly sentences: readonly Sentence[];
  /** Key of the region that the document is about. */
  readonly home: string | null;
  readonly year: number | null;
}

/**
 * Finds every place where a text names a region: divisions of the gazetteer by full and short names, ambiguous ones
 * decided by the document's region, the hierarchy and the neighbourhood; townships, villages and functional zones of
 * the regions named before them; one-character names in compounds.
 *
 * @returns mentions in order of their place; a name that can't be told is left out
 */
export function recognizeRegions(input: RegionInput): RegionMention[] {
  const gazetteer = loadGazetteer();
  const divisions = findDivisions(input, gazetteer);
  const townships = findTownships(input, gazetteer, divisions);
  const upper = [...divisions.filter((d) => !townships.some((t) => t.start < d.end && d.start < t.end)), ...townships];
  const villages = findVillages(input, upper);
  const lower = [...upper.filter((d) => !villages.some((v) => v.start <= d.start && d.end <= v.end)), ...villages];
  const settled = [...lower, ...findShortTownships(input, gazetteer, lower)];
  const zones = findZones(input, gazetteer, settled);
  const abbreviations = findAbbreviations(input, gazetteer, settled);
  // A document names few regions many times: what is known of each is looked up once.
  const told = new Map<string, Pick<RegionMention, 'name' | 'parents'>>();
  const mentionOf = ({ start, end, division }: PlacedRegion, surface: string, implied: boolean): RegionMention => {
    const { key, level, code } = division;
    let known = told.get(key);
    if (!known) {
      known = { name: gazetteer.nameAt(key, input.year) ?? division.name, parents: gazetteer.ancestors(key) };
      told.set(key, known);
    }
    return { start, end, regionKey: key, name: known.name, level, code, parents: known.parents, surface, ...(implied ? { implied } : {}) };
  };
  const surfaceOf = ({ start, end }: PlacedRegion) => input.text.slice(start, end);
  return [
    ...settled.map((p) => mentionOf(p, surfaceOf(p), false)),
    ...abbreviations.map((a) => mentionOf(a, surfaceOf(a), a.implied)),
    ...zones.map((z) => mentionOf(z, z.surface, false)),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
}
