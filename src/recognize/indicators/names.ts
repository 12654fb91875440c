import type { Span, Words } from '../../model/types.ts';
import { LIST_NUMBERS } from '../../segment/list-numbers.ts';
import { isBoundary } from '../../segment/words.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import { indicatorVocabulary } from './vocabulary.ts';

const PHRASES = readPhrases('vocabulary/data/indicator_contexts.tsv', ['ahead', 'measured', 'specification']);

/** The text that names are read from. */
export interface NameContext {
  readonly text: string;
  readonly words?: Words;
  /** Forms of the name of the region that the passage is about: they are no part of a statistic's name. */
  readonly regionForms: (offset: number) => readonly string[];
}

/** A name read from the text, and the verb that governs it. */
export interface Name extends Span {
  /** Without marks, without the verbs that fall away. Empty where only verbs stand there. */
  readonly name: string;
  /** Verbs that stand alone, with no object: 建成, 治愈. */
  readonly verb: string;
}

/** The words between a name and its number. */
export interface Tail {
  /** Where the name ends. */
  readonly headEnd: number;
  /** Where the words of a change begin (同比增长), or -1. */
  readonly change: number;
  readonly growth: boolean;
  readonly versus: boolean;
  readonly group: boolean;
  readonly each: boolean;
  readonly from: boolean;
  readonly attain: boolean;
  /** The level is reached, not only stated: 突破, 达到. */
  readonly reach: boolean;
}

/** A zone's name without the place it lies in points at it, as 全区 does. */
const ZONE = /^(?:新区|高新区|经开区|开发区)$/;
const HAN = /[\u4e00-\u9fff]/;
/** 连续13年稳定在: how long a level has lasted is no part of its name. */
const LASTING = /连续(?:\d+|[一二三四五六七八九十]+)(?:个?[年月]|个?季度)$/;
const COMPARED =
  /(?:比|较|与|同)(?:20\d\d年|“?十[一二三四]五”?|[上前去]一?年|[上前]一?个?[三五十]年|\d{4}年|同期|年初|期初)[^，。；、分均]{0,8}$/;
/** 由2012年的…增长到2019年的: the years of an old and a new value. */
const FROM_YEAR = /[由从](?:19|20)\d\d年(?:底|末)?的?$/;
const TO_YEAR = /(?<=[到至为])(?:19|20)\d\d年(?:底|末)?的?$/;
/** 快于2024年1.8个百分点, 高于全国平均水平0.7个百分点. */
const AHEAD_OF = new RegExp(`(?:${PHRASES.ahead})[^，。；、]{1,14}$`);
/** 约, 近 and 超过 between a change and its number leave it a change. */
const MEASURED = new RegExp(`^(?:${PHRASES.measured})$`);
const SAME_AS = /(?:是|为|相当于)?(?:19|20)\d\d年(?:同期|末|底)?的$/;
const MARKS = /[“”《》]/g;
const BRACKETS = /（[^（）]{0,20}）/g;
const ENUMERATION = new RegExp(`^${LIST_NUMBERS.told}`);
const PERIOD_LEAD =
  /^(?:截至|截止|到|至|自|从|在)?(?:(?:19|20)\d\d年(?:底|末|初|度|以来|上半年|下半年|前三季度|\d{1,2}月(?:份|底|末)?)?|\d{1,2}月(?:份|底|末)|\d{1,2}-\d{1,2}月份?|“?十[一二三四五]五”?(?:期间|时期|末|以来)?|[过近]去?[三四五十]年来?|[三四五十]年来?)(?:，|来|共|累计)?/;
const DEIXIS = /全(?:市|县|区|省|州|镇|乡|旗|盟)(?!生产总值|域|委|性|民|员)/g;
const SHARE = /占(.{2,16}?)的?(比重|比例|比率)$/;
/** A single character is a word only where the segmenter says so. */
const isWord = (ctx: NameContext, start: number, end: number): boolean =>
  ctx.words ? isBoundary(ctx.words, start) && isBoundary(ctx.words, end) : end - start > 1;

/** Whether a word that the segmenter calls a noun begins with what stands there: 服务 in 服务业. */
function isInNoun({ words }: NameContext, start: number, end: number): boolean {
  if (!words || !isBoundary(words, start) || isBoundary(words, end)) return false;
  return words.tags[words.indexes[start] as number]?.startsWith('n') === true;
}

/** What was read back from a number. */
type Signs = Omit<Tail, 'headEnd' | 'change'>;

/** A stretch that stands between a name and its number: how long it is, whether a change is told from it on, what it says. */
interface TailStep {
  readonly length: number;
  readonly change: boolean;
  readonly says: readonly (keyof Signs)[];
}

/** Reads back from the number at `end` over what stands between it and the name, not before `floor`. */
export function readTail(ctx: NameContext, floor: number, end: number): Tail {
  let at = end;
  let change = -1;
  const seen: Record<keyof Signs, boolean> = {
    growth: false,
    versus: false,
    group: false,
    each: false,
    from: false,
    attain: false,
    reach: false,
  };
  while (at > floor) {
    const step = phraseBefore(ctx.text, at, floor, end, seen) ?? wordBefore(ctx, at, floor, end, seen);
    if (!step) break;
    at -= step.length;
    if (step.change) change = at;
    for (const sign of step.says) seen[sign] = true;
  }
  if (!seen.growth && !seen.versus) change = -1;
  return { headEnd: at, change, ...seen };
}

/** A phrase of time or comparison that ends at an offset, null where none does. */
function phraseBefore(text: string, at: number, floor: number, end: number, seen: Signs): TailStep | null {
  const back = (reach: number): string => text.slice(Math.max(floor, at - reach), at);
  const ahead = at === end ? AHEAD_OF.exec(back(18)) : null;
  if (ahead) return { length: ahead[0].length, change: true, says: ['versus'] };
  const lasting = LASTING.exec(back(10));
  if (lasting) return { length: lasting[0].length, change: false, says: [] };
  const fromYear = FROM_YEAR.exec(back(12));
  const year = fromYear ?? TO_YEAR.exec(back(12));
  if (year) return { length: year[0].length, change: false, says: fromYear ? ['from'] : [] };
  // 比上年增长: the growth word is read first, then what it is measured against.
  if (!seen.growth && !seen.versus && indicatorVocabulary().words.growth.endingAt(text, at, floor) !== '') return null;
  const compared = COMPARED.exec(back(18)) ?? SAME_AS.exec(back(14));
  if (!compared) return null;
  return { length: compared[0].length, change: true, says: SAME_AS.test(compared[0]) ? ['growth'] : [] };
}

const TAIL_ROLES = ['attain', 'growth', 'versus', 'compare', 'group', 'each', 'from', 'adverb'] as const;

/** The longest word of the vocabulary that ends at an offset and is no part of the name, null where none does. */
function wordBefore(ctx: NameContext, at: number, floor: number, end: number, seen: Signs): TailStep | null {
  const { words } = indicatorVocabulary();
  const stays = words.action.endingAt(ctx.text, at, floor).length;
  // A growth word right before its number or 了 is a change; farther left it belongs to the name (增幅控制在).
  const usable = TAIL_ROLES.map((role) => [role, words[role].endingAt(ctx.text, at, floor)] as const).filter(
    ([role, w]) => w && (role !== 'growth' || !seen.attain || seen.growth) && !(stays > w.length && role !== 'compare'),
  );
  usable.sort((a, b) => b[1].length - a[1].length);
  for (const [role, word] of usable) {
    // Of one character only a word, but for what stands right before the number.
    const beside = at === end && (role === 'attain' || role === 'growth');
    if (word.length === 1 && !beside && !isWord(ctx, at - 1, at)) continue;
    const says: (keyof Signs)[] = /^(?:达|达到|突破|超过|超)$/.test(word) ? ['reach'] : [];
    if (role === 'attain') {
      if (!MEASURED.test(word)) says.push('attain');
    } else if (role !== 'adverb' && role !== 'compare') says.push(role);
    return { length: word.length, change: role === 'growth' || role === 'versus' || role === 'compare', says };
  }
  return null;
}

/** What stands before a name and is taken off: how long it is, the verb that it is, and whether it begins the reading anew or ends it. */
interface Lead {
  readonly length: number;
  readonly verb?: string;
  readonly anew?: boolean;
  readonly last?: boolean;
}

/** The name in `text.slice(start, end)`: clause openers, deixis, periods, the region's name and light verbs taken off. */
export function readName(ctx: NameContext, start: number, end: number): Name {
  const { text } = ctx;
  let at = start;
  let verb = '';
  let verbAt = start;
  while (at < end) {
    const lead = leadOf(text, at, end) ?? regionLead(ctx, at, end) ?? verbLead(ctx, at, end);
    if (!lead) break;
    if (lead.anew) verb = '';
    if (lead.verb !== undefined) {
      if (!verb) verbAt = at;
      verb += lead.verb;
    }
    at += lead.length;
    if (lead.last) break;
  }
  const bare = at >= end;
  const from = bare ? verbAt : cutAt(ctx, at, end);
  const name = bare ? '' : tidy(text.slice(from, end));
  return { start: from, end, name, verb: bare ? verb : from === at && at > start ? verb : '' };
}

/** A mark or a period that a phrase begins with; null where neither stands there. */
function leadOf(text: string, at: number, end: number): Lead | null {
  // What stands in quotation marks is a name from its first character on.
  if (text[at] === '“') return { length: 1, last: true };
  if (/[”、，·①-⑳\s—-]/.test(text[at] as string)) return { length: 1 };
  const period = PERIOD_LEAD.exec(text.slice(at, Math.min(end, at + 24))) ?? ENUMERATION.exec(text.slice(at, Math.min(end, at + 5)));
  return period && period[0].length > 1 ? { length: period[0].length } : null;
}

/** The name of the region that a phrase begins with; null where none stands there, or all of it is the name of a statistic. */
function regionLead(ctx: NameContext, at: number, end: number): Lead | null {
  if (isKnownWhole(ctx.text, at, end)) return null;
  const region = ctx.regionForms(at).find((form, i) => isRegionHere(ctx.text, at, end, form, i === 0 || ZONE.test(form)));
  return region ? { length: region.length, anew: true } : null;
}

/** Whether what is left is the name of a statistic. */
function isKnownWhole(text: string, at: number, end: number): boolean {
  const { length } = indicatorVocabulary().names.startingAt(text, at, end);
  return length >= 2 && at + length === end;
}

/** The verb, or the word that leads to a statistic, that a phrase begins with; null where it belongs to the name. */
function verbLead(ctx: NameContext, at: number, end: number): Lead | null {
  const { text } = ctx;
  const { words, names } = indicatorVocabulary();
  if (isKnownWhole(text, at, end)) return null;
  const action = words.action.startingAt(text, at, end);
  const light = words.light.startingAt(text, at, end);
  const lead = words.lead.startingAt(text, at, end);
  const length = Math.max(action.length, light.length, lead.length);
  if (length === 0 || names.startingAt(text, at, end).length > length) return null;
  const word = text.slice(at, at + length);
  if (length === 1 ? !isWord(ctx, at, at + 1) : isInNoun(ctx, at, at + length)) return null;
  const cut = ctx.words !== undefined && !isBoundary(ctx.words, at + length);
  if (cut && length > 1 && length < 4 && lead.length === length && !action && !light && !/^[我全本]/.test(word)) return null;
  if (action.length !== length) return light.length === length ? { length, verb: word } : { length };
  // A verb that stays in the name ends the stripping, unless nothing follows it.
  return at + length >= end || light.length === length || restIsVerbs(text, at, end) ? { length, verb: word } : null;
}

/** A short form (华池 of 华池县) counts only before a known name: 上海港 begins with no region. */
function isRegionHere(text: string, at: number, end: number, form: string, full: boolean): boolean {
  if (!text.startsWith(form, at) || at + form.length > end) return false;
  return full || indicatorVocabulary().names.startingAt(text, at + form.length, end).length >= 3;
}

/** Whether only verbs stand between; a verb that also ends names of statistics is a noun here (拉动消费). */
function restIsVerbs(text: string, start: number, end: number): boolean {
  const { words } = indicatorVocabulary();
  if (words.head.has(text.slice(start, end))) return false;
  let at = start;
  while (at < end) {
    const step = Math.max(
      words.action.startingAt(text, at, end).length,
      words.light.startingAt(text, at, end).length,
      text[at] === '了' ? 1 : 0,
    );
    if (step === 0) return false;
    at += step;
  }
  return true;
}

/** Where the name begins inside a longer phrase: after 的 of a clause, or at the last verb that cannot stand inside a name. */
function cutAt(ctx: NameContext, start: number, end: number): number {
  const { words, names } = indicatorVocabulary();
  const { text } = ctx;
  // 向企业|发放贷款: to whom something is given is no part of what is given.
  if (/^[向为给]/.test(text.slice(start, end))) {
    for (let at = start + 2; at < end - 2 && at - start < 12; at++) if (words.cut.startingAt(text, at, end).length > 1) return at;
  }
  const known = names.endingAt(text, end, start).length;
  if (end - start - known <= 6 && end - start <= 12) return start;
  let best = start;
  for (let at = start + 2; at <= end - Math.max(known, 2); at++) {
    const word = words.cut.startingAt(text, at, end);
    if (!word || at + word.length > end - 2 || text[at + word.length] === '+') continue;
    if (ctx.words && !(isBoundary(ctx.words, at) && isBoundary(ctx.words, at + word.length))) continue;
    const light = words.light.has(word) || !words.action.has(word);
    if (words.vague.has(text.slice(at + word.length, end))) continue;
    best = light ? at + word.length : at;
    at += word.length - 1;
  }
  if (best === start && known >= 4 && end - start - known > 10) best = end - known;
  return best;
}

/** Marks, brackets and pointing words removed; 占…的比重 becomes 占…比重. */
function tidy(raw: string): string {
  let name = raw
    .replace(BRACKETS, '')
    .replace(MARKS, '')
    .replace(DEIXIS, '')
    .replace(/^(?:[的了、，·①-⑳]|各[类项级种])+/, '');
  name = name.replace(/(?:等|的|、|和|与|及|以及|共|，|等的)+$/, '');
  // 贷款新增22亿元 and 新增贷款22亿元 say the same where the vocabulary knows the name.
  const turned = name.replace(/^(.{2,})(新增|净增)$/, '$2$1');
  if (indicatorVocabulary().names.has(turned)) name = turned;
  const share = SHARE.exec(name);
  if (share) name = `${name.slice(0, share.index)}占${share[1]}${share[2]}`;
  return name;
}

/** Whether the text at `at` can begin the noun that a counter counts. */
export function beginsNoun(text: string, at: number): boolean {
  return HAN.test(text[at] ?? '') || text[at] === '“' || /[A-Z\d]/.test(text[at] ?? '');
}

const MAX_NOUN = 22;
/** A number inside a name: 110千伏变电站, 3A级景区, 5G基站. */
const SPECIFICATION = new RegExp(`^\\d+(?:\\.\\d+)?(?:${PHRASES.specification})`);
/** What says which of the counted things: 20人以下小规模学校. */
const LIMIT = /^\d+(?:\.\d+)?[万亿]?(?:人|元|户|亩|吨|个|家)(?:及?以上|以下|以内)的?/;

/** The noun phrase after a counter: up to a mark, a conjunction or the verb of the clause. */
export function readNoun(ctx: NameContext, start: number, end: number): Span & { readonly name: string; readonly modified: boolean } {
  const { words } = indicatorVocabulary();
  const { text } = ctx;
  let begin = start + (LIMIT.exec(text.slice(start, start + 16))?.[0].length ?? 0);
  const limited = begin > start;
  let at = begin;
  let quoted = false;
  let modified = false;
  while (at < end && at - start < MAX_NOUN) {
    const c = text[at] as string;
    if (c === '“' || c === '”') {
      quoted = c === '“';
      at++;
      continue;
    }
    if (c === '、' && !quoted && at - begin <= 4 && sharesHead(ctx, at + 1, end)) {
      at++;
      continue;
    }
    if (/[，。；：、！？（）《》\s—]/.test(c)) break;
    if (/\d/.test(c) && !/[A-Za-z.\d]/.test(text[at - 1] ?? '') && !quoted) {
      const specification = SPECIFICATION.exec(text.slice(at, at + 12));
      if (!specification) break;
      at += specification[0].length;
      continue;
    }
    if (!quoted) {
      if (c === '的' && at > begin && !modified) {
        modified = true;
        begin = at + 1;
        at++;
        continue;
      }
      const stop = words.stop.startingAt(text, at, end);
      // 省级和市级展会: the noun comes behind both.
      if (/^[和与、]/.test(stop) && /[性级型类]$/.test(text.slice(begin, at))) {
        at += stop.length;
        continue;
      }
      if (stop && stopsHere(ctx, at, stop)) break;
    }
    at++;
  }
  return { start: begin, end: at, name: tidy(text.slice(begin, at)), modified: modified && !limited };
}

/** 1万名果农、茶农子女: what follows 、 has no number and no verb of its own, so the counter counts both. */
function sharesHead(ctx: NameContext, at: number, end: number): boolean {
  const { words } = indicatorVocabulary();
  const rest = ctx.text.slice(at, Math.min(end, at + 10));
  const part = /^[^，。；：、！？（）]*/.exec(rest)?.[0] ?? '';
  return part.length >= 2 && !/\d/.test(rest) && !words.cut.startingAt(ctx.text, at) && !words.action.startingAt(ctx.text, at);
}

/** Whether a stop word is one here: 和 in 和美乡村 and 应 in 应急 are parts of words. */
function stopsHere(ctx: NameContext, at: number, stop: string): boolean {
  if (stop.length === 1) return isWord(ctx, at, at + 1) && !/^和[美谐平]/.test(ctx.text.slice(at, at + 2));
  return ctx.words === undefined || isBoundary(ctx.words, at);
}
