import type { Span } from '../model/types.ts';
import { wordAt } from '../segment/words.ts';
import type { Context, EntityMention } from './context.ts';
import { governorClass } from './policy-heads.ts';

const DIGIT: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 双: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };
const MAX_PART = 44;
const MAX_BODY = 900;
/** How far ahead of a name its parts may follow, sentence by sentence. */
const AHEAD = 9000;

/**
 * Adds to every mention the parts that the text itself spells out for it: in a glossary, behind 即 or a colon, in brackets, in the
 * list right before it, or as the sentences and headings that follow.
 *
 * @example “六稳”：稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期 → six parts; 集成电路、生物医药、人工智能三大先导产业 → three
 */
export function withExpansions(context: Context, mentions: readonly EntityMention[]): EntityMention[] {
  const best = new Map<string, Reading>();
  const readings = mentions.map((mention): Reading | null => {
    const given = mention.attributes?.expansion;
    const reading = given ? { rank: 0, parts: given } : partsOf(context, mention);
    const known = best.get(mention.name);
    if (reading && (!known || reading.rank < known.rank)) best.set(mention.name, reading);
    return reading;
  });
  return mentions.map((mention, i) =>
    readings[i] ? { ...mention, attributes: { ...mention.attributes, expansion: (best.get(mention.name) as Reading).parts } } : mention,
  );
}

/** Parts with the rank of the rule that read them: the lower, the surer. */
interface Reading {
  readonly rank: number;
  readonly parts: readonly string[];
}

/** How many parts a name says it has: 三区一城 has four, 四位一体 four or five. */
export function countsOf(name: string): readonly number[] {
  const counts: number[] = [];
  const digits = /^(\d{1,2})(?=[个件项大条种类])/.exec(name);
  if (digits) counts.push(Number(digits[1]));
  const numerals = [...name].map((c) => DIGIT[c]).filter((n): n is number => n !== undefined);
  const first = DIGIT[name[0] ?? ''];
  // 人才双十条 counts two.
  if (first === undefined && counts.length === 0) counts.push(...numerals);
  if (first !== undefined) {
    // 十二个 counts twelve.
    const second = DIGIT[name[1] ?? ''];
    counts.push(first === 10 && second !== undefined && second < 10 ? 10 + second : first);
    if (numerals.length > 1) counts.push(numerals.reduce((sum, n) => sum + n, 0));
  }
  return counts;
}

function partsOf(context: Context, mention: EntityMention): Reading | null {
  const name = mention.name;
  const inner = /“([^”]+)”/.exec(context.text.slice(Math.max(0, mention.start - 1), mention.end + 1))?.[1] ?? name;
  const counts = countsOf(name).length ? countsOf(name) : countsOf(inner);
  const rules = [behind, elsewhere, listBefore, quotedBefore, byKeyword, numbered, headings];
  for (const [rank, rule] of rules.entries()) {
    const parts = rule(context, mention, counts);
    if (parts.length > 0) return { rank, parts: withoutHead(parts, name) };
  }
  return null;
}

/** 七大攻坚战（A、B、C攻坚战）: the noun that only the last part has is the name's. */
function withoutHead(parts: readonly string[], name: string): readonly string[] {
  const last = parts.at(-1) as string;
  const head = /(?:攻坚战|行动|工程|战略|改革|体系|产业)$/.exec(name)?.[0];
  if (!head || !last.endsWith(head) || parts.length < 3 || parts.slice(0, -1).some((part) => part.endsWith(head))) return parts;
  return [...parts.slice(0, -1), last.slice(0, -head.length)];
}

const TAIL = '(?:[\u4e00-\u9fff]{0,6}?)';
const MARK = new RegExp(
  `^[”\\]】]?(?:${TAIL})[”\\]】]?(?:(：)|(（)|，?(?:即|是指|指的是|就是指|就是|指|包括|分别是|分别为)(?![导定数挥示标出引享将可使便时刻日]))`,
);

/** “X”：A、B、C; X即A、B; X（A、B、C）. */
function behind(context: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const { text } = context;
  const known = knownParts(context, mention);
  if (known) return known;
  // “A、B、C”三大战略: the formula is its own definition.
  const own = cut(mention.name, /、/);
  const gathers = /^”([一二三四五六七八九十])(?:大|个|项)/.exec(text.slice(mention.end, mention.end + 3));
  if (gathers && own.length === DIGIT[gathers[1] as string]) return own;
  const mark = MARK.exec(text.slice(mention.end, mention.end + 14));
  if (!mark) return [];
  const start = mention.end + mark[0].length;
  const paragraphEnd = endOf(text, start, '\n');
  if (mark[2]) {
    const close = text.indexOf('）', start);
    if (close < 0 || close > paragraphEnd || close - start > MAX_BODY || counts.length === 0) return [];
    const parts = split(text.slice(start, close), counts);
    return counts.includes(parts.length) ? parts : [];
  }
  // A colon defines what begins its paragraph, or what counts its parts.
  if (mark[1] && counts.length === 0 && !beginsParagraph(text, mention.start)) return [];
  const body = text.slice(start, Math.min(paragraphEnd, start + MAX_BODY));
  // 六个必须：必须…。必须…。 is told by its keyword.
  const keyword = keywordOf(mention.name);
  if (keyword && body.startsWith(keyword)) return [];
  // “A”，“B”：A即…；B即…: its own name stands again where it is told.
  const again = body.indexOf(`${mention.name}即`);
  if (again > 0) return behind(context, { ...mention, start: start + again, end: start + again + mention.name.length }, counts);
  const spelled = subDefinitions(body);
  if (spelled.length > 1) return spelled;
  const sentence = body.slice(0, Math.min(endOf(body, 0, '。'), nextEntry(body))).replace(LEADS, '');
  // 八项规定：2012年12月4日，…: its history, not its parts.
  if (/^(?:\d{4}年|【)/.test(sentence)) return [];
  const groups = groupsOf(mention.name, sentence, counts);
  if (groups.length > 0) return groups;
  const glossary = beginsParagraph(text, mention.start);
  const clause = sentence.slice(0, endOf(sentence, 0, '，'));
  const gathered = clause.replace(GATHERS, '');
  const readings =
    STARTS.test(sentence) && gathered !== clause ? [gathered.replace(STARTS, ''), sentence] : [sentence, clause.replace(STARTS, '')];
  // X和Y、Z，以此带动…: what follows the list is none of its parts.
  const listed = split(STARTS.test(clause) && gathered !== clause ? gathered.replace(STARTS, '') : clause, counts);
  if (listed.length > 2 && counts.includes(listed.length) && !split(sentence, counts).every((part) => !part.includes('，'))) return listed;
  for (const reading of readings) {
    const parts = split(reading, counts);
    if (parts.length > 1 && counts.includes(parts.length)) return parts;
    if (parts.length > 1 && counts.length === 0 && parts.every((part) => part.length <= 14 && !/[的中后时]/.test(part))) return parts;
    if (parts.length > 1 && counts.length > 0 && glossary && parts.every((part) => part.length <= 18)) return parts;
  }
  return [];
}

/** 三创四建：A、B，C、D: one group of parts for each number of the name, or for each half of a formula. */
function groupsOf(name: string, sentence: string, counts: readonly number[]): readonly string[] {
  const numbers = [...name].filter((c) => DIGIT[c]).length;
  if (numbers < 2) return [];
  const halves = cut(name, /、/).length;
  const groups = [/；/, /，/]
    .map((stops) => cut(sentence, stops).map(tidy))
    .find((g) => g.length > 1 && [numbers, halves].includes(g.length));
  if (groups?.length === halves) return groups;
  const whole = split(sentence, counts);
  const counted = whole.length > 1 && counts.includes(whole.length) && !whole.some((part) => part.includes('，'));
  return counted ? [] : (groups ?? []);
}

/** Where a definition of something else begins: ；“B”即…, ；B即…. */
function nextEntry(body: string): number {
  const at = body.search(/；(?:“|[^；。，、]{1,8}(?:即|是指|：))/);
  return at < 0 ? body.length : at;
}

/** The parts that the vocabulary knows of a name, where the text tells them all right behind it. */
function knownParts({ text, matches }: Context, mention: EntityMention): readonly string[] | null {
  const expansion = matches.find((m) => m.start === mention.start && m.end === mention.end)?.entry.expansion ?? [];
  if (expansion.length < 2) return null;
  // The parts in a row, wherever the text says them.
  if (expansion.length > 2 && text.includes(expansion.join('、'))) return expansion;
  const told = text.slice(mention.end, Math.min(endOf(text, mention.end, '\n'), mention.end + 240));
  return MARK.test(told) && expansion.every((part) => told.includes(part)) ? expansion : null;
}

/** A counted name that is told elsewhere in the text (四个落实即…). */
function elsewhere(context: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const { text } = context;
  if (counts.length === 0 || mention.name.length < 3) return [];
  for (let at = text.indexOf(`${mention.name}即`); at >= 0; at = text.indexOf(`${mention.name}即`, at + 1)) {
    const end = at + mention.name.length;
    if (at === mention.start) continue;
    const body = text.slice(end + 1, Math.min(endOf(text, end, '\n'), end + MAX_BODY));
    const parts = split(body.slice(0, Math.min(endOf(body, 0, '。'), endOf(body, 0, '；'))), counts);
    if (counts.includes(parts.length)) return parts;
  }
  return [];
}

const LEADS = /^(?:即|是指|指的是|指|就是|为|主要包括|包括|分别是|具体为|是)/;
/** 抓好A、B四个小区建设: the verb before a list and the noun that gathers it. */
const STARTS = /^(?:抓好|建设|建好|构建|打造|做好|推进|实施|加快|坚持)/;
const GATHERS = /(?:[一二三四五六七八九十两]个[^、]*|建设)$/;

function beginsParagraph(text: string, start: number): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  return /^(?:\d+[.、．]?|[（(]\d+[)）]|[[［【〔]?\d*[\]］】〕]?)?[[【“]?[\u4e00-\u9fff]{0,6}“?$/.test(text.slice(from, start));
}

const SUB_DEFINITION =
  /((?:“[^”]{1,12}”|(?<=^|[；。，：])[^“”；。，：、]{1,10}))(?:，?即|是指|指|就是|：)([^；。]{2,60}?)(?=[；。]|$|，(?:“[^”]{1,8}”|[^“”，；。、]{1,5})即)/g;

/** “百”即…；“千”即…: the parts of a definition that defines its own parts. */
function subDefinitions(body: string): string[] {
  const parts: string[] = [];
  if (!/^(?:“[^”]{1,12}”|[^“”；。，：、]{1,10})(?:，?即|是指|指|就是|：)/.test(body)) return [];
  for (const match of body.matchAll(SUB_DEFINITION)) {
    // 三重：即A、B；四创：即C、D keeps what it defines, “百”即A；“千”即B and 1即A，2即B don't.
    const own = countsOf(match[1] as string).length > 0 && (match[1] as string).length > 1;
    parts.push(own ? match[0] : tidy(match[2] as string));
  }
  return parts;
}

const SPLITS = [/[、，；]/, /[；，]/, /；/, /、/];

/** Splits a definition into its parts, by the stops that make as many as the name counts. */
function split(body: string, counts: readonly number[]): string[] {
  const readings = SPLITS.map((stops) => cut(body, stops));
  const right = (parts: readonly string[]): boolean => counts.includes(parts.length);
  const chosen = readings.find(right) ?? readings.map(splitLast).find(right) ?? splitLast(readings[0] ?? []);
  return alike(chosen.map(tidy).filter(Boolean));
}

/** 坚决打好A攻坚战、坚决打好B攻坚战: the verb that all parts share is none of them. */
function alike(parts: string[]): string[] {
  const lead = /^(?:坚决|全力|着力)?(?:打好|打赢|抓好|做好|处理好)/.exec(parts[0] ?? '')?.[0];
  if (lead && parts.length > 1 && lead !== '处理好' && parts.every((part) => part.startsWith(lead)))
    return parts.map((part) => part.slice(lead.length));
  return parts;
}

function cut(body: string, stops: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < body.length; i++) {
    const c = body[i] as string;
    if (/[“《（]/.test(c)) depth++;
    else if (/[”》）]/.test(c)) depth--;
    else if (depth <= 0 && stops.test(c)) {
      parts.push(body.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(body.slice(start));
  return parts.filter((p) => p !== '');
}

/** The last part of a list may hold two: …、C和D. */
function splitLast(parts: readonly string[]): string[] {
  const last = parts.at(-1);
  const joint = last ? /^(.{2,}?)(?:以及|和|与|及)(.{2,})$/.exec(last) : null;
  return joint ? [...parts.slice(0, -1), joint[1] as string, joint[2] as string] : [...parts];
}

const tidy = (part: string): string =>
  part
    .replace(/^(?:以及|和|与|及|一是|二是|三是|四是|五是|六是|七是|八是|九是|十是|即|是指|指)/, '')
    .replace(/(?:等)?[。；，]*$/, '')
    .trim();

/** 集成电路、生物医药、人工智能三大先导产业; 兰州新区、高新区、经济区、榆中生态创新城“三区一城”. */
function listBefore(context: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const { text, words } = context;
  if (counts.length === 0) return [];
  // The name may begin with words before its own marks (金融“四个体系”); the list ends where the number stands.
  const offset = text.slice(mention.start, mention.end).search(/[一二三四五六七八九十两双\d]/);
  let end = mention.start + Math.max(0, offset);
  if (text[end - 1] === '“') end--;
  let listed = false;
  if (text[end - 1] === '等') {
    end--;
    listed = true;
  } else if (text[end - 1] === '的') end--;
  const clauseStart = lastOf(text, end, /[，。；：！？\n]/) + 1;
  let clause = text.slice(clauseStart, end);
  const quoted = text[mention.start - 1] === '“' || text.slice(mention.start, mention.end).includes('“');
  // Behind a stop or a conjunction the name is an item itself, and two things are a pair only where marks set the name off.
  if (/[、和与及以]$/.test(clause) || (!quoted && Math.max(...counts) < 3)) return [];
  if (/^“[^”]*”$/.test(clause.slice(clause.lastIndexOf('“')))) {
    const inner = clause.slice(clause.lastIndexOf('“') + 1, -1);
    const parts = split(inner, counts);
    if (counts.includes(parts.length)) return parts;
  }
  // 公众安全感、满意度…实现“双提升”: the subject of the clause.
  const subject = /^([^，]{2,40}?)(?:(?:连续|均|都|全部|同时|再次|继续|双双)[^、，]{0,8}?)?(?:实现|达到|保持)“?$/.exec(
    text.slice(clauseStart, mention.start),
  );
  if (subject) {
    const parts = split(subject[1] as string, counts);
    if (parts.length > 1 && counts.includes(parts.length)) return parts;
  }
  const parts = cut(clause, /、/);
  if (parts.length < 2 && !/[和与及]/.test(clause)) return [];
  const head = parts[0] as string;
  clause = clause.slice(governedFrom(text, words, clauseStart, clauseStart + head.length) - clauseStart).replace(/^“[^”]{1,4}”即/, '');
  const whole = cut(clause, /、/);
  const items = (counts.includes(whole.length) ? whole : splitLast(whole)).map(tidy);
  items[0] = withoutLead(items);
  if (items.some((i) => i.length > MAX_PART || i.length < 2)) return [];
  return counts.includes(items.length) || (listed && items.length > 1) ? items : [];
}

/** The first item without the verbs and adverbs before it that make it longer than the others (狠抓 | 生态效益). */
function withoutLead(items: readonly string[]): string {
  let first = items[0] as string;
  const longest = Math.max(...items.slice(1).map((i) => i.length));
  const lead =
    /^(?:大力|着力|全力|狠抓|紧抓|抓牢|扶持|支持|培育|培养|做强|做优|做大|壮大|强化|突出|提升|聚焦|紧盯|围绕|紧扣|统筹|推动|推进|促进|打造|发展)/;
  while (first.length > longest && lead.test(first)) first = first.replace(lead, '');
  return first;
}

/** Where the first item of a list begins: behind the verb that governs the list. */
function governedFrom(text: string, words: Context['words'], from: number, to: number): number {
  let start = from;
  for (let w = wordAt(words, from); w < words.count && (words.starts[w] as number) < to; w++) {
    const wordEnd = words.starts[w + 1] as number;
    const word = text.slice(Math.max(from, words.starts[w] as number), wordEnd);
    if (
      wordEnd < to &&
      (governorClass(word) === 'governor' ||
        /^(?:把|将|成为|规划|推动|拿|按照|培育|了)$/.test(word) ||
        (start === from && /^(?:建设|发展)$/.test(word)))
    )
      start = wordEnd;
  }
  return start;
}

/** “敢打敢拼、务实求实”的新时代庆阳精神; 以“A、B、C”为主要内容的“五个一百”计划. */
function quotedBefore({ text }: Context, mention: EntityMention): readonly string[] {
  let end = mention.start;
  if (text[end - 1] === '“') end--;
  const match = /“([^“”]*、[^“”]*)”(?:为(?:主要|核心|基本)?(?:内容|特征|目标|内涵|主题)的|的)$/.exec(
    text.slice(Math.max(0, end - 90), end),
  );
  if (!match || !/精神|计划|模式|机制|工程|行动|体系|战略|思路|格局|[一二三四五六七八九十]/.test(mention.name)) return [];
  return cut(match[1] as string, /、/);
}

/** What a counted name counts: 六个 | 必须, 三大 | 机遇. */
function keywordOf(name: string): string | null {
  return /^(?:[一二三四五六七八九十]{1,2}|\d{1,2})(?:个|大|项|种|件|条)?([\u4e00-\u9fff]{2,6})$/.exec(name)?.[1] ?? null;
}

/** 六个必须: the sentences behind it that begin with 必须; 三大机遇: the list of things that end in 机遇. */
function byKeyword({ text }: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const keyword = keywordOf(mention.name);
  if (keyword === null || counts.length === 0) return [];
  const ahead = text.slice(mention.end, mention.end + AHEAD);
  // Each part has the keyword once: where it stands too seldom, nothing need be read.
  if (!standsOften(ahead, keyword, Math.min(...counts))) return [];
  const begins = new RegExp(
    `(?:^|[。；：\\n]|[。；\\n](?:（[一二三四五六七八九十\\d]+）|[一二三四五六七八九十]+、|[一二三四五六七八九十]是))[”]?(${keyword}[^，。；：\\n]{1,40})(?=[，。；：\\n])`,
    'g',
  );
  const sentences = unique([...ahead.matchAll(begins)].map((m) => m[1] as string));
  if (counts.includes(sentences.length)) return sentences;
  const n = counts[0] as number;
  if (sentences.length > n) return sentences.slice(0, n);
  const list = new RegExp(
    `(?:[\\u4e00-\\u9fff]{1,8}${keyword}、){${Math.max(0, n - 2)}}[\\u4e00-\\u9fff]{1,8}${keyword}(?:和|与|及|、)[\\u4e00-\\u9fff]{1,8}${keyword}`,
  ).exec(ahead);
  return list && n > 1 ? splitLast(cut(list[0], /、/)) : [];
}

/** Whether words stand at least so many times in a text. */
function standsOften(text: string, words: string, least: number): boolean {
  let at = -1;
  for (let n = 0; n < least; n++) {
    at = text.indexOf(words, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** 12件民生实事。（1）…。（2）…。 */
function numbered({ text }: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const before = /(\d{1,2}|[一二三四五六七八九十]{1,2})[件项条]$/.exec(text.slice(Math.max(0, mention.start - 4), mention.start));
  const all = before ? [...counts, ...countsOf(before[0])] : counts;
  if (all.length === 0) return [];
  const ahead = text.slice(mention.end, mention.end + 3000);
  const open = /^[”]?[^。；]{0,12}[。：；]\n?(?=（1）|（一）|1[.、])/.exec(ahead);
  if (!open) return [];
  const parts: string[] = [];
  for (const match of ahead
    .slice(open[0].length)
    .matchAll(/(?:（(\d+|[一二三四五六七八九十]+)）|(?<=^|\n)(\d+)[.、])([^。；\n]+)[。；\n]/g)) {
    if (parts.length >= Math.max(...all)) break;
    parts.push(tidy(match[3] as string));
  }
  return all.includes(parts.length) ? parts : [];
}

/** 关键词：5件大事, then a heading for each. */
function headings({ text, sections }: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const n = counts[0];
  if (n === undefined || n < 2) return [];
  const key = (words: string): string =>
    words.replace(/^(?:关键词|主题词)[：:]/, '').replace(/^\d+/, (d) => '零一二三四五六七八九十'[Number(d)] ?? d);
  const at = sections.findIndex((s) => s.heading !== '' && key(s.heading) === key(mention.name));
  if (at < 0) return [];
  const marked = /^(?:关键词|主题词)/.test((sections[at] as { heading: string }).heading);
  const following = sections.slice(at + 1, at + 1 + n).map((s) => s.heading);
  if (following.length < n || following.some((h) => h === '' || (marked && /^(?:关键词|主题词)/.test(h)))) return [];
  return text.includes(following[0] as string) ? following : [];
}

const unique = (list: readonly string[]): string[] => [...new Set(list)];

function endOf(text: string, from: number, mark: string): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

function lastOf(text: string, before: number, stop: RegExp): number {
  let depth = 0;
  for (let i = before - 1; i >= 0; i--) {
    const c = text[i] as string;
    if (c === '”') depth++;
    else if (c === '“') depth--;
    else if (depth <= 0 && stop.test(c)) return i;
  }
  return -1;
}

/** A counted name that brackets spell out, or that closes a list: 三种意识（A、B、C）; A、B、C三大片区. */
export function countedNames(context: Context): (Span & { expansion: readonly string[] })[] {
  const { text } = context;
  const found: (Span & { expansion: readonly string[] })[] = [];
  for (const match of text.matchAll(/[一二三四五六七八九十](?:大|个|种|项|类|条)[\u4e00-\u9fff]{2,8}?(?=（[^）]{4,120}）)/g)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const close = text.indexOf('）', span.end);
    const parts = split(text.slice(span.end + 1, close), countsOf(match[0]));
    if (countsOf(match[0]).includes(parts.length)) found.push({ ...span, expansion: parts });
  }
  for (const match of text.matchAll(COUNTED)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const mention: EntityMention = { kind: 'slogan', ...span, name: match[0], rule: '' };
    const parts = listBefore(context, mention, countsOf(match[0]));
    if (parts.length > 1) found.push({ ...span, expansion: parts });
  }
  return found;
}

const COUNTED =
  /(?<=[\u4e00-\u9fff”）])[二三四五六七八九十](?:大|张)(?:[\u4e00-\u9fff]{0,6}?)(?:产业集群|产业链|产业|片区|板块|领域|体系|基地|机遇|任务|优势|中心|品牌|名片|平台|园区|目标|支柱|经济带|组团|重点|关键|环节|格局|支撑|保障|定位|抓手|引擎|导向|理念|原则|意识|能力|革命|转变|关系|难题|瓶颈|短板|高地|屏障)(?![园区链带内者名集])/g;
