import type { EntityMention, LexiconMatch } from '../context.ts';
import { atom, atomOf } from './atoms.ts';
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
] as const;
export type Template = (typeof TEMPLATES)[number];

const T = Object.fromEntries(TEMPLATES.map((name, i) => [name, i])) as Record<Template, number>;

/** Where features go: a sum of weights, or a list for training. `a` and `b` are atoms. */
export interface FeatureSink {
  add(template: number, a: number, b: number): void;
}

const NONE = atom('');
const YES = atom('yes');
const NUMBERS = Array.from({ length: 16 }, (_, n) => atom(String(n)));
const number = (n: number): number => NUMBERS[Math.max(0, Math.min(15, n))] as number;
const HOLDS = {
  list: atom('、'),
  conjunction: atom('和及与'),
  of: atom('的'),
  quotation: atom('“'),
  digit: atom('0'),
  region: atom('region'),
  enterprise: atom('enterprise'),
};
const MARKS = ['none', 'opening', 'closing', 'both', 'title'].map(atom);

const OPENING = /[“《]/;
const CLOSING = /[”》]/;
const CHINESE_NUMBER = /[一二两三四五六七八九十\d]/;
const LISTS = /[、·，；]/;
const MAX_RULE_FEATURES = 24;

/**
 * Tells everything that the model weighs of one span for one kind.
 *
 * @param seen what the rules of this kind saw at exactly this span
 * @param overlapping what they saw elsewhere, overlapping it
 * @param around mentions of other kinds that cover it
 */
export function describeSpan(
  view: DocumentView,
  span: Span,
  seen: readonly EntityMention[],
  overlapping: readonly EntityMention[],
  around: readonly EntityMention[],
  vocabulary: readonly LexiconMatch[],
  times: number,
  sink: FeatureSink,
): void {
  const { text, words } = view.context;
  const { start, end, headStart, head } = span;
  const opened = OPENING.test(text[start - 1] ?? '');
  const closed = CLOSING.test(text[end] ?? '');
  const first = view.wordAt(start);
  const before = view.wordAt(opened ? start - 2 : start - 1);
  const last = view.wordAt(end - 1);
  const next = view.wordAt(closed ? end + 1 : end);
  const wordBefore = wordAtom(view, before);
  const tagBefore = tagAtom(view, before);
  const firstTag = tagAtom(view, first);
  const afterStart = closed ? end + 1 : end;
  const after = character(text, end);
  const afterTwo = twoCharacters(text, afterStart);
  const wordAfter = wordAtom(view, next);

  sink.add(T.bias, NONE, NONE);
  sink.add(T.head, head, NONE);
  sink.add(T['word before'], wordBefore, NONE);
  sink.add(T['tag before'], tagBefore, NONE);
  sink.add(T['character before'], before < 0 ? LINE_END : character(text, (words.starts[before + 1] as number) - 1), NONE);
  sink.add(T['first word'], wordAtom(view, first), NONE);
  sink.add(T['first tag'], firstTag, NONE);
  sink.add(T['first two tags'], firstTag, tagAtom(view, first + 1));
  sink.add(T['tag before + first tag'], tagBefore, firstTag);
  sink.add(T['words inside'], number(last - first), NONE);
  sink.add(T.length, number((end - start) >> 1), NONE);
  sink.add(T['character after'], after, NONE);
  sink.add(T['two characters after'], afterTwo, NONE);
  sink.add(T['word after'], wordAfter, NONE);
  sink.add(T['tag after'], tagAtom(view, next), NONE);
  sink.add(T['last word'], wordAtom(view, last), NONE);
  sink.add(T['last two characters'], atomOf(text, Math.max(start, end - 2), end), NONE);
  sink.add(T['marks around'], MARKS[text[start - 1] === '《' ? 4 : (opened ? 1 : 0) + (closed ? 2 : 0)] as number, NONE);
  if (opened && closed) {
    const begins = text[start] as string;
    sink.add(T['quotation + two characters after'], afterTwo, NONE);
    sink.add(T['quotation + word after'], wordAfter, NONE);
    sink.add(T['quotation length'], number(end - start), NONE);
    sink.add(T['quotation begins with'], character(text, start), NONE);
    if (CHINESE_NUMBER.test(begins)) sink.add(T['quotation begins with a number'], YES, NONE);
    if (LISTS.test(text.slice(start, end))) sink.add(T['quotation lists'], YES, NONE);
  }

  const headWord = view.wordAt(headStart - 1);
  sink.add(T['word before head'], wordAtom(view, headWord), NONE);
  sink.add(T['tag before head'], tagAtom(view, headWord), NONE);
  sink.add(T['head + tag before it'], head, tagAtom(view, headWord));
  describeInside(view, span, first, last, sink);
  if (view.inRegion[start]) sink.add(T['begins in a region'], YES, NONE);
  if (start > 0 && view.inRegion[start - 1]) sink.add(T['follows a region'], YES, NONE);
  if (headStart <= start) sink.add(T['head only'], YES, NONE);
  sink.add(T.claim, claimAtom(view, start), NONE);
  const verbBefore = (before >= 0 ? (view.verb[before] ? view.words[before] : view.verbBefore[before]) : NONE) as number;
  sink.add(T['verb before'], verbBefore, NONE);
  sink.add(T['verb after'], next < words.count && next >= 0 ? (view.verbAfter[next] as number) : NONE, NONE);
  sink.add(T['times in the document'], number(times), NONE);

  for (const mention of seen) {
    sink.add(T.rule, atom(mention.rule), NONE);
    for (const feature of mention.features?.slice(0, MAX_RULE_FEATURES) ?? []) sink.add(T['rule feature'], atom(feature), NONE);
  }
  if (seen.length === 0) {
    if (overlapping.length === 0) sink.add(T['rule saw nothing'], YES, NONE);
    else sink.add(T['rule saw another span'], atom((overlapping[0] as EntityMention).rule), NONE);
    if (overlapping.some((m) => m.end === end)) sink.add(T['rule ends here'], YES, NONE);
    if (overlapping.some((m) => m.start === start)) sink.add(T['rule begins here'], YES, NONE);
  }
  for (const { entry } of vocabulary) sink.add(T.vocabulary, atom(entry.list), atom(entry.use));
  for (const mention of around)
    sink.add(T['within another kind'], atom(mention.kind), mention.start === start && mention.end === end ? YES : NONE);
}

/** What stands inside a span, before its head. */
function describeInside(view: DocumentView, { start, end, headStart }: Span, first: number, last: number, sink: FeatureSink): void {
  const { text } = view.context;
  let [list, conjunction, of, quotation, digit, region, enterprise] = [false, false, false, false, false, false, false];
  for (let i = start; i < headStart; i++) {
    const c = text[i] as string;
    if (c === '、') list = true;
    else if (c === '和' || c === '及' || c === '与') conjunction = true;
    else if (c === '的') of = true;
    else if (c === '“' || c === '《') quotation = true;
    else if (c >= '0' && c <= '9') digit = true;
    if (view.inRegion[i]) region = true;
    if (view.inEnterprise[i]) enterprise = true;
  }
  if (list) sink.add(T.holds, HOLDS.list, NONE);
  if (conjunction) sink.add(T.holds, HOLDS.conjunction, NONE);
  if (of) sink.add(T.holds, HOLDS.of, NONE);
  if (quotation) sink.add(T.holds, HOLDS.quotation, NONE);
  if (digit) sink.add(T.holds, HOLDS.digit, NONE);
  if (region) sink.add(T.holds, HOLDS.region, NONE);
  if (enterprise) sink.add(T.holds, HOLDS.enterprise, NONE);
  let verbs = 0;
  for (let w = first; w < last; w++) {
    if (view.verb[w]) verbs++;
    if (view.loose[w]) sink.add(T['loose tag inside'], view.tags[w] as number, NONE);
  }
  sink.add(T['verbs inside'], number(Math.min(3, verbs)), NONE);
  const stop = headStart < end ? view.wordAt(Math.max(start, headStart - 1)) : last;
  for (let w = first; w < stop; w++) sink.add(T['word inside'], view.words[w] as number, NONE);
}

function wordAtom(view: DocumentView, index: number): number {
  if (index < 0 || index >= view.words.length) return LINE_END;
  return view.words[index] as number;
}

function tagAtom(view: DocumentView, index: number): number {
  if (index < 0 || index >= view.tags.length) return LINE_END;
  return view.tags[index] as number;
}

function character(text: string, at: number): number {
  return at < 0 || at >= text.length || text[at] === '\n' ? LINE_END : atomOf(text, at, at + 1);
}

function twoCharacters(text: string, at: number): number {
  if (at >= text.length || text[at] === '\n') return LINE_END;
  return atomOf(text, at, text[at + 1] === '\n' ? at + 1 : Math.min(text.length, at + 2));
}

function claimAtom(view: DocumentView, at: number): number {
  const { sentences } = view.context;
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle] as { start: number }).start <= at) low = middle;
    else high = middle - 1;
  }
  return atom(view.claims[low] ?? 'done');
}
