import { byGroup, type Grouped, thingsOf, twice } from '../../typed-arrays.ts';
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
  /** By group its members, and the other way round. */
  readonly #groups: Grouped;
  readonly #groupsOf: Grouped;
  /** By group. */
  readonly #weights: Float64Array;
  readonly #pairs: Grouped;
  readonly #scores: Float64Array;

  constructor(table: FeatureTable, rarity: Rarity, parts: ReadonlyMap<number, string>) {
    const { projects } = table;
    const groups = new GroupColumns();
    const addGroup = (members: ArrayLike<number>, weight: number) => {
      if (members.length >= 2) groups.add(members, weight);
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
    const named = bySentence(projects);
    for (let sentence = 0; sentence + 1 < named.starts.length; sentence++) {
      const members = thingsOf(named, sentence);
      if (members.length <= MOST_IN_SENTENCE) addGroup(members, 1);
    }
    this.#groups = groups.grouped();
    this.#weights = groups.weights();
    const { starts, things } = this.#groups;
    this.#groupsOf = byGroup(projects.length, (tell) => {
      for (let group = 0; group + 1 < starts.length; group++)
        for (let at = starts[group] as number; at < (starts[group + 1] as number); at++) tell(things[at] as number, group);
    });
    this.#pairs = byGroup(projects.length, (tell) => {
      for (const pairs of [table.coordinated, parts.keys()]) {
        for (const pair of pairs) {
          const [a, b] = [Math.floor(pair / projects.length), pair % projects.length];
          tell(a, b);
          tell(b, a);
        }
      }
    });
    this.#scores = new Float64Array(projects.length);
  }

  /** The most promising partners of a project, at most `most` beside those stated outright; no order is promised. */
  of(project: number, most: number): number[] {
    const scores = this.#scores;
    const touched: number[] = [];
    for (const group of thingsOf(this.#groupsOf, project)) {
      for (const other of thingsOf(this.#groups, group)) {
        if (other === project) continue;
        if (scores[other] === 0) touched.push(other);
        scores[other] = (scores[other] as number) + (this.#weights[group] as number);
      }
    }
    if (touched.length > most) touched.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
    const found = new Set([...thingsOf(this.#pairs, project), ...touched.slice(0, most)]);
    for (const other of touched) scores[other] = 0;
    return [...found];
  }
}

/** Groups of projects with their weights, in columns: of ten thousand reports there are millions. */
class GroupColumns {
  #members = new Uint32Array(64);
  #ends = new Uint32Array(64);
  #weights = new Float64Array(64);
  #size = 0;
  #end = 0;

  add(members: ArrayLike<number>, weight: number): void {
    while (this.#end + members.length > this.#members.length) this.#members = twice(this.#members);
    this.#members.set(members, this.#end);
    this.#end += members.length;
    if (this.#size === this.#ends.length) [this.#ends, this.#weights] = [twice(this.#ends), twice(this.#weights)];
    this.#ends[this.#size] = this.#end;
    this.#weights[this.#size] = weight;
    this.#size++;
  }

  grouped(): Grouped {
    const starts = new Uint32Array(this.#size + 1);
    starts.set(this.#ends.subarray(0, this.#size), 1);
    return { starts, things: this.#members.slice(0, this.#end) };
  }

  weights(): Float64Array {
    return this.#weights.slice(0, this.#size);
  }
}

/** The projects that each sentence names, by its number. */
function bySentence(projects: readonly ProjectFeatures[]): Grouped {
  let count = 0;
  for (const { sentences } of projects) count = Math.max(count, (sentences.at(-1) ?? -1) + 1);
  return byGroup(count, (tell) => {
    projects.forEach(({ sentences }, project) => {
      for (const sentence of sentences) tell(sentence, project);
    });
  });
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
