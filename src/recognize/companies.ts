import { wordAt } from '../segment/words.ts';
import { readTable } from '../vocabulary/table.ts';
import { boundsNames } from './chunk.ts';
import type { Context, EntityMention } from './context.ts';
import { type Piece, piecesBefore, startsOf } from './coordination.ts';
import { HeadTable } from './heads.ts';
import { type NameSpans, nameSpans, unknownWords } from './identity.ts';
import type { Recognized } from './registry.ts';

interface Suffix {
  readonly suffix: string;
  readonly strength: string;
}

let suffixes: HeadTable<Suffix> | undefined;
let trades: Set<string> | undefined;
let classWords: Set<string> | undefined;

const suffixTable = (): HeadTable<Suffix> =>
  (suffixes ??= new HeadTable(readTable('vocabulary/data/company_suffixes.tsv', ['suffix', 'strength']), (row) => row.suffix));

/** Words of trades that enterprises' short names end in: 能源, 农牧. */
const tradeWords = (): Set<string> =>
  (trades ??= new Set(readTable('vocabulary/data/company_suffixes.tsv', ['suffix']).map((row) => row.suffix)));

/** Modifiers that make a class of companies, not a name: 国有公司, 平台公司. */
const classModifiers = (): Set<string> =>
  (classWords ??= new Set(readTable('vocabulary/data/company_classes.tsv', ['word']).map((row) => row.word)));

/** “…、…等48家企业”: what closes a list of companies. */
const LIST_CLOSE =
  /^等?(?:一批|一大批|多家|数家|(?:\d+|[一二三四五六七八九十两几百]+)(?:多|余)?[家户个]|\d+强)?(?:国内外|国际|世界|全国|行业|知名|著名|重点|龙头|骨干|大型|优质|优势|头部|上市|科技|农业|工业|食品|外资|产业化|规上|领军|优秀|高新技术|高新|投资|战略|本土|本地|地方|民营|国有|中央|\d+强)*(?:企业|公司|集团|车企|药企|央企|国企|民企|名企|校企|客商|厂家|银行|金融机构|运营商|商家)/;
/** What governs a company or a list of companies. */
const GOVERNOR =
  /(?:引进|引入|招引|引来|签约|对接|牵手|携手|洽谈|联合|拜访|走访|考察|扶持|支持|依托|推动|吸引|培育|服务|入驻|落户|与|和|同|以|由|如|像|帮助|鼓励|委托|借助)$/;
/** What enterprises do: a name right before it is likely one. */
const DOES =
  /^(?:公司|集团|股份)?(?:成功|顺利|正式|相继|先后|率先|积极|已|将|荣)?(?:研发|研制|生产|入选|荣获|获评|获得|获|挂牌|上市|晋级|晋升|落户|入驻|签约|发布|推出|承建|投资|成立|发起|助力|为我|带动|中标|收购|重组|跻身|通过|被认定|被评|投建|兴建|独资|控股|捐款|捐赠|入围|主导|牵头)/;
const MAX_NAME = 24;
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
  const places = { listed, certain };
  return unique(offered).map((m) => {
    const features = featuresOf(context, names, m, places);
    return { ...m, features, ...(isSure(m, features) ? {} : { tentative: true }) };
  });
}

/** Whether a rule may build upon a company's name before the scorer has spoken. */
function isSure({ rule, name }: EntityMention, features: readonly string[]): boolean {
  if (rule === 'vocabulary') return true;
  const proper = features.includes('unknown:true') || features.includes('region first');
  if (rule === 'suffix:strong') return proper && features.includes('by:chunk');
  const supported = features.includes('company list') || features.includes('beside company') || features.includes('before company');
  if (rule === 'short form') return supported || features.includes('begins project');
  return supported && proper && name.length <= 8 && (rule === 'suffix:weak' || rule === 'company list');
}

/** One mention for each place: the first rule that offers it. */
function unique(mentions: readonly EntityMention[]): EntityMention[] {
  const seen = new Map<string, EntityMention>();
  for (const m of mentions) {
    const key = `${m.start}:${m.end}`;
    if (!seen.has(key)) seen.set(key, m);
  }
  return [...seen.values()];
}

function named({ text }: Context, { start, end }: Item, rule: string): EntityMention[] {
  const name = text.slice(start, end).replace(/[“”]/g, '');
  if (name.length < 2 || name.length > MAX_NAME || /[，。；：！？、《》\n]/.test(name)) return [];
  return [{ kind: 'company', start, end, name, rule }];
}

/** Entries of the vocabulary; a form that is also an ordinary word is only a short form. */
function fromVocabulary({ text, matches }: Context): EntityMention[] {
  const candidates = matches.filter((m) => m.entry.list === 'company');
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
  let sentence = 0;
  for (const match of suffixTable().find(text)) {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1] as { start: number }).start <= match.start) sentence++;
    const floor = sentences[sentence]?.start ?? 0;
    const piece = piecesBefore(text, match.end, floor)[0] as Piece;
    for (const { start, by } of startsOf(context, piece, match.start, floor, names)) {
      if (match.start - start < 2 || classModifiers().has(text.slice(start, match.start))) continue;
      const offered = named(context, { start, end: match.end }, `suffix:${match.head.strength}`);
      mentions.push(...offered.map((m) => ({ ...m, features: [`by:${by}`] })));
    }
  }
  return mentions;
}

/** Whether the word right before the suffix makes a class of it. */
function isClass({ text, words }: Context, end: number): boolean {
  return classModifiers().has(text.slice(words.starts[wordAt(words, end - 1)], end));
}

interface Item {
  readonly start: number;
  readonly end: number;
}

/** The items of every list that closes with 等…企业, each from every place where its name may begin. */
function itemsOfCompanyLists(context: Context, names: NameSpans): Item[] {
  const { text, sentences } = context;
  const items: Item[] = [];
  let sentence = 0;
  for (const close of text.matchAll(/等/g)) {
    if (!LIST_CLOSE.test(text.slice(close.index, close.index + 30))) continue;
    while (sentence + 1 < sentences.length && (sentences[sentence + 1] as { start: number }).start <= close.index) sentence++;
    items.push(...itemsBefore(context, close.index, sentences[sentence]?.start ?? 0, names));
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
    return [...new Set(starts)].filter((start) => piece.end - start >= 2).map((start) => ({ start, end: piece.end }));
  });
}

/** Where the first item of a list begins, behind the words that govern it: 引进|中能建、… */
function afterGovernor({ text, words }: Context, piece: Item): number {
  for (let w = wordAt(words, piece.end - 1); w >= 0 && (words.starts[w] as number) >= piece.start; w--) {
    const end = words.starts[w + 1] as number;
    if (end < piece.end && (GOVERNOR.test(text.slice(piece.start, end)) || boundsNames(text.slice(words.starts[w], end)))) return end;
  }
  return piece.start;
}

/** Items beside a company that is certain: 海螺水泥、红峰机械; 上海建科与上咨集团. */
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

const NAME_TAG = /^(?:x|nr|nz|nt|nrt|nrfg|ns|j|n|ng|g|vn|f|a|l|b|eng|i|k|s|z|m|q|v)$/;
const RARE_TAG = /^(?:x|nr|nz|nt|nrt|nrfg|eng)$/;

/**
 * Proper names that a clause, an item or a governed phrase begins with: the first words, as long as one of them is
 * unknown, up to a trade's word (圣越 | 农牧 | 白羽肉鸡…, 哈电机 | 入选…).
 */
function leadingNames(context: Context): EntityMention[] {
  const { text, words } = context;
  const mentions: EntityMention[] = [];
  for (let w = 0; w < words.count; w++) {
    const start = words.starts[w] as number;
    const before = text.slice(Math.max(0, start - 4), start);
    const free = start === 0 || /[，。；：、！？\n的“]$/.test(before);
    if (!free && !GOVERNOR.test(before) && !boundsNames(text.slice(words.starts[w - 1], start))) continue;
    let rare = 0;
    for (let k = w; k < words.count; k++) {
      const end = words.starts[k + 1] as number;
      const word = text.slice(words.starts[k], end);
      const tag = words.tags[k] as string;
      if (end - start > MAX_RUN || /[，。；：、“”（）《》\n]/.test(word) || !NAME_TAG.test(tag) || boundsNames(word)) break;
      if (RARE_TAG.test(tag) || (word.length === 1 && !/^[fmqv]$/.test(tag))) rare++;
      if (k === w && tag === 'ns') {
        rare++;
        continue;
      }
      if (rare > 0 && end - start >= 2 && leads(text.slice(end, end + 20)))
        mentions.push(...named(context, { start, end }, 'leading name'));
    }
  }
  return mentions;
}

const PROJECT = /^[\u4e00-\u9fffA-Za-z0-9“”]{0,14}?(?:项目|产业园|基地|中心|生产线|工厂|工程|电站|物流园|综合体|集群|建设|等|、)/;

/** Whether what stands before these words may be an enterprise: they say what enterprises do, or go on to name a project. */
const leads = (after: string): boolean => DOES.test(after) || PROJECT.test(after) || /^(?:公司|集团|企业|、|等)/.test(after);

interface Places {
  readonly listed: readonly Item[];
  readonly certain: readonly EntityMention[];
}

/** What speaks for and against a company's name here. */
function featuresOf(context: Context, names: NameSpans, mention: EntityMention, { listed, certain }: Places): string[] {
  const { text, words } = context;
  const { start, end, name } = mention;
  const features: string[] = [...(mention.features ?? [])];
  const after = text.slice(end, end + 8);
  const before = text.slice(Math.max(0, start - 4), start);
  const last = text.slice(words.starts[wordAt(words, end - 1)], end);
  const trade = tradeWords().has(last) ? 'trade' : tradeWords().has(name.slice(-2)) ? 'trade inside' : 'no trade';
  features.push(`ends:${trade}`, `rule+ends:${mention.rule}+${trade}`);
  if (listed.some((item) => item.start === start && item.end === end)) features.push('company list');
  else if (listed.some((item) => item.start <= start && end <= item.end)) features.push('inside company list item');
  if (
    certain.some(
      (c) =>
        (c.end + 1 === start && /[、和与及]/.test(text[c.end] as string)) ||
        (end + 1 === c.start && /[、和与及]/.test(text[end] as string)),
    )
  )
    features.push('beside company');
  if (certain.some((c) => c.start <= start && end <= c.end && c.end - c.start > end - start)) features.push('inside company');
  if (DOES.test(after)) features.push('does');
  if (/^(?:公司|集团|股份|企业)/.test(after)) features.push('before company');
  if (/^等/.test(after)) features.push('before etc');
  if (/^[\u4e00-\u9fffA-Za-z0-9]{2,14}?(?:项目|产业园|基地|数据中心|生产线|工厂|工程|电站|物流园|综合体)/.test(after))
    features.push('begins project');
  if (/^项目/.test(after)) features.push('before project');
  if (GOVERNOR.test(before)) features.push(`governor:${GOVERNOR.exec(before)?.[0]}`);
  if (/[，。；：、！？\n]$/.test(before) || start === 0) features.push(`left:${text[start - 1] === '、' ? 'comma' : 'mark'}`);
  if (isClass(context, end)) features.push('class word');
  const unknown = unknownWords(context, start, end);
  features.push(`unknown:${unknown}`);
  if (names.inRegion(start)) features.push(names.inRegion(end - 1) ? 'region only' : 'region first');
  return features;
}
