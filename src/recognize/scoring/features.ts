import { ENTITY_KINDS, type EntityKind } from '../../model/schema.ts';
import { atom, atomOf, constantAtom } from './atoms.ts';
import { type DocumentView, HELD, ROLE } from './document-view.ts';
import { CLUSTERS, HEADS, LINE_END, LINE_END_NUMBER, LIST_NOUNS, NOTHING_NUMBER, type Numbering, TAGS } from './numbering.ts';
import { T, TEMPLATES, type Template } from './templates.ts';

/** A span that may be a mention of some kind. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Where its head noun begins; its end where it has none. */
  readonly headStart: number;
  /** The head noun by its number; a quotation mark for a quotation; nothing for what only a rule saw. */
  readonly head: number;
}

/** Templates whose two values are numbered: of which numberings. */
const PAIRS: Readonly<Partial<Record<Template, readonly [Numbering, Numbering]>>> = {
  'first two tags': [TAGS, TAGS],
  'tag before + first tag': [TAGS, TAGS],
  'tag before + tag after': [TAGS, TAGS],
  'cluster before + first cluster': [CLUSTERS, CLUSTERS],
  'first cluster + last cluster': [CLUSTERS, CLUSTERS],
  'head + tag before it': [HEADS, TAGS],
  'head + cluster before it': [HEADS, CLUSTERS],
  'list noun + first tag': [LIST_NOUNS, TAGS],
};

/** The atoms behind the numbers of a pair. */
export function atomsOfPair(template: number, a: number, b: number): readonly [number, number] {
  const [first, second] = PAIRS[TEMPLATES[template] as Template] as readonly [Numbering, Numbering];
  return [first.atoms[a] as number, second.atoms[b] as number];
}

/** Where features go: a list of the rows of their weights, or one for training. `a` and `b` are atoms. */
export interface FeatureSink {
  add(template: number, a: number, b: number): void;
  /** The same with two numbers of `PAIRS`. */
  addPair(template: number, a: number, b: number): void;
  /** The same with a character alone; the end of a line is a character. */
  addCharacter(template: number, code: number): void;
  /** The same with one of `CONSTANTS` alone. */
  addConstant(template: number, constant: number): void;
  /** The same with the atom of a label alone: of a rule or another string of the code or its tables. */
  addLabel(template: number, label: string): void;
}

/** A place for features where all of them are told by their atoms. */
export abstract class AtomSink implements FeatureSink {
  abstract add(template: number, a: number, b: number): void;

  addPair(template: number, a: number, b: number): void {
    this.add(template, ...atomsOfPair(template, a, b));
  }

  addCharacter(template: number, code: number): void {
    this.add(template, characterAtom(code), NONE);
  }

  addConstant(template: number, constant: number): void {
    this.add(template, CONSTANTS[constant] as number, NONE);
  }

  addLabel(template: number, label: string): void {
    this.add(template, atom(label), NONE);
  }
}

/** Numbers are told apart up to this one. */
export const MAX_NUMBER = 15;
const MARKS = ['none', 'opening', 'closing', 'both', 'title'];
/** Atoms of the values that the code itself names: where the weights of such features stand need be looked up but once. */
export const CONSTANTS = ['', 'yes', ...Array.from({ length: MAX_NUMBER + 1 }, (_, n) => String(n)), ...MARKS].map(constantAtom);
/** Where in `CONSTANTS` nothing, the numbers and the marks begin. */
const [NOTHING, NUMBERS, MARK] = [0, 2, 3 + MAX_NUMBER];
/** Where in `CONSTANTS` a yes stands: what a feature says that has no value but that it is so. */
export const YES = 1;
const number = (n: number): number => NUMBERS + Math.max(0, Math.min(MAX_NUMBER, n));
/** The atoms of nothing and of a yes. */
export const [NONE, YES_ATOM] = CONSTANTS as [number, number];
/** The atoms of the kinds of entities. */
export const KIND_ATOMS = Object.fromEntries(ENTITY_KINDS.map((kind) => [kind, constantAtom(kind)])) as Record<EntityKind, number>;

const CHINESE_NUMBER = /[一二两三四五六七八九十\d]/;
const LISTS = /[、·，；]/;
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

/** A place in which a word tells itself, its tag and its cluster by these templates. */
const tells =
  (word: number, { tag, cluster }: { readonly tag?: number; readonly cluster?: number } = {}): WordDescriber =>
  (view, index, sink) => {
    sink.add(word, atomAt(view.words, index), NONE);
    if (tag !== undefined) sink.add(tag, TAGS.atoms[numberAt(view.tags, index)] as number, NONE);
    if (cluster !== undefined) sink.add(cluster, CLUSTERS.atoms[numberAt(view.clusters, index)] as number, NONE);
  };

/** A place that may be empty: there the word tells itself, or nothing. */
const tellsIfAny =
  (word: number): WordDescriber =>
  (view, index, sink) =>
    sink.add(word, index < 0 ? NONE : (view.words[index] as number), NONE);

const tellsBefore = tells(T['word before'], { tag: T['tag before'], cluster: T['cluster before'] });

/**
 * The places that a word takes beside a name or in it, with what it says there whatever else stands around: that depends on the word
 * alone, so that it is summed up once for each word of the language and not for each name.
 */
export const PLACES = {
  before(view, word, sink) {
    tellsBefore(view, word, sink);
    const { text, words } = view.context;
    sink.add(T['character before'], word < 0 ? LINE_END : characterAtom(codeAt(text, (words.starts[word + 1] as number) - 1)), NONE);
  },
  first: tells(T['first word'], { tag: T['first tag'], cluster: T['first cluster'] }),
  beforeHead: tells(T['word before head'], { tag: T['tag before head'], cluster: T['cluster before head'] }),
  /** Inside, before the word that the head begins in. */
  inside: tells(T['word inside']),
  /** Inside, before the last word: particles, prepositions and the like. */
  looseInside(view, word, sink) {
    if ((view.roles[word] as number) & ROLE.loose) sink.add(T['loose tag inside'], TAGS.atoms[numberAt(view.tags, word)] as number, NONE);
  },
  last: tells(T['last word'], { cluster: T['last cluster'] }),
  after: tells(T['word after'], { tag: T['tag after'], cluster: T['cluster after'] }),
  secondBefore: tells(T['second word before'], { cluster: T['second cluster before'] }),
  secondAfter: tells(T['second word after'], { cluster: T['second cluster after'] }),
  /** The verb that governs a name from before or from behind, and the noun that says what a list is of; no word where there is none. */
  verbBefore: tellsIfAny(T['verb before']),
  verbAfter: tellsIfAny(T['verb after']),
  listNoun: tellsIfAny(T['list noun']),
} as const satisfies Record<string, WordDescriber>;

/** The words whose places a name's beginning tells. */
export function wordsAtStart(
  view: DocumentView,
  start: number,
): { readonly before: number; readonly first: number; readonly verbBefore: number } {
  const before = wordBefore(view, start);
  const verbBefore = before >= 0 && !((view.roles[before] as number) & ROLE.verb) ? (view.verbBefore[before] as number) : before;
  return { before, first: view.wordAt(start), verbBefore };
}

const wordBefore = (view: DocumentView, start: number): number => view.wordAt(opens(view.context.text, start) ? start - 2 : start - 1);

/** What a name's beginning tells beside what the words of it say by themselves. */
export function describeStart(view: DocumentView, start: number, sink: FeatureSink): void {
  const { before, first } = wordsAtStart(view, start);
  const firstTag = numberAt(view.tags, first);
  sink.addConstant(T.bias, NOTHING);
  sink.addPair(T['first two tags'], firstTag, numberAt(view.tags, first + 1));
  sink.addPair(T['tag before + first tag'], numberAt(view.tags, before), firstTag);
  sink.addPair(T['cluster before + first cluster'], numberAt(view.clusters, before), numberAt(view.clusters, first));
  if (view.inRegion(start)) sink.addConstant(T['begins in a region'], YES);
  if (start > 0 && view.inRegion(start - 1)) sink.addConstant(T['follows a region'], YES);
  sink.addLabel(T.claim, view.claimAt(start));
}

type Ending = Omit<Span, 'start'>;

/** The words whose places a name's end tells. */
export function wordsAtEnd(
  view: DocumentView,
  { end, headStart }: Ending,
): { readonly beforeHead: number; readonly last: number; readonly after: number; readonly verbAfter: number; readonly listNoun: number } {
  const after = wordBehind(view, end);
  const verbAfter = after < view.words.length && after >= 0 ? (view.verbAfter[after] as number) : -1;
  return { beforeHead: view.wordAt(headStart - 1), last: view.wordAt(end - 1), after, verbAfter, listNoun: view.listNounAt(after) };
}

const wordBehind = (view: DocumentView, end: number): number => view.wordAt(behindMarks(view, end));
const behindMarks = (view: DocumentView, end: number): number => (closes(view.context.text, end) ? end + 1 : end);

/** What a name's end tells beside what the words of it say by themselves: its head, and the characters around its end. */
export function describeEnd(view: DocumentView, ending: Ending, sink: FeatureSink): void {
  const { text } = view.context;
  const { end, head, headStart } = ending;
  const beforeHead = view.wordAt(headStart - 1);
  sink.add(T.head, HEADS.atoms[head] as number, NONE);
  sink.addCharacter(T['character after'], codeAt(text, end));
  sink.add(T['two characters after'], twoCharacters(text, behindMarks(view, end)), NONE);
  sink.add(T['last two characters'], atomOf(text, end - 2, end), NONE);
  sink.addPair(T['head + tag before it'], head, numberAt(view.tags, beforeHead));
  sink.addPair(T['head + cluster before it'], head, numberAt(view.clusters, beforeHead));
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

/**
 * What a span tells as a whole: its size, its marks, what it holds.
 *
 * @param times how many candidates of this kind have the same text
 */
export function describeShape(view: DocumentView, span: Span, { first, last }: WordRange, times: number, sink: FeatureSink): void {
  const { text } = view.context;
  const { start, end, headStart } = span;
  const opened = opens(text, start);
  const closed = closes(text, end);
  sink.addConstant(T['words inside'], number(last - first));
  sink.addConstant(T.length, number((end - start) >> 1));
  sink.addConstant(T['marks around'], MARK + (opened && text[start - 1] === '《' ? 4 : (opened ? 1 : 0) + (closed ? 2 : 0)));
  if (opened && closed) describeQuotation(view, start, end, sink);
  if (headStart <= start) sink.addConstant(T['head only'], YES);
  const held = view.heldIn(start, headStart);
  for (let i = 0; held >> i > 0; i++) if (held & (1 << i)) sink.add(T.holds, HELD[i] as number, NONE);
  sink.addConstant(
    T['verbs inside'],
    number(Math.min(3, last > first ? (view.verbsUpTo[last] as number) - (view.verbsUpTo[first] as number) : 0)),
  );
  sink.addConstant(T['times in the document'], number(times));
}

/** What a name's beginning and its end say together. */
export function describeEdges(view: DocumentView, { start, end }: Span, { first, last }: WordRange, sink: FeatureSink): void {
  const after = wordBehind(view, end);
  const firstTag = numberAt(view.tags, first);
  const noun = view.listNounAt(after);
  sink.addPair(T['first cluster + last cluster'], numberAt(view.clusters, first), numberAt(view.clusters, last));
  sink.addPair(T['tag before + tag after'], numberAt(view.tags, wordBefore(view, start)), numberAt(view.tags, after));
  sink.addPair(T['list noun + first tag'], noun < 0 ? NOTHING_NUMBER : LIST_NOUNS.numberOf(view.words[noun] as number), firstTag);
}

/** What the characters of a short name say, of kinds whose names are coined. */
export function describeCoinage(view: DocumentView, { start, end }: Span, kind: EntityKind, sink: FeatureSink): void {
  if (!COINED.has(kind) || end - start > MAX_COINED) return;
  const { text } = view.context;
  sink.addConstant(T.scripts, number(scriptsOf(text, start, end)));
  for (let i = start; i < end; i++) sink.addCharacter(T['character inside'], text.charCodeAt(i));
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

function describeQuotation(view: DocumentView, start: number, end: number, sink: FeatureSink): void {
  const { text } = view.context;
  sink.add(T['quotation + two characters after'], twoCharacters(text, end + 1), NONE);
  sink.add(T['quotation + word after'], atomAt(view.words, view.wordAt(end + 1)), NONE);
  sink.addConstant(T['quotation length'], number(end - start));
  sink.addCharacter(T['quotation begins with'], codeAt(text, start));
  if (CHINESE_NUMBER.test(text[start] as string)) sink.addConstant(T['quotation begins with a number'], YES);
  if (LISTS.test(text.slice(start, end))) sink.addConstant(T['quotation lists'], YES);
}

/** The atom of a word; the end of a line where there is no word. */
function atomAt(atoms: Int32Array, word: number): number {
  return word < 0 || word >= atoms.length ? LINE_END : (atoms[word] as number);
}

/** The number of a word's tag or cluster; the end of a line where there is no word. */
function numberAt(numbers: Int32Array, word: number): number {
  return word < 0 || word >= numbers.length ? LINE_END_NUMBER : (numbers[word] as number);
}

const NEWLINE = 10;

/** The code of a character; the end of a line where there is none. */
function codeAt(text: string, at: number): number {
  return at < 0 || at >= text.length ? NEWLINE : text.charCodeAt(at);
}

/** The atom of a character by its code. */
export function characterAtom(code: number): number {
  return code === NEWLINE ? LINE_END : atom(String.fromCharCode(code));
}

/** The atom of the two characters from an offset on, of one before the end of a line; the end of a line where there is none. */
function twoCharacters(text: string, at: number): number {
  if (at >= text.length || text[at] === '\n') return LINE_END;
  return atomOf(text, at, text[at + 1] === '\n' ? at + 1 : Math.min(text.length, at + 2));
}
