import { ENTITY_KINDS, type EntityKind } from '../../model/schema.ts';
import { twice } from '../../typed-arrays.ts';
import type { EntityMention, LexiconMatch } from '../context.ts';
import { type Candidate, findCandidates, NO_HEAD } from './candidates.ts';
import type { DocumentView } from './document-view.ts';
import {
  describeEnd,
  describeInnerWord,
  describeLooseWord,
  describeStart,
  describeWhole,
  type FeatureSink,
  type Span,
  type Surroundings,
  type WordRange,
  wordsOf,
} from './features.ts';
import { KINDS, type Model, type Weights } from './model.ts';

const NOTHING: readonly never[] = [];
/** Equal names are counted by hash, up to the most that a feature tells apart. */
const TIMES_MASK = 0xffff;
const MAX_TIMES = 15;

/** A candidate with its log-odds of being a mention. */
export interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
}

/** Adds up the weights that one kind has for the features that it is given. */
class KindSum implements FeatureSink {
  total = 0;
  kind = 0;
  readonly #weights: Weights;
  readonly #values: Float32Array;

  constructor(weights: Weights) {
    this.#weights = weights;
    this.#values = weights.values;
  }

  add(template: number, a: number, b: number): void {
    this.total += this.#values[this.#weights.rowOf(template, a, b) + this.kind] as number;
  }

  addLabel(template: number, label: string): void {
    this.total += this.#values[this.#weights.rowOfLabel(template, label) + this.kind] as number;
  }
}

/** Rows of `KINDS` sums, one for each beginning or end; each adds up what all kinds say of its features. */
class SharedSums implements FeatureSink {
  sums: Float64Array;
  #size = 0;
  #row = 0;
  readonly #weights: Weights;
  readonly #values: Float32Array;

  constructor(weights: Weights, capacity: number) {
    this.#weights = weights;
    this.#values = weights.values;
    this.sums = new Float64Array(capacity * KINDS);
  }

  /** Begins the next row. */
  begin(): number {
    const row = this.#size;
    this.#size += KINDS;
    if (this.#size > this.sums.length) this.sums = twice(this.sums);
    this.#row = row;
    return row;
  }

  add(template: number, a: number, b: number): void {
    this.#addRow(this.#weights.rowOf(template, a, b));
  }

  addLabel(template: number, label: string): void {
    this.#addRow(this.#weights.rowOfLabel(template, label));
  }

  #addRow(from: number): void {
    if (from === 0) return;
    const { sums } = this;
    for (let kind = 0; kind < KINDS; kind++) {
      const at = this.#row + kind;
      sums[at] = (sums[at] as number) + (this.#values[from + kind] as number);
    }
  }
}

/** Notes the row of the one feature that it is given. */
class RowOf implements FeatureSink {
  row = 0;
  readonly #weights: Weights;

  constructor(weights: Weights) {
    this.#weights = weights;
  }

  add(template: number, a: number, b: number): void {
    this.row = this.#weights.rowOf(template, a, b);
  }

  addLabel(template: number, label: string): void {
    this.row = this.#weights.rowOfLabel(template, label);
  }
}

/**
 * What candidates share, asked once for all kinds: the sums of the beginnings and ends that they have in common, at the
 * first candidate that asks, and where the weights of the words inside them stand.
 */
class PartSums {
  readonly #view: DocumentView;
  readonly #values: Float32Array;
  /** By word: the rows of its weights. */
  readonly #inner: Int32Array;
  readonly #loose: Int32Array;
  readonly #starts: SharedSums;
  readonly #ends: SharedSums;
  /** By offset: one more than the row of the beginning there. */
  readonly #startRows: Int32Array;
  readonly #endRows = new Map<number, number>();

  constructor(view: DocumentView, weights: Weights) {
    this.#view = view;
    this.#values = weights.values;
    const count = view.words.length;
    this.#inner = new Int32Array(count);
    this.#loose = new Int32Array(count);
    const sink = new RowOf(weights);
    for (let w = 0; w < count; w++) {
      describeInnerWord(view, w, sink);
      this.#inner[w] = sink.row;
      sink.row = 0;
      describeLooseWord(view, w, sink);
      this.#loose[w] = sink.row;
    }
    this.#starts = new SharedSums(weights, 256);
    this.#ends = new SharedSums(weights, 256);
    this.#startRows = new Int32Array(view.context.text.length + 1);
  }

  /** What a span's beginning, its end and its words say to a kind. */
  of(kind: number, span: Span, { first, last, inner }: WordRange): number {
    // Asked first: a new row may move all sums to a longer array.
    const startRow = this.#startRow(span.start);
    const endRow = this.#endRow(span);
    let sum = (this.#starts.sums[startRow + kind] as number) + (this.#ends.sums[endRow + kind] as number);
    for (let w = first; w < inner; w++) sum += this.#values[(this.#inner[w] as number) + kind] as number;
    for (let w = first; w < last; w++) sum += this.#values[(this.#loose[w] as number) + kind] as number;
    return sum;
  }

  #startRow(start: number): number {
    let row = (this.#startRows[start] as number) - 1;
    if (row < 0) {
      row = this.#starts.begin();
      describeStart(this.#view, start, this.#starts);
      this.#startRows[start] = row + 1;
    }
    return row;
  }

  /** An end may belong to several heads: to a shorter and a longer one, and to a quotation. */
  #endRow(span: Span): number {
    const headLength = span.end - span.headStart;
    const key = span.end * 64 + (headLength > 0 ? Math.min(62, headLength) : span.head === NO_HEAD ? 0 : 63);
    let row = this.#endRows.get(key);
    if (row === undefined) {
      row = this.#ends.begin();
      describeEnd(this.#view, span, this.#ends);
      this.#endRows.set(key, row);
    }
    return row;
  }
}

/** Scores every candidate of every kind that can reach its kind's threshold. */
export function scoreCandidates(view: DocumentView, { weights, thresholds, reach }: Model): Map<EntityKind, Scored[]> {
  const scored = new Map<EntityKind, Scored[]>();
  const parts = new PartSums(view, weights);
  const whole = new KindSum(weights);
  forEachKind(view, (kind, candidates, surroundingsOf) => {
    whole.kind = ENTITY_KINDS.indexOf(kind);
    const needed = (thresholds.get(kind) ?? 0) - (reach.get(kind) ?? 0);
    const reaching: Scored[] = [];
    for (const candidate of candidates) {
      const range = wordsOf(view, candidate);
      const sum = parts.of(whole.kind, candidate, range);
      if (candidate.seen.length === 0 && sum < needed) continue;
      whole.total = 0;
      describeWhole(view, candidate, range, surroundingsOf(candidate), whole);
      reaching.push({ candidate, score: sum + whole.total });
    }
    scored.set(kind, reaching);
  });
  return scored;
}

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
