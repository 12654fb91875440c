import { StringTable } from '../../build/string-table.ts';
import { type RegionLevel, SECTORS } from '../../model/schema.ts';
import { byGroup, type Grouped, thingsOf } from '../../typed-arrays.ts';
import { type FeatureTable, type ProjectFeatures, pairNumber } from './features.ts';
import type { Rarity } from './rarity.ts';

/** Why two projects are related. `value` is the word, stem, or key of what they share; empty where the kind says all. */
export interface Reason {
  readonly kind: ReasonKind;
  readonly value: string;
  /** How far this reason alone relates them, 0 to 1. */
  readonly strength: number;
}

/** Why two projects are related, the strongest reasons first; each is told in `reasons` of a `related_to` edge. */
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

const saturated = (rarity: number) => rarity / (rarity + HALF);

/**
 * Features as numbers in columns, so that two projects compare in well under a microsecond, and hundreds of thousands find room.
 */
interface Profiles {
  readonly words: Grouped;
  /** What the words tell that other names have too: a proper name doesn't make things unlike. */
  readonly told: Float64Array;
  readonly companies: Grouped;
  readonly places: Grouped;
  readonly programmes: Grouped;
  readonly sentences: Grouped;
  /** Index of the sector; -1 for `other`. */
  readonly sectors: Int32Array;
}

/** Tells how far, and why, any two projects are related. Indexes are those of the table, in either order. */
export class PairScorer {
  readonly #table: FeatureTable;
  readonly #parts: ReadonlyMap<number, string>;
  readonly #profiles: Profiles;
  /** By number of the feature: its text, and its weight. */
  readonly #texts: string[] = [];
  readonly #weights: number[] = [];
  /** Shares of the reasons of the pair that was looked at last, in the order of `REASON_KINDS`. */
  readonly #shares = new Float64Array(REASON_KINDS.length);

  constructor(table: FeatureTable, rarity: Rarity, parts: ReadonlyMap<number, string>) {
    this.#table = table;
    this.#parts = parts;
    const features = new StringTable();
    const number = (space: string, text: string, weight: () => number): number => {
      const known = features.size;
      const found = features.numberOf(`${space}\n${text}`);
      if (found === known) {
        this.#texts.push(text);
        this.#weights.push(weight());
      }
      return found;
    };
    const placeWeight = (key: string) => PLACE[table.levels.get(key) ?? 'county'] * saturated(rarity.of(key)) * 1.5;
    const { projects } = table;
    const unique = (list: readonly string[]) => [...new Set(list)];
    const column = (numbersOf: (project: ProjectFeatures) => readonly number[]): Grouped =>
      byGroup(projects.length, (tell) => {
        let i = 0;
        for (const project of projects) {
          for (const feature of numbersOf(project)) tell(i, feature);
          i++;
        }
      });
    this.#profiles = {
      words: column(({ words }) => unique(words).map((word) => number('word', word, () => rarity.ofWord(word)))),
      told: Float64Array.from(projects, ({ words }) =>
        unique(words).reduce((sum, word) => sum + (rarity.count(word) > 1 ? rarity.ofWord(word) : 0), 0),
      ),
      companies: column(({ companies }) => companies.map((key) => number('company', key, () => saturated(rarity.of(key)) * 1.4))),
      places: column(({ places }) => places.map((key) => number('place', key, () => placeWeight(key)))),
      programmes: column(({ programmes }) => programmes.map((key) => number('programme', key, () => saturated(rarity.of(key)) * 1.4))),
      sentences: column(({ sentences }) => sentences),
      sectors: Int32Array.from(projects, ({ sector }) => (sector === 'other' ? -1 : SECTORS.indexOf(sector))),
    };
  }

  /** How far two projects are related, 0 to 1: reasons add up as independent evidence would. */
  strength(i: number, j: number): number {
    // One direction: sums of the same numbers in another order differ in the last digit.
    this.#compare(Math.min(i, j), Math.max(i, j));
    let rest = 1;
    for (let kind = 0; kind < REASON_KINDS.length; kind++) {
      rest *= 1 - MOST[REASON_KINDS[kind] as ReasonKind] * (this.#shares[kind] as number);
    }
    return 1 - rest;
  }

  /** Why two projects are related, strongest first. */
  reasons(i: number, j: number): Reason[] {
    const [first, second] = i < j ? [i, j] : [j, i];
    this.#compare(first, second);
    const reasons: Reason[] = [];
    REASON_KINDS.forEach((kind, k) => {
      const share = this.#shares[k] as number;
      if (share > 0) reasons.push({ kind, value: this.#value(kind, first, second), strength: MOST[kind] * share });
    });
    return reasons.sort((x, y) => y.strength - x.strength || REASON_KINDS.indexOf(x.kind) - REASON_KINDS.indexOf(y.kind));
  }

  /** Sets the shares of a pair. */
  #compare(i: number, j: number): void {
    const { companies, places, programmes, sentences, sectors } = this.#profiles;
    const { projects, coordinated } = this.#table;
    const pair = pairNumber(i, j, projects.length);
    const known = (sectors[i] as number) >= 0 && (sectors[j] as number) >= 0;
    const sameSector = known && sectors[i] === sectors[j];
    const damping = known && !sameSector ? OTHER_SECTOR : 1;
    const [part, company, words, coordination, place, programme, sentence] = [
      this.#parts.has(pair) ? 1 : 0,
      this.#heaviest(companies, i, j),
      this.#wordShare(i, j) * damping,
      coordinated.find(i, j) >= 0 ? damping : 0,
      this.#heaviest(places, i, j) * damping,
      this.#heaviest(programmes, i, j) * damping,
      sharesNumber(sentences, i, j) ? damping : 0,
    ];
    const any = part + company + words + coordination + place + programme + sentence > 0;
    const shares = this.#shares;
    shares[0] = part;
    shares[1] = Math.min(1, company);
    shares[2] = words;
    shares[3] = coordination;
    shares[4] = Math.min(1, place);
    shares[5] = Math.min(1, programme);
    shares[6] = sentence;
    // A sector relates nobody by itself.
    shares[7] = sameSector && any ? 1 : 0;
  }

  /** Weight of the heaviest feature that both have, 0 for none. */
  #heaviest(features: Grouped, i: number, j: number): number {
    const { starts, things } = features;
    let heaviest = 0;
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
      const feature = things[at] as number;
      if (has(features, j, feature)) heaviest = Math.max(heaviest, this.#weights[feature] as number);
    }
    return heaviest;
  }

  /** How much of what two names say they both say, times how telling that is. */
  #wordShare(i: number, j: number): number {
    const { words, told } = this.#profiles;
    let shared = 0;
    for (let at = words.starts[i] as number; at < (words.starts[i + 1] as number); at++) {
      const word = words.things[at] as number;
      if (has(words, j, word)) shared += this.#weights[word] as number;
    }
    if (shared <= 0) return 0;
    const unshared = Math.max(0, (told[i] as number) + (told[j] as number) - 2 * shared);
    return (shared / (shared + UNSHARED * unshared)) * saturated(shared);
  }

  #value(kind: ReasonKind, i: number, j: number): string {
    const { projects } = this.#table;
    const a = projects.at(i) as ProjectFeatures;
    const b = projects.at(j) as ProjectFeatures;
    const { companies, places, programmes } = this.#profiles;
    switch (kind) {
      case 'part_of':
        return this.#parts.get(pairNumber(i, j, projects.length)) ?? '';
      case 'words':
        return sharedWords(a, b);
      case 'company':
        return this.#heaviestText(companies, i, j);
      case 'place':
        return this.#heaviestText(places, i, j);
      case 'programme':
        return this.#heaviestText(programmes, i, j);
      case 'sector':
        return a.sector;
      default:
        return '';
    }
  }

  #heaviestText(features: Grouped, i: number, j: number): string {
    const heaviest = this.#heaviest(features, i, j);
    const feature = thingsOf(features, i).find((candidate) => has(features, j, candidate) && this.#weights[candidate] === heaviest);
    return feature === undefined ? '' : (this.#texts[feature] as string);
  }
}

/** Whether a project has a feature. */
function has({ starts, things }: Grouped, project: number, feature: number): boolean {
  const end = starts[project + 1] as number;
  for (let at = starts[project] as number; at < end; at++) if (things[at] === feature) return true;
  return false;
}

/** The words that both names hold, as the first writes them; those side by side in one piece. */
function sharedWords(a: ProjectFeatures, b: ProjectFeatures): string {
  const pieces: string[] = [];
  const seen = new Set<string>();
  let last = -2;
  a.words.forEach((word, position) => {
    if (!b.words.includes(word) || seen.has(word)) return;
    seen.add(word);
    if (position === last + 1 && a.runs.some(([from, to]) => from <= last && position < to)) pieces[pieces.length - 1] += word;
    else pieces.push(word);
    last = position;
  });
  return pieces.join('、');
}

/** Whether the ascending lists of two projects have a number in common. */
function sharesNumber({ starts, things }: Grouped, a: number, b: number): boolean {
  let i = starts[a] as number;
  let j = starts[b] as number;
  while (i < (starts[a + 1] as number) && j < (starts[b + 1] as number)) {
    const difference = (things[i] as number) - (things[j] as number);
    if (difference === 0) return true;
    if (difference < 0) i++;
    else j++;
  }
  return false;
}
