import type { EntityKind } from '../../model/schema.ts';
import { lowerBound } from '../../segment/offsets.ts';
import type { EntityMention, LexiconMatch } from '../context.ts';
import { atom, atomOf, constantAtom } from './atoms.ts';
import { type DocumentView, LINE_END } from './document-view.ts';

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
] as const;
export type Template = (typeof TEMPLATES)[number];

/** How often `describeWhole` may use a template for one span that no rule saw; those not named here it never uses then. */
export const WHOLE_TEMPLATES: Readonly<Partial<Record<Template, number>>> = {
  'words inside': 1,
  length: 1,
  'marks around': 1,
  'quotation + two characters after': 1,
  'quotation + word after': 1,
  'quotation length': 1,
  'quotation begins with': 1,
  'quotation begins with a number': 1,
  'quotation lists': 1,
  'head only': 1,
  holds: 7,
  'verbs inside': 1,
  'times in the document': 1,
  'rule saw another span': 1,
  'rule saw nothing': 1,
  'rule ends here': 1,
  'rule begins here': 1,
  vocabulary: 3,
  'within another kind': 2,
  'character inside': 8,
};

const T = Object.fromEntries(TEMPLATES.map((name, i) => [name, i])) as Record<Template, number>;

/** Where features go: a sum of weights, or a list for training. `a` and `b` are atoms. */
export interface FeatureSink {
  add(template: number, a: number, b: number): void;
  /** The same with the atom of a label alone: of a rule or another string of the code or its tables. */
  addLabel(template: number, label: string): void;
}

const NONE = constantAtom('');
const YES = constantAtom('yes');
const NUMBERS = Array.from({ length: 16 }, (_, n) => constantAtom(String(n)));
const number = (n: number): number => NUMBERS[Math.max(0, Math.min(15, n))] as number;
const MARKS = ['none', 'opening', 'closing', 'both', 'title'].map(constantAtom);

const CHINESE_NUMBER = /[一二两三四五六七八九十\d]/;
const LISTS = /[、·，；]/;
const MAX_RULE_FEATURES = 32;
const MAX_AROUND = 2;
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

/** What a name's beginning tells: the words on both sides of it. */
export function describeStart(view: DocumentView, start: number, sink: FeatureSink): void {
  const { text, words } = view.context;
  const first = view.wordAt(start);
  const before = view.wordAt(opens(text, start) ? start - 2 : start - 1);
  const tagBefore = atomAt(view.tags, before);
  const firstTag = atomAt(view.tags, first);
  sink.add(T.bias, NONE, NONE);
  sink.add(T['word before'], atomAt(view.words, before), NONE);
  sink.add(T['tag before'], tagBefore, NONE);
  sink.add(T['character before'], before < 0 ? LINE_END : character(text, (words.starts[before + 1] as number) - 1), NONE);
  sink.add(T['first word'], atomAt(view.words, first), NONE);
  sink.add(T['first tag'], firstTag, NONE);
  sink.add(T['first two tags'], firstTag, atomAt(view.tags, first + 1));
  sink.add(T['tag before + first tag'], tagBefore, firstTag);
  const clusterBefore = atomAt(view.clusters, before);
  const firstCluster = atomAt(view.clusters, first);
  sink.add(T['cluster before'], clusterBefore, NONE);
  sink.add(T['first cluster'], firstCluster, NONE);
  sink.add(T['cluster before + first cluster'], clusterBefore, firstCluster);
  if (view.inRegion[start]) sink.add(T['begins in a region'], YES, NONE);
  if (start > 0 && view.inRegion[start - 1]) sink.add(T['follows a region'], YES, NONE);
  sink.add(T.claim, view.claimAt(start), NONE);
  sink.add(T['verb before'], before < 0 ? NONE : ((view.verb[before] ? view.words[before] : view.verbBefore[before]) as number), NONE);
}

/** What a name's end tells: its head, the word before that, and the words after it. */
export function describeEnd(view: DocumentView, { end, headStart, head }: Omit<Span, 'start'>, sink: FeatureSink): void {
  const { text, words } = view.context;
  const afterStart = closes(text, end) ? end + 1 : end;
  const next = view.wordAt(afterStart);
  const headWord = view.wordAt(headStart - 1);
  sink.add(T.head, head, NONE);
  sink.add(T['character after'], character(text, end), NONE);
  sink.add(T['two characters after'], twoCharacters(text, afterStart), NONE);
  sink.add(T['word after'], atomAt(view.words, next), NONE);
  sink.add(T['tag after'], atomAt(view.tags, next), NONE);
  sink.add(T['last word'], atomAt(view.words, view.wordAt(end - 1)), NONE);
  sink.add(T['last two characters'], atomOf(text, end - 2, end), NONE);
  sink.add(T['word before head'], atomAt(view.words, headWord), NONE);
  sink.add(T['tag before head'], atomAt(view.tags, headWord), NONE);
  sink.add(T['head + tag before it'], head, atomAt(view.tags, headWord));
  const clusterBeforeHead = atomAt(view.clusters, headWord);
  sink.add(T['cluster before head'], clusterBeforeHead, NONE);
  sink.add(T['head + cluster before it'], head, clusterBeforeHead);
  sink.add(T['cluster after'], atomAt(view.clusters, next), NONE);
  sink.add(T['last cluster'], atomAt(view.clusters, view.wordAt(end - 1)), NONE);
  sink.add(T['verb after'], next < words.count && next >= 0 ? (view.verbAfter[next] as number) : NONE, NONE);
}

/** What each word inside a name tells: of all words before the one that the head begins in. */
export function describeInnerWord(view: DocumentView, word: number, sink: FeatureSink): void {
  sink.add(T['word inside'], view.words[word] as number, NONE);
}

/** What each particle, preposition or the like inside a name tells. */
export function describeLooseWord(view: DocumentView, word: number, sink: FeatureSink): void {
  if (view.loose[word]) sink.add(T['loose tag inside'], view.tags[word] as number, NONE);
}

/** Words of a span: those whose tags count, and, before `inner`, those that count themselves. */
export interface WordRange {
  readonly first: number;
  readonly last: number;
  readonly inner: number;
}

/** The words of a span that `describeInnerWord` and `describeLooseWord` are told of. */
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
  /** How many candidates of this kind have the same text. */
  readonly times: number;
}

/** What a span tells as a whole: its size, its marks, what it holds, and what rules and vocabularies say of it. */
export function describeWhole(view: DocumentView, span: Span, range: WordRange, around: Surroundings, sink: FeatureSink): void {
  const { text } = view.context;
  const { start, end, headStart } = span;
  const { first, last } = range;
  const opened = opens(text, start);
  const closed = closes(text, end);
  sink.add(T['words inside'], number(last - first), NONE);
  sink.add(T.length, number((end - start) >> 1), NONE);
  sink.add(T['marks around'], MARKS[opened && text[start - 1] === '《' ? 4 : (opened ? 1 : 0) + (closed ? 2 : 0)] as number, NONE);
  if (opened && closed) describeQuotation(view, start, end, sink);
  if (headStart <= start) sink.add(T['head only'], YES, NONE);
  if (view.holdsAny(start, headStart))
    for (let i = 0; i < view.held.length; i++) {
      const held = view.held[i] as (typeof view.held)[number];
      if ((held[1][headStart] as number) > (held[1][start] as number)) sink.add(T.holds, held[0], NONE);
    }
  sink.add(
    T['verbs inside'],
    number(Math.min(3, last > first ? (view.verbsUpTo[last] as number) - (view.verbsUpTo[first] as number) : 0)),
    NONE,
  );
  sink.add(T['times in the document'], number(around.times), NONE);
  if (COINED.has(around.kind) && end - start <= MAX_COINED)
    for (let i = start; i < end; i++) sink.add(T['character inside'], atomOf(text, i, i + 1), NONE);
  if (around.seen.length > 0) describeRules(around.seen, sink);
  else describeOverlaps(around.own, start, end, sink);
  for (const { entry } of around.vocabulary) sink.add(T.vocabulary, atom(entry.list), atom(entry.use));
  describeCovering(around, start, end, sink);
}

function describeQuotation(view: DocumentView, start: number, end: number, sink: FeatureSink): void {
  const { text } = view.context;
  sink.add(T['quotation + two characters after'], twoCharacters(text, end + 1), NONE);
  sink.add(T['quotation + word after'], atomAt(view.words, view.wordAt(end + 1)), NONE);
  sink.add(T['quotation length'], number(end - start), NONE);
  sink.add(T['quotation begins with'], character(text, start), NONE);
  if (CHINESE_NUMBER.test(text[start] as string)) sink.add(T['quotation begins with a number'], YES, NONE);
  if (LISTS.test(text.slice(start, end))) sink.add(T['quotation lists'], YES, NONE);
}

function describeRules(seen: readonly EntityMention[], sink: FeatureSink): void {
  for (const { rule, features } of seen) {
    sink.addLabel(T.rule, rule);
    if (features)
      for (let i = 0; i < features.length && i < MAX_RULE_FEATURES; i++) sink.addLabel(T['rule feature'], features[i] as string);
  }
}

/** No mention is longer. */
const REACH = 80;

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
  if (!found) sink.add(T['rule saw nothing'], YES, NONE);
  if (ends) sink.add(T['rule ends here'], YES, NONE);
  if (starts) sink.add(T['rule begins here'], YES, NONE);
}

function describeCovering({ all, kind }: Surroundings, start: number, end: number, sink: FeatureSink): void {
  let count = 0;
  for (let i = lowerBound(all, start - REACH); i < all.length && count < MAX_AROUND; i++) {
    const mention = all[i] as EntityMention;
    if (mention.start > start) break;
    if (mention.kind === kind || mention.end < end) continue;
    count++;
    sink.add(T['within another kind'], atom(mention.kind), mention.start === start && mention.end === end ? YES : NONE);
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
