import { isBoundary, wordAt } from '../segment/words.ts';
import { readTable } from '../vocabulary/table.ts';
import { boundsNames, chunkBefore } from './chunk.ts';
import { clauseAfter, clauseBefore, sentenceFloors } from './clauses.ts';
import type { Context, EntityMention } from './context.ts';
import { type HeadMatch, HeadTable } from './heads.ts';
import { type Identity, identityOf, type NameSpans, nameSpans } from './identity.ts';
import type { Recognized } from './registry.ts';

interface OrganizationHead {
  readonly head: string;
  readonly strength: string;
}

let table: HeadTable<OrganizationHead> | undefined;
let classes: Map<string, string> | undefined;

const headTable = (): HeadTable<OrganizationHead> =>
  (table ??= new HeadTable(readTable('vocabulary/data/organization_heads.tsv', ['head', 'strength']), (row) => row.head));

/** Words that make a class of institutions of a head, with how much they decide. */
const classWords = (): Map<string, string> =>
  (classes ??= new Map(readTable('vocabulary/data/organization_classes.tsv', ['word', 'use']).map((row) => [row.word, row.use])));

/** 一中, 第三小学, 实验幼儿园: a school that a number names. */
const NUMBERED_SCHOOL = /第?[一二三四五六七八九十]{1,3}(?:中学?|小学?|高中|初中|幼儿园|幼)(?![国央间型心东西共部期华小学年])/g;
/** Names that only say the level are no organisation of their own. */
const LEVEL_ONLY =
  /^(?:省|市|县|区|州|旗|镇|乡|中共)?(?:省|市|县|区|州|旗)?(?:委|政府|人民政府|人大|政协|人大常委会|常委会|纪委|监委|委员会|党委)$/;
/** Who stands behind an institution without a place: 国家, 中央. */
const NATIONAL = /^(?:国家|中国|中央|中华|国务院)/;
const QUANTITY_BEFORE = /(?:\d|[一二两三四五六七八九十百千几多余数])(?:余|多)?(?:个|所|家|座|处|批|支|名|类|级|项|间|户)$/;
const QUANTITY_AFTER = /^(?:达|达到|共|增至|总数达)?\d+(?:余|多)?(?:个|所|家|座|处|支)/;
/** Verbs that make a building of what follows: it is a project, not yet an institution. */
const BUILDS = /新建|兴建|建设|建成|在建|续建|打造|谋划|筹建|开工|建好|配建|创办|兴办|筹办|选址|争取|争创|创建/g;
/** Verbs whose object is an institution that stands or is called into being. */
const FOUNDS = /成立|组建|设立|组成|挂牌|揭牌|引进|支持|依托|发挥|携手|联合|迁建|改扩建|改建|扩建|[与同被由]|荣?获/g;
/** Verbs that the tagger joins to a name. */
const LEADING_VERB = /^(?:新建|迁建|扩建|改建|对口支援|高标准建设)(?=.{2})/;
const BUILT_AFTER = /^(?:等)?(?:[^，。；：]{0,10}(?:建设|项目|工程)|(?:主体)?(?:完工|竣工|封顶|开工))/;
const ENLARGED_AFTER = /^[^，。；：]{0,12}(?:改扩建|扩建|迁建|改造|搬迁|改革)/;
const BORN_AFTER = /^[^，。；：]{0,28}?(?:揭牌|挂牌|成立|组建|落户|落地|入驻|启用|投入运[营行]|投运)/;
const BORN_BEFORE = /(?:成立|组建|设立|组成|依托|发挥|引进)(?:了)?(?:[^，。；：！？]{0,40}[、和与及])?$/;
const GROUP = /(?:领导小组|指挥部|委员会|理事会|专班|促进会|联盟|基金会)$/;
/** What only an institution does. */
const ACTS_AFTER = /^(?:被|获|荣获|入选|连续|成为|与|免费|全面开放|对外开放|接待|挂牌|正式)/;
/** Kinds of research bodies that a level counts by the dozen: 省重点实验室. */
const SCIENCE = /(?:实验室|创新中心|技术中心|工程中心|研究中心|工作站|众创空间|孵化器|科学院)$/;
/** What goes on with a longer name that an institution stands in. */
const NESTS_BEFORE = /^(?!等|[和与及的、]|建设|项目|工程|主体|[一二三]期|[投建开改扩迁竣完正])[\u4e00-\u9fff]/;
/** A clause that lists kinds of institutions: 图书馆、文化馆等公共文化设施. */
const KINDS_AFTER = /^[^，。；：]{0,20}等(?:公共|各类|文化|体育|场馆|设施|场所|机构|单位|服务)/;
/** A team sent to another place, in numbered batches: 第二、三批援助|湖北医疗队. */
const EXPEDITION = /(第[一二三四五六七八九十]+)((?:、[一二三四五六七八九十]+)*)批(?:援助|支援|驰援|援|赴)$/;
/** Institutes known by a number under their parent: 航天（510所）, 中电科54所. */
const NUMBERED_INSTITUTE =
  /(?<=(?:航天|中船|中电科?|电科|兵器|核工业|中航)[\u4e00-\u9fff]{0,4}（?)\d{2,4}[所院厂](?![\d\u4e00-\u9fff]{0,2}学)/g;
const MAX_MODIFIER = 22;

/**
 * Recognises organisations: entries of the vocabulary, head nouns with a modifier that tells which is meant, numbered
 * schools, and the later members of a list that share the first one's place (市文化馆、图书馆).
 */
export function recognizeOrganizations(context: Context, before: Recognized): EntityMention[] {
  const known = fromVocabulary(context);
  const names = nameSpans({ ...before, mentions: [...before.mentions, ...known] });
  const found = [...fromHeads(context, names), ...numberedSchools(context, names)];
  return [
    ...known,
    ...found.flatMap(({ mention }) => batches(context.text, mention, names)),
    ...found.flatMap((item) => sharers(context, item)),
    ...[...context.text.matchAll(NUMBERED_INSTITUTE)].map((m) => institution(context.text, m.index, m.index + m[0].length, 'numbered')),
  ];
}

const institution = (text: string, start: number, end: number, rule: string): EntityMention => ({
  kind: 'organization',
  start,
  end,
  name: text.slice(start, end).replace(/[“”]/g, ''),
  rule,
});

/** One team for each of the batches that the words before its name count. */
function batches(text: string, mention: EntityMention, names: NameSpans): EntityMention[] {
  const sent = mention.name.endsWith('队') ? EXPEDITION.exec(text.slice(Math.max(0, mention.start - 20), mention.start)) : null;
  if (!sent) return [mention];
  const begins = mention.start - sent[0].length;
  const place = names.startCovering(begins - 1);
  const start = place < 0 ? begins : place;
  const from = text.slice(start, begins);
  const verb = sent[0].slice(sent[0].lastIndexOf('批'));
  return [sent[1] as string, ...(sent[2] as string).split('、').filter(Boolean)].map((n) => {
    const name = `${n.startsWith('第') ? n : `第${n}`}${verb}${mention.name}`;
    return { ...mention, start, name: from + name, aliases: [name], rule: 'batch' };
  });
}

interface Found {
  readonly mention: EntityMention;
  /** What the members after it in a list share: 市 of 市文化馆, 庆阳 of 庆阳一中. */
  readonly shared: string;
}

function fromVocabulary({ text, matches }: Context): EntityMention[] {
  const listed = matches.filter((m) => m.entry.list === 'organization' && m.entry.use === 'free');
  return listed
    .filter((m) => !listed.some((l) => l.start <= m.start && m.end <= l.end && l.end - l.start > m.end - m.start))
    .filter((m) => !QUANTITY_BEFORE.test(text.slice(Math.max(0, m.start - 6), m.start)))
    .map((m) => ({
      kind: 'organization',
      start: m.start,
      end: m.end,
      name: text.slice(m.start, m.end),
      canonical: m.entry.name,
      aliases: m.entry.variants,
      rule: 'vocabulary',
      // A school attached to a university is not the university.
      nests: text[m.end] !== '附',
    }));
}

function fromHeads(context: Context, names: NameSpans): Found[] {
  const { text, words } = context;
  const found: Found[] = [];
  const floorOf = sentenceFloors(context.sentences);
  for (const match of headTable().find(text)) {
    // The tagger reads 小组会 in 领导小组会议.
    if (!isBoundary(words, match.end) && !text.startsWith('会议', match.end)) continue;
    const floor = floorOf(match.start);
    const start = beginning(context, match, floor, names);
    if (start === null) continue;
    const tells = accepts(context, start, match, floor, names);
    if (tells === null) continue;
    found.push({
      mention: institution(text, start, match.end, `head:${match.head.strength} ${tells}`),
      shared: tells === 'bare' ? '' : text.slice(start, match.start).replace(/[“”]/g, ''),
    });
  }
  return found;
}

/** Where the name begins; null where a quantity says that it names a class. */
function beginning(context: Context, match: HeadMatch<OrganizationHead>, floor: number, names: NameSpans): number | null {
  const { text, words } = context;
  const chunk = chunkBefore(text, words, match, floor, names.startCovering);
  let start = chunk.start;
  const stretch = stretchBefore(context, match.start, floor, names);
  if (stretch.place >= 0) start = Math.min(start, stretch.place);
  else if (match.start - start < 4 && match.start - stretch.start >= 4) start = stretch.start;
  // A verb before the name of a place is no part of the institution's name: 支援|乙地兵团.
  for (let w = wordAt(words, start); (words.starts[w + 1] as number) < match.start; w++) {
    const next = words.starts[w + 1] as number;
    if (!/^v/.test(words.tags[w] as string) || names.startCovering(next) !== next) break;
    start = next;
  }
  start += LEADING_VERB.exec(text.slice(start, match.start))?.[0].length ?? 0;
  if (GROUP.test(text.slice(match.start, match.end))) {
    // 成立|振兴甲地制造工作领导小组: all between the founding verb and the head is the name.
    const founded = /(?:成立|组建|设立)(?:了)?(?:[^，。；：、]{0,24}的)?([^，。；：、的]{0,24})$/.exec(text.slice(floor, match.start));
    if (founded) start = Math.min(start, match.start - (founded[1] as string).length);
  }
  start = insideMarks(text, ownItem(context, start, match.start, floor) ?? start, match.start);
  const before = text.slice(Math.max(floor, start - 6), start);
  if (QUANTITY_BEFORE.test(before) || QUANTITY_AFTER.test(text.slice(match.end, match.end + 6))) return null;
  if (chunk.quantified && !/[次场届期]$/.test(before)) return null;
  // 在|沪国家实验室: a place's one-character name behind a preposition is no part of the name either.
  if (/[在驻]/.test(text[start - 1] ?? '') && NATIONAL.test(text.slice(start + 1, match.start))) start += 1;
  return start;
}

/** The name does not reach out of the quotation or over the dash or number that its head stands behind. */
function insideMarks(text: string, start: number, head: number): number {
  const modifier = text.slice(start, head);
  const open = modifier.lastIndexOf('“');
  if (open >= 0 && !modifier.includes('”', open)) return start + open + 1;
  const dash = modifier.lastIndexOf('——');
  return dash >= 0 ? start + dash + 2 : start + (/^（\d+）/.exec(modifier)?.[0].length ?? 0);
}

const LEVEL_WORD = /^[省市县区州旗镇乡]$/;
const MAX_ITEM = 6;

/**
 * Where the name begins when the tagger takes its first character for something else: 县|民政局, or a whole short item of a
 * list (、保师附校、). Null where neither is so.
 */
function ownItem({ text, words }: Context, start: number, head: number, floor: number): number | null {
  if (start <= floor) return null;
  const w = wordAt(words, start - 1);
  const from = words.starts[w] as number;
  if (start === head && from === start - 1 && LEVEL_WORD.test(text[from] as string)) return from;
  let item = start;
  while (item > floor && start - item < MAX_ITEM && /[\u4e00-\u9fff]/.test(text[item - 1] as string)) item--;
  if (text[item - 1] !== '、' || item === start || start - item > 2) return null;
  for (let i = w; (words.starts[i] as number) >= item; i--) {
    if ((words.starts[i + 1] as number) - (words.starts[i] as number) > 1 || words.tags[i] === 'c') return null;
  }
  return item;
}

/** Tags of particles, prepositions, conjunctions, pronouns and times: no name reaches across them. */
const STOP_TAG = /^(?:u[a-z]?|p|c|r|y|e|o|t|m|q)$/;
const MAX_STRETCH = 30;

/**
 * Reads left from a head over every word that can stand inside an institution's name, verbs included, since the tagger
 * takes much of such names for verbs (再保险登记交易中心).
 *
 * @returns where the stretch begins without the verbs that lead it, and where the first name of a place or institution in
 * it begins, -1 without one
 */
function stretchBefore({ text, words }: Context, head: number, floor: number, names: NameSpans): { start: number; place: number } {
  let start = head;
  let place = -1;
  let governed = false;
  for (let w = wordAt(words, head - 1); start > floor && head - start < MAX_STRETCH; w--) {
    const covered = names.startCovering(start - 1);
    if (covered >= floor) {
      if (!governed) place = covered;
      start = covered;
      w = wordAt(words, start);
      continue;
    }
    const from = words.starts[w] as number;
    const word = text.slice(from, start);
    if (/[，。；：！？、\n（《]/.test(word)) break;
    if (word.endsWith('”')) {
      const open = text.lastIndexOf('“', from);
      if (open < floor || start - open > 20) break;
      start = open;
      w = wordAt(words, open);
      continue;
    }
    if (classWords().get(word) !== 'inside' && word !== '全国' && (STOP_TAG.test(words.tags[w] as string) || boundsNames(word))) break;
    if (words.tags[w] === 'v' && word.length > 1 && classWords().get(word) !== 'inside') governed = true;
    start = from;
  }
  const trimmed = afterVerbs({ text, words }, start, head);
  return { start: trimmed, place: place < 0 ? -1 : afterSubject({ text, words }, place, head, names) };
}

/** The first offset from `start` on where none of the verbs stands that may also govern. */
function afterVerbs({ text, words }: Pick<Context, 'text' | 'words'>, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const w = wordAt(words, at);
    const next = words.starts[w + 1] as number;
    if (words.tags[w] !== 'v' || classWords().get(text.slice(at, next)) !== 'inside') break;
    at = next;
  }
  return at < limit ? at : start;
}

/** 甲市推进…中心: a place that a governing verb follows is the subject of the clause, not part of the name. */
function afterSubject({ text, words }: Pick<Context, 'text' | 'words'>, place: number, head: number, names: NameSpans): number {
  let w = wordAt(words, place);
  while ((words.starts[w] as number) < head && names.startCovering(words.starts[w] as number) >= 0) w++;
  const at = words.starts[w] as number;
  const word = text.slice(at, words.starts[w + 1]);
  if (words.tags[w] !== 'v' || classWords().get(word) !== 'inside' || head - at - word.length < 4) return place;
  return at + word.length;
}

/** What tells which institution is meant; null where nothing does or the words are no institution. */
function accepts(
  context: Context,
  start: number,
  match: HeadMatch<OrganizationHead>,
  floor: number,
  names: NameSpans,
): Identity | 'national' | 'named' | 'bare' | 'founded' | null {
  const { text } = context;
  const name = text.slice(start, match.end).replace(/[“”]/g, '');
  const modifier = text.slice(start, match.start);
  const { strength } = match.head;
  if (strength === 'none' || modifier.endsWith('等') || modifier.length > MAX_MODIFIER || LEVEL_ONLY.test(name)) return null;
  const before = clauseBefore(text, start, floor);
  const after = clauseAfter(text, match.end);
  if (modifier === '') return strength === 'unique' && standsAlone(context, match, before, after) ? 'bare' : null;
  const cls = classOf(context, start, match.start);
  if (cls === 'always') return null;
  const founded = BORN_AFTER.test(after) || BORN_BEFORE.test(before) || (GROUP.test(name) && modifier.length >= 4);
  const tells = identityOf(context, start, match.start, names);
  const placed = tells === 'place' || tells === 'enterprise' || tells === 'level';
  // The name of an institution inside a longer name (市医院|门诊楼) stands, whatever is built.
  const nested = placed && NESTS_BEFORE.test(text.slice(match.end, match.end + 2));
  if (!founded && !nested && isBuilt(before, after)) return null;
  if (classWords().has(modifier) || (modifier.length === 1 && SCIENCE.test(name))) return null;
  const working = founded || (placed && ACTS_AFTER.test(after));
  if (strength === 'born' || strength === 'weak')
    return working && !after.startsWith('项目') && modifier.length >= 2 && tells !== 'number' ? (tells ?? 'founded') : null;
  if (placed) return tells;
  if (cls === 'alone') return null;
  if (tells === 'quoted' || tells === 'unknown') return tells;
  if (NATIONAL.test(modifier) && modifier.length >= 4) return 'national';
  if (strength === 'named' && modifier.length >= 2 && tells !== 'number') return 'named';
  return founded && (modifier.length >= 4 || name.length >= 8) && tells !== 'number' ? 'founded' : null;
}

/** Whether the last verb before a name, over the list that it stands in, builds rather than founds. */
function isBuilt(before: string, after: string): boolean {
  if (ENLARGED_AFTER.test(after)) return false;
  const builds = lastIndex(before, BUILDS);
  if (builds >= 0 && builds > lastIndex(before, FOUNDS)) return true;
  return /(?:推进|加快|推动|启动|实施|完成|做好|加强)$/.test(before) && BUILT_AFTER.test(after);
}

function lastIndex(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

/** An institution of which a county has one, as the subject of its clause in a county's document. */
function standsAlone(context: Context, match: HeadMatch<OrganizationHead>, before: string, after: string): boolean {
  const { text } = context;
  if (!/^(?:[^，。；：]{0,12}、)?$/.test(before) && !/(?:我县|我市|我区|全县|全区)$/.test(before)) return false;
  if (/启动|推进|加快/.test(before) || isBuilt(before, after) || /^(?:主体|年内|建设|项目|工程|[一二三]期)/.test(after)) return false;
  return !KINDS_AFTER.test(after) && !/^\d/.test(after) && text[match.end] !== '（' && after.length > 1;
}

/** What the words of a modifier make of the head: `always` a class, `alone` a class as they stand; null where they name. */
function classOf({ text, words }: Context, start: number, end: number): string | null {
  let all = true;
  let count = 0;
  for (let w = wordAt(words, start); w < words.count && (words.starts[w] as number) < end; w++) {
    const word = text.slice(Math.max(start, words.starts[w] as number), Math.min(end, words.starts[w + 1] as number));
    const use = classWords().get(word);
    if (use === 'always') return use;
    if (!use || (use === 'inside' && count > 0)) all = false;
    count++;
  }
  const modifier = text.slice(start, end);
  for (const [word, use] of classWords()) if (use === 'always' && word.length > 1 && modifier.includes(word)) return use;
  return all || classWords().has(modifier) ? 'alone' : null;
}

function numberedSchools(context: Context, names: NameSpans): Found[] {
  const { text, words } = context;
  const found: Found[] = [];
  const floorOf = sentenceFloors(context.sentences);
  for (const match of text.matchAll(NUMBERED_SCHOOL)) {
    const start = match.index;
    const end = start + match[0].length;
    const covered = names.startCovering(start - 1);
    const from = /[市县区镇乡]/.test(text[start - 1] ?? '') && covered < 0 ? start - 1 : covered;
    const floor = floorOf(start);
    if (from < floor || !isBoundary(words, end) || isBuilt(clauseBefore(text, from, floor), clauseAfter(text, end))) continue;
    found.push({ mention: institution(text, from, end, 'numbered school'), shared: text.slice(from, start) });
  }
  return found;
}

/** The members that follow in a list with nothing but a head or a number of their own: 庆阳一中、|四中和|六中. */
function sharers({ text, words }: Context, { mention, shared }: Found): EntityMention[] {
  const mentions: EntityMention[] = [];
  if (shared === '' || shared.length > 12) return mentions;
  let at = mention.end;
  while (/[、和与及]/.test(text[at] ?? '')) {
    const start = at + 1;
    const end = headEnding(text, words, start);
    if (end < 0) break;
    const own = text.slice(start, end);
    mentions.push({ kind: 'organization', start, end, name: shared + own, aliases: [own], rule: 'shared modifier' });
    at = end;
  }
  return mentions;
}

/** Where a head noun or a numbered school that begins here ends, or -1. */
function headEnding(text: string, words: Context['words'], start: number): number {
  const window = text.slice(start, start + 12);
  const heads = headTable()
    .find(window)
    .filter((h) => h.start === 0 && h.head.strength !== 'weak' && isBoundary(words, start + h.end));
  const school = [...window.matchAll(NUMBERED_SCHOOL)].find((m) => m.index === 0);
  const longest = Math.max(heads.at(-1)?.end ?? -1, school ? school[0].length : -1);
  return longest < 0 ? -1 : start + longest;
}
