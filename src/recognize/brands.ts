import { provinceCharacters } from '../gazetteer/abbreviations.ts';
import { isBoundary, wordAt } from '../segment/words.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { readTable } from '../vocabulary/table.ts';
import { clauseAfter, clauseBefore, sentenceFloors } from './clauses.ts';
import type { Context, EntityMention, Quotation } from './context.ts';
import { recognizeEvents } from './events.ts';
import { HeadTable } from './heads.ts';
import { type NameSpans, nameSpans, unknownWords } from './identity.ts';
import { bare } from './marks.ts';
import type { Recognized } from './registry.ts';
import { boundsNames } from './word-traits.ts';

const PHRASES = readPhrases('vocabulary/data/brand_contexts.tsv', [
  'kind',
  'topic',
  'way',
  'speaks',
  'compound',
  'larger',
  'product',
  'appears',
  'brand',
  'tour',
  'offer',
  'proclaims',
  'produce',
  'service',
  'numbered',
  'awarded',
]);

interface ProductHead {
  readonly head: string;
}

let table: HeadTable<ProductHead> | undefined;
const productTable = (): HeadTable<ProductHead> =>
  (table ??= new HeadTable(
    readTable('vocabulary/data/brand_heads.tsv', ['head', 'kind']).filter((row) => row.kind === 'product'),
    (row) => row.head,
  ));

const KIND = `(?:${PHRASES.kind})*`;
const BRAND = `(?:${PHRASES.brand})`;
/** What a quoted name is when these words follow it. */
const BRAND_AFTER = new RegExp(`^(?:等)?${KIND}${BRAND}`);
/** Activities, lines and sales that a quoted brand name stands before. */
const OFFER_AFTER = new RegExp(`^(?:等)?(?:(?:${PHRASES.topic})+活动|(?:${PHRASES.tour})+(?:线路|路线)|${PHRASES.offer})`);
/** Verbs that make a name known. */
const PROCLAIMS = new RegExp(`(?:${PHRASES.proclaims})(?:了)?(?:“[^”]{2,16}”[、和及]?)*$`);
/** What is made known, but no brand: ways of working. */
const WAY_AFTER = new RegExp(`^(?:等)?(?:${PHRASES.way})`);
/** An activity whose quoted name holds the one-character name of a province or a separating point: “川行天下”活动. */
const LOCAL_ACTIVITY = new RegExp(`[${provinceCharacters(['word', 'quality'])}]|·`);
/** What closes a list of brands: 甲地苹果、乙地羊肉等区域公用品牌. */
const LIST_CLOSE = new RegExp(`^等(?:一批|一大批|多个|众多|\\d+个)?${KIND}${BRAND}`);
/** What closes a list of products with names of their own. */
const MODEL_CLOSE = /^等(?:一批|多款|\d+[款个]|系列)?(?![^，。；、]{0,8}(?:领域|行业的|的))[^，。；、]{0,8}(?:车型|机型|大模型|模型)/;
/** Behind a brand of the vocabulary these make the name of something else. */
const LARGER = new RegExp(`^(?:${PHRASES.larger})`);
const PRODUCT_AFTER = new RegExp(`^(?:[^，。；]{0,6})(?:${PHRASES.product})`);
/** A service for citizens stands before these. */
const SERVICE_AFTER = new RegExp(`^(?:[^，。；]{0,6})(?:${PHRASES.service})`);
/** Behind the name of a vessel stands 号, as behind the number of other things: of a decree, a line, a house. */
const NUMBERED = new RegExp(`^号(?:${PHRASES.numbered})`);
const APPEARS = new RegExp(`^(?:${PHRASES.appears})`);
/** Words of a sentence that speaks of brands. */
const SPEAKS_OF_BRANDS = new RegExp(PHRASES.speaks);
/** What goes on a compound: the product is grown, sold or studied, and its name no brand. */
const COMPOUND_AFTER = new RegExp(`^(?:${PHRASES.compound})`);
/** One character for a province and one for its produce, in a list: 川菜、川酒、川茶. Goods of 安徽 are named after the old 徽州: 徽菜. */
const PROVINCE_GOODS = new RegExp(`([${provinceCharacters(['quality'])}徽])(?:${PHRASES.produce})(?:、?\\1(?:${PHRASES.produce}))+`, 'g');
const MAX_QUOTED = 16;
const MAX_ITEMS = 12;

/**
 * Recognises brands: entries of the vocabulary, a region's name with its produce where the sentence speaks of brands
 * (静宁苹果), quoted names that are called brands or made known, members of lists of brands, and named events.
 */
export function recognizeBrands(context: Context, before: Recognized): EntityMention[] {
  const names = nameSpans({ ...before, mentions: [] });
  const quoted = quotedBrands(context);
  return [
    ...fromVocabulary(context, quoted),
    ...products(context, names),
    ...quoted,
    ...listed(context, names),
    ...provinceGoods(context),
    ...awarded(context),
    ...recognizeEvents(context, before),
  ];
}

const brand = (start: number, end: number, name: string, rule: string, aliases: readonly string[] = []): EntityMention => ({
  kind: 'brand',
  start,
  end,
  name: bare(name),
  rule,
  features: ['sure'],
  ...(aliases.length > 0 ? { aliases } : {}),
});

function fromVocabulary({ text, matches }: Context, quoted: readonly EntityMention[]): EntityMention[] {
  return matches
    .filter((m) => m.entry.list === 'brand')
    .filter((m) => !LARGER.test(text.slice(m.end, m.end + 4)))
    .filter((m) => m.entry.use === 'free' || m.quoted || quoted.some((q) => q.start <= m.start && m.end <= q.end))
    .map((m) => ({
      ...brand(m.start, m.end, text.slice(m.start, m.end), 'vocabulary', m.entry.variants),
      canonical: m.entry.name,
    }));
}

function products(context: Context, names: NameSpans): EntityMention[] {
  const { text, words, sentences } = context;
  const floorOf = sentenceFloors(sentences);
  const found: { start: number; end: number; known: boolean; features: string[] }[] = [];
  for (const match of productTable().find(text)) {
    const floor = floorOf(match.start);
    // Only right behind the region's short name: 甲州 | 红牛.
    const start = names.startCovering(match.start - 1);
    if (start < floor || !isBoundary(words, match.end)) continue;
    const official = /[省市县区镇乡村州盟旗]$/.test(text.slice(start, match.start));
    const compound = COMPOUND_AFTER.test(text.slice(match.end, match.end + 4));
    const quoted = text[start - 1] === '“' && text[match.end] === '”';
    const speaks = SPEAKS_OF_BRANDS.test(clauseBefore(text, start, floor) + clauseAfter(text, match.end));
    const features = [
      ...(official ? ['official name'] : []),
      ...(compound ? ['compound'] : []),
      ...(quoted ? ['quoted'] : []),
      ...(speaks ? ['speaks of brands'] : []),
    ];
    found.push({ start, end: match.end, known: (quoted || speaks) && !official && !compound, features });
  }
  return found.map((f, i) => {
    const listed = [found[i - 1], found[i + 1]].some((g) => g && besideInList(text, f, g));
    const accepted = f.known || (listed && !f.features.includes('official name') && !f.features.includes('compound'));
    const mention = brand(f.start, f.end, text.slice(f.start, f.end), accepted ? 'region and product' : 'doubtful product');
    return {
      ...mention,
      features: [...(accepted ? ['sure'] : []), ...f.features, ...(listed ? ['listed'] : [])],
      ...(accepted ? {} : { tentative: true }),
    };
  });
}

/** Whether two stand beside each other in a list. */
const besideInList = (text: string, a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  /^”?[、和及]“?$/.test(a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start));

function quotedBrands(context: Context): EntityMention[] {
  const { text, quotations, sentences } = context;
  const floorOf = sentenceFloors(sentences);
  const mentions: EntityMention[] = [];
  for (const [index, quote] of quotations.entries()) {
    if (quote.mark !== '“' || quote.end - quote.start > MAX_QUOTED || quote.end - quote.start < 2) continue;
    const last = lastOfChain(text, quotations, index);
    const after = text.slice(last.end + 1, last.end + 16);
    const name = text.slice(quote.start, quote.end);
    const before = text.slice(Math.max(floorOf(quote.start), quote.start - 40), quote.start - 1);
    const rule = quotedRule(name, before, after);
    if (rule) mentions.push(brand(quote.start, quote.end, name, rule));
    else mentions.push(...quotedOffers(text, quote, name));
  }
  return mentions;
}

/** What a quoted name may be: a vessel (“奋斗者”号), a service for citizens (“甲企通”平台), a product. */
function quotedOffers(text: string, quote: Quotation, name: string): EntityMention[] {
  const after = text.slice(quote.end + 1, quote.end + 10);
  const offer = (rule: string, called = name, end = quote.end): EntityMention => ({
    ...brand(quote.start, end, called, rule, called === name ? [] : [name]),
    features: [],
    tentative: true,
  });
  if (after.startsWith('号') && !NUMBERED.test(after)) return [offer('vessel', `${name}号`, quote.end + 2)];
  if (SERVICE_AFTER.test(after) || /[通办云码网宝]$/.test(name)) return [offer('service')];
  if (PRODUCT_AFTER.test(after)) return [offer('product')];
  return APPEARS.test(after) ? [offer('subject')] : [];
}

/** Which rule makes a brand of a quoted name; null where none does. */
function quotedRule(name: string, before: string, after: string): string | null {
  if (BRAND_AFTER.test(after)) return 'quoted before 品牌';
  if (/^(?:等)?(?:销售额|销量)/.test(after)) return 'quoted before sales';
  if (WAY_AFTER.test(after) || /^[一二三四五六七八九十两双\d]/.test(name)) return null;
  if (OFFER_AFTER.test(after)) return 'quoted before an offer';
  if (PROCLAIMS.test(before)) return 'proclaimed';
  return /^(?:等)?(?:系列)?活动/.test(after) && LOCAL_ACTIVITY.test(name) ? 'local activity' : null;
}

/** The last of the quotations that stand beside this one: “甲”“乙”和“丙”等品牌. */
function lastOfChain(text: string, quotations: readonly Quotation[], index: number): Quotation {
  let at = index;
  for (;;) {
    const here = quotations[at] as Quotation;
    const next = quotations[at + 1];
    if (!next || !/^”[、和及与]?“$/.test(text.slice(here.end, next.start))) return here;
    at++;
  }
}

/** Members of lists that close with 等…品牌 or with a kind of model. */
function listed(context: Context, names: NameSpans): EntityMention[] {
  const { text } = context;
  const mentions: EntityMention[] = [];
  for (const close of text.matchAll(/等/g)) {
    const after = text.slice(close.index, close.index + 24);
    const rule = LIST_CLOSE.test(after) ? 'list of brands' : MODEL_CLOSE.test(after) ? 'list of models' : null;
    if (!rule) continue;
    for (const item of itemsBefore(text, close.index)) {
      const start = item.first ? afterVerb(context, item.start, item.end) : item.start;
      const name = bare(text.slice(start, item.end));
      if (name.length < 2 || name.length > 12 || !/^[\u4e00-\u9fffA-Za-z0-9·]+$/.test(name)) continue;
      const marks = text.slice(start, item.end).split('“').length - 1;
      const named = names.startCovering(start) === start || marks === 1 || /[A-Za-z]/.test(name);
      const unknown = name.length >= (rule === 'list of models' ? 2 : 4) && unknownWords(context.words, start, item.end);
      if (marks > 1) continue;
      const accepted = named || unknown;
      mentions.push({
        ...brand(start, item.end, name, accepted ? rule : `doubtful ${rule}`),
        ...(accepted ? {} : { tentative: true, features: [] }),
      });
    }
  }
  return mentions;
}

/** The members of the list that ends at `close`: divided by 、 and, at its end, by 和 or 及. */
function itemsBefore(text: string, close: number): { start: number; end: number; first: boolean }[] {
  const items: { start: number; end: number; first: boolean }[] = [];
  let end = close;
  while (items.length < MAX_ITEMS) {
    let start = end;
    while (start > 0 && !/[、，。；：！？\n（）]/.test(text[start - 1] as string)) start--;
    const first = text[start - 1] !== '、';
    const joint = items.length === 0 ? text.slice(start, end).search(/[和与及](?=.{2})/) : -1;
    if (joint >= 2) {
      items.push({ start: start + joint + 1, end, first: false });
      end = start + joint;
    }
    items.push({ start, end, first });
    if (first) break;
    end = start - 1;
  }
  return items;
}

/** Where the first member of a list begins behind the verb that governs the list. */
function afterVerb({ text, words }: Context, start: number, end: number): number {
  let at = start;
  for (let w = wordAt(words, start); (words.starts[w + 1] as number) < end; w++) {
    const next = words.starts[w + 1] as number;
    const word = text.slice(words.starts[w], next);
    const verb = /^(?:v|d|p|uj|ul)$/.test(words.tags[w] as string) || (at === start && words.tags[w] === 'vn');
    if (boundsNames(word) || verb) at = next;
  }
  return at;
}

/** What is said to be admitted or honored, as an offer: 甲山、乙湖入选…. */
function awarded({ text }: Context): EntityMention[] {
  const mentions: EntityMention[] = [];
  for (const { index, 1: subject } of text.matchAll(AWARDED)) {
    const from = index + 1;
    for (const item of (subject as string).matchAll(/[^、]+/g)) {
      const name = item[0].replace(/(?:景区|风景区)$/, '');
      if (name.length < 2 || name.length > MAX_QUOTED) continue;
      const start = from + item.index;
      mentions.push({ ...brand(start, start + name.length, name, 'awarded'), features: [], tentative: true });
    }
  }
  return mentions;
}

const AWARDED = new RegExp(`[，。；：\\n”]([\\u4e00-\\u9fffA-Za-z0-9·—、]{2,40}?)(?:被)?(?:${PHRASES.awarded})`, 'g');

function provinceGoods({ text }: Context): EntityMention[] {
  const mentions: EntityMention[] = [];
  for (const run of text.matchAll(PROVINCE_GOODS)) {
    for (const item of run[0].matchAll(/[^、]{2}/g)) {
      const start = run.index + item.index;
      mentions.push(brand(start, start + 2, item[0], 'goods of a province'));
    }
  }
  return mentions;
}
