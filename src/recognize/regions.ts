import { loadGazetteer } from '../gazetteer/gazetteer.ts';
import type { Sentence, Words } from '../model/types.ts';
import { findAbbreviations } from './regions/abbreviations.ts';
import { findDivisions } from './regions/divisions.ts';
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
  /** The words of the text; where places share a head (西峰、驿马2个工业园区), with the head put back. */
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
  const implied = new Set(abbreviations.filter((a) => a.implied).map((a) => a.start));
  return [...[...settled, ...abbreviations].map((p) => ({ ...p, surface: input.text.slice(p.start, p.end) })), ...zones]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map(({ start, end, division, surface }) => ({
      start,
      end,
      regionKey: division.key,
      name: gazetteer.nameAt(division.key, input.year) ?? division.name,
      level: division.level,
      code: division.code,
      parents: gazetteer.ancestors(division.key),
      surface,
      ...(end - start === 1 && implied.has(start) ? { implied: true } : {}),
    }));
}
