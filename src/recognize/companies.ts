import { indexAt, spanKey } from '../segment/offsets.ts';
import { isBoundary, wordAt } from '../segment/words.ts';
import { codesOf } from '../vocabulary/characters.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { oneOf, readTable } from '../vocabulary/table.ts';
import { CLAUSE_MARKS } from './clauses.ts';
import { featuresOf, placesOf } from './company-features.ts';
import { classModifiers, governorBefore, leads, tradeWords } from './company-words.ts';
import type { Context, EntityMention } from './context.ts';
import { type Piece, piecesBefore, startsOf } from './coordination.ts';
import { cuesIn, HeadTable } from './heads.ts';
import { type NameSpans, nameSpans } from './identity.ts';
import { label } from './labels.ts';
import type { Recognized } from './registry.ts';
import { boundsNames, TRAIT, traitsOf } from './word-traits.ts';

const PHRASES = readPhrases('vocabulary/data/company_contexts.tsv', ['closes', 'legal_form', 'person']);

const STRENGTHS = ['strong', 'weak'] as const;

interface Suffix {
  readonly suffix: string;
  readonly strength: (typeof STRENGTHS)[number];
}

let suffixes: HeadTable<Suffix> | undefined;

const suffixTable = (): HeadTable<Suffix> =>
  (suffixes ??= new HeadTable(
    readTable('vocabulary/data/company_suffixes.tsv', ['suffix', 'strength']).map(({ suffix, strength }) => ({
      suffix,
      strength: oneOf(STRENGTHS, strength, `company_suffixes.tsv: strength of ${suffix}`),
    })),
    (row) => row.suffix,
  ));

/** “…、…等48家企业”: what closes a list of companies. */
const LIST_CLOSE = new RegExp(
  `^等?(?:一批|一大批|多家|数家|(?:\\d+|[一二三四五六七八九十两几百]+)(?:多|余)?[家户个]|\\d+强)?[^，。；：、的等\\n]{0,9}?(?:${PHRASES.closes})`,
);
const MAX_NAME = 24;
const MIN_RUN = 4;
const MAX_RUN = 8;

/**
 * Offers what may be a company's name: entries of the vocabulary, proper names with an enterprise's suffix, items of lists
 * that close with 等…企业 or hold a known company, and the proper names that clauses, and the names of projects, begin with.
 */
export function recognizeCompanies(context: Context, before: Recognized): EntityMention[] {
  const names = nameSpans(before);
  const listed = itemsOfCompanyLists(context, names);
  const known = fromVocabulary(context);
  const bySuffix = fromSuffixes(context, names);
  const certain = [...known, ...bySuffix].filter((m) => m.rule === 'vocabulary' || m.rule === 'suffix:strong');
  const offered = [
    ...known,
    ...bySuffix,
    ...listed.flatMap((item) => named(context, item, 'company list')),
    ...besideKnown(context, names, certain),
    ...leadingNames(context),
  ];
  const places = placesOf(context.text.length, listed, certain);
  return unique(offered).map((m) => new OfferedCompany(m, featuresOf(context, names, m, places)));
}

/** A company as a rule offers it. Most offers are turned down: short forms are read when a chosen one is asked for its aliases. */
class OfferedCompany implements EntityMention {
  readonly kind = 'company';
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly canonical: string | undefined;
  readonly rule: string;
  readonly features: readonly string[];
  readonly tentative: boolean;
  #aliases: readonly string[] | undefined;

  constructor(offered: EntityMention, features: readonly string[]) {
    this.start = offered.start;
    this.end = offered.end;
    this.name = offered.name;
    this.canonical = offered.canonical;
    this.rule = offered.rule;
    this.features = features;
    this.tentative = !isSure(offered, features);
    this.#aliases = offered.aliases;
  }

  get aliases(): readonly string[] {
    this.#aliases ??= shortForms(this.name);
    return this.#aliases;
  }
}

/** Whether a rule may build upon a company's name before the scorer has spoken. */
function isSure({ rule, name }: EntityMention, features: readonly string[]): boolean {
  if (rule === 'vocabulary') return true;
  const proper = features.includes('unknown:true') || features.includes('region first');
  if (rule === 'suffix:strong') return proper && features.includes('by:chunk');
  const supported = features.includes('company list') || features.includes('beside company') || features.includes('before company');
  if (rule === 'short form') return supported || features.includes('begins project') || features.includes('before project');
  return supported && proper && name.length <= 8 && (rule === 'suffix:weak' || rule === 'company list');
}

/** One mention for each place: the first rule that offers it. */
function unique(mentions: readonly EntityMention[]): EntityMention[] {
  const seen = new Set<number>();
  return mentions.filter(({ start, end }) => {
    const key = spanKey(start, end);
    return !seen.has(key) && seen.add(key);
  });
}

const NO_NAME = new RegExp(`[${CLAUSE_MARKS}、《》]`);

function named({ text }: Context, { start, end }: Item, rule: string): EntityMention[] {
  const name = text.slice(start, end).replace(/[“”]/g, '');
  if (name.length < 2 || name.length > MAX_NAME || NO_NAME.test(name)) return [];
  return [{ kind: 'company', start, end, name, rule }];
}

const LEGAL_FORM = new RegExp(`(?:${PHRASES.legal_form})$`);

/** Forms that a reader accepts as the same name: without the legal form, with 公司 or 集团, without the trade's word. */
function shortForms(name: string): string[] {
  const bare = name.replace(LEGAL_FORM, '');
  if (bare.length < 2) return [];
  const forms = bare === name ? [`${name}公司`, `${name}集团`] : [bare];
  const trade = [4, 3, 2].find((n) => bare.length - n >= 2 && bare.length - n <= 4 && tradeWords().has(bare.slice(-n)));
  if (trade) forms.push(bare.slice(0, -trade));
  return forms;
}

/** What a person's name follows: 市长金龙 is none of the enterprise's. */
const PERSON = new RegExp(`(?:${PHRASES.person})$`);
const MAX_TITLE = 4;

/** Entries of the vocabulary; a form that is also an ordinary word is only a short form. */
function fromVocabulary({ text, matches }: Context): EntityMention[] {
  const candidates = matches.filter(
    (m) => m.entry.list === 'company' && !PERSON.test(text.slice(Math.max(0, m.start - MAX_TITLE), m.start)),
  );
  candidates.sort((a, b) => (a.entry.use === 'free' ? 0 : 1) - (b.entry.use === 'free' ? 0 : 1));
  return candidates.map((m) => ({
    kind: 'company',
    start: m.start,
    end: m.end,
    name: text.slice(m.start, m.end).replace(/[“”]/g, ''),
    canonical: m.entry.name,
    aliases: m.entry.variants,
    rule: m.entry.use === 'free' ? 'vocabulary' : 'short form',
  }));
}

function fromSuffixes(context: Context, names: NameSpans): EntityMention[] {
  const { text, sentences } = context;
  const mentions: EntityMention[] = [];
  for (const match of suffixTable().find(text)) {
    const floor = sentences[indexAt(sentences, match.start)]?.start ?? 0;
    const piece = piecesBefore(text, match.end, floor)[0] as Piece;
    for (const { start, by } of startsOf(context, piece, match.start, floor, names)) {
      if (match.start - start < 2 || classModifiers().has(text.slice(start, match.start))) continue;
      const offered = named(context, { start, end: match.end }, `suffix:${match.head.strength}`);
      mentions.push(...offered.map((m) => ({ ...m, features: [label('by', by)] })));
    }
  }
  return mentions;
}

interface Item {
  readonly start: number;
  readonly end: number;
}

/** The items of every list that closes with 等…企业, each from every place where its name may begin. */
function itemsOfCompanyLists(context: Context, names: NameSpans): Item[] {
  const { text, sentences } = context;
  const items: Item[] = [];
  for (const close of text.matchAll(/等/g)) {
    if (!LIST_CLOSE.test(text.slice(close.index, close.index + 30))) continue;
    items.push(...itemsBefore(context, close.index, sentences[indexAt(sentences, close.index)]?.start ?? 0, names));
  }
  return items;
}

function itemsBefore(context: Context, end: number, floor: number, names: NameSpans): Item[] {
  const { text, words } = context;
  return piecesBefore(text, end, floor).flatMap((piece) => {
    if (piece.end - piece.start < 2) return [];
    const lastWord = Math.max(piece.start, words.starts[wordAt(words, piece.end - 1)] as number);
    const starts = startsOf(context, piece, lastWord, floor, names).map(({ start }) => start);
    if (piece.first) starts.push(afterGovernor(context, piece));
    if (/[以与和由对]/.test(text[piece.start] as string)) starts.push(piece.start + 1);
    return [...new Set(starts)].filter((start) => piece.end - start >= 2).map((start) => ({ start, end: piece.end }));
  });
}

/** Where the first item of a list begins, behind the words that govern it: 引进|中能建、… */
function afterGovernor({ text, words }: Context, piece: Item): number {
  for (let w = wordAt(words, piece.end - 1); w >= 0 && (words.starts[w] as number) >= piece.start; w--) {
    const end = words.starts[w + 1] as number;
    if (end < piece.end && (governorBefore(text, end, piece.start) !== '' || boundsNames(text.slice(words.starts[w], end)))) return end;
  }
  return piece.start;
}

/** Items beside a company that is certain: 东岭水泥、西川机械; 北岸设计与南山集团. */
function besideKnown(context: Context, names: NameSpans, certain: readonly EntityMention[]): EntityMention[] {
  const { text, words } = context;
  const mentions: EntityMention[] = [];
  for (const known of certain) {
    const after = /^[、和与及]/.test(text.slice(known.end)) ? known.end + 1 : -1;
    if (after > 0) {
      let w = wordAt(words, after);
      for (let n = 0; n < 3 && w < words.count; n++, w++) {
        const end = words.starts[w + 1] as number;
        if (words.starts[wordAt(words, after)] !== after || /[，。；：、]/.test(text.slice(after, end))) break;
        if (end - after <= MAX_RUN) mentions.push(...named(context, { start: after, end }, 'beside company'));
      }
    }
    if (/[、和与及]$/.test(text.slice(0, known.start).slice(-1))) {
      for (const item of itemsBefore(context, known.start - 1, Math.max(0, known.start - 40), names).slice(0, 4))
        if (item.end - item.start <= MAX_RUN + 2) mentions.push(...named(context, item, 'beside company'));
    }
  }
  return mentions;
}

/** Whether a character is Chinese, a Latin letter or a digit. */
const isPlain = (c: number): boolean =>
  (c >= 0x4e00 && c <= 0x9fff) || (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57);
/** Marks that a name begins right behind. */
const FREE = codesOf('，。；：、！？\n的“（');

/**
 * Proper names that a clause, an item or a governed phrase begins with: from there to every word's end and to every word of
 * a product or facility (圣越 | 农牧 | 白羽肉鸡…), as long as what stands there isn't all common words.
 */
function leadingNames(context: Context): EntityMention[] {
  const { text, words } = context;
  const cues = cueStarts(context);
  const traits = traitsOf(words);
  const mentions: EntityMention[] = [];
  const leading = new Uint8Array(text.length + 1);
  for (let w = 0; w < words.count; w++) {
    const start = words.starts[w] as number;
    const free = start === 0 || FREE.has(text.charCodeAt(start - 1)) || ((traits[w - 1] as number) & TRAIT.bounds) !== 0;
    if (!free && governorBefore(text, start) === '') continue;
    let stop = start;
    for (let k = w; k < words.count && ((traits[k] as number) & (TRAIT.plain | TRAIT.bounds)) === TRAIT.plain; k++) {
      const end = words.starts[k + 1] as number;
      if (end - start > MAX_RUN) break;
      mentions.push(...leadingName(context, w, end, leading));
      stop = end;
    }
    for (let at = start + 2; at <= Math.max(stop, start + MIN_RUN) && at - start <= MAX_RUN; at++) {
      if (!isPlain(text.charCodeAt(at - 1))) break;
      const offered = at <= stop && isBoundary(words, at);
      if (cues[at] === 1 && !offered) mentions.push(...leadingName(context, w, at, leading));
    }
  }
  return mentions;
}

/**
 * The name from a word on, where its words are rare and what follows says that it leads there.
 *
 * @param leading by end: 0 where it wasn't asked what follows, 1 where that says nothing, 2 where it says so; several names end at one place
 */
function leadingName(context: Context, w: number, end: number, leading: Uint8Array): readonly EntityMention[] {
  const start = context.words.starts[w] as number;
  if (end - start < 2 || !rare(context, w, end)) return NOTHING;
  if (leading[end] === 0) leading[end] = leads(context.text.slice(end, end + 20)) && !goesOn(context, end) ? 2 : 1;
  return leading[end] === 2 ? named(context, { start, end }, 'leading name') : NOTHING;
}

const NOTHING: readonly never[] = [];

/** Whether the words from `first` to `end` hold one that isn't common: a proper name, a stray character, a word cut short. */
function rare({ text, words }: Context, first: number, end: number): boolean {
  const traits = traitsOf(words);
  for (let w = first; (words.starts[w] as number) < end; w++) {
    const own = traits[w] as number;
    const stop = words.starts[w + 1] as number;
    if (stop > end || own & TRAIT.rare) return true;
    const tag = words.tags[w] as string;
    if (own & TRAIT.single && !/^[fmqv]$/.test(tag)) return true;
    // 山西 | 宏源: a place and a name.
    if (tag === 'ns' && w === first && stop < end) return true;
    if (tag === 'm' && own & TRAIT.single && /[\u4e00-\u9fff]/.test(text[words.starts[w] as number] as string)) return true;
  }
  return false;
}

/** Whether a trade's word follows and ends the name there: 玖兴 | 食品、…. */
function goesOn({ text, words }: Context, end: number): boolean {
  const stop = words.starts[wordAt(words, end) + 1] as number;
  return tradeWords().has(text.slice(end, stop)) && /^(?:[、，。；：）\n]|等|公司|集团|项目|$)/.test(text.slice(stop, stop + 2));
}

/** By offset: whether a word of a product or facility begins there. */
function cueStarts(context: Context): Uint8Array {
  const { length } = context.text;
  const starts = new Uint8Array(length + 1);
  for (const { start } of cuesIn(context).within(0, length)) starts[start] = 1;
  return starts;
}
