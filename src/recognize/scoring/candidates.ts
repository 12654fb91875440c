import type { EntityKind } from '../../model/schema.ts';
import { Automaton } from '../../vocabulary/aho-corasick.ts';
import { codesOf } from '../../vocabulary/characters.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import { readTable } from '../../vocabulary/table.ts';
import type { EntityMention } from '../context.ts';
import { bare } from '../marks.ts';
import { atom, constantAtom } from './atoms.ts';
import { type DocumentView, ROLE } from './document-view.ts';
import type { Span } from './features.ts';
import { HEADS, NOTHING_NUMBER } from './numbering.ts';

/** The kinds that the scorer decides, with the tables of head nouns that their names end in. */
const HEAD_TABLES: Readonly<Partial<Record<EntityKind, readonly [file: string, column: string]>>> = {
  project: ['project_heads.tsv', 'head'],
  company: ['company_suffixes.tsv', 'suffix'],
  organization: ['organization_heads.tsv', 'head'],
  policy: ['policy_heads.tsv', 'head'],
  slogan: ['slogan_heads.tsv', 'head'],
  honor: ['honor_heads.tsv', 'head'],
  brand: ['brand_heads.tsv', 'head'],
};
/** In the order in which `findCandidates` returns them. */
export const SCORED_KINDS = Object.keys(HEAD_TABLES) as readonly EntityKind[];

const PHRASES = readPhrases('vocabulary/data/slogan_contexts.tsv', ['other']);
/** What only looks like a 提法: 全会精神 is a meeting's, 甲州制造 a brand. */
const NO_SLOGAN = new RegExp(`^(?:${PHRASES.other})$`);

/** Whether a span can be the name of something of this kind. */
const canName = (view: DocumentView, kind: EntityKind, start: number, end: number): boolean =>
  view.isWellFormed(start, end) && !(kind === 'slogan' && NO_SLOGAN.test(view.context.text.slice(start, end)));

/** Kinds whose names are often a whole quotation. */
const QUOTED: ReadonlySet<EntityKind> = new Set(['project', 'policy', 'slogan', 'honor', 'brand']);
const MAX_QUOTATION = 30;
/** How far left of its head a name may begin. */
const MAX_WORDS = 16;
/** How many characters a name before a head may have, with the head. */
const MAX_NAME = 34;
/** Characters that no name begins with where they are words, and marks that it begins behind. */
const NEVER_FIRST = codesOf('”》、）和及与的·');
const OPENING = codesOf('“《');
const QUOTE = HEADS.numberOf(constantAtom('“'));

/** A span and a name, with what the rules saw under that name there. */
export interface Candidate extends Span {
  readonly seen: readonly EntityMention[];
  /** Null where it is the span's text: parts of a coordination are given what they share. */
  readonly name: string | null;
}

interface HeadNouns {
  readonly automaton: Automaton;
  /** By pattern: a bit for each of `SCORED_KINDS` that has it as a head. */
  readonly kinds: Uint8Array;
  /** By pattern: its number among `HEADS`. */
  readonly numbers: readonly number[];
}

let headNouns: HeadNouns | undefined;

/** The head nouns of all kinds in one automaton. */
function loadHeadNouns(): HeadNouns {
  if (headNouns) return headNouns;
  const byWord = new Map<string, number>();
  SCORED_KINDS.forEach((kind, k) => {
    const [file, column] = HEAD_TABLES[kind] as readonly [string, string];
    for (const row of readTable(`vocabulary/data/${file}`, [column])) {
      // A cue tells a project's sector, no name ends in it.
      if ((row as Record<string, string>).strength === 'cue') continue;
      const word = row[column] as string;
      byWord.set(word, (byWord.get(word) ?? 0) | (1 << k));
    }
  });
  const patterns = [...byWord.keys()];
  headNouns = {
    automaton: new Automaton(patterns),
    kinds: Uint8Array.from(byWord.values()),
    numbers: patterns.map((word) => HEADS.numberOf(atom(word))),
  };
  return headNouns;
}

/**
 * Every span that may be a mention, by kind: from every word before a head noun at which its name might begin; whole quotations, of
 * kinds whose names often are; and what the rules saw, with its mentions.
 */
export function findCandidates(view: DocumentView): Map<EntityKind, Candidate[]> {
  const lists = SCORED_KINDS.map((): Candidate[] => []);
  const { text, quotations } = view.context;
  forEachHead(view, (kind, head, headStart, end) => {
    addBeforeHead(view, SCORED_KINDS[kind] as EntityKind, lists[kind] as Candidate[], { head, headStart, end });
  });
  const spans = new SpanIndex(view);
  const found = new Map<EntityKind, Candidate[]>();
  for (const [k, kind] of SCORED_KINDS.entries()) {
    const list = lists[k] as Candidate[];
    found.set(kind, list);
    // What a head noun ends is in order of its end, and none of it twice; what else there is may be the same span.
    spans.begin(kind, list);
    if (QUOTED.has(kind)) for (const { start, end } of quotations) if (end - start <= MAX_QUOTATION) spans.put(start, end, QUOTE, null);
    for (const mention of view.mentions.get(kind) ?? NOTHING) {
      const { start, end, name } = mention;
      const candidate = spans.put(start, end, NOTHING_NUMBER, name === bareName(text, start, end) ? null : name);
      if (candidate) candidate.seen = [...candidate.seen, mention];
    }
  }
  return found;
}

/** Adds every word of the clause at which a name with this head might begin. */
function addBeforeHead(view: DocumentView, kind: EntityKind, list: Candidate[], { head, headStart, end }: Omit<Span, 'start'>): void {
  const { text, words } = view.context;
  let last = -1;
  for (let w = view.wordAt(headStart), steps = 0; w >= 0 && steps < MAX_WORDS; w--, steps++) {
    const wordStart = words.starts[w] as number;
    if (end - wordStart > MAX_NAME || (view.roles[w] as number) & ROLE.hard) break;
    const first = text.charCodeAt(wordStart);
    if (NEVER_FIRST.has(first) && (words.starts[w + 1] as number) - wordStart === 1) continue;
    const start = Math.min(wordStart, headStart) + (OPENING.has(first) ? 1 : 0);
    if (start === last || start >= end || !canName(view, kind, start, end)) continue;
    list.push({ start, end, headStart, head, seen: NOTHING, name: null });
    last = start;
  }
}

/** A candidate to which what the rules saw is still added. */
type MutableCandidate = { -readonly [K in keyof Candidate]: Candidate[K] };

/** The candidates of a kind by their end. */
class SpanIndex {
  #kind: EntityKind = 'project';
  #list: MutableCandidate[] = [];
  /** By end: one more than the index of the last candidate that ends there; and by candidate of the one before it. */
  readonly #last: Int32Array;
  #previous: number[] = [];

  readonly #view: DocumentView;

  constructor(view: DocumentView) {
    this.#view = view;
    this.#last = new Int32Array(view.context.text.length + 1);
  }

  /** Goes over to the candidates of another kind, to which `put` adds. */
  begin(kind: EntityKind, list: MutableCandidate[]): void {
    this.#kind = kind;
    this.#list = list;
    this.#previous = [];
    this.#last.fill(0);
    for (let i = 0; i < list.length; i++) this.#link(i);
  }

  /** The candidate with a span and a name, a new one where there is none yet; null where the span can be no name. */
  put(start: number, end: number, head: number, name: string | null): MutableCandidate | null {
    const known = this.#find(start, end, name);
    if (known || !canName(this.#view, this.#kind, start, end)) return known;
    const plain = name === null ? null : this.#find(start, end, null);
    const candidate = { start, end, headStart: plain?.headStart ?? end, head: plain?.head ?? head, seen: NOTHING, name };
    this.#list.push(candidate);
    this.#link(this.#list.length - 1);
    return candidate;
  }

  #find(start: number, end: number, name: string | null): MutableCandidate | null {
    for (let i = (this.#last[end] as number) - 1; i >= 0; i = this.#previous[i] as number) {
      const candidate = this.#list[i] as MutableCandidate;
      if (candidate.start === start && candidate.name === name) return candidate;
    }
    return null;
  }

  #link(index: number): void {
    const { end } = this.#list[index] as MutableCandidate;
    this.#previous[index] = (this.#last[end] as number) - 1;
    this.#last[end] = index + 1;
  }
}

const NOTHING: readonly never[] = [];

/** A name as the text writes it, without quotation and book-title marks. */
export function bareName(text: string, start: number, end: number): string {
  return bare(text.slice(start, end));
}

/** Calls back for the longest head noun of each kind at each place where one ends together with a word. */
function forEachHead(view: DocumentView, callback: (kind: number, head: number, headStart: number, end: number) => void): void {
  const { text, words } = view.context;
  const { automaton, kinds, numbers } = loadHeadNouns();
  // Hits come by end, the longest first: of each kind the first counts.
  const hits = automaton.findByEnd(text);
  let lastEnd = -1;
  let taken = 0;
  for (let i = 0; i < hits.length; i += 3) {
    const pattern = hits[i] as number;
    const end = hits[i + 2] as number;
    if (words.starts[view.wordAt(end - 1) + 1] !== end) continue;
    if (end !== lastEnd) taken = 0;
    lastEnd = end;
    const has = (kinds[pattern] as number) & ~taken;
    taken |= has;
    for (let k = 0; k < SCORED_KINDS.length; k++) if (has & (1 << k)) callback(k, numbers[pattern] as number, hits[i + 1] as number, end);
  }
}
