import type { EntityKind, Sector, Status } from '../model/schema.ts';
import type { Section, Sentence, Words } from '../model/types.ts';
import { lowerBound } from '../segment/offsets.ts';
import { isBoundary } from '../segment/words.ts';
import { type Automaton, buildAutomaton } from '../vocabulary/aho-corasick.ts';
import { codesOf } from '../vocabulary/characters.ts';
import type { Lexicon, LexiconEntry } from '../vocabulary/lexicon.ts';

/** A place of the clean text where a vocabulary entry stands. */
export interface LexiconMatch {
  readonly start: number;
  readonly end: number;
  readonly entry: LexiconEntry;
  /** Whether quotation marks or book-title marks enclose exactly this. */
  readonly quoted: boolean;
  /** What this form of the name needs to count: a longer variant (四上企业) counts where the bare name (四上) needs marks. */
  readonly use: LexiconEntry['use'];
}

/** A stretch between “ and ” or 《 and 》; the span excludes the marks. */
export interface Quotation {
  readonly start: number;
  readonly end: number;
  readonly mark: '“' | '《';
}

/** Everything that a recognizer may look at; all offsets are clean-text offsets. */
export interface Context {
  readonly text: string;
  readonly words: Words;
  readonly sentences: readonly Sentence[];
  readonly sections: readonly Section[];
  readonly quotations: readonly Quotation[];
  readonly matches: readonly LexiconMatch[];
  /** Key of the region that the document is about. */
  readonly home: string | null;
  readonly year: number | null;
}

/** One place where a recognizer sees an entity. */
export interface EntityMention {
  readonly kind: EntityKind;
  readonly start: number;
  readonly end: number;
  /** The name as the text writes it, without marks, with a shared head or modifier put back. */
  readonly name: string;
  /** Other forms that the same words support. */
  readonly aliases?: readonly string[];
  /** Normal form of the vocabulary, where the entity is in one. */
  readonly canonical?: string;
  /** Which rule saw it: explains, and is counted in error listings. */
  readonly rule: string;
  /** What speaks for or against it, as short categorical strings that the scorer weighs. */
  readonly features?: readonly string[];
  /** Offered among alternatives, too doubtful for later rules to build upon. */
  readonly tentative?: boolean;
  readonly attributes?: MentionAttributes;
  /** Stands inside a longer mention of its kind and counts all the same. */
  readonly nests?: boolean;
  /** Mentions of its kind inside it count all the same. */
  readonly holdsParts?: boolean;
}

/** What a rule reads of an entity besides its name. */
export interface MentionAttributes {
  sector?: Sector;
  status?: Status;
  /** The status is what is meant to be, not what is. */
  ahead?: boolean;
  /** Nothing in the name tells which of the many of its kind is meant, but the region. */
  local?: boolean;
  investment?: string;
  /** Whether the amount is that of several projects together. */
  investmentShared?: boolean;
  expansion?: readonly string[];
  /** `applied` for an honor that is only being applied for. */
  award?: 'conferred' | 'applied';
}

const QUOTING = codesOf('“”《》\n');

/** Finds every quotation and book title; an unclosed mark ends with its paragraph and counts for nothing. */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  let open: { at: number; mark: '“' | '《' } | null = null;
  for (let i = 0; i < text.length; i++) {
    if (!QUOTING.has(text.charCodeAt(i))) continue;
    const c = text[i];
    if (c === '\n') open = null;
    else if (c === '“' || c === '《') {
      if (!open || open.mark === c) open = { at: i, mark: c };
    } else if ((c === '”' && open?.mark === '“') || (c === '》' && open?.mark === '《')) {
      if (open && i > open.at + 1) found.push({ start: open.at + 1, end: i, mark: open.mark });
      open = null;
    }
  }
  return found;
}

/** The vocabulary entries that stand within a stretch of a text; they are in order of their start. */
export function matchesWithin({ matches }: Pick<Context, 'matches'>, start: number, end: number): LexiconMatch[] {
  const found: LexiconMatch[] = [];
  for (let i = lowerBound(matches, start); i < matches.length; i++) {
    const match = matches[i] as LexiconMatch;
    if (match.start >= end) break;
    if (match.end <= end) found.push(match);
  }
  return found;
}

/** Characters that stand in one writing of a name and not in another: quotation marks, and the stops of a formula. */
const MARKS = /[“”《》]/;
const UNSEEN = /[“”《》、，·]/g;
const STOPS = /[、，·]/;
/** Below this length two names beside each other are likelier than one formula with a stop in it. */
const MIN_FORMULA = 6;

/**
 * Finds every vocabulary entry in a text, also where quotation marks stand inside it (农村“三变”改革), and formulas with or
 * without the stops between their parts (外防输入、内防反弹).
 *
 * A match must begin and end where a word does, unless marks enclose it: 国能 is not found in 全国能源.
 */
export function findMatches(text: string, words: Words, lexicon: Lexicon): LexiconMatch[] {
  // Matching runs over the text without these marks; offsets lead back.
  const seen = text.replace(UNSEEN, '');
  const kept = new Int32Array(seen.length + 1);
  for (let i = 0, at = 0; i < seen.length; i++, at++) {
    while (text.charCodeAt(at) !== seen.charCodeAt(i)) at++;
    kept[i] = at;
  }
  kept[seen.length] = text.length;
  const hits = automatonOf(lexicon).findAll(seen);
  const found: LexiconMatch[] = [];
  for (let i = 0; i < hits.length; i += 3) {
    const start = kept[hits[i + 1] as number] as number;
    const end = (kept[(hits[i + 2] as number) - 1] as number) + 1;
    const before = text[start - 1] ?? '';
    const after = text[end] ?? '';
    const quoted = (before === '“' && after === '”') || (before === '《' && after === '》');
    if (!quoted && !bounded(words, text, start, end)) continue;
    const form = text.slice(start, end);
    // “两园”、“三带” are two names beside each other.
    if (/”[、，和与]?“/.test(form)) continue;
    const stopped = STOPS.test(form);
    for (const entry of lexicon.entriesOf(hits[i] as number)) {
      if (stopped && !((entry.list === 'slogan' || entry.list === 'policy') && end - start > MIN_FORMULA)) continue;
      const use = longerThanName(entry, form) ? 'free' : entry.use;
      found.push({ start, end, entry, quoted, use });
    }
  }
  return found;
}

function longerThanName(entry: LexiconEntry, form: string): boolean {
  const bare = form.replace(UNSEEN, '');
  const name = entry.name.replace(/[、，·]/g, '');
  return bare.length > name.length && bare.includes(name);
}

/**
 * Whether a name can stand alone at this place. The tagger cuts unknown names badly, so one clean edge suffices for a
 * name of four characters or more; a short one needs both.
 */
function bounded(words: Words, text: string, start: number, end: number): boolean {
  const left = isBoundary(words, start) || MARKS.test(text[start - 1] ?? '');
  // The tagger likes to draw 等 into the word before it (易事特等 → 易事 | 特等).
  const right = isBoundary(words, end) || MARKS.test(text[end] ?? '') || (end - start >= 3 && text[end] === '等');
  return end - start >= 4 ? left || right : left && right;
}

const automata = new WeakMap<Lexicon, Automaton>();
function automatonOf(lexicon: Lexicon): Automaton {
  let automaton = automata.get(lexicon);
  if (!automaton) {
    automaton = buildAutomaton(lexicon.patterns);
    automata.set(lexicon, automaton);
  }
  return automaton;
}
