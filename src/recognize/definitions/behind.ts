import { LIST_NUMBER } from '../../segment/list-numbers.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import { type Context, type EntityMention, matchesWithin } from '../context.ts';
import { countsOf, DIGIT, keywordOf } from './counts.ts';
import { cut, endOf, split, tidy } from './parts.ts';

const PHRASES = readPhrases('vocabulary/data/slogan_contexts.tsv', ['starts']);

/** UTF-16 units of a definition that are read. */
const MAX_BODY = 900;

const TAIL = '(?:[\u4e00-\u9fff]{0,6}?)';

const MARK = new RegExp(
  `^[”\\]】]?(?:${TAIL})[”\\]】]?(?:(：)|(（)|，?(?:即|是指|指的是|就是指|就是|指|包括|分别是|分别为)(?![导定数挥示标出引享将可使便时刻日]))`,
);

/** The parts right behind a name: “X”：A、B、C; X即A、B; X（A、B、C）. */
export function behind(context: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const { text } = context;
  const known = knownParts(context, mention);
  if (known) return known;
  // “A、B、C”三大战略: the formula is its own definition.
  const own = cut(mention.name, '、');
  const gathers = /^”([一二三四五六七八九十])(?:大|个|项)/.exec(text.slice(mention.end, mention.end + 3));
  if (gathers && own.length === DIGIT[gathers[1] as string]) return own;
  const mark = MARK.exec(text.slice(mention.end, mention.end + 14));
  if (!mark) return [];
  const start = mention.end + mark[0].length + (mark[1] ? ownLine(text, mention.start, mention.end + mark[0].length) : 0);
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
  const halves = cut(name, '、').length;
  const groups = ['；', '，']
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

const NOTHING: readonly never[] = [];

/** The parts that the vocabulary knows of a name, where the text tells them all right behind it. */
function knownParts(context: Context, mention: EntityMention): readonly string[] | null {
  const { text } = context;
  const expansion =
    matchesWithin(context, mention.start, mention.end).find((m) => m.start === mention.start && m.end === mention.end)?.entry.expansion ??
    NOTHING;
  if (expansion.length < 2) return null;
  if (expansion.length > 2 && saysInRow(context, expansion)) return expansion;
  const told = text.slice(mention.end, Math.min(endOf(text, mention.end, '\n'), mention.end + 240));
  return MARK.test(told) && expansion.every((part) => told.includes(part)) ? expansion : null;
}

const definers = new WeakMap<Context, readonly number[]>();

/** Where 即 stands in a text. */
function definersOf(context: Context): readonly number[] {
  let offsets = definers.get(context);
  if (!offsets) {
    offsets = [...context.text.matchAll(/即/g)].map(({ index }) => index);
    definers.set(context, offsets);
  }
  return offsets;
}

const rows = new WeakMap<Context, Map<readonly string[], boolean>>();

/** Whether a text says parts in a row, wherever. */
function saysInRow(context: Context, parts: readonly string[]): boolean {
  let known = rows.get(context);
  if (!known) {
    known = new Map();
    rows.set(context, known);
  }
  let says = known.get(parts);
  if (says === undefined) {
    says = context.text.includes(parts.join('、'));
    known.set(parts, says);
  }
  return says;
}

/** A counted name that is told elsewhere in the text (四个落实即…). */
export function elsewhere(context: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const { text } = context;
  if (counts.length === 0 || mention.name.length < 3) return [];
  for (const end of definersOf(context)) {
    if (end - mention.name.length === mention.start || !text.endsWith(mention.name, end)) continue;
    const body = text.slice(end + 1, Math.min(endOf(text, end, '\n'), end + MAX_BODY));
    const parts = split(body.slice(0, Math.min(endOf(body, 0, '。'), endOf(body, 0, '；'))), counts);
    if (counts.includes(parts.length)) return parts;
  }
  return [];
}

const LEADS = /^(?:即|是指|指的是|指|就是|为|主要包括|包括|分别是|具体为|是)/;

/** 抓好A、B四个小区建设: the verb before a list and the noun that gathers it. */
const STARTS = new RegExp(`^(?:${PHRASES.starts})`);

const GATHERS = /(?:[一二三四五六七八九十两]个[^、]*|建设)$/;

function beginsParagraph(text: string, start: number): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  return /^(?:\d+[.、．]?|[（(]\d+[)）]|[[［【〔]?\d*[\]］】〕]?)?[[【“]?[\u4e00-\u9fff]{0,6}“?$/.test(text.slice(from, start));
}

const ITEM = new RegExp(`^${LIST_NUMBER}`);

/** How many line ends stand between a glossary's term, which has a line of its own, and what defines it. */
function ownLine(text: string, termStart: number, colonEnd: number): number {
  if (!beginsParagraph(text, termStart)) return 0;
  const ends = /^\n{1,3}/.exec(text.slice(colonEnd, colonEnd + 3))?.[0].length ?? 0;
  return ITEM.test(text.slice(colonEnd + ends, colonEnd + ends + 8)) ? 0 : ends;
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
