import { wordAt } from '../segment/words.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { readTable } from '../vocabulary/table.ts';
import type { Context, Quotation } from './context.ts';

const PHRASES = readPhrases('vocabulary/data/quoted_contexts.tsv', [
  'conferring',
  'title',
  'another',
  'called',
  'service',
  'thing',
  'policy',
  'pattern',
  'manner',
  'unit',
  'uncounted',
]);

/**
 * What kind of expression quotation marks set off: a numeral abbreviation (四个不摘, 1+N), a formula of parallel parts
 * (搬得出、稳得住、能致富), a name made after a pattern (甲州模式), another expression (燃气下乡), or nothing that is used as a unit.
 */
export type QuotedForm = 'numeral' | 'formula' | 'pattern' | 'other' | null;

let figures: Set<string> | undefined;
const isFigure = (words: string): boolean => {
  figures ??= new Set(readTable('vocabulary/data/quoted_figures.tsv', ['word', 'reason']).map((row) => row.word));
  return figures.has(words);
};

const NUMERAL = '[一二三四五六七八九十百千万两双]';
/** A numeral and what it counts (四个不摘, 双千), once or several times (一院一中心, 十查十看十补课). */
const COUNTED = new RegExp(`^(?:\\d{3,6}[\u4e00-\u9fff]{2,6}|第?${NUMERAL}[^、，·+]{1,7}|(?:${NUMERAL}[^、，·+]{1,4}){2,6})$`);
/** 一主四副多极: place and people words that only begin with a numeral. */
const NOT_COUNTED = new RegExp(`^(?:${PHRASES.uncounted})|(?:节|日|季|湾|大街|路网)$`);
/** 1+N, 7+18+N, 1556, 3+1, 5+X+N; digits alone need three of them (12345 is a telephone line, 30·60 a date). */
const DIGITS = /^(?:\d{1,4}(?:[+×xX·、-]\d{1,4})*(?:[+×]?[NnXx])?|[NnXx]?(?:[+×]?\d{1,4})+(?:[+×][NnXx]+)*)$/;
const CODED = /^\d[\dA-Za-z+×]*[+×NX][\dA-Za-z+×]*$/;
const BARE_NUMBER = /^\d+$/;
/** Telephone lines and calendar dates. */
const NOT_CODES = /^(?:110|119|120|122|315|3·15|12\d{3}|96\d{3,4}|\d{1,2}[·.]\d{1,2}|(?:19|20)\d\d|\d{1,2})$/;
const JOINED = /^.{1,16}(?:[+×]|＋).{0,24}$/;
const PATTERN = new RegExp(`(?:${PHRASES.pattern})$`);
/** The plan periods and the rounds of legal education are policies by name. */
const PERIOD = /^[一二三四五六七八九十]+五$|^[一二三四五六七八九]五$/;
const SENTENCE = /[。；：！？…]/;

/** Right before the marks: a title is conferred or applied for. */
const CONFERRING = new RegExp(
  `(?:${PHRASES.conferring})(?:了|全国|国家级?|省级?|市级?|首批|第[一二三四五六七八九十]+批|[\\u4e00-\\u9fff]{2,3}省|年度|\\d{4}年度?|等|“[^”]*”|[、，和及])*$`,
);
const TITLE_TAIL = new RegExp(`(?:${PHRASES.title})$`);
/** Right behind the marks: what is named is a thing of another kind. */
const NAMES_ANOTHER = new RegExp(`^(?:等)?(?:${PHRASES.another})`);
/** Right before the marks: the noun that says what the name belongs to. */
const CALLED = new RegExp(`(?:${PHRASES.called})[、和]?(?:“[^”]*”[、和]?)*$`);
/** Right behind the marks: a service, a route or a place that has only a name. */
const NAMES_SERVICE = new RegExp(`^(?:等|\\d+个)?(?:${PHRASES.service})`);
/** What is done, with how: 亲自 | 招, 跑 | 起来, 清单 | 式. */
const MANNER = new RegExp(`^(?:${PHRASES.manner})[招干抓拼冲跑上管办闯创谈盯]$|^.(?:起来|出去|下去|上去|进来|回来)$|^..式$`);
/** Facilities, services and days that a name in marks belongs to. */
const THING_TAIL = new RegExp(`(?:${PHRASES.thing})$`);
/** Names of policies by their head noun, and what only digits and a unit say. */
const POLICY_TAIL = new RegExp(`(?:${PHRASES.policy})$`);
/** A quantity, an article of a package. */
const QUANTITY = new RegExp(`^\\d+(?:${PHRASES.unit})?$`);
/** Titles and questions in marks. */
const TITLE_LEAD = /^(?:国家级?|全国|省级|市级|中国（|世界级?|亚洲|[\u4e00-\u9fff]{2,3}省)/;
const QUESTION = /(?:哪里|怎么|什么|谁来|如何|为何|何处|吗|呢)/;
const DISASTER = /^(?:等)?(?:台风|特大|暴雨|洪|事故|地震|事件|灾)/;

const MAX_OTHER = 16;

/** An idiom of the dictionary, or a verb with its object (扩投资), says what is done and names nothing. */
function isPlainWords({ words, text }: Context, { start, end }: Quotation): boolean {
  const first = wordAt(words, start);
  const firstEnd = words.starts[first + 1] as number;
  if (words.starts[first] === start && firstEnd === end) return /^[il]$/.test(words.tags[first] as string);
  if (end - start !== 3 || words.starts[first] !== start) return false;
  const rest = text.slice(firstEnd, end);
  return (
    firstEnd === start + 1 &&
    words.tags[first] === 'v' &&
    words.starts[first + 2] === end &&
    /^(?:n|vn)$/.test(words.tags[first + 1] as string) &&
    rest.length === 2
  );
}
const MAX_FORMULA = 60;

/** Parts of a formula, by the stops between them. */
export function formulaParts(words: string): string[] {
  return words.split(/[、，·]/).filter(Boolean);
}

/** Whether the parts are built alike: at least two of at least two characters, no part much longer than another. */
export function isParallel(parts: readonly string[]): boolean {
  if (parts.length < 2) return false;
  const lengths = parts.map((p) => p.length);
  const longest = Math.max(...lengths);
  const shortest = Math.min(...lengths);
  if (longest > 22) return false;
  if (shortest === 1) return longest === 1 && parts.length >= 3;
  return longest - shortest <= Math.max(4, shortest);
}

/** Tells the form of an expression, whoever uses it. */
export function formOf(words: string): QuotedForm {
  if (SENTENCE.test(words) || PERIOD.test(words) || NOT_CODES.test(words)) return null;
  if (BARE_NUMBER.test(words)) return words.length >= 3 ? 'numeral' : null;
  if (CODED.test(words) || DIGITS.test(words)) return 'numeral';
  if (words.length < 2 || isFigure(words)) return null;
  if (words.length <= 14 && COUNTED.test(words) && !NOT_COUNTED.test(words)) return 'numeral';
  const parts = formulaParts(words);
  if (parts.length > 1) return words.length <= MAX_FORMULA && isParallel(parts) ? 'formula' : null;
  if (JOINED.test(words)) return 'formula';
  if (words.length <= 12 && words.length >= 3 && PATTERN.test(words)) return 'pattern';
  return words.length >= 3 && words.length <= MAX_OTHER ? 'other' : null;
}

/**
 * Tells what a quotation of a text is: its form, or null where it names a title, a brand, an event, a company or is a
 * mere figure of speech.
 */
export function quotedForm(context: Context, quotation: Quotation): QuotedForm {
  const { text } = context;
  const words = text.slice(quotation.start, quotation.end);
  const form = formOf(words);
  if (form === null || (form !== 'numeral' && words.endsWith('制'))) return null;
  if (form === 'other' && [THING_TAIL, POLICY_TAIL, QUANTITY, TITLE_LEAD, QUESTION, /^零/].some((p) => p.test(words))) return null;
  if (form === 'numeral' && /^\d.*(?:计划|工程|行动|项目)$/.test(words)) return null;
  if (form === 'other' && (MANNER.test(words) || isPlainWords(context, quotation))) return null;
  const before = text.slice(Math.max(0, quotation.start - 40), quotation.start - 1);
  const clause = before.slice(before.search(/[^。；：！？\n]*$/));
  const after = /^(?:[、和]?“[^”]{1,20}”)*(.{0,12})/.exec(text.slice(quotation.end + 1, quotation.end + 90))?.[1] ?? '';
  if (CONFERRING.test(clause) && (form === 'other' || form === 'pattern' || TITLE_TAIL.test(words))) return null;
  if (form === 'other' && (CALLED.test(clause) || NAMES_SERVICE.test(after))) return null;
  if (/^\d+$/.test(words) && /^项目/.test(after)) return null;
  if (NAMES_ANOTHER.test(after) && (form !== 'formula' || words.includes('·'))) return null;
  if (words.includes('·') && /^.{0,6}(?:会|节|展|赛|季|论坛|品牌)/.test(after)) return null;
  if (DISASTER.test(after) || (form === 'other' && TITLE_TAIL.test(words))) return null;
  return form;
}
