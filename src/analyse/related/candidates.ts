import type { ReadableList } from '../../build/packed-map.ts';
import { PairTable } from '../../build/pair-table.ts';
import { StringTable } from '../../build/string-table.ts';
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
    for (const { feature: word, members } of postings(projects, (project) => new Set(project.words))) {
      for (const group of narrowed(projects, members)) addGroup(group, rarity.ofWord(word));
    }
    for (const { feature: company, members } of postings(projects, ({ companies }) => companies)) {
      for (const group of narrowed(projects, members)) addGroup(group, rarity.of(company));
    }
    for (const { feature: programme, members } of postings(projects, ({ programmes }) => programmes)) {
      if (members.length <= MOST_SHARING) addGroup(members, rarity.of(programme) / 2);
    }
    const placed = postings(projects, ({ places, sector }) => places.map((place) => `${place} ${sector}`));
    for (const { feature: place, members } of placed) {
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
      const tie = (a: number, b: number) => {
        tell(a, b);
        tell(b, a);
      };
      const { coordinated } = table;
      for (let pair = 0; pair < coordinated.size; pair++) tie(coordinated.first(pair), coordinated.second(pair));
      for (const pair of parts.keys()) tie(Math.floor(pair / projects.length), pair % projects.length);
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
function bySentence(projects: ReadableList<ProjectFeatures>): Grouped {
  let count = 0;
  for (const { sentences } of projects) count = Math.max(count, (sentences.at(-1) ?? -1) + 1);
  return byGroup(count, (tell) => {
    let project = 0;
    for (const { sentences } of projects) {
      for (const sentence of sentences) tell(sentence, project);
      project++;
    }
  });
}

/** Members of a feature, split by region as often as it takes for groups to be small. */
function* narrowed(projects: ReadableList<ProjectFeatures>, members: Uint32Array): Generator<ArrayLike<number>> {
  if (members.length <= MOST_SHARING) {
    yield members;
    return;
  }
  const byArea = new Map<string, number[]>();
  const bySpot = new Map<string, number[]>();
  for (const member of members) {
    const { areas, places } = projects.at(member) as ProjectFeatures;
    for (const area of areas) push(byArea, area, member);
    push(bySpot, places.join('\n'), member);
  }
  for (const group of byArea.values()) {
    if (group.length <= MOST_SHARING) yield group;
  }
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
  const stems = new StringTable();
  const wholesOf = new PairTable();
  let i = 0;
  for (const { stem } of projects) {
    if (stem.length >= SHORTEST_STEM) wholesOf.numberOf(stems.numberOf(stem), i);
    i++;
  }
  const holdersOf = new PairTable();
  i = 0;
  for (const { label, stem } of projects) {
    const own = stems.find(stem);
    for (let from = 0; from + SHORTEST_STEM <= label.length; from++) {
      for (let to = from + SHORTEST_STEM; to <= label.length; to++) {
        const part = stems.find(label.slice(from, to));
        if (part >= 0 && part !== own) holdersOf.numberOf(part, i);
      }
    }
    i++;
  }
  const parts = new Map([...standing].map(([pair, ground]) => [pair, (projects.at(ground) as ProjectFeatures).stem]));
  const relate = (a: number, b: number, stem: string) => {
    if (a === b || !sharesRegion(projects.at(a) as ProjectFeatures, projects.at(b) as ProjectFeatures)) return;
    const pair = pairNumber(a, b, projects.length);
    if ((parts.get(pair)?.length ?? 0) < stem.length) parts.set(pair, stem);
  };
  const [wholesByStem, holdersByStem] = [wholesOf.byFirst(stems.size), holdersOf.byFirst(stems.size)];
  for (let number = 0; number < stems.size; number++) {
    const stem = stems.at(number);
    const wholes = Array.from(thingsOf(wholesByStem, number), (pair) => wholesOf.second(pair));
    const holding = Array.from(thingsOf(holdersByStem, number), (pair) => holdersOf.second(pair));
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

/** Every feature with the projects that have it, in the order in which it comes first. */
function* postings(
  projects: ReadableList<ProjectFeatures>,
  featuresOf: (project: ProjectFeatures) => Iterable<string>,
): Generator<{ readonly feature: string; readonly members: Uint32Array }> {
  const features = new StringTable();
  const having = new PairTable();
  let i = 0;
  for (const project of projects) {
    for (const feature of featuresOf(project)) having.numberOf(features.numberOf(feature), i);
    i++;
  }
  const byFeature = having.byFirst(features.size);
  for (let number = 0; number < features.size; number++)
    yield { feature: features.at(number), members: thingsOf(byFeature, number).map((pair) => having.second(pair)) };
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
