import type { EntityKind } from '../../model/schema.ts';
import { Automaton } from '../../vocabulary/aho-corasick.ts';
import { readTable } from '../../vocabulary/table.ts';
import type { EntityMention } from '../context.ts';
import { atom, constantAtom } from './atoms.ts';
import type { DocumentView } from './document-view.ts';
import type { Span } from './features.ts';

/** The kinds that the scorer decides, with the tables of head nouns that their names end in. */
const HEADS: Readonly<Partial<Record<EntityKind, readonly [file: string, column: string]>>> = {
  project: ['project_heads.tsv', 'head'],
  company: ['company_suffixes.tsv', 'suffix'],
  organization: ['organization_heads.tsv', 'head'],
  policy: ['policy_heads.tsv', 'head'],
  slogan: ['slogan_heads.tsv', 'head'],
  honor: ['honor_heads.tsv', 'head'],
  brand: ['brand_heads.tsv', 'head'],
};
export const SCORED_KINDS = Object.keys(HEADS) as readonly EntityKind[];

/** Kinds whose names are often a whole quotation. */
const QUOTED: ReadonlySet<EntityKind> = new Set(['project', 'honor', 'brand']);
/** Kinds whose rules reach further than what any span's features tell: the scorer only rejects what they are sure of. */
const RULED: ReadonlySet<EntityKind> = new Set(['policy', 'slogan']);
const MAX_QUOTATION = 30;
/** How far left of its head a name may begin. */
const MAX_WORDS = 16;
const MAX_NAME = 34;
/** Words that no name begins with. */
const NEVER_FIRST = /^[”》、）和及与的·]$/;
const QUOTE = constantAtom('“');
export const NO_HEAD = constantAtom('');

/** A span and a name, with what the rules saw under that name there; without any, the name is the span's text. */
export interface Candidate extends Span {
  readonly seen: readonly EntityMention[];
}

interface HeadNouns {
  readonly automaton: Automaton;
  /** By pattern: whether each of `SCORED_KINDS` has it as a head. */
  readonly kinds: readonly (readonly boolean[])[];
  readonly atoms: readonly number[];
}

let headNouns: HeadNouns | undefined;

/** The head nouns of all kinds in one automaton. */
function loadHeadNouns(): HeadNouns {
  if (headNouns) return headNouns;
  const byWord = new Map<string, boolean[]>();
  SCORED_KINDS.forEach((kind, k) => {
    const [file, column] = HEADS[kind] as readonly [string, string];
    for (const row of readTable(`vocabulary/data/${file}`, [column])) {
      // A cue tells a project's sector, no name ends in it.
      if ((row as Record<string, string>).strength === 'cue') continue;
      const word = row[column] as string;
      const kinds = byWord.get(word) ?? SCORED_KINDS.map(() => false);
      kinds[k] = true;
      byWord.set(word, kinds);
    }
  });
  const patterns = [...byWord.keys()];
  headNouns = { automaton: new Automaton(patterns), kinds: [...byWord.values()], atoms: patterns.map(atom) };
  return headNouns;
}

/**
 * Every span that may be a mention, by kind: what the rules saw; and, of kinds that aren't left to the rules, whole
 * quotations and before each head noun every word at which its name might begin.
 */
export function findCandidates(view: DocumentView): Map<EntityKind, Candidate[]> {
  const found = new Map<EntityKind, Map<number | string, Candidate>>(SCORED_KINDS.map((kind) => [kind, new Map()]));
  const { text, words, quotations } = view.context;
  const put = (kind: EntityKind, span: Span, seen?: EntityMention): void => {
    if (!isWellFormed(text, span.start, span.end)) return;
    const candidates = found.get(kind) as Map<number | string, Candidate>;
    const spanKey = span.start * 128 + Math.min(127, span.end - span.start);
    // Parts of a coordination are given what they share: such names are not those of their span.
    const key = seen && seen.name !== bareName(text, span.start, span.end) ? `${spanKey} ${seen.name}` : spanKey;
    const known = candidates.get(key);
    if (known) {
      if (seen) candidates.set(key, { ...known, seen: [...known.seen, seen] });
      return;
    }
    const { start, end, headStart, head } = candidates.get(spanKey) ?? span;
    candidates.set(key, { start, end, headStart, head, seen: seen ? [seen] : NOTHING });
  };

  forEachHead(view, (kind, head, headStart, end) => {
    if (RULED.has(kind)) return;
    let w = view.wordAt(headStart);
    for (let steps = 0; w >= 0 && steps < MAX_WORDS; w--, steps++) {
      const wordStart = words.starts[w] as number;
      if (end - wordStart > MAX_NAME || view.hard[w]) break;
      const word = words.starts[w + 1] as number;
      const begins = text[wordStart] as string;
      if (word - wordStart === 1 && NEVER_FIRST.test(begins)) continue;
      const start = Math.min(wordStart, headStart) + (begins === '“' || begins === '《' ? 1 : 0);
      if (start < end) put(kind, { start, end, headStart, head });
    }
  });
  for (const kind of SCORED_KINDS) {
    if (!QUOTED.has(kind)) continue;
    for (const { start, end } of quotations) if (end - start <= MAX_QUOTATION) put(kind, { start, end, headStart: end, head: QUOTE });
  }
  for (const kind of SCORED_KINDS) {
    for (const mention of view.mentions.get(kind) ?? [])
      if (!(RULED.has(kind) && mention.tentative))
        put(kind, { start: mention.start, end: mention.end, headStart: mention.end, head: NO_HEAD }, mention);
  }
  return new Map([...found].map(([kind, spans]) => [kind, [...spans.values()]]));
}

const NOTHING: readonly never[] = [];
const OPEN = '（'.charCodeAt(0);
const CLOSE = '）'.charCodeAt(0);
const isLetter = (c: number): boolean => (c >= 0x4e00 && c <= 0x9fff) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122);

/** Whether a stretch can be a name at all: two characters or more, three where none is a letter (531, 3+1), every bracket closed. */
function isWellFormed(text: string, start: number, end: number): boolean {
  if (end - start < 2) return false;
  let open = 0;
  let letters = false;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === OPEN) open++;
    else if (c === CLOSE && --open < 0) return false;
    else if (!letters && isLetter(c)) letters = true;
  }
  return open === 0 && (letters || end - start > 2);
}

/** A name as the text writes it, without quotation and book-title marks. */
export function bareName(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/[“”《》]/g, '');
}

/** Calls back for the longest head noun of each kind at each place where one ends together with a word. */
function forEachHead(view: DocumentView, callback: (kind: EntityKind, head: number, headStart: number, end: number) => void): void {
  const { text, words } = view.context;
  const { automaton, kinds, atoms } = loadHeadNouns();
  // Hits come by end, the longest first: of each kind the first counts.
  const hits = automaton.findByEnd(text);
  let lastEnd = -1;
  let taken = 0;
  for (let i = 0; i < hits.length; i += 3) {
    const pattern = hits[i] as number;
    const start = hits[i + 1] as number;
    const end = hits[i + 2] as number;
    if (words.starts[view.wordAt(end - 1) + 1] !== end) continue;
    if (end !== lastEnd) taken = 0;
    lastEnd = end;
    const has = kinds[pattern] as readonly boolean[];
    for (let k = 0; k < has.length; k++) {
      if (!has[k] || taken & (1 << k)) continue;
      taken |= 1 << k;
      callback(SCORED_KINDS[k] as EntityKind, atoms[pattern] as number, start, end);
    }
  }
}
