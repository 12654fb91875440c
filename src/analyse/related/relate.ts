import type { ReadableList } from '../../build/packed-map.ts';
import { PairTable } from '../../build/pair-table.ts';
import { edgeKey } from '../../build/passages.ts';
import { sharedNumbers } from '../../build/shared-lists.ts';
import type { BuiltGraph, ReadableGraph } from '../../model/graph.ts';
import { CLAIMS } from '../../model/schema.ts';
import { byGroup, twice } from '../../typed-arrays.ts';
import { Candidates, findParts } from './candidates.ts';
import { type FeatureInput, type ProjectFeatures, readFeatures } from './features.ts';
import type { KnownPassages, MentionRow } from './passages.ts';
import { Rarity } from './rarity.ts';
import { PairScorer, REASON_KINDS, type Reason, type ReasonKind } from './score.ts';

/** Two projects that belong together. Indexes are into the table's `projects`, the lower first. */
export interface RelatedPair {
  readonly a: number;
  readonly b: number;
  /** 0 to 1. */
  readonly strength: number;
}

/** The projects of a graph, the pairs of them that are related, and the means to ask about any other two. */
export interface Relations {
  readonly projects: ReadableList<ProjectFeatures>;
  /** Every pair once, by `a`, then `b`. */
  readonly pairs: ReadableList<RelatedPair>;
  readonly rarity: Rarity;
  /** How far two projects are related, whether or not they are among `pairs`; 0 to 1. */
  readonly strength: (a: number, b: number) => number;
  /** Why two projects are related, strongest first; told when asked, for all pairs together they would fill the memory. */
  readonly reasons: (a: number, b: number) => readonly Reason[];
}

/** Weaker pairs are left out: one word of ten shared, or a county and nothing else. */
const THRESHOLD = 0.45;
/** Partners that a project keeps; a partner may keep it on top of these. */
const MOST_PARTNERS = 10;
const MOST_CANDIDATES = 60;

/**
 * Finds the pairs of projects of a graph that are related for a stated reason: one is part of the other, the same
 * company, telling words of their names, one enumeration or sentence, the same place, programme, sector. Reasons add up
 * as independent evidence would (noisy or: J. Pearl, 1988), each as strong as it is rare.
 *
 * Time grows with the number of projects, not with that of pairs: see `Candidates`.
 */
export function relateProjects(input: FeatureInput): Relations {
  const table = readFeatures(input);
  const { projects } = table;
  const rarity = new Rarity(projects);
  const parts = findParts(table);
  const candidates = new Candidates(table, rarity, parts);
  const scorer = new PairScorer(table, rarity, parts);
  const pairs = new RelatedPairs();
  for (let i = 0; i < projects.length; i++) {
    const partners = candidates
      .of(i, MOST_CANDIDATES)
      .map((j) => ({ a: Math.min(i, j), b: Math.max(i, j), strength: scorer.strength(i, j) }))
      .filter(({ strength }) => strength >= THRESHOLD)
      .sort((x, y) => y.strength - x.strength || x.a - y.a || x.b - y.b)
      .slice(0, MOST_PARTNERS);
    for (const pair of partners) pairs.add(pair);
  }
  pairs.sort(projects.length);
  return {
    projects,
    pairs,
    rarity,
    strength: (a, b) => scorer.strength(a, b),
    reasons: (a, b) => scorer.reasons(a, b),
  };
}

/** Related pairs in columns: of ten thousand reports there are millions. */
class RelatedPairs implements ReadableList<RelatedPair> {
  readonly #pairs = new PairTable();
  #strengths = new Float64Array(64);
  /** Numbers of the pairs in the order in which they are read. */
  #order: Uint32Array = new Uint32Array();

  /** Adds a pair; one that is there already stays as it is. */
  add({ a, b, strength }: RelatedPair): void {
    const number = this.#pairs.numberOf(a, b);
    if (number === this.#strengths.length) this.#strengths = twice(this.#strengths);
    this.#strengths[number] = strength;
  }

  /** @param count of projects */
  sort(count: number): void {
    const { things } = this.#pairs.bySecond(count);
    // What is sorted by `b` stays so among those of one `a`.
    this.#order = byGroup(count, (tell) => {
      for (const number of things) tell(this.#pairs.first(number), number);
    }).things;
  }

  get length(): number {
    return this.#order.length;
  }

  at(index: number): RelatedPair | undefined {
    const number = this.#order[index];
    return number === undefined
      ? undefined
      : { a: this.#pairs.first(number), b: this.#pairs.second(number), strength: this.#strengths[number] as number };
  }

  *[Symbol.iterator](): Generator<RelatedPair> {
    for (let index = 0; index < this.#order.length; index++) yield this.at(index) as RelatedPair;
  }
}

/** A reason as the graph's edges hold it: `words:抽水蓄能`, `company:海螺水泥`, `coordination`. */
export function writeReason(graph: ReadableGraph, { kind, value }: Reason): string {
  if (value === '') return kind;
  return `${kind}:${graph.hasNode(value) ? graph.getNodeAttribute(value, 'label') : value}`;
}

/** Adds `related_to` edges to a graph, with their reasons; changes `graph`. The weight is the strength, 0 to 1. */
export function addRelated<Row extends MentionRow, EdgeRow>(
  graph: BuiltGraph,
  { projects, pairs, reasons }: Relations,
  passages: KnownPassages<Row, EdgeRow>,
): void {
  const key = (index: number) => (projects.at(index) as ProjectFeatures).key;
  // One text for each reason: the same words relate many.
  const texts = new Map<ReasonKind, Map<string, string>>(REASON_KINDS.map((kind) => [kind, new Map()]));
  const textOf = (reason: Reason): string => {
    const ofKind = texts.get(reason.kind) as Map<string, string>;
    let text = ofKind.get(reason.value);
    if (text === undefined) {
      text = writeReason(graph, reason);
      ofKind.set(reason.value, text);
    }
    return text;
  };
  for (const { a, b, strength } of pairs) {
    const shown = passages.showing(key(a), key(b));
    graph.addDirectedEdgeWithKey(edgeKey(key(a), 'related_to', key(b)), key(a), key(b), {
      relation: 'related_to',
      weight: Math.round(strength * 1e4) / 1e4,
      years: sharedNumbers(shown.flatMap((passage) => passages.yearOf(passage) ?? [])),
      claims: CLAIMS.filter((claim) => shown.some((passage) => passages.claimOf(passage) === claim)),
      evidence: shown.length,
      reasons: reasons(a, b).map(textOf),
    });
  }
}

/**
 * The rows of evidence of the edges between related projects, in the order of `pairs`: of one sentence that names both
 * projects, where there is one, else the first of each.
 */
export function* relatedEvidence<Row extends MentionRow, EdgeRow>(
  { projects, pairs }: Pick<Relations, 'projects' | 'pairs'>,
  passages: KnownPassages<Row, EdgeRow>,
): Generator<EdgeRow> {
  const key = (index: number) => (projects.at(index) as ProjectFeatures).key;
  for (const { a, b } of pairs) {
    const edge = edgeKey(key(a), 'related_to', key(b));
    for (const passage of passages.showing(key(a), key(b))) yield passages.edgeRowOf(passage, edge);
  }
}
