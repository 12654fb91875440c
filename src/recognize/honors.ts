import { isBoundary } from '../segment/words.ts';
import { readTable } from '../vocabulary/table.ts';
import { chunkBefore } from './chunk.ts';
import { sentenceFloors } from './clauses.ts';
import type { Context, EntityMention, LexiconMatch } from './context.ts';
import { type HeadMatch, HeadTable } from './heads.ts';
import { type NameSpans, nameSpans } from './identity.ts';
import type { Recognized } from './registry.ts';

interface HonorHead {
  readonly head: string;
  readonly strength: string;
}

let table: HeadTable<HonorHead> | undefined;
const headTable = (): HeadTable<HonorHead> =>
  (table ??= new HeadTable(readTable('vocabulary/data/honor_heads.tsv', ['head', 'strength']), (row) => row.head));

/** How the clause governs a title: conferred, applied for, or made and kept without anybody's conferring it. */
type Governance = 'conferred' | 'applied' | 'made';

const CONFERS =
  '(?:荣获|获评|获批|获得|获选|喜获|荣膺|斩获|夺得|摘得|摘取|捧得|捧回|蝉联|被评|评为|评选为|评定为|授予|命名为|命名|确定为|确认为|认定为|认定|列为|列入|入列|入选|入围|跻身|上榜|登榜|位列|晋升为|晋升|晋级为|晋级|升级为|升格为|创成|成为|达到|新增|新晋|转入|获)';
const APPLIES = '(?:创建|争创|申报|申创|申建|申请|争取|争当|争评|力争|冲刺|创(?=国家|全国|省|市))';
const MAKES =
  '(?:建设|建成|打造|培育|建立|成立|实施|做强|做优|加快|保持|累计|拥有|争先|实现|发展|评定|入库|完成|设立|举办|形成|推荐|迎接|深化|巩固|支持|启动|推进|推动|抓好|开展|围绕|对照|评选|通过)';
/** What may stand between the verb and the title it governs. */
const BETWEEN =
  '(?:成|为|了|过|到|的是|建设|一批|全省|全市|全县|首个|首家|第[一二三四五六七八九十]批|首批|\\d+(?:个|家|项|处|次)|[一二三四五六七八九十两](?:个|家|项|处))*';
const GOVERNED: readonly (readonly [RegExp, Governance])[] = [
  [new RegExp(`(?:成功|已)创建${BETWEEN}$`), 'conferred'],
  [new RegExp(`${CONFERS}${BETWEEN}$`), 'conferred'],
  [new RegExp(`${APPLIES}${BETWEEN}$`), 'applied'],
  [new RegExp(`${MAKES}${BETWEEN}$`), 'made'],
];
/** The last of these before a title is the verb that governs it. */
const VERB = new RegExp(`${CONFERS}|${APPLIES}|${MAKES}`, 'g');
const APPLIED_AFTER = /^(?:”|等)?(?:创建|申报|创评|评选|创城|称号创建)/;
const LISTED = /(?:列为|评为|获评|入选|入围|入列|列入|上榜|跻身|登上|入库)(?:了)?$/;
const QUANTITY = /(?:\d+|[一二三四五六七八九十两]|一批)(?:个|家|项|处|户)|一批/g;

/** Who confers a title, or on whom it ranks: what the name of a title begins with. */
const RANK =
  /国家级|国家|全国|(?<!美丽|健康|平安|数字|法治|魅力)中国|中华|世界级|世界|国际|全球|亚洲|东北亚|东亚|联合国|国务院|省级|省部级|市级|省市级|自治区级|自治区|全省|全市|全区|全州|[2-5]A级|A{2,5}级|[三二]级甲等/g;
/** Ranks that are also aims: a title only where it is conferred or applied for. */
const AIM = /^(?:世界级?|国际|全球|亚洲)/;
const BATCH = /(?:首批|首个|唯一|第[一二三四五六七八九十]+批|新一批|20\d\d年度?|20\d\d-20\d\d年度)/g;
/** Words that praise and don't rank: 全国一流, 全省重要. */
const PRAISE = /一流|领先|有影响|重要|最大|知名|的|核心|前列|内(?=世界)|等(?!级|次)/;
const STOP = /[，。；：！？、\n（）]/;
const MAX_TITLE = 36;
const WINDOW = 24;
/** Titles that a place goes by: behind its region's name they are the place itself, not an award. */
const PLACE_TITLE = /(?:园区?|基地|示范区|试验区|开发区|保税区|高新区|经开区|枢纽|公园|集群|中心|先行区|创新区)$/;
const SCENIC = /(?:[2-5]A|A{2,5})级?(?:旅游)?景区$/;

/** Recognises honors: entries of the vocabulary, title heads with a rank or a conferring verb, and what is conferred in quotation marks. */
export function recognizeHonors(context: Context, before: Recognized): EntityMention[] {
  const names = nameSpans({ ...before, mentions: before.mentions.filter((m) => m.kind === 'organization') });
  const regions = nameSpans({ ...before, mentions: [] });
  const titles = [...fromHeads(context, regions), ...fromVocabulary(context, regions), ...fromQuotations(context), ...fromVerbs(context)];
  return [...titles, ...titles.flatMap((title) => sharers(context, title))].map((title) => mentionOf(context, title, names));
}

/** A title before it becomes a mention. */
interface Title {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly governance: Governance | null;
  readonly entry?: LexiconMatch['entry'];
  /** The name where it is not the words of the span. */
  readonly name?: string;
  readonly aliases?: readonly string[];
  /** Other members of its list stand inside its span. */
  readonly holdsParts?: boolean;
}

function mentionOf({ text }: Context, title: Title, names: NameSpans): EntityMention {
  const { start, end, rule, governance, entry } = title;
  const name = title.name ?? bare(text.slice(start, end));
  const aliases = new Set([...(title.aliases ?? []), ...(entry ? [entry.name, ...entry.variants] : []), ...formsOf(name)]);
  // 工信部…名单: with or without the body that draws it up.
  const body = names.startCovering(start) === start ? bodyEnd(names, start, end) : start;
  if (body > start && end - body >= 6) aliases.add(bare(text.slice(body, end)));
  aliases.delete(name);
  const applied = governance === 'applied' || (governance === null && APPLIED_AFTER.test(text.slice(end, end + 4)));
  return {
    kind: 'honor',
    start,
    end,
    name,
    rule,
    aliases: [...aliases],
    ...(entry && entry.use === 'free' ? { canonical: entry.name } : {}),
    attributes: { award: applied ? 'applied' : 'conferred' },
    ...(title.holdsParts ? { holdsParts: true } : {}),
  };
}

const bare = (name: string): string => name.replace(/[“”《》]/g, '');

function bodyEnd(names: NameSpans, start: number, limit: number): number {
  let at = start;
  while (at < limit && names.inEnterprise(at)) at++;
  return at;
}

/** Other forms of a title: without its batch or year, with 国家 for 国家级 and the reverse. */
function formsOf(name: string): string[] {
  const forms: string[] = [];
  const plain = name.replace(BATCH, '');
  if (plain !== name && plain.length >= 4) forms.push(plain);
  if (plain.startsWith('国家级')) forms.push(plain.replace('国家级', '国家'));
  else if (plain.startsWith('国家')) forms.push(plain.replace('国家', '国家级'));
  return forms;
}

function fromHeads(context: Context, regions: NameSpans): Title[] {
  const { text, words, sentences } = context;
  const floorOf = sentenceFloors(sentences);
  const titles: Title[] = [];
  for (const match of headTable().find(text)) {
    const floor = floorOf(match.start);
    const quote = context.quotations.find((q) => q.start <= match.start && match.end <= q.end);
    if (!isBoundary(words, match.end) && match.end !== quote?.end) continue;
    const title = readTitle(context, match, floor, quote && quote.end === match.end ? quote.start : null, regions);
    if (title) titles.push(title);
  }
  return titles;
}

/** Reads a title leftwards from its head: to its rank, else to the verb that confers it; null where it is none. */
function readTitle(
  { text, words }: Context,
  match: HeadMatch<HonorHead>,
  floor: number,
  quoted: number | null,
  regions: NameSpans,
): Title | null {
  let low = match.start;
  const limit = Math.max(floor, match.end - MAX_TITLE);
  while (low > limit && !STOP.test(text[low - 1] as string)) low--;
  if (quoted !== null) low = quoted;
  const segment = text.slice(low, match.start);
  const verb = lastVerb(segment, quoted !== null);
  const region = regionAfter(text, regions, low, match.start, verb);
  const rank = firstRank(segment, match.head.head);
  let start: number;
  if (rank >= 0 && (verb === null || (rank < verb.at && !verb.confers) || rank >= verb.end)) start = low + rank;
  else if (quoted !== null) start = low;
  else start = verb ? low + verb.end : chunkBefore(text, words, match, floor, regions.startCovering).start;
  if (region >= 0 && region < start) start = region;
  if (quoted === null) {
    const quantity = [...text.slice(start, match.start).matchAll(QUANTITY)].at(-1);
    if (quantity) start += quantity.index + quantity[0].length;
  }
  start += afterJoint(text.slice(start, match.start));
  start += /^(?:“|了|为|首个|首家)*/.exec(text.slice(start, match.start))?.[0].length ?? 0;
  const name = bare(text.slice(start, match.end));
  const modifier = name.length - match.head.head.length;
  if (modifier < 2 || name.length > MAX_TITLE) return null;
  if (SCENIC.test(name) && sightsBefore(text, start, floor).length > 0) return null;
  const governance = governanceOf(text, start, floor) ?? (APPLIED_AFTER.test(text.slice(match.end, match.end + 4)) ? 'applied' : null);
  const ranked = rank >= 0 || region >= 0 || /^省(?![属内会直外际域区])/.test(name);
  if (!supported(match.head.strength, ranked, governance, modifier, text.slice(floor, start))) return null;
  if (!ranked && !CLOSED.test(text.slice(match.end, match.end + 2))) return null;
  if (AIM.test(name) && governance !== 'conferred' && governance !== 'applied') return null;
  if (PRAISE.test(name) || /[\d]+[个家户]$/.test(name)) return null;
  if (isPlace(text, start, name, regions, governance)) return null;
  return { start, end: match.end, rule: `head:${match.head.strength}${ranked ? ' ranked' : ''}`, governance };
}

/** Length of the earlier title in 国家级甲示范区和|乙示范基地; 0 where the words are one title. */
function afterJoint(modifier: string): number {
  let end = 0;
  for (const joint of modifier.matchAll(/[和及与]/g)) {
    if (
      headTable()
        .find(modifier.slice(0, joint.index))
        .some((h) => h.end === joint.index && h.head.head.length > 1)
    )
      end = joint.index + 1;
  }
  return end;
}

/** What may follow a title that has no rank to tell it by. */
const CLOSED = /^(?:[，。；、：！\n”）]|[和及与等\d的共达]|称号|荣誉|创建|建设|工作|标准|验收|复[查评验]|评[估选]|$)/;

/** Whether what stands around a head suffices for its strength. */
function supported(strength: string, ranked: boolean, governance: Governance | null, modifier: number, before: string): boolean {
  const sure = governance === 'conferred' || governance === 'applied';
  if (strength === 'strong') return ranked || sure;
  if (strength === 'ranked') return ranked;
  if (strength === 'listed') return LISTED.test(bare(before)) && modifier >= 6;
  return strength === 'weak' && ranked && sure;
}

/** 甲市国家农业科技园区: a title of a place right behind its region's name. */
function isPlace(text: string, start: number, name: string, regions: NameSpans, governance: Governance | null): boolean {
  if (governance !== null || !PLACE_TITLE.test(name)) return false;
  return regions.inRegion(start - 1) && !/[，。；、]/.test(text[start - 1] as string);
}

const CONFERRING = new RegExp(`^${CONFERS}$`);

interface Verb {
  readonly at: number;
  readonly end: number;
  readonly confers: boolean;
}

function lastVerb(segment: string, quoted: boolean): Verb | null {
  if (quoted) return null;
  let last: Verb | null = null;
  for (const match of segment.matchAll(VERB)) {
    if (match[0] === '建设' || match[0] === '发展' || match[0] === '实现') {
      // These stand inside titles too (生态文明建设示范县): they govern only at the beginning of what is read.
      if (match.index > 2) continue;
    }
    last = { at: match.index, end: match.index + match[0].length, confers: CONFERRING.test(match[0]) };
  }
  return last;
}

/** The word of rank that begins a title: the first, or the last behind a conjunction; -1 without one. A grades rank sights only. */
function firstRank(segment: string, head: string): number {
  let first = -1;
  for (const match of segment.matchAll(RANK)) {
    const rest = segment.slice(match.index);
    if (STOP.test(rest) || /的/.test(rest)) continue;
    if (/^(?:[2-5]A|A{2})/.test(match[0]) && !/景区/.test(head)) continue;
    if (first < 0 || /[和及与暨、]$/.test(segment.slice(0, match.index))) first = match.index;
  }
  return first;
}

/** A region's name that begins a title right behind the verb: 评为|甲省园林县城. */
function regionAfter(text: string, regions: NameSpans, low: number, head: number, verb: { at: number; end: number } | null): number {
  const at = verb ? low + verb.end : low;
  const confers = verb !== null && new RegExp(`^(?:${CONFERS}|${APPLIES})$`).test(text.slice(low + verb.at, at));
  return confers && at < head && regions.startCovering(at) === at ? at : -1;
}

/** The verb right before a title, over the list that the title stands in. */
function governanceOf(text: string, start: number, floor: number): Governance | null {
  const low = Math.max(floor, start - WINDOW * 3);
  const before = text.slice(low, start).replace(/[“”《》]/g, '');
  const clause = before.slice(before.search(/[^，。；：！？\n]*$/));
  for (const [pattern, governance] of GOVERNED) if (pattern.test(clause)) return governance;
  // A list: the verb of its first member governs all.
  if (/(?:[、和与及]|[、和]\d+[个家])$/.test(clause)) {
    const verbs = [...clause.matchAll(VERB)].map((m) => m[0]);
    const verb = verbs.findLast((v) => !/^(?:建设|发展|实现)$/.test(v));
    if (verb) for (const [pattern, governance] of GOVERNED) if (pattern.test(verb)) return governance;
  }
  return null;
}

function fromVocabulary(context: Context, regions: NameSpans): Title[] {
  const { text, sentences } = context;
  const floorOf = sentenceFloors(sentences);
  const titles: Title[] = [];
  for (const match of context.matches) {
    if (match.entry.list !== 'honor') continue;
    const floor = floorOf(match.start);
    const start = withRank(text, match.start, floor);
    const name = bare(text.slice(start, match.end));
    const sights = SCENIC.test(name) ? sightsBefore(text, start, floor) : [];
    for (const sight of sights) {
      titles.push({ start: sight.at, end: match.end, name: sight.name + name, rule: 'sight', governance: 'applied', holdsParts: true });
    }
    const governance = governanceOf(text, start, floor);
    if (sights.length > 0 || (match.entry.use !== 'free' && governance !== 'conferred' && governance !== 'applied')) continue;
    if (isPlace(text, start, name, regions, governance)) continue;
    titles.push({ start, end: match.end, rule: 'vocabulary', governance, entry: match.entry });
  }
  return titles;
}

/** Takes the words of rank and batch right before a title into it: 全国 | 第五批 | 文明城市. */
function withRank(text: string, start: number, floor: number): number {
  const before = text.slice(Math.max(floor, start - 10), start);
  return (
    start -
    (/(?:国家级?|全国|中国|省级|市级|全省|全市|首批|第[一二三四五六七八九十]+批|“)*$/.exec(before)?.[0].replace(/^“/, '').length ?? 0)
  );
}

/** 争创|甲园、|乙寺4A级景区: the sights that a grade is sought for belong to its name. */
function sightsBefore(text: string, start: number, floor: number): { at: number; name: string }[] {
  const before = text.slice(Math.max(floor, start - 30), start);
  const list =
    /(?:创建|争创|申报|申创|推进|启动)((?:(?!成|为|国家|全国|省|市|一批)[\u4e00-\u9fff]{2,10}、)*(?!成|为|国家|全国|省|市|一批)[\u4e00-\u9fff]{2,10})$/.exec(
      before,
    );
  if (!list) return [];
  const from = start - (list[1] as string).length;
  return [...(list[1] as string).matchAll(/[^、]+/g)].map((m) => ({ at: from + m.index, name: m[0] }));
}

/** 被认定为|全省代表性园区，: what a verb expressly confers and ends its clause, whatever its head; 列为|…“百城”之一. */
function fromVerbs({ text }: Context): Title[] {
  const titles: Title[] = [];
  for (const match of text.matchAll(EXPRESS)) {
    const name = match[2] as string;
    const start = match.index + (match[1] as string).length;
    if (name.length - (match[3] ? 2 : 0) < 5 || /项目|重点$|范围|计划$|对象|单位之一|的/.test(name)) continue;
    titles.push({
      start,
      end: start + name.length - (match[3] ? 2 : 0),
      name: bare(name).replace(/之一$/, ''),
      rule: 'expressly',
      governance: 'conferred',
    });
  }
  return titles;
}

const EXPRESS =
  /((?:认定|评|命名|确定|列|评定|评选)为“?)((?:(?:全国|国家级?|全省|省级|中国)[^，。；：、！？\n]{4,24}|[^，。；：、！？\n]{4,30}(之一)))(?=[，。；：！？\n])/g;

/** What a verb confers in quotation marks, and every further quotation beside it: 荣获“…”“…”称号. */
function fromQuotations({ text, quotations, sentences }: Context): Title[] {
  const floorOf = sentenceFloors(sentences);
  const titles: Title[] = [];
  let chained = false;
  for (const [index, quote] of quotations.entries()) {
    if (quote.mark !== '“') continue;
    const previous = quotations[index - 1];
    const beside: boolean = chained && previous !== undefined && /^”[、和及与]?“$/.test(text.slice(previous.end, quote.start));
    const floor = floorOf(quote.start);
    const clause = text.slice(Math.max(floor, quote.start - WINDOW), quote.start - 1);
    const conferred =
      CONFERRED_QUOTE.test(clause) || (CALLED_AFTER.test(text.slice(quote.end, quote.end + 8)) && /获|评|授|入选|命名/.test(clause));
    chained = beside || conferred;
    const length = quote.end - quote.start;
    if (!chained || length < 4 || length > 44) continue;
    titles.push({ start: quote.start, end: quote.end, rule: 'quoted', governance: 'conferred' });
  }
  return titles;
}

const CONFERRED_QUOTE =
  /(?:荣获|获评|获得|获批|获选|喜获|荣膺|斩获|夺得|摘得|评为|评选为|授予|命名为|认定为|确定为|列为|列入|入选|入围|跻身|上榜|摘取|捧得|获)(?:了|为|全国|全省|全市|20\d\d年度?|[\u4e00-\u9fff]{2,8}(?:颁发|授予|评选)的?|(?:中央|国家|[^，。；：“”]{2,6}[部委局厅院会]))?$/;
const CALLED_AFTER = /^”(?:荣誉)?(?:称号|荣誉|殊荣|奖项|奖牌|奖|名录|名单|榜单|名牌)/;

/** A verb that begins a list's next member ends the list. */
const GOVERNING = new RegExp(`^(?:${CONFERS}|${APPLIES}|${MAKES})`);

/** Members of a list that share the head or the rank of a title: 国家、省级…示范村; 省级卫生城市、文明城市. */
function sharers(context: Context, title: Title): Title[] {
  return [...rankSharers(context, title), ...headSharers(context, title)];
}

/** 国家、|省级民主法治示范村; 4个4A级、|3个3A级景区: an earlier member that is nothing but a rank. */
function rankSharers({ text }: Context, title: Title): Title[] {
  const name = bare(text.slice(title.start, title.end));
  const rank = /^(?:国家级|国家|全国|省级|市级|[2-5]A级|省市级)/.exec(name)?.[0];
  if (!rank) return [];
  const before = text.slice(Math.max(0, title.start - 16), title.start);
  const other = /(国家级|国家|全国|省级|省|市级|[2-5]A级)(?:、|和|及)(?:[^，。；、]{0,4}?\d+个)?$/.exec(before);
  if (!other) return [];
  const own = other[1] as string;
  const full = (own === '省' ? '省级' : own) + name.slice(rank.length);
  const { end, governance } = title;
  return [{ start: title.start - other[0].length, end, governance, name: full, rule: 'shared head', holdsParts: true }];
}

/** 省级卫生城市、|文明城市: later members without a rank of their own. */
function headSharers({ text, words }: Context, title: Title): Title[] {
  const titles: Title[] = [];
  const rank = /^(?:国家级|国家|全国|中国|省级|市级|全省|全市)/.exec(bare(text.slice(title.start, title.end)))?.[0] ?? '';
  let at = title.end;
  for (;;) {
    const joint = /^(?:”?[、和及与]“?|以及|”“)/.exec(text.slice(at, at + 3))?.[0];
    if (!joint) break;
    const start = at + joint.length;
    const window = text.slice(start, start + 20);
    const stop = window.search(/[，。；：、”（\n]|[和及与]/);
    const item = stop < 0 ? window : window.slice(0, stop);
    const head = headTable()
      .find(item)
      .filter(
        (h) => h.head.strength === 'strong' && isBoundary(words, start + h.end) && /^(?:创建|建设|等|称号|工作)?$/.test(item.slice(h.end)),
      )
      .at(-1);
    if (!head || head.end < 3 || new RegExp(RANK.source).test(item) || GOVERNING.test(item)) break;
    const own = item.slice(0, head.end).replace(/^(?:\d+[个家项处]|一批)/, '');
    titles.push({
      start,
      end: start + head.end,
      name: own,
      rule: 'shared rank',
      governance: title.governance,
      aliases: rank ? [rank + own] : [],
    });
    at = start + head.end;
  }
  return titles;
}

/** Whether an honor that no rule bounded is conferred or only applied for. */
export function describeHonor({ text, sentences }: Context, start: number, end: number): Pick<EntityMention, 'attributes'> {
  const governance = governanceOf(text, start, sentenceFloors(sentences)(start));
  const applied = governance === 'applied' || (governance === null && APPLIED_AFTER.test(text.slice(end, end + 4)));
  return { attributes: { award: applied ? 'applied' : 'conferred' } };
}
