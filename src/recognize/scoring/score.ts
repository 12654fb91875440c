import { ENTITY_KINDS, type EntityKind } from '../../model/schema.ts';
import { twice } from '../../typed-arrays.ts';
import type { EntityMention, LexiconMatch } from '../context.ts';
import { type Candidate, findCandidates, NO_HEAD } from './candidates.ts';
import type { DocumentView } from './document-view.ts';
import {
  describeEnd,
  describeShape,
  describeStart,
  describeSurroundings,
  type FeatureSink,
  PLACES,
  type Span,
  type Surroundings,
  type WordRange,
  wordsAtEnd,
  wordsAtStart,
  wordsOf,
} from './features.ts';
import { KINDS, type Model, type Weights } from './model.ts';
import { RowList } from './rows.ts';
import { LEAST, SecondLook } from './second-look.ts';
import { type Place, type WordSums, wordSumsOf } from './word-sums.ts';

const NOTHING: readonly never[] = [];
/** Equal names are counted by hash, up to the most that a feature tells apart. */
const TIMES_MASK = 0xffff;
const MAX_TIMES = 15;

/** A candidate with its log-odds of being a mention. */
export interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
}

/**
 * What candidates share, asked once for all kinds: the sums of the beginnings and ends that they have in common, at the
 * first candidate that asks, and where the sums of the words inside them stand.
 */
class PartSums {
  readonly #view: DocumentView;
  readonly #words: WordSums;
  readonly #rows: RowList;
  /** By word: its row in the sums of words for each of the two places inside a name. */
  readonly #inside: Int32Array;
  readonly #loose: Int32Array;
  /** Rows of `KINDS` sums, one for each beginning or end. */
  #sums = new Float64Array(KINDS << 8);
  #size = 0;
  /** By offset: one more than the row of the beginning there. */
  readonly #startRows: Int32Array;
  readonly #endRows = new Map<number, number>();

  constructor(view: DocumentView, weights: Weights) {
    this.#view = view;
    this.#words = wordSumsOf(weights, view);
    this.#rows = new RowList(weights);
    const count = view.words.length;
    this.#inside = new Int32Array(count);
    this.#loose = new Int32Array(count);
    for (let w = 0; w < count; w++) {
      this.#inside[w] = this.#words.rowOf('inside', view, w);
      this.#loose[w] = this.#words.rowOf('looseInside', view, w);
    }
    this.#startRows = new Int32Array(view.context.text.length + 1);
  }

  /** What a span's beginning, its end and its words say to a kind. */
  of(kind: number, span: Span, { first, last, inner }: WordRange): number {
    // Asked first: a new row may move all sums to a longer array.
    const startRow = this.#startRow(span.start);
    const endRow = this.#endRow(span);
    let sum = (this.#sums[startRow + kind] as number) + (this.#sums[endRow + kind] as number);
    const { sums } = this.#words;
    for (let w = first; w < inner; w++) sum += sums[(this.#inside[w] as number) + kind] as number;
    for (let w = first; w < last; w++) sum += sums[(this.#loose[w] as number) + kind] as number;
    return sum;
  }

  #startRow(start: number): number {
    const known = (this.#startRows[start] as number) - 1;
    if (known >= 0) return known;
    const { before, first } = wordsAtStart(this.#view, start);
    this.#rows.clear();
    describeStart(this.#view, start, this.#rows);
    const row = this.#nextRow();
    this.#addWord(row, 'before', before);
    this.#addWord(row, 'first', first);
    this.#addWord(row, 'secondBefore', before - 1);
    this.#startRows[start] = row + 1;
    return row;
  }

  /** An end may belong to several heads: to a shorter and a longer one, and to a quotation. */
  #endRow(span: Span): number {
    const headLength = span.end - span.headStart;
    const key = span.end * 64 + (headLength > 0 ? Math.min(62, headLength) : span.head === NO_HEAD ? 0 : 63);
    const known = this.#endRows.get(key);
    if (known !== undefined) return known;
    const { beforeHead, last, after } = wordsAtEnd(this.#view, span);
    this.#rows.clear();
    describeEnd(this.#view, span, this.#rows);
    const row = this.#nextRow();
    this.#addWord(row, 'beforeHead', beforeHead);
    this.#addWord(row, 'last', last);
    this.#addWord(row, 'after', after);
    this.#addWord(row, 'secondAfter', after + 1);
    this.#endRows.set(key, row);
    return row;
  }

  /** A new row with the sums of what is in the list. */
  #nextRow(): number {
    const row = this.#size;
    this.#size += KINDS;
    if (this.#size > this.#sums.length) this.#sums = twice(this.#sums);
    this.#rows.addTo(this.#sums, row);
    return row;
  }

  #addWord(row: number, place: Place, word: number): void {
    const from = this.#words.rowOf(place, this.#view, word);
    const { sums } = this.#words;
    for (let kind = 0; kind < KINDS; kind++) this.#sums[row + kind] = (this.#sums[row + kind] as number) + (sums[from + kind] as number);
  }
}

/**
 * Scores every candidate of every kind that can reach what a second look is for, and looks at those a second time, when it is
 * known what the first look says of their neighbours.
 */
export function scoreCandidates(view: DocumentView, model: Model): Map<EntityKind, Scored[]> {
  const scored = scoreThemselves(view, model);
  const looks = [...scored].flatMap(([kind, list]) => list.map(({ candidate, score }) => ({ kind, span: candidate, score })));
  const second = new SecondLook(view.context.text, looks);
  const rows = new RowList(model.weights);
  for (const [kind, list] of scored) {
    const index = ENTITY_KINDS.indexOf(kind);
    const again = list.map(({ candidate, score }) => {
      if (score < LEAST) return { candidate, score };
      rows.clear();
      second.describe({ kind, span: candidate, score }, rows);
      return { candidate, score: score + rows.sumOf(index) };
    });
    scored.set(kind, again);
  }
  return scored;
}

/** The first look: every candidate that can reach `LEAST`, by its own words, its place and what rules say of it. */
export function scoreThemselves(view: DocumentView, { weights, reach }: Model): Map<EntityKind, Scored[]> {
  const scored = new Map<EntityKind, Scored[]>();
  const parts = new PartSums(view, weights);
  const rows = new RowList(weights);
  forEachKind(view, (kind, candidates, timesOf, surroundingsOf) => {
    const index = ENTITY_KINDS.indexOf(kind);
    const needed = LEAST - (reach.get(kind) ?? 0);
    const reaching: Scored[] = [];
    for (const candidate of candidates) {
      const range = wordsOf(view, candidate);
      rows.clear();
      describeShape(view, candidate, range, kind, timesOf(candidate), rows);
      const itself = parts.of(index, candidate, range) + rows.sumOf(index);
      if (candidate.seen.length === 0 && itself < needed) continue;
      rows.clear();
      describeSurroundings(candidate, surroundingsOf(candidate), rows);
      reaching.push({ candidate, score: itself + rows.sumOf(index) });
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
  forEachKind(view, (kind, candidates, timesOf, surroundingsOf) => {
    for (const candidate of candidates) {
      callback(kind, candidate, (sink) => {
        const range: WordRange = wordsOf(view, candidate);
        const { before, first } = wordsAtStart(view, candidate.start);
        PLACES.before(view, before, sink);
        PLACES.first(view, first, sink);
        PLACES.secondBefore(view, before - 1, sink);
        describeStart(view, candidate.start, sink);
        const { beforeHead, last, after } = wordsAtEnd(view, candidate);
        PLACES.beforeHead(view, beforeHead, sink);
        PLACES.last(view, last, sink);
        PLACES.after(view, after, sink);
        PLACES.secondAfter(view, after + 1, sink);
        describeEnd(view, candidate, sink);
        for (let w = range.first; w < range.inner; w++) PLACES.inside(view, w, sink);
        for (let w = range.first; w < range.last; w++) PLACES.looseInside(view, w, sink);
        describeShape(view, candidate, range, kind, timesOf(candidate), sink);
        describeSurroundings(candidate, surroundingsOf(candidate), sink);
      });
    }
  });
}

/** Calls back for every kind with its candidates, how many of them have the same text as one, and what is known around it. */
function forEachKind(
  view: DocumentView,
  callback: (
    kind: EntityKind,
    candidates: readonly Candidate[],
    timesOf: (candidate: Candidate) => number,
    surroundingsOf: (candidate: Candidate) => Surroundings,
  ) => void,
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
  };
  for (const [kind, candidates] of findCandidates(view)) {
    const own: readonly EntityMention[] = view.mentions.get(kind) ?? NOTHING;
    times.fill(0);
    for (const { start, end } of candidates) {
      const bucket = view.hashOf(start, end) & TIMES_MASK;
      times[bucket] = Math.min(MAX_TIMES, (times[bucket] as number) + 1);
    }
    const timesOf = ({ start, end }: Span): number => times[view.hashOf(start, end) & TIMES_MASK] as number;
    callback(kind, candidates, timesOf, ({ start, end, seen }) => {
      surroundings.seen = seen;
      surroundings.own = own;
      surroundings.kind = kind;
      surroundings.vocabulary = vocabulary.get(spanKey(start, end)) ?? NOTHING;
      return surroundings;
    });
  }
}

const spanKey = (start: number, end: number): number => start * 128 + Math.min(127, end - start);
