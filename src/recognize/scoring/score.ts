import { ENTITY_KINDS, type EntityKind } from '../../model/schema.ts';
import type { EntityMention, LexiconMatch } from '../context.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import type { DocumentView } from './document-view.ts';
import {
  describeEnd,
  describeInnerWord,
  describeLooseWord,
  describeStart,
  describeWhole,
  type FeatureSink,
  type Surroundings,
  type WordRange,
  wordsOf,
} from './features.ts';
import { featureKey, type Model, type Weights } from './model.ts';

const NOTHING: readonly never[] = [];
/** Equal names are counted by hash, up to the most that a feature tells apart. */
const TIMES_MASK = 0xffff;
const MAX_TIMES = 15;

/** A candidate with its log-odds of being a mention. */
export interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
}

/** Adds up the weights of the features that it is given. */
class Sum implements FeatureSink {
  total = 0;
  kind = 0;
  readonly #weights: Weights;

  constructor(weights: Weights) {
    this.#weights = weights;
  }

  add(template: number, a: number, b: number): void {
    this.total += this.#weights.get(featureKey(this.kind, template, a, b));
  }
}

/**
 * Scores every candidate of every kind that can reach its kind's threshold. What many candidates share is added up once:
 * the beginnings and ends that they have in common, and the words inside them as running sums.
 */
export function scoreCandidates(view: DocumentView, { weights, thresholds, reach }: Model): Map<EntityKind, Scored[]> {
  const scored = new Map<EntityKind, Scored[]>();
  const sum = new Sum(weights);
  const count = view.words.length;
  const innerUpTo = new Float64Array(count + 1);
  const looseUpTo = new Float64Array(count + 1);
  const starts = new Float64Array(view.context.text.length + 1);
  const ends = new Map<number, number>();
  forEachKind(view, (kind, candidates, surroundingsOf) => {
    sum.kind = ENTITY_KINDS.indexOf(kind);
    addUpWords(view, sum, innerUpTo, looseUpTo);
    starts.fill(Number.NaN);
    ends.clear();
    const needed = (thresholds.get(kind) ?? 0) - (reach.get(kind) ?? 0);
    const reaching: Scored[] = [];
    for (const candidate of candidates) {
      const { start, end, headStart } = candidate;
      const range = wordsOf(view, candidate);
      let fromStart = starts[start] as number;
      if (Number.isNaN(fromStart)) {
        sum.total = 0;
        describeStart(view, start, sum);
        fromStart = sum.total;
        starts[start] = fromStart;
      }
      // An end may belong to two heads: to a longer one, or to a quotation.
      const endKey = end * 64 + Math.min(63, end - headStart);
      let fromEnd = ends.get(endKey);
      if (fromEnd === undefined) {
        sum.total = 0;
        describeEnd(view, candidate, sum);
        fromEnd = sum.total;
        ends.set(endKey, fromEnd);
      }
      const parts = fromStart + fromEnd + between(innerUpTo, range.first, range.inner) + between(looseUpTo, range.first, range.last);
      if (candidate.seen.length === 0 && parts < needed) continue;
      sum.total = 0;
      describeWhole(view, candidate, range, surroundingsOf(candidate), sum);
      reaching.push({ candidate, score: parts + sum.total });
    }
    scored.set(kind, reaching);
  });
  return scored;
}

/** Running sums, by word, of what the words inside names say. */
function addUpWords(view: DocumentView, sum: Sum, innerUpTo: Float64Array, looseUpTo: Float64Array): void {
  let inner = 0;
  let loose = 0;
  for (let w = 0; w < view.words.length; w++) {
    sum.total = 0;
    describeInnerWord(view, w, sum);
    inner += sum.total;
    innerUpTo[w + 1] = inner;
    if (view.loose[w]) {
      sum.total = 0;
      describeLooseWord(view, w, sum);
      loose += sum.total;
    }
    looseUpTo[w + 1] = loose;
  }
}

const between = (upTo: Float64Array, from: number, to: number): number => (to > from ? (upTo[to] as number) - (upTo[from] as number) : 0);

/** Calls back for every candidate with a function that tells all its features, one by one. */
export function forEachCandidate(
  view: DocumentView,
  callback: (kind: EntityKind, candidate: Candidate, describe: (sink: FeatureSink) => void) => void,
): void {
  forEachKind(view, (kind, candidates, surroundingsOf) => {
    for (const candidate of candidates) {
      callback(kind, candidate, (sink) => {
        const range: WordRange = wordsOf(view, candidate);
        describeStart(view, candidate.start, sink);
        describeEnd(view, candidate, sink);
        for (let w = range.first; w < range.inner; w++) describeInnerWord(view, w, sink);
        for (let w = range.first; w < range.last; w++) describeLooseWord(view, w, sink);
        describeWhole(view, candidate, range, surroundingsOf(candidate), sink);
      });
    }
  });
}

/** Calls back for every kind with its candidates and what is known around each of them. */
function forEachKind(
  view: DocumentView,
  callback: (kind: EntityKind, candidates: readonly Candidate[], surroundingsOf: (candidate: Candidate) => Surroundings) => void,
): void {
  const all = [...view.mentions.values()]
    .flat()
    .filter((m) => !m.tentative)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const vocabulary = new Map<number, LexiconMatch[]>();
  for (const match of view.context.matches) {
    const key = spanKey(match.start, match.end);
    const list = vocabulary.get(key);
    if (list) list.push(match);
    else vocabulary.set(key, [match]);
  }
  const times = new Uint8Array(TIMES_MASK + 1);
  // One object for all candidates: there are hundreds of thousands.
  const surroundings: { -readonly [K in keyof Surroundings]: Surroundings[K] } = {
    seen: NOTHING,
    own: NOTHING,
    all,
    kind: 'project',
    vocabulary: NOTHING,
    times: 0,
  };
  for (const [kind, candidates] of findCandidates(view)) {
    const own: readonly EntityMention[] = view.mentions.get(kind) ?? NOTHING;
    times.fill(0);
    for (const { start, end } of candidates) {
      const bucket = view.hashOf(start, end) & TIMES_MASK;
      times[bucket] = Math.min(MAX_TIMES, (times[bucket] as number) + 1);
    }
    callback(kind, candidates, ({ start, end, seen }) => {
      surroundings.seen = seen;
      surroundings.own = own;
      surroundings.kind = kind;
      surroundings.vocabulary = vocabulary.get(spanKey(start, end)) ?? NOTHING;
      surroundings.times = times[view.hashOf(start, end) & TIMES_MASK] as number;
      return surroundings;
    });
  }
}

const spanKey = (start: number, end: number): number => start * 128 + Math.min(127, end - start);
