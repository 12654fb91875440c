import type { RegionLevel, Sector } from '../../model/schema.ts';
import { type FeatureTable, type ProjectFeatures, pairNumber } from './features.ts';

/** Why two projects are related. `value` is the word, stem, or key of what they share; empty where the kind says all. */
export interface Reason {
  readonly kind: ReasonKind;
  readonly value: string;
  /** How far this reason alone relates them, 0 to 1. */
  readonly strength: number;
}

export const REASON_KINDS = ['part_of', 'company', 'words', 'coordination', 'place', 'programme', 'sentence', 'sector'] as const;
export type ReasonKind = (typeof REASON_KINDS)[number];

/** How far each reason can go alone; a reason that is rare in the corpus goes nearly as far. */
const MOST: Readonly<Record<ReasonKind, number>> = {
  part_of: 0.9,
  words: 0.85,
  company: 0.65,
  coordination: 0.4,
  place: 0.4,
  programme: 0.3,
  sentence: 0.15,
  sector: 0.15,
};
/** What a place is worth by its level: everything in a province stands in one province. */
const PLACE: Readonly<Record<RegionLevel, number>> = { province: 0.05, prefecture: 0.1, county: 0.4, zone: 1, township: 1, village: 1 };
/** Two kinds of thing side by side in a list are less alike than two of one kind. */
const OTHER_SECTOR = 0.6;
/** The weight of a word that only one of two names has, against one that both have. */
const UNSHARED = 0.4;
/** Rarity at which a reason reaches half of what it can. */
const HALF = 4;

/** Projects that a small corpus is taken to be a part of: in a list of ten, two coal mines are still two of a kind. */
const UNSEEN = 200;

/** How often each feature occurs, and what that makes it worth. */
export class Rarity {
  readonly #counts = new Map<string, number>();
  readonly #purity = new Map<string, number>();
  readonly #total: number;

  constructor(projects: readonly ProjectFeatures[]) {
    this.#total = projects.length + UNSEEN;
    const count = (key: string) => this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    const sectors = new Map<string, Map<Sector, number>>();
    for (const { words, companies, places, programmes, sector } of projects) {
      for (const word of new Set(words)) {
        count(word);
        const known = sectors.get(word) ?? new Map<Sector, number>();
        sectors.set(word, known.set(sector, (known.get(sector) ?? 0) + 1));
      }
      for (const key of companies) count(key);
      for (const key of places) count(key);
      for (const key of programmes) count(key);
    }
    for (const [word, bySector] of sectors) this.#purity.set(word, purityOf(word, [...bySector.values()]));
  }

  /** How many projects have a feature. */
  count(feature: string): number {
    return this.#counts.get(feature) ?? 0;
  }

  /** Inverse frequency: the natural logarithm of all projects, and 200, over those that have it. */
  of(feature: string): number {
    return Math.log(this.#total / Math.max(1, this.count(feature)));
  }

  /** What a word of a name tells: its rarity, less where things of many sectors are called so (中心, 基地). */
  ofWord(word: string): number {
    return this.of(word) * this.purity(word);
  }

  /** How far things that are called so are of one sector, 0 to 1; 1 for what is no word of any name. */
  purity(word: string): number {
    return this.#purity.get(word) ?? 1;
  }
}

/** Occurrences from which on the sectors of a word's projects say more about it than chance. */
const ENOUGH = 5;
/** 路 or 园 says less than 高速公路 or 产业园. */
const SINGLE = 0.6;

/** How far a word keeps to one sector: the share of the commonest, drawn towards 1 for a rare word; 1 is all. */
function purityOf(word: string, counts: readonly number[]): number {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const share = (Math.max(...counts) + ENOUGH) / (total + ENOUGH);
  return share * (word.length === 1 ? SINGLE : 1);
}

const saturated = (rarity: number) => rarity / (rarity + HALF);

/** Why two projects are related, strongest first, and how far all reasons together go, 0 to 1. */
export function scorePair(
  table: FeatureTable,
  rarity: Rarity,
  i: number,
  j: number,
  parts: ReadonlyMap<number, string>,
): { strength: number; reasons: Reason[] } {
  const a = table.projects[i] as ProjectFeatures;
  const b = table.projects[j] as ProjectFeatures;
  const pair = pairNumber(i, j, table.projects.length);
  const reasons: Reason[] = [];
  const add = (kind: ReasonKind, value: string, share: number) => {
    if (share > 0) reasons.push({ kind, value, strength: MOST[kind] * Math.min(1, share) });
  };
  const known = a.sector !== 'other' && b.sector !== 'other';
  const sameSector = known && a.sector === b.sector;
  const damping = known && !sameSector ? OTHER_SECTOR : 1;

  const part = parts.get(pair);
  if (part !== undefined) add('part_of', part, 1);
  const company = rarest(common(a.companies, b.companies), rarity);
  if (company) add('company', company, saturated(rarity.of(company)) * 1.4);
  const words = sharedWords(a, b, rarity);
  if (words) add('words', words.value, words.share * damping);
  if (table.coordinated.has(pair)) add('coordination', '', damping);
  const place = rarest(common(a.places, b.places), rarity);
  if (place) add('place', place, PLACE[table.levels.get(place) ?? 'county'] * saturated(rarity.of(place)) * 1.5 * damping);
  const programme = rarest(common(a.programmes, b.programmes), rarity);
  if (programme) add('programme', programme, saturated(rarity.of(programme)) * 1.4 * damping);
  if (sharesSentence(a.sentences, b.sentences)) add('sentence', '', damping);
  // A sector relates nobody by itself.
  if (sameSector && reasons.length > 0) add('sector', a.sector, 1);

  reasons.sort((x, y) => y.strength - x.strength || REASON_KINDS.indexOf(x.kind) - REASON_KINDS.indexOf(y.kind));
  return { strength: 1 - reasons.reduce((rest, { strength }) => rest * (1 - strength), 1), reasons };
}

/** The words that both names hold, as the first writes them, and how much of what the names say they make up. */
function sharedWords(a: ProjectFeatures, b: ProjectFeatures, rarity: Rarity): { value: string; share: number } | null {
  const ofB = new Set(b.words);
  let shared = 0;
  let unshared = 0;
  const value: string[] = [];
  let last = -2;
  const seen = new Set<string>();
  a.words.forEach((word, position) => {
    if (!ofB.has(word)) {
      if (!seen.has(word)) unshared += tells(word, rarity);
    } else if (!seen.has(word)) {
      shared += rarity.ofWord(word);
      if (position === last + 1 && a.runs.some(([from, to]) => from <= last && position < to)) value[value.length - 1] += word;
      else value.push(word);
      last = position;
    }
    seen.add(word);
  });
  if (shared <= 0) return null;
  for (const word of ofB) if (!seen.has(word)) unshared += tells(word, rarity);
  return { value: value.join('、'), share: (shared / (shared + UNSHARED * unshared)) * saturated(shared) };
}

/** A word of one name alone in the whole corpus is a proper name: it doesn't make the things unlike. */
function tells(word: string, rarity: Rarity): number {
  return rarity.count(word) > 1 ? rarity.ofWord(word) : 0;
}

function rarest(keys: readonly string[], rarity: Rarity): string | null {
  let best: string | null = null;
  for (const key of keys) if (best === null || rarity.of(key) > rarity.of(best)) best = key;
  return best;
}

function common(a: readonly string[], b: readonly string[]): string[] {
  return a.filter((key) => b.includes(key));
}

function sharesSentence(a: readonly number[], b: readonly number[]): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) return true;
    if (difference < 0) i++;
    else j++;
  }
  return false;
}
