import { ENTITY_KINDS, type EntityKind } from '../../model/schema.ts';
import { lowerBound } from '../../segment/offsets.ts';
import type { EntityMention, LexiconMatch } from '../context.ts';
import { atom, atomOf, constantAtom } from './atoms.ts';
import { type DocumentView, HELD, LINE_END, ROLE } from './document-view.ts';

/** A span that may be a mention of some kind. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Where its head noun begins; its end where it has none. */
  readonly headStart: number;
  /** Atom of the head noun; of a quotation mark for a quotation; of nothing for what only a rule saw. */
  readonly head: number;
}

/**
 * What is looked at, by name. A feature is a template with up to two values: words, tags, characters or small numbers.
 * The order is part of every feature's key: new templates go to the end.
 */
export const TEMPLATES = [
  'bias',
  'head',
  'word before',
  'tag before',
  'character before',
  'first word',
  'first tag',
  'first two tags',
  'tag before + first tag',
  'words inside',
  'length',
  'character after',
  'two characters after',
  'word after',
  'tag after',
  'marks around',
  'quotation + two characters after',
  'quotation + word after',
  'quotation length',
  'quotation begins with',
  'quotation begins with a number',
  'quotation lists',
  'word before head',
  'tag before head',
  'head + tag before it',
  'holds',
  'begins in a region',
  'follows a region',
  'head only',
  'verbs inside',
  'loose tag inside',
  'word inside',
  'claim',
  'verb before',
  'verb after',
  'rule',
  'rule saw another span',
  'rule saw nothing',
  'rule ends here',
  'rule begins here',
  'rule feature',
  'vocabulary',
  'within another kind',
  'last word',
  'last two characters',
  'times in the document',
  'cluster before',
  'first cluster',
  'cluster before + first cluster',
  'cluster before head',
  'head + cluster before it',
  'cluster after',
  'last cluster',
  'character inside',
  'second word before',
  'second cluster before',
  'second word after',
  'second cluster after',
  'list noun',
  'list noun + first tag',
  'first cluster + last cluster',
  'tag before + tag after',
  'scripts',
  'first score',
  'sibling before',
  'kind of sibling before',
  'sibling after',
  'kind of sibling after',
  'same span',
  'overlaps',
  'elsewhere',
] as const;
export type Template = (typeof TEMPLATES)[number];

/** How often `describeSurroundings` may use a template for one span that no rule saw; those not named here it never uses then. */
export const SURROUNDING_TEMPLATES: Readonly<Partial<Record<Template, number>>> = {
  'rule saw another span': 1,
  'rule saw nothing': 1,
  'rule ends here': 1,
  'rule begins here': 1,
  vocabulary: 3,
  'within another kind': 2,
};

/** Where in `TEMPLATES` each stands. */
export const T = Object.fromEntries(TEMPLATES.map((name, i) => [name, i])) as Record<Template, number>;

/** Where features go: a list of the rows of their weights, or one for training. `a` and `b` are atoms. */
export interface FeatureSink {
  add(template: number, a: number, b: number): void;
  /** The same with one of `CONSTANTS` alone. */
  addConstant(template: number, constant: number): void;
  /** The same with the atom of a label alone: of a rule or another string of the code or its tables. */
  addLabel(template: number, label: string): void;
}

const MAX_NUMBER = 15;
const MARKS = ['none', 'opening', 'closing', 'both', 'title'];
/** Atoms of the values that the code itself names: where the weights of such features stand need be looked up but once. */
export const CONSTANTS = ['', 'yes', ...Array.from({ length: MAX_NUMBER + 1 }, (_, n) => String(n)), ...MARKS].map(constantAtom);
/** Where in `CONSTANTS` nothing, a yes, the numbers and the marks stand. */
const [NOTHING, SO, NUMBERS, MARK] = [0, 1, 2, 3 + MAX_NUMBER];
const number = (n: number): number => NUMBERS + Math.max(0, Math.min(MAX_NUMBER, n));
const [NONE, YES] = CONSTANTS as [number, number];

const CHINESE_NUMBER = /[一二两三四五六七八九十\d]/;
const LISTS = /[、·，；]/;
const MAX_RULE_FEATURES = 32;
const MAX_AROUND = 2;
const KIND_ATOMS = Object.fromEntries(ENTITY_KINDS.map((kind) => [kind, constantAtom(kind)])) as Record<EntityKind, number>;
/** Kinds whose names are coined: their characters tell more than their words (鑫, 恒, 盛), in short names. */
const COINED: ReadonlySet<EntityKind> = new Set(['company', 'brand']);
const MAX_COINED = 8;

const [OPENS, TITLE_OPENS, CLOSES, TITLE_CLOSES] = [...'“《”》'].map((c) => c.charCodeAt(0)) as [number, number, number, number];
function opens(text: string, start: number): boolean {
  const c = start > 0 ? text.charCodeAt(start - 1) : 0;
  return c === OPENS || c === TITLE_OPENS;
}
function closes(text: string, end: number): boolean {
  const c = end < text.length ? text.charCodeAt(end) : 0;
  return c === CLOSES || c === TITLE_CLOSES;
}

/** Tells what a word says by itself in a place beside a name or in it. */
export type WordDescriber = (view: DocumentView, word: number, sink: FeatureSink) => void;

/**
 * The places that a word takes beside a name or in it, with what it says there whatever else stands around: that depends on the word
 * alone, so that it is summed up once for each word of the language and not for each name.
 */
export const PLACES = {
  before(view, word, sink) {
    sink.add(T['word before'], atomAt(view.words, word), NONE);
    sink.add(T['tag before'], atomAt(view.tags, word), NONE);
    sink.add(T['cluster before'], atomAt(view.clusters, word), NONE);
    const { text, words } = view.context;
    sink.add(T['character before'], word < 0 ? LINE_END : character(text, (words.starts[word + 1] as number) - 1), NONE);
  },
  first(view, word, sink) {
    sink.add(T['first word'], atomAt(view.words, word), NONE);
    sink.add(T['first tag'], atomAt(view.tags, word), NONE);
    sink.add(T['first cluster'], atomAt(view.clusters, word), NONE);
  },
  beforeHead(view, word, sink) {
    sink.add(T['word before head'], atomAt(view.words, word), NONE);
    sink.add(T['tag before head'], atomAt(view.tags, word), NONE);
    sink.add(T['cluster before head'], atomAt(view.clusters, word), NONE);
  },
  /** Inside, before the word that the head begins in. */
  inside(view, word, sink) {
    sink.add(T['word inside'], atomAt(view.words, word), NONE);
  },
  /** Inside, before the last word: particles, prepositions and the like. */
  looseInside(view, word, sink) {
    if ((view.roles[word] as number) & ROLE.loose) sink.add(T['loose tag inside'], atomAt(view.tags, word), NONE);
  },
  last(view, word, sink) {
    sink.add(T['last word'], atomAt(view.words, word), NONE);
    sink.add(T['last cluster'], atomAt(view.clusters, word), NONE);
  },
  after(view, word, sink) {
    sink.add(T['word after'], atomAt(view.words, word), NONE);
    sink.add(T['tag after'], atomAt(view.tags, word), NONE);
    sink.add(T['cluster after'], atomAt(view.clusters, word), NONE);
  },
  secondBefore(view, word, sink) {
    sink.add(T['second word before'], atomAt(view.words, word), NONE);
    sink.add(T['second cluster before'], atomAt(view.clusters, word), NONE);
  },
  secondAfter(view, word, sink) {
    sink.add(T['second word after'], atomAt(view.words, word), NONE);
    sink.add(T['second cluster after'], atomAt(view.clusters, word), NONE);
  },
} as const satisfies Record<string, WordDescriber>;

/** The words whose places are `before` and `first` of a name that begins at an offset. */
export function wordsAtStart(view: DocumentView, start: number): { readonly before: number; readonly first: number } {
  const before = view.wordAt(opens(view.context.text, start) ? start - 2 : start - 1);
  return { before, first: view.wordAt(start) };
}

/** What a name's beginning tells beside what the two words of it say by themselves. */
export function describeStart(view: DocumentView, start: number, sink: FeatureSink): void {
  const { before, first } = wordsAtStart(view, start);
  const firstTag = atomAt(view.tags, first);
  sink.addConstant(T.bias, NOTHING);
  sink.add(T['first two tags'], firstTag, atomAt(view.tags, first + 1));
  sink.add(T['tag before + first tag'], atomAt(view.tags, before), firstTag);
  sink.add(T['cluster before + first cluster'], atomAt(view.clusters, before), atomAt(view.clusters, first));
  if (view.inRegion(start)) sink.addConstant(T['begins in a region'], SO);
  if (start > 0 && view.inRegion(start - 1)) sink.addConstant(T['follows a region'], SO);
  sink.add(T.claim, view.claimAt(start), NONE);
  sink.add(
    T['verb before'],
    before < 0 ? NONE : (((view.roles[before] as number) & ROLE.verb ? view.words[before] : view.verbBefore[before]) as number),
    NONE,
  );
}

type Ending = Omit<Span, 'start'>;

/** The words whose places are `beforeHead`, `last` and `after` of a name. */
export function wordsAtEnd(
  view: DocumentView,
  { end, headStart }: Ending,
): { readonly beforeHead: number; readonly last: number; readonly after: number } {
  return { beforeHead: view.wordAt(headStart - 1), last: view.wordAt(end - 1), after: view.wordAt(behindMarks(view, end)) };
}

const behindMarks = (view: DocumentView, end: number): number => (closes(view.context.text, end) ? end + 1 : end);

/** What a name's end tells beside what the words of it say by themselves: its head, and the characters around its end. */
export function describeEnd(view: DocumentView, ending: Ending, sink: FeatureSink): void {
  const { text, words } = view.context;
  const { end, head } = ending;
  const { beforeHead, after } = wordsAtEnd(view, ending);
  sink.add(T.head, head, NONE);
  sink.add(T['character after'], character(text, end), NONE);
  sink.add(T['two characters after'], twoCharacters(text, behindMarks(view, end)), NONE);
  sink.add(T['last two characters'], atomOf(text, end - 2, end), NONE);
  sink.add(T['head + tag before it'], head, atomAt(view.tags, beforeHead));
  sink.add(T['head + cluster before it'], head, atomAt(view.clusters, beforeHead));
  sink.add(T['verb after'], after < words.count && after >= 0 ? (view.verbAfter[after] as number) : NONE, NONE);
  sink.add(T['list noun'], view.listNounAt(after), NONE);
}

/** Words of a span: those whose tags count (`looseInside`), and, before `inner`, those that count themselves (`inside`). */
export interface WordRange {
  readonly first: number;
  readonly last: number;
  readonly inner: number;
}

/** The words of a span that are inside it. */
export function wordsOf(view: DocumentView, { start, end, headStart }: Span): WordRange {
  const last = view.wordAt(end - 1);
  return { first: view.wordAt(start), last, inner: headStart < end ? view.wordAt(Math.max(start, headStart - 1)) : last };
}

/** What is known of a span beyond its own words. */
export interface Surroundings {
  /** What the rules of this kind saw under this name at exactly this span. */
  readonly seen: readonly EntityMention[];
  /** What they saw of this kind, by start. */
  readonly own: readonly EntityMention[];
  /** What they saw of all kinds, by start. */
  readonly all: readonly EntityMention[];
  readonly kind: EntityKind;
  readonly vocabulary: readonly LexiconMatch[];
}

/**
 * What a span tells as a whole: its size, its marks, what it holds.
 *
 * @param times how many candidates of this kind have the same text
 */
export function describeShape(
  view: DocumentView,
  span: Span,
  { first, last }: WordRange,
  kind: EntityKind,
  times: number,
  sink: FeatureSink,
): void {
  const { text } = view.context;
  const { start, end, headStart } = span;
  const opened = opens(text, start);
  const closed = closes(text, end);
  sink.addConstant(T['words inside'], number(last - first));
  sink.addConstant(T.length, number((end - start) >> 1));
  sink.addConstant(T['marks around'], MARK + (opened && text[start - 1] === '《' ? 4 : (opened ? 1 : 0) + (closed ? 2 : 0)));
  if (opened && closed) describeQuotation(view, start, end, sink);
  if (headStart <= start) sink.addConstant(T['head only'], SO);
  const held = view.heldIn(start, headStart);
  for (let i = 0; held >> i > 0; i++) if (held & (1 << i)) sink.add(T.holds, HELD[i] as number, NONE);
  sink.addConstant(
    T['verbs inside'],
    number(Math.min(3, last > first ? (view.verbsUpTo[last] as number) - (view.verbsUpTo[first] as number) : 0)),
  );
  sink.addConstant(T['times in the document'], number(times));
  const { before } = wordsAtStart(view, start);
  const after = view.wordAt(behindMarks(view, end));
  sink.add(T['first cluster + last cluster'], atomAt(view.clusters, first), atomAt(view.clusters, last));
  sink.add(T['tag before + tag after'], atomAt(view.tags, before), atomAt(view.tags, after));
  sink.add(T['list noun + first tag'], view.listNounAt(after), atomAt(view.tags, first));
  if (COINED.has(kind) && end - start <= MAX_COINED) {
    sink.addConstant(T.scripts, number(scriptsOf(text, start, end)));
    for (let i = start; i < end; i++) sink.add(T['character inside'], atomOf(text, i, i + 1), NONE);
  }
}

/** What a stretch is written in: bits for 1 Chinese characters, 2 Latin letters, 4 digits, 8 others. */
function scriptsOf(text: string, start: number, end: number): number {
  let scripts = 0;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    scripts |= c >= 0x4e00 && c < 0xa000 ? 1 : (c >= 65 && c < 91) || (c >= 97 && c < 123) ? 2 : c >= 48 && c < 58 ? 4 : 8;
  }
  return scripts;
}

/** What rules and vocabularies say of a span, and of others that it overlaps. */
export function describeSurroundings({ start, end }: Span, around: Surroundings, sink: FeatureSink): void {
  if (around.seen.length > 0) describeRules(around.seen, sink);
  else describeOverlaps(around.own, start, end, sink);
  for (const { entry } of around.vocabulary) sink.add(T.vocabulary, atom(entry.list), atom(entry.use));
  describeCovering(around, start, end, sink);
}

function describeQuotation(view: DocumentView, start: number, end: number, sink: FeatureSink): void {
  const { text } = view.context;
  sink.add(T['quotation + two characters after'], twoCharacters(text, end + 1), NONE);
  sink.add(T['quotation + word after'], atomAt(view.words, view.wordAt(end + 1)), NONE);
  sink.addConstant(T['quotation length'], number(end - start));
  sink.add(T['quotation begins with'], character(text, start), NONE);
  if (CHINESE_NUMBER.test(text[start] as string)) sink.addConstant(T['quotation begins with a number'], SO);
  if (LISTS.test(text.slice(start, end))) sink.addConstant(T['quotation lists'], SO);
}

function describeRules(seen: readonly EntityMention[], sink: FeatureSink): void {
  for (const { rule, features } of seen) {
    sink.addLabel(T.rule, rule);
    if (features)
      for (let i = 0; i < features.length && i < MAX_RULE_FEATURES; i++) sink.addLabel(T['rule feature'], features[i] as string);
  }
}

/** No mention is longer. */
export const REACH = 80;

function describeOverlaps(own: readonly EntityMention[], start: number, end: number, sink: FeatureSink): void {
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
  if (!found) sink.addConstant(T['rule saw nothing'], SO);
  if (ends) sink.addConstant(T['rule ends here'], SO);
  if (starts) sink.addConstant(T['rule begins here'], SO);
}

function describeCovering({ all, kind }: Surroundings, start: number, end: number, sink: FeatureSink): void {
  let count = 0;
  for (let i = lowerBound(all, start - REACH); i < all.length && count < MAX_AROUND; i++) {
    const mention = all[i] as EntityMention;
    if (mention.start > start) break;
    if (mention.kind === kind || mention.end < end) continue;
    count++;
    sink.add(T['within another kind'], KIND_ATOMS[mention.kind], mention.start === start && mention.end === end ? YES : NONE);
  }
}

/** The atom of a word, of its tag or of its cluster; the end of a line where there is no word. */
function atomAt(atoms: Int32Array, word: number): number {
  return word < 0 || word >= atoms.length ? LINE_END : (atoms[word] as number);
}

function character(text: string, at: number): number {
  return at < 0 || at >= text.length || text[at] === '\n' ? LINE_END : atomOf(text, at, at + 1);
}

function twoCharacters(text: string, at: number): number {
  if (at >= text.length || text[at] === '\n') return LINE_END;
  return atomOf(text, at, text[at + 1] === '\n' ? at + 1 : Math.min(text.length, at + 2));
}
