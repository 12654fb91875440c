import { ENTITY_KINDS, type EntityKind } from '../../model/schema.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import type { DocumentView } from './document-view.ts';
import {
  describeCoinage,
  describeEdges,
  describeEnd,
  describeShape,
  describeStart,
  type FeatureSink,
  MAX_NUMBER,
  PLACES,
  wordsAtEnd,
  wordsAtStart,
  wordsOf,
} from './features.ts';
import type { Model } from './model.ts';
import { PartSums } from './part-sums.ts';
import { RowList } from './rows.ts';
import { LEAST, type Look, SecondLook } from './second-look.ts';
import { Surroundings } from './surroundings.ts';

/** Equal names are counted by so many bits of their hash. */
const TIMES_MASK = 0xffff;

/** A candidate with its log-odds of being a mention. */
export interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
}

/**
 * Scores every candidate of every kind that can reach what a second look is for, and looks at those a second time, when it is
 * known what the first look says of their neighbours.
 */
export function scoreCandidates(view: DocumentView, model: Model): Map<EntityKind, Scored[]> {
  const scored = scoreThemselves(view, model);
  const looks: Look[] = [];
  for (const [kind, list] of scored) for (const { candidate, score } of list) looks.push({ kind, span: candidate, score });
  const second = new SecondLook(view.context.text, looks);
  const rows = new RowList(model.weights);
  let next = 0;
  for (const [kind, list] of scored) {
    const index = ENTITY_KINDS.indexOf(kind);
    const again: Scored[] = [];
    for (const { candidate, score } of list) {
      const look = looks[next++] as Look;
      rows.clear();
      if (score >= LEAST) second.describe(look, rows);
      again.push({ candidate, score: score + rows.sumOf(index) });
    }
    scored.set(kind, again);
  }
  return scored;
}

/**
 * The first look: every candidate that can reach `LEAST`, by its own words, its place and what rules say of it. What is asked
 * last costs most, and is not asked where the most that it could say would not do.
 */
export function scoreThemselves(view: DocumentView, { weights, most }: Model): Map<EntityKind, Scored[]> {
  const scored = new Map<EntityKind, Scored[]>();
  const parts = new PartSums(view, weights);
  const rows = new RowList(weights);
  const surroundingsOf = Surroundings.in(view);
  for (const [kind, candidates] of findCandidates(view)) {
    const index = ENTITY_KINDS.indexOf(kind);
    const { edges, surroundings } = most.get(kind) ?? { edges: 0, surroundings: 0 };
    const around = surroundingsOf(kind);
    const timesOf = countNames(view, candidates);
    const reaching: Scored[] = [];
    for (const candidate of candidates) {
      const isSeen = candidate.seen.length > 0;
      const range = wordsOf(view, candidate);
      rows.clear();
      describeShape(view, candidate, range, timesOf(candidate), rows);
      describeCoinage(view, candidate, kind, rows);
      let score = parts.of(index, candidate, range) + rows.sumOf(index);
      if (!isSeen && score < LEAST - edges - surroundings) continue;
      rows.clear();
      describeEdges(view, candidate, range, rows);
      score += rows.sumOf(index);
      if (!isSeen && score < LEAST - surroundings) continue;
      rows.clear();
      around.describe(candidate, rows);
      score += rows.sumOf(index);
      if (isSeen || score >= LEAST) reaching.push({ candidate, score });
    }
    scored.set(kind, reaching);
  }
  return scored;
}

/** Calls back for every candidate with a function that tells all its features, one by one. */
export function forEachCandidate(
  view: DocumentView,
  callback: (kind: EntityKind, candidate: Candidate, describe: (sink: FeatureSink) => void) => void,
): void {
  const surroundingsOf = Surroundings.in(view);
  for (const [kind, candidates] of findCandidates(view)) {
    const around = surroundingsOf(kind);
    const timesOf = countNames(view, candidates);
    for (const candidate of candidates) {
      callback(kind, candidate, (sink) => {
        const range = wordsOf(view, candidate);
        const { before, first, verbBefore } = wordsAtStart(view, candidate.start);
        PLACES.before(view, before, sink);
        PLACES.first(view, first, sink);
        PLACES.secondBefore(view, before - 1, sink);
        describeStart(view, candidate.start, sink);
        PLACES.verbBefore(view, verbBefore, sink);
        const { beforeHead, last, after, verbAfter, listNoun } = wordsAtEnd(view, candidate);
        PLACES.beforeHead(view, beforeHead, sink);
        PLACES.last(view, last, sink);
        PLACES.after(view, after, sink);
        PLACES.secondAfter(view, after + 1, sink);
        describeEnd(view, candidate, sink);
        PLACES.verbAfter(view, verbAfter, sink);
        PLACES.listNoun(view, listNoun, sink);
        for (let w = range.first; w < range.inner; w++) PLACES.inside(view, w, sink);
        for (let w = range.first; w < range.last; w++) PLACES.looseInside(view, w, sink);
        describeShape(view, candidate, range, timesOf(candidate), sink);
        describeEdges(view, candidate, range, sink);
        describeCoinage(view, candidate, kind, sink);
        around.describe(candidate, sink);
      });
    }
  }
}

/** How many of some candidates have the same text as one of them, up to the most that a feature tells apart. */
function countNames(view: DocumentView, candidates: readonly Candidate[]): (candidate: Candidate) => number {
  const times = new Uint8Array(TIMES_MASK + 1);
  for (const { start, end } of candidates) {
    const bucket = view.hashOf(start, end) & TIMES_MASK;
    times[bucket] = Math.min(MAX_NUMBER, (times[bucket] as number) + 1);
  }
  return ({ start, end }) => times[view.hashOf(start, end) & TIMES_MASK] as number;
}
