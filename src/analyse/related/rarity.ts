import { StringTable } from '../../build/string-table.ts';
import { SECTORS } from '../../model/schema.ts';
import { twice } from '../../typed-arrays.ts';
import type { ProjectFeatures } from './features.ts';

/** Projects that a small corpus is taken to be a part of: in a list of ten, two coal mines are still two of a kind. */
const UNSEEN = 200;
/** Occurrences from which on the sectors of a word's projects say more about it than chance. */
const ENOUGH = 5;
/** 路 or 园 says less than 高速公路 or 产业园. */
const SINGLE = 0.6;

/** How often each feature occurs, and what that makes it worth. */
export class Rarity {
  /** Features by number, with how many projects have each. */
  readonly #features = new StringTable();
  #counts = new Uint32Array(64);
  /** By feature, how far it keeps to one sector; 1 for what is no word. */
  readonly #purity: Float64Array;
  readonly #total: number;

  constructor(projects: Iterable<ProjectFeatures>) {
    /** By word and sector. */
    let sectors = new Uint32Array(64 * SECTORS.length);
    let total = 0;
    for (const { words, companies, places, programmes, sector } of projects) {
      total++;
      for (const word of new Set(words)) {
        const place = this.#add(word) * SECTORS.length + SECTORS.indexOf(sector);
        while (place >= sectors.length) sectors = twice(sectors);
        sectors[place] = (sectors[place] as number) + 1;
      }
      for (const list of [companies, places, programmes]) for (const key of list) this.#add(key);
    }
    this.#total = total + UNSEEN;
    this.#purity = new Float64Array(this.#features.size).fill(1);
    for (let feature = 0; feature < this.#features.size; feature++) {
      const counts = sectors.subarray(feature * SECTORS.length, (feature + 1) * SECTORS.length).filter((count) => count > 0);
      if (counts.length > 0) this.#purity[feature] = purityOf(this.#features.at(feature), counts);
    }
  }

  #add(feature: string): number {
    const number = this.#features.numberOf(feature);
    if (number >= this.#counts.length) this.#counts = twice(this.#counts);
    this.#counts[number] = (this.#counts[number] as number) + 1;
    return number;
  }

  /** All projects, and 200: what a corpus is taken to be a part of. */
  get total(): number {
    return this.#total;
  }

  /** How many projects have a feature. */
  count(feature: string): number {
    const number = this.#features.find(feature);
    return number < 0 ? 0 : (this.#counts[number] as number);
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
    const number = this.#features.find(word);
    return number < 0 ? 1 : (this.#purity[number] as number);
  }
}

/** How far a word keeps to one sector: the share of the commonest, drawn towards 1 for a rare word; 1 is all. */
function purityOf(word: string, counts: Uint32Array): number {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const share = (Math.max(...counts) + ENOUGH) / (total + ENOUGH);
  return share * (word.length === 1 ? SINGLE : 1);
}
