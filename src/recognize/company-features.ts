import type { Span, Words } from '../model/types.ts';
import { lowerBound } from '../segment/offsets.ts';
import { wordAt } from '../segment/words.ts';
import { DOES, governorBefore, isClass, PROJECT, tradeWords } from './company-words.ts';
import type { Context, EntityMention } from './context.ts';
import { type NameSpans, unknownWords } from './identity.ts';
import { label } from './labels.ts';
import { startsWithVerb } from './project-verbs.ts';
import { TRAIT, traitsOf } from './word-traits.ts';

/** What stands around companies, by offset. */
export interface Places {
  /** The ends of the items of lists that begin there. */
  readonly items: ReadonlyMap<number, readonly number[]>;
  /** How far the items reach that cover it. */
  readonly itemEnd: Int32Array;
  /** Companies that are certain, in order of their start. */
  readonly certain: readonly EntityMention[];
  readonly longest: number;
}

/** Where the items of lists and the certain names of a text of a length stand. */
export function placesOf(length: number, listed: readonly Span[], certain: readonly EntityMention[]): Places {
  const items = new Map<number, number[]>();
  const itemEnd = new Int32Array(length);
  for (const { start, end } of listed) {
    const ends = items.get(start);
    if (ends) ends.push(end);
    else items.set(start, [end]);
    for (let i = start; i < end; i++) itemEnd[i] = Math.max(itemEnd[i] as number, end);
  }
  return {
    items,
    itemEnd,
    certain: certain.toSorted((a, b) => a.start - b.start),
    longest: Math.max(0, ...certain.map(({ start, end }) => end - start)),
  };
}

/** The certain companies that touch a stretch or stand one character from it. */
function certainAround({ certain, longest }: Places, start: number, end: number): readonly EntityMention[] {
  const from = lowerBound(certain, start - longest - 1);
  const to = lowerBound(certain, end + 2);
  return from === to ? NONE : certain.slice(from, to);
}

const NONE: readonly never[] = [];

/** What a character right before a name says of it. */
const LEFT: ReadonlyMap<string, string> = new Map([
  ...[...'，。；：！\n'].map((c): [string, string] => [c, 'mark']),
  ['、', 'comma'],
  ['的', 'of'],
]);

/** What speaks for and against a company's name here. */
export function featuresOf(context: Context, names: NameSpans, mention: EntityMention, places: Places): string[] {
  const { text, words } = context;
  const traits = traitsOf(words);
  const { start, end, name, rule } = mention;
  const after = text.slice(end, end + 20);
  const governor = governorBefore(text, start);
  const left = text[start - 1] ?? '\n';
  const last = text.slice(words.starts[wordAt(words, end - 1)], end);
  const trade = tradeWords().has(last) ? 'trade' : tradeWords().has(name.slice(-2)) ? 'trade inside' : 'no trade';
  const nextWord = text.slice(end, words.starts[wordAt(words, end) + 1]);
  const inList = places.items.get(start)?.includes(end) ?? false;
  const certain = certainAround(places, start, end);
  const beside = certain.some(
    (c) => (c.end + 1 === start && /[、和与及]/.test(left)) || (end + 1 === c.start && /[、和与及]/.test(text[end] as string)),
  );
  const role = inList
    ? 'company list'
    : beside
      ? 'beside company'
      : /^(?:公司|集团|股份|企业)/.test(after)
        ? 'before company'
        : DOES.test(after)
          ? 'does'
          : /^项目/.test(after)
            ? 'before project'
            : startsWithVerb(after)
              ? 'before verb'
              : /^[、等]/.test(after)
                ? 'listed'
                : PROJECT.test(after)
                  ? 'begins project'
                  : 'other';
  const core = coreOf(context, names, start, end);
  const features = [
    ...(mention.features ?? []),
    role,
    label('core', core),
    label('role+core', role, core),
    label('role+core+ends', role, core, trade),
    label('rule+ends', rule, trade),
    label('core+ends', core, trade),
    label('role+left', role, LEFT.get(left) ?? (governor !== '' ? 'governor' : 'word')),
  ];
  if (!inList && end <= (places.itemEnd[start] as number)) features.push('inside company list item');
  if (certain.some((c) => c.start <= start && end <= c.end && c.end - c.start > end - start)) features.push('inside company');
  if (certain.some((c) => start <= c.start && c.end <= end && c.end - c.start < end - start)) features.push('holds company');
  if (tradeWords().has(nextWord) || tradeWords().has(text.slice(end, end + 2))) features.push('trade follows');
  if (governor !== '') features.push(label('governor', governor));
  if (isClass(context, end)) features.push('class word');
  if (cutsWord(words, start) || cutsWord(words, end)) features.push('cuts word');
  if ((traits[wordAt(words, end)] as number) & TRAIT.rare) features.push('rare word follows');
  features.push(unknownWords(words, start, end) ? 'unknown:true' : 'unknown:false');
  if (names.inRegion(start)) features.push(names.inRegion(end - 1) ? 'region only' : 'region first');
  return features;
}

const cutsWord = (words: Words, at: number): boolean =>
  words.starts[wordAt(words, at)] !== at && at < (words.starts[words.count] as number);

/** What a name is made of besides its region and its trade: a coined word, a word of the dictionary, or both. */
function coreOf({ text, words }: Context, names: NameSpans, start: number, end: number): string {
  let from = start;
  while (from < end && names.inRegion(from)) from++;
  let to = end;
  const last = Math.max(from, words.starts[wordAt(words, end - 1)] as number);
  if (tradeWords().has(text.slice(last, end)) && last > from) to = last;
  if (from >= to) return 'none';
  const traits = traitsOf(words);
  let coined = 0;
  let common = 0;
  for (let w = wordAt(words, from); w < words.count && (words.starts[w] as number) < to; w++) {
    if ((traits[w] as number) & (TRAIT.rare | TRAIT.single) || (words.starts[w + 1] as number) > to || (words.starts[w] as number) < from)
      coined++;
    else common++;
  }
  const size = to - from <= 2 ? 'two' : to - from === 3 ? 'three' : to - from === 4 ? 'four' : 'long';
  return `${coined === 0 ? 'common' : common === 0 ? 'coined' : 'mixed'} ${size}`;
}
