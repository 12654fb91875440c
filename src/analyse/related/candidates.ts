import { type FeatureTable, type ProjectFeatures, pairNumber } from './features.ts';
import type { Rarity } from './rarity.ts';

/** A feature that more projects share pairs nobody by itself: it must go with a region. */
const MOST_SHARING = 48;
/** In a group that is too large even within one place, each is paired with as many neighbours in the order of keys. */
const WINDOW = 6;
/** A sentence that names more lists what a region has, not what belongs together. */
const MOST_IN_SENTENCE = 12;
/** A name that more names hold is the name of a kind of thing (污水处理厂). */
const MOST_PARTS = 12;
const SHORTEST_STEM = 4;

/** For every project the projects that it may be related to, found without looking at all pairs. */
export class Candidates {
  readonly #groups: readonly (readonly number[])[];
  readonly #weights: readonly number[];
  readonly #groupsOf: readonly number[][];
  readonly #pairs: readonly number[][];
  readonly #scores: Float64Array;

  constructor(table: FeatureTable, rarity: Rarity, parts: ReadonlyMap<number, string>) {
    const { projects } = table;
    const groups: number[][] = [];
    const weights: number[] = [];
    const addGroup = (members: readonly number[], weight: number) => {
      if (members.length < 2) return;
      groups.push([...members]);
      weights.push(weight);
    };
    const words = postings(projects, (project) => new Set(project.words));
    for (const [word, members] of words) {
      for (const group of narrowed(projects, members)) addGroup(group, rarity.ofWord(word));
    }
    for (const [company, members] of postings(projects, ({ companies }) => companies)) {
      for (const group of narrowed(projects, members)) addGroup(group, rarity.of(company));
    }
    for (const [programme, members] of postings(projects, ({ programmes }) => programmes)) {
      if (members.length <= MOST_SHARING) addGroup(members, rarity.of(programme) / 2);
    }
    const placed = postings(projects, ({ places, sector }) => places.map((place) => `${place} ${sector}`));
    for (const [place, members] of placed) {
      if (members.length <= MOST_SHARING) addGroup(members, rarity.of(place.slice(0, place.lastIndexOf(' '))) / 2);
    }
    for (const members of postings(projects, ({ sentences }) => sentences).values()) {
      if (members.length <= MOST_IN_SENTENCE) addGroup(members, 1);
    }
    this.#groups = groups;
    this.#weights = weights;
    this.#groupsOf = projects.map(() => []);
    groups.forEach((members, group) => {
      for (const member of members) this.#groupsOf[member]?.push(group);
    });
    this.#pairs = projects.map(() => []);
    for (const pair of [...table.coordinated, ...parts.keys()]) {
      const [a, b] = [Math.floor(pair / projects.length), pair % projects.length];
      this.#pairs[a]?.push(b);
      this.#pairs[b]?.push(a);
    }
    this.#scores = new Float64Array(projects.length);
  }

  /** The most promising partners of a project, at most `most` beside those stated outright; no order is promised. */
  of(project: number, most: number): number[] {
    const scores = this.#scores;
    const touched: number[] = [];
    for (const group of this.#groupsOf[project] as number[]) {
      for (const other of this.#groups[group] as number[]) {
        if (other === project) continue;
        if (scores[other] === 0) touched.push(other);
        scores[other] = (scores[other] as number) + (this.#weights[group] as number);
      }
    }
    if (touched.length > most) touched.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
    const found = new Set([...(this.#pairs[project] as number[]), ...touched.slice(0, most)]);
    for (const other of touched) scores[other] = 0;
    return [...found];
  }
}

/** Members of a feature, split by region as often as it takes for groups to be small. */
function* narrowed(projects: readonly ProjectFeatures[], members: readonly number[]): Generator<readonly number[]> {
  if (members.length <= MOST_SHARING) {
    yield members;
    return;
  }
  const byArea = new Map<string, number[]>();
  for (const member of members) for (const area of (projects[member] as ProjectFeatures).areas) push(byArea, area, member);
  for (const group of byArea.values()) {
    if (group.length <= MOST_SHARING) yield group;
  }
  const bySpot = new Map<string, number[]>();
  for (const member of members) push(bySpot, (projects[member] as ProjectFeatures).places.join('\n'), member);
  for (const group of bySpot.values()) {
    if (group.length <= MOST_SHARING) continue;
    for (let i = 0; i < group.length; i += WINDOW) yield group.slice(i, i + 2 * WINDOW);
  }
}

/**
 * Pairs of which one is a part of the other, by pair number: its name begins with or holds the other's (光电产业园 and
 * 光电产业园二期, 陈家沟煤矿 and 陈家沟煤矿专用线), and both stand in one region; or the text says that it stands in the other.
 *
 * @returns the stem that they share, or what the one stands in
 */
export function findParts({ projects, standing }: FeatureTable): Map<number, string> {
  const byStem = new Map<string, number[]>();
  projects.forEach(({ stem }, i) => {
    if (stem.length >= SHORTEST_STEM) push(byStem, stem, i);
  });
  const holders = new Map<string, number[]>();
  projects.forEach(({ label, stem }, i) => {
    const seen = new Set<string>();
    for (let from = 0; from + SHORTEST_STEM <= label.length; from++) {
      for (let to = from + SHORTEST_STEM; to <= label.length; to++) {
        const part = label.slice(from, to);
        if (part === stem || seen.has(part) || !byStem.has(part)) continue;
        seen.add(part);
        push(holders, part, i);
      }
    }
  });
  const parts = new Map([...standing].map(([pair, ground]) => [pair, (projects[ground] as ProjectFeatures).stem]));
  const relate = (a: number, b: number, stem: string) => {
    if (a === b || !sharesRegion(projects[a] as ProjectFeatures, projects[b] as ProjectFeatures)) return;
    const pair = pairNumber(a, b, projects.length);
    if ((parts.get(pair)?.length ?? 0) < stem.length) parts.set(pair, stem);
  };
  for (const [stem, wholes] of byStem) {
    const holding = holders.get(stem) ?? [];
    if (wholes.length + holding.length > MOST_PARTS) continue;
    wholes.forEach((whole, i) => {
      for (const other of wholes.slice(i + 1)) relate(whole, other, stem);
      for (const holder of holding) relate(whole, holder, stem);
    });
  }
  return parts;
}

function sharesRegion(a: ProjectFeatures, b: ProjectFeatures): boolean {
  return a.places.some((place) => b.areas.includes(place)) || b.places.some((place) => a.areas.includes(place));
}

function postings<V extends string | number>(
  projects: readonly ProjectFeatures[],
  values: (project: ProjectFeatures) => Iterable<V>,
): Map<V, number[]> {
  const lists = new Map<V, number[]>();
  projects.forEach((project, i) => {
    for (const value of values(project)) push(lists, value, i);
  });
  return lists;
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
