import type { Sector } from '../../model/schema.ts';
import type { ProjectFeatures } from './features.ts';

/** Projects that a small corpus is taken to be a part of: in a list of ten, two coal mines are still two of a kind. */
const UNSEEN = 200;
/** Occurrences from which on the sectors of a word's projects say more about it than chance. */
const ENOUGH = 5;
/** 路 or 园 says less than 高速公路 or 产业园. */
const SINGLE = 0.6;

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

  /** All projects, and 200: what a corpus is taken to be a part of. */
  get total(): number {
    return this.#total;
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

/** How far a word keeps to one sector: the share of the commonest, drawn towards 1 for a rare word; 1 is all. */
function purityOf(word: string, counts: readonly number[]): number {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const share = (Math.max(...counts) + ENOUGH) / (total + ENOUGH);
  return share * (word.length === 1 ? SINGLE : 1);
}
