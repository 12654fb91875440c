import type { EntityKind } from '../../model/schema.ts';
import { lowerBound } from '../../segment/offsets.ts';
import type { EntityMention, LexiconMatch } from '../context.ts';
import { atom } from './atoms.ts';
import type { Candidate } from './candidates.ts';
import type { DocumentView } from './document-view.ts';
import { type FeatureSink, KIND_ATOMS, NONE, YES, YES_ATOM } from './features.ts';
import { SURROUNDING_TEMPLATES, T } from './templates.ts';

const NOTHING: readonly never[] = [];
/** No mention is longer. */
export const REACH = 80;
const MAX_RULE_FEATURES = 32;
/** Vocabularies that hold a name, and mentions of other kinds around it: as many as `SURROUNDING_TEMPLATES` counts with. */
const MAX_VOCABULARY = SURROUNDING_TEMPLATES.vocabulary;
const MAX_AROUND = SURROUNDING_TEMPLATES['within another kind'];

/**
 * What rules and vocabularies say of the candidates of a kind, and of others that these overlap. Most stand where nobody saw
 * anything: how far mentions reach is noted for every offset, so that mentions are looked through only where there are some.
 */
export class Surroundings {
  readonly #kind: EntityKind;
  /** What the rules saw of this kind, and of all kinds, by start. */
  readonly #own: readonly EntityMention[];
  readonly #all: readonly EntityMention[];
  /** By offset: the furthest end of those that begin at it or before. */
  readonly #ownEnds: Int32Array;
  readonly #allEnds: Int32Array;
  readonly #vocabulary: ReadonlyMap<number, readonly LexiconMatch[]>;

  private constructor(
    kind: EntityKind,
    own: readonly EntityMention[],
    ownEnds: Int32Array,
    { all, allEnds, vocabulary }: { all: readonly EntityMention[]; allEnds: Int32Array; vocabulary: ReadonlyMap<number, LexiconMatch[]> },
  ) {
    this.#kind = kind;
    this.#own = own;
    this.#ownEnds = ownEnds;
    this.#all = all;
    this.#allEnds = allEnds;
    this.#vocabulary = vocabulary;
  }

  /** The surroundings in a document, for the candidates of each kind. */
  static in(view: DocumentView): (kind: EntityKind) => Surroundings {
    const { length } = view.context.text;
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
    const shared = { all, allEnds: furthestEnds(all, length), vocabulary };
    return (kind) => {
      const own = view.mentions.get(kind) ?? NOTHING;
      return new Surroundings(kind, own, furthestEnds(own, length), shared);
    };
  }

  /** Tells what rules and vocabularies say of a candidate of this kind. */
  describe({ start, end, seen }: Candidate, sink: FeatureSink): void {
    if (seen.length > 0) describeRules(seen, sink);
    else if ((this.#ownEnds[end - 1] as number) <= start) sink.addConstant(T['rule saw nothing'], YES);
    else this.#describeOverlaps(start, end, sink);
    const known = this.#vocabulary.get(spanKey(start, end)) ?? NOTHING;
    for (let i = 0; i < known.length && i < MAX_VOCABULARY; i++) {
      const { entry } = known[i] as LexiconMatch;
      sink.add(T.vocabulary, atom(entry.list), atom(entry.use));
    }
    if ((this.#allEnds[start] as number) >= end) this.#describeCovering(start, end, sink);
  }

  #describeOverlaps(start: number, end: number, sink: FeatureSink): void {
    const own = this.#own;
    let [found, ends, starts] = [false, false, false];
    for (let i = lowerBound(own, start - REACH); i < own.length; i++) {
      const mention = own[i] as EntityMention;
      if (mention.start >= end) break;
      if (mention.end <= start) continue;
      if (!found) sink.addLabel(T['rule saw another span'], mention.rule);
      found = true;
      ends ||= mention.end === end;
      starts ||= mention.start === start;
    }
    if (!found) sink.addConstant(T['rule saw nothing'], YES);
    if (ends) sink.addConstant(T['rule ends here'], YES);
    if (starts) sink.addConstant(T['rule begins here'], YES);
  }

  #describeCovering(start: number, end: number, sink: FeatureSink): void {
    const all = this.#all;
    let count = 0;
    for (let i = lowerBound(all, start - REACH); i < all.length && count < MAX_AROUND; i++) {
      const mention = all[i] as EntityMention;
      if (mention.start > start) break;
      if (mention.kind === this.#kind || mention.end < end) continue;
      count++;
      sink.add(T['within another kind'], KIND_ATOMS[mention.kind], mention.start === start && mention.end === end ? YES_ATOM : NONE);
    }
  }
}

function describeRules(seen: readonly EntityMention[], sink: FeatureSink): void {
  for (const { rule, features } of seen) {
    sink.addLabel(T.rule, rule);
    if (features)
      for (let i = 0; i < features.length && i < MAX_RULE_FEATURES; i++) sink.addLabel(T['rule feature'], features[i] as string);
  }
}

/** By offset of a text: the furthest end of the mentions that begin there or before. */
function furthestEnds(mentions: readonly EntityMention[], length: number): Int32Array {
  const ends = new Int32Array(length);
  for (const { start, end } of mentions) ends[start] = Math.max(ends[start] as number, end);
  for (let at = 1; at < length; at++) if ((ends[at] as number) < (ends[at - 1] as number)) ends[at] = ends[at - 1] as number;
  return ends;
}

/** A span as one number: what is longer than any mention need not be told apart. */
const spanKey = (start: number, end: number): number => start * 128 + Math.min(127, end - start);
