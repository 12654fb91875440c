import { ENTITY_KINDS, type EntityKind } from '../../model/schema.ts';
import { lowerBound } from '../../segment/offsets.ts';
import { constantAtom } from './atoms.ts';
import { type FeatureSink, KIND_ATOMS, NONE, type Span } from './features.ts';
import { REACH } from './surroundings.ts';
import { T } from './templates.ts';

/** Candidates that scored less are not looked at again, and say nothing of others. */
export const LEAST = -3;
/** Scores are told apart by whole numbers up to this one. */
const MOST = 5;

/** The score of what is not there. */
const NOT_SEEN = Number.NEGATIVE_INFINITY;
const POSITIVE = constantAtom('positive');
const RELATIONS = ['within', 'around', 'across'] as const;
/** By the number of the kind. */
const ATOM_OF_KIND = ENTITY_KINDS.map((kind) => KIND_ATOMS[kind]);
/** By kind and relation. */
const RELATED = ENTITY_KINDS.map((kind) => RELATIONS.map((relation) => constantAtom(`${kind} ${relation}`)));
const SCORES = Array.from({ length: 2 * MOST + 1 }, (_, i) => constantAtom(String(i - MOST)));

const scoreAtom = (score: number): number => SCORES[Math.max(-MOST, Math.min(MOST, Math.floor(score))) + MOST] as number;

/** A span with the log-odds that the first look gave it for one kind. */
export interface Look {
  readonly kind: EntityKind;
  readonly span: Pick<Span, 'start' | 'end'>;
  readonly score: number;
}

interface Looked {
  readonly start: number;
  readonly end: number;
  readonly kind: number;
  readonly score: number;
}

/**
 * All candidates of a document as the first look scored them. A second look tells a candidate what the first said of its
 * neighbours: of its siblings in a list, of the same span as another kind, of what it overlaps, and of its text elsewhere in
 * the document (stacked learning: W. W. Cohen and V. R. Carvalho, "Stacked sequential learning", IJCAI 2005).
 */
export class SecondLook {
  readonly #text: string;
  /** By start. */
  readonly #all: readonly Looked[];
  /** The best score of each kind, by offset at which it ends and at which it begins. */
  readonly #ends = new Map<number, number[]>();
  readonly #starts = new Map<number, number[]>();
  readonly #byName = new Map<string, Looked[]>();
  /** By kind, of the candidate that is being looked at: the best that it overlaps, and the best score of one thing said of it. */
  readonly #best: (Looked | null)[] = ENTITY_KINDS.map(() => null);
  readonly #same = new Float64Array(ENTITY_KINDS.length);

  /** @param looks in any order; those that scored below `LEAST` are left out */
  constructor(text: string, looks: Iterable<Look>) {
    this.#text = text;
    const all: Looked[] = [];
    for (const { kind, span, score } of looks)
      if (score >= LEAST) all.push({ start: span.start, end: span.end, kind: ENTITY_KINDS.indexOf(kind), score });
    this.#all = all.sort((a, b) => a.start - b.start || a.end - b.end || a.kind - b.kind || a.score - b.score);
    for (const one of this.#all) {
      keepBest(this.#ends, one.end, one);
      keepBest(this.#starts, one.start, one);
      const name = text.slice(one.start, one.end);
      const same = this.#byName.get(name);
      if (same) same.push(one);
      else this.#byName.set(name, [one]);
    }
  }

  /** Tells what the first look said of a candidate's neighbours. */
  describe({ kind, span, score }: Look, sink: FeatureSink): void {
    const own = ENTITY_KINDS.indexOf(kind);
    sink.add(T['first score'], scoreAtom(score), NONE);
    this.#describeSibling(own, siblingBefore(this.#text, span.start), this.#ends, T['sibling before'], T['kind of sibling before'], sink);
    this.#describeSibling(own, siblingAfter(this.#text, span.end), this.#starts, T['sibling after'], T['kind of sibling after'], sink);
    this.#describeOverlaps(own, span.start, span.end, score, sink);
    this.#describeElsewhere(span.start, span.end, sink);
  }

  #describeSibling(
    own: number,
    sibling: Sibling | null,
    scores: ReadonlyMap<number, readonly number[]>,
    template: number,
    ofKind: number,
    sink: FeatureSink,
  ): void {
    if (!sibling) {
      sink.add(template, NONE, NONE);
      return;
    }
    const known = scores.get(sibling.at) ?? [];
    const same = known[own];
    sink.add(template, sibling.link, same === undefined ? NONE : scoreAtom(same));
    let [best, most] = [-1, NOT_SEEN];
    for (let k = 0; k < known.length; k++) {
      const score = known[k];
      if (score !== undefined && score > most) [best, most] = [k, score];
    }
    sink.add(ofKind, best < 0 ? NONE : (ATOM_OF_KIND[best] as number), most > 0 ? POSITIVE : NONE);
  }

  #describeOverlaps(own: number, start: number, end: number, score: number, sink: FeatureSink): void {
    const [best, same] = [this.#best.fill(null), this.#same.fill(NOT_SEEN)];
    for (let i = lowerBound(this.#all, start - REACH); i < this.#all.length; i++) {
      const other = this.#all[i] as Looked;
      if (other.start >= end) break;
      if (other.end <= start) continue;
      if (other.start === start && other.end === end) {
        if (other.kind !== own) same[other.kind] = Math.max(same[other.kind] as number, other.score);
      } else if (other.score > (best[other.kind]?.score ?? NOT_SEEN)) best[other.kind] = other;
    }
    for (let k = 0; k < ENTITY_KINDS.length; k++) {
      if (same[k] !== NOT_SEEN) sink.add(T['same span'], ATOM_OF_KIND[k] as number, scoreAtom(same[k] as number));
      const other = best[k];
      if (!other) continue;
      const relation = other.start <= start && other.end >= end ? 0 : other.start >= start && other.end <= end ? 1 : 2;
      sink.add(T.overlaps, RELATED[k]?.[relation] as number, scoreAtom(k === own ? other.score - score : other.score));
    }
  }

  #describeElsewhere(start: number, end: number, sink: FeatureSink): void {
    const all = this.#byName.get(this.#text.slice(start, end)) ?? [];
    // Itself is among them.
    if (all.length < 2) return;
    const best = this.#same.fill(NOT_SEEN);
    for (const other of all)
      if (other.end <= start || other.start >= end) best[other.kind] = Math.max(best[other.kind] as number, other.score);
    for (let k = 0; k < best.length; k++)
      if (best[k] !== NOT_SEEN) sink.add(T.elsewhere, ATOM_OF_KIND[k] as number, scoreAtom(best[k] as number));
  }
}

/** Where the neighbour in a list ends or begins, and the atom of what links them. */
interface Sibling {
  readonly at: number;
  readonly link: number;
}

const OPENING = '“《';
const CLOSING = '”》';
const LINKS: ReadonlyMap<string, number> = new Map([...'、和及与'].map((c) => [c, constantAtom(c === '、' ? c : '和')]));

function siblingBefore(text: string, start: number): Sibling | null {
  const before = OPENING.includes(text[start - 1] ?? ' ') ? start - 2 : start - 1;
  const link = LINKS.get(text[before] ?? '');
  return link === undefined ? null : { at: CLOSING.includes(text[before - 1] ?? ' ') ? before - 1 : before, link };
}

function siblingAfter(text: string, end: number): Sibling | null {
  const after = CLOSING.includes(text[end] ?? ' ') ? end + 1 : end;
  const link = LINKS.get(text[after] ?? '');
  return link === undefined ? null : { at: OPENING.includes(text[after + 1] ?? ' ') ? after + 2 : after + 1, link };
}

function keepBest(scores: Map<number, number[]>, at: number, { kind, score }: Looked): void {
  let row = scores.get(at);
  if (!row) {
    row = [];
    scores.set(at, row);
  }
  if (score > (row[kind] ?? NOT_SEEN)) row[kind] = score;
}
