import { wordAt } from '../segment/words.ts';
import { readTable } from '../vocabulary/table.ts';
import { chunkBefore } from './chunk.ts';
import type { Context, EntityMention, LexiconMatch } from './context.ts';
import { HeadTable } from './heads.ts';
import { nameSpans, unknownWords } from './identity.ts';
import type { Recognized } from './registry.ts';

interface Suffix {
  readonly suffix: string;
  readonly strength: string;
}

let suffixes: HeadTable<Suffix> | undefined;
let classWords: Set<string> | undefined;

const suffixTable = (): HeadTable<Suffix> =>
  (suffixes ??= new HeadTable(readTable('vocabulary/data/company_suffixes.tsv', ['suffix', 'strength']), (row) => row.suffix));

/** Modifiers that make a class of companies, not a name: 国有公司, 平台公司. */
const classModifiers = (): Set<string> =>
  (classWords ??= new Set(readTable('vocabulary/data/company_classes.tsv', ['word']).map((row) => row.word)));

/** “…、…等48家企业”: what closes a list of companies. */
const LIST_CLOSE =
  /^等?(?:一批|一大批|多家|\d+(?:多|余)?[家户个])?(?:国内外|国际|世界|行业|知名|重点|龙头|骨干|大型|优质|头部|央|国|民|上市|科技|农业|产业化|规上|领军|优秀|高新技术|投资|战略)*(?:企业|公司|集团|车企|药企|央企|国企|民企|品牌企业)/;
/** What governs a company or a list of companies. */
const GOVERNS = /(?:引进|引入|招引|签约|对接|牵手|携手|洽谈|合作|拜访|走访|扶持|支持|依托|推动|吸引|培育|服务|入驻|与|和|同|以|由)$/;
const ITEM = /^[\u4e00-\u9fffA-Za-z0-9·]{2,12}$/;
const MAX_ITEMS = 16;

/**
 * Recognises companies: entries of the vocabulary, proper names with an enterprise's suffix, and the items of lists that
 * close with 等…企业.
 */
export function recognizeCompanies(context: Context, before: Recognized): EntityMention[] {
  const listed = itemsOfCompanyLists(context);
  return [...fromVocabulary(context, listed), ...fromSuffixes(context, before, listed), ...fromLists(context, listed)];
}

function fromVocabulary(context: Context, listed: readonly Item[]): EntityMention[] {
  const { text } = context;
  const candidates = context.matches.filter((m) => m.entry.list === 'company');
  const certain = candidates.filter((m) => m.entry.use === 'free');
  const inContext = candidates.filter((m) => m.entry.use !== 'free' && supported(context, m, certain, listed));
  return [...certain, ...inContext].map((m) => ({
    kind: 'company',
    start: m.start,
    end: m.end,
    name: text.slice(m.start, m.end),
    canonical: m.entry.name,
    aliases: m.entry.variants,
    rule: m.entry.use === 'free' ? 'vocabulary' : 'vocabulary in context',
  }));
}

/** A short form that is also an ordinary word counts beside another company, before 集团 or 公司, or in a list of companies. */
function supported({ text }: Context, m: LexiconMatch, certain: readonly LexiconMatch[], listed: readonly Item[]): boolean {
  if (listed.some((item) => item.start <= m.start && m.end <= item.end)) return true;
  if (/^(?:集团|公司|有限|股份)/.test(text.slice(m.end, m.end + 2))) return true;
  return certain.some((c) => (c.end + 1 === m.start && text[c.end] === '、') || (m.end + 1 === c.start && text[m.end] === '、'));
}

function fromSuffixes(context: Context, before: Recognized, listed: readonly Item[]): EntityMention[] {
  const { text, words, sentences } = context;
  const names = nameSpans(before);
  const mentions: EntityMention[] = [];
  let sentence = 0;
  for (const match of suffixTable().find(text)) {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1] as { start: number }).start <= match.start) sentence++;
    const floor = sentences[sentence]?.start ?? 0;
    const chunk = chunkBefore(text, words, match, floor, names.startCovering);
    const modifier = text.slice(chunk.start, match.start);
    if (chunk.quantified || modifier.length < 2 || modifier.length > 20 || isClass(context, chunk.start, match.start)) continue;
    if (match.head.strength !== 'strong') {
      const inList = listed.some((item) => item.start <= chunk.start && match.end <= item.end);
      if (!inList && !/^(?:公司|集团|项目|等|、)/.test(text.slice(match.end, match.end + 2))) continue;
    }
    if (!unknownWords(context, chunk.start, match.start) && !names.inRegion(chunk.start) && match.head.suffix.length < 3) continue;
    mentions.push({
      kind: 'company',
      start: chunk.start,
      end: match.end,
      name: text.slice(chunk.start, match.end).replace(/[“”]/g, ''),
      rule: 'suffix',
    });
  }
  return mentions;
}

/** Whether the word right before the suffix, or the whole modifier, makes a class of it. */
function isClass({ text, words }: Context, start: number, end: number): boolean {
  const last = wordAt(words, end - 1);
  const word = text.slice(Math.max(start, words.starts[last] as number), end);
  return classModifiers().has(word) || classModifiers().has(text.slice(start, end));
}

interface Item {
  readonly start: number;
  readonly end: number;
}

/** The items of every list that closes with 等…企业. */
function itemsOfCompanyLists({ text }: Context): Item[] {
  const items: Item[] = [];
  for (const close of text.matchAll(/等/g)) {
    if (!LIST_CLOSE.test(text.slice(close.index, close.index + 24))) continue;
    let end = close.index;
    for (let n = 0; n < MAX_ITEMS; n++) {
      let start = end;
      while (start > 0 && !/[、，。；：！？\n“”（）]/.test(text[start - 1] as string)) start--;
      items.push({ start, end });
      if (text[start - 1] !== '、') break;
      end = start - 1;
    }
  }
  return items;
}

/** Items of company lists that look like names. The first item may hang on its governing verb. */
function fromLists(context: Context, items: readonly Item[]): EntityMention[] {
  const { text, words } = context;
  const mentions: EntityMention[] = [];
  for (const item of items) {
    let start = item.start;
    if (text[start - 1] !== '、') {
      // Leave the words that govern the list: 引进中能建、…
      for (let w = wordAt(words, item.end - 1); w >= 0 && (words.starts[w] as number) >= item.start; w--) {
        const end = words.starts[w + 1] as number;
        if (GOVERNS.test(text.slice(item.start, end)) && end < item.end) {
          start = end;
          break;
        }
      }
    }
    const name = text.slice(start, item.end);
    if (!ITEM.test(name) || name.length > 10 || !unknownWords(context, start, item.end) || isClass(context, start, item.end)) continue;
    mentions.push({ kind: 'company', start, end: item.end, name, rule: 'list' });
  }
  return mentions;
}
