import { ENTITY_KINDS, type EntityKind } from '../../model/schema.ts';
import type { EntityMention, LexiconMatch } from '../context.ts';
import { atomOf } from './atoms.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import type { DocumentView } from './document-view.ts';
import { describeSpan, type FeatureSink } from './features.ts';
import { featureKey, type Model, type Weights } from './model.ts';

/** No mention is longer. */
const REACH = 80;
const MAX_AROUND = 2;
const NOTHING: readonly never[] = [];

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

/** Scores every candidate of every kind. */
export function scoreCandidates(view: DocumentView, { weights }: Model): Map<EntityKind, Scored[]> {
  const sum = new Sum(weights);
  const scored = new Map<EntityKind, Scored[]>();
  forEachCandidate(view, (kind, candidate, describe) => {
    sum.total = 0;
    sum.kind = ENTITY_KINDS.indexOf(kind);
    describe(sum);
    const list = scored.get(kind);
    if (list) list.push({ candidate, score: sum.total });
    else scored.set(kind, [{ candidate, score: sum.total }]);
  });
  return scored;
}

/** Calls back for every candidate with a function that tells its features. */
export function forEachCandidate(
  view: DocumentView,
  callback: (kind: EntityKind, candidate: Candidate, describe: (sink: FeatureSink) => void) => void,
): void {
  const { text, matches } = view.context;
  const all = [...view.mentions.values()]
    .flat()
    .filter((m) => !m.tentative)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const vocabulary = new Map<number, LexiconMatch[]>();
  for (const match of matches) {
    const key = spanKey(match.start, match.end);
    const list = vocabulary.get(key);
    if (list) list.push(match);
    else vocabulary.set(key, [match]);
  }
  for (const [kind, candidates] of findCandidates(view)) {
    const own = view.mentions.get(kind) ?? NOTHING;
    const times = new Map<number, number>();
    for (const { start, end } of candidates) {
      const name = atomOf(text, start, end);
      times.set(name, (times.get(name) ?? 0) + 1);
    }
    for (const candidate of candidates) {
      const { start, end, seen } = candidate;
      const overlapping = seen.length > 0 ? NOTHING : overlappingOf(own, start, end);
      const around = coveringOf(all, kind, start, end);
      callback(kind, candidate, (sink) =>
        describeSpan(
          view,
          candidate,
          seen,
          overlapping,
          around,
          vocabulary.get(spanKey(start, end)) ?? NOTHING,
          times.get(atomOf(text, start, end)) ?? 1,
          sink,
        ),
      );
    }
  }
}

const spanKey = (start: number, end: number): number => start * 128 + Math.min(127, end - start);

function overlappingOf(mentions: readonly EntityMention[], start: number, end: number): EntityMention[] {
  const found: EntityMention[] = [];
  for (let i = firstFrom(mentions, start - REACH); i < mentions.length; i++) {
    const m = mentions[i] as EntityMention;
    if (m.start >= end) break;
    if (m.end > start) found.push(m);
  }
  return found;
}

function coveringOf(mentions: readonly EntityMention[], kind: EntityKind, start: number, end: number): EntityMention[] {
  const found: EntityMention[] = [];
  for (let i = firstFrom(mentions, start - REACH); i < mentions.length && found.length < MAX_AROUND; i++) {
    const m = mentions[i] as EntityMention;
    if (m.start > start) break;
    if (m.kind !== kind && m.end >= end) found.push(m);
  }
  return found;
}

/** Index of the first mention that starts at `offset` or later. */
function firstFrom(mentions: readonly EntityMention[], offset: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle] as EntityMention).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
