import type { Context } from './context.ts';
import { firstVerb, longestFirst, type StatusVerb, tellingVerbs, verbsAround, wordsBehindComma } from './project-verbs.ts';

/** What governs a name. */
export interface Governance {
  readonly position: 'before' | 'after' | null;
  readonly firm: boolean;
  /** Nothing stands between the verb and the names. */
  readonly adjacent: boolean;
}

const UNGOVERNED: Governance = { position: null, firm: false, adjacent: false };

/**
 * The verb that governs the names between `start` and `end`, the beginning and the end of their list. Where a comma follows a
 * name that nothing governs, the next clause may say what became of it.
 */
export function governanceOf({ text }: Pick<Context, 'text'>, start: number, end: number, floor: number, ceiling: number): Governance {
  const { own, clause, before, after, strong } = verbsAround(text, { start, end, floor, ceiling }, tellingVerbs());
  if (after && strong) return { position: 'after', firm: isFirm(after.head), adjacent: after.start === 0 };
  if (before) return { position: 'before', firm: isFirm(before.head), adjacent: before.end === own.length };
  if (after) return { position: 'after', firm: isFirm(after.head), adjacent: false };
  if (clause === '' && text[end] === '，') {
    const later = longestFirst(tellingVerbs().after.find(wordsBehindComma(text, end, ceiling)));
    if (later) return { position: 'after', firm: isFirm(later.head), adjacent: false };
  }
  return UNGOVERNED;
}

const isFirm = ({ force }: StatusVerb): boolean => force === 'firm';

/** How near an amount is (近, 约, 超) is no part of it. */
const AMOUNT = '(?:近|约|超)?((?:[\\d.]+(?:多|余)?(?:万亿|亿|万|千万|百万)|[千百]亿)元)';
/** How many it is of, how high what is invested in ranks, and the mark that opens its name. */
const RANKED = '(?:\\d+[个项条座处所])?(?:(?:国家|[省市县区])级?)*(?:(?:重点|重大)(?:[\u4e00-\u9fff]{0,4})(?:项目|工程)(?:——)?)?[“《]?';
/** What stands beside the amount: 、占地1500亩, 7.4公里. */
const MEASURES = '(?:、?[^，；。：、\\d的]{0,8}\\d[^，；。：、的]{0,8}){0,3}';
/** 投资113亿元的X, 110亿元的省重点项目X; with other measures: 总投资60亿元、占地1500亩的X. */
const AMOUNT_OF = new RegExp(`${AMOUNT}(?:人民币)?(${MEASURES})的${RANKED}(?=([^，；。：]*)$)`, 'g');
/** Whether the amount before other measures is one of an investment. */
const INVESTMENT = /投资(?:额)?(?:约|近|达|超|超过|达到)*$/;
const OWN_AMOUNT_NEXT = new RegExp(`^[、和及与](?:总?投资)?${AMOUNT}`);
/** 投资6万元，完成了X, 投入1088万元建成X. */
const INVESTED = new RegExp(
  `(?<!引进|民间|完成|完成[\u4e00-\u9fff]{1,4}|已|年度|资产)(?:投资|投入|斥资|筹资|筹集|争取)(?:[\u4e00-\u9fff]{0,4}资金)?(?:额|约|近|达|超|超过|达到)*${AMOUNT}(?:资金)?(，)?(?:用于)?([\u4e00-\u9fff]{0,6})[“《]?$`,
);
/** X总投资113亿元, X（总投资…）, X，计划总投资…; not X开工，投资5亿元 | 建成Y. */
const INVESTED_AFTER = new RegExp(
  `^(?:\\d+[个项条座])?([，（、]?)(?:概算|计划|预计|估算)?总?投资(?:额)?(?:约|近|达|为|超过|达到)*${AMOUNT}`,
);
/** A table's row whose cells stand below one another: the name, what it is to be, 总投资, the amount. */
const INVESTED_BELOW = new RegExp(`^[^\\n]{0,8}\\n(?:[^\\n]+\\n){0,2}总投资[：\\n]{0,2}${AMOUNT}`);
const OPENS = /^投资[^资]*$/;
/** How much of its line such a name may leave, and how far down its amount may stand. */
const BESIDE_CELL = 6;
const ROW_WINDOW = 400;
/** How far before the first of the names that share it an amount may stand. */
const AMOUNT_WINDOW = 40;

/** An amount as the text writes it, and whether it is that of several things together. */
export interface Investment {
  readonly written: string;
  readonly shared: boolean;
}

/** Where a name stands: from `start` to `end`, its sentence from `floor`, and the list that it is one of. */
export interface NamePlace {
  readonly start: number;
  readonly end: number;
  readonly floor: number;
  readonly list: { readonly start: number; readonly end: number };
  /** Whether what is said of the name is said of no other. */
  readonly alone: boolean;
}

/**
 * The amount invested in a thing as the words around its name, or around the list that it is one of, state it; null where
 * they don't. Of two amounts in a list (投资2亿元的A、3亿元的B和C) the one right before the name or its neighbours counts.
 */
export function investmentOf(text: string, { start, end, floor, list, alone }: NamePlace): Investment | null {
  const from = Math.max(floor, list.start - AMOUNT_WINDOW);
  const before = text.slice(from, start);
  const of = [...before.matchAll(AMOUNT_OF)].at(-1);
  // Beside other measures only what is called an investment is one.
  if (of && (of[2] === '' || INVESTMENT.test(before.slice(0, of.index)))) {
    const [written, between] = [of[1] as string, of[3] as string];
    if (between === '') return { written, shared: joined(text, end) };
    if (!alone && (start - between.length >= list.start || isName(between))) return { written, shared: true };
  }
  const after = investedAfter(text.slice(list.end, list.end + AMOUNT_WINDOW));
  if (after) return { written: after, shared: !alone };
  const words = text.slice(from, list.start);
  const stated = INVESTED.exec(words);
  const verb = stated?.[3] ?? '';
  // …12个，总投资2亿元，X开工: behind a comma an amount without a verb is that of X only where it opens the sentence.
  const lead = words.slice(0, stated?.index).replace(/总$/, '');
  const opens = stated !== null && OPENS.test(stated[0]) && (lead === '' ? from === floor : lead.endsWith('；'));
  if (stated && ((verb === '' && (stated[2] === undefined || opens)) || tellingVerbs().before.find(verb).at(-1)?.end === verb.length)) {
    return { written: stated[1] as string, shared: !alone };
  }
  const line = text.slice(text.lastIndexOf('\n', list.start - 1) + 1, list.start);
  const below = line.length > BESIDE_CELL ? null : INVESTED_BELOW.exec(text.slice(list.end, list.end + ROW_WINDOW));
  return below ? { written: below[1] as string, shared: !alone } : null;
}

/** Whether words are one more name and what joins the next to it, without a verb: 石峡水库 | 和. */
const isName = (words: string): boolean => /^[^、和与及]{2,16}[、和与及]$/.test(words) && firstVerb(words) === words.length;

/** The amount right behind names; after a comma, not one of what the next clause builds (，投资3亿元 | 建成Y). */
function investedAfter(words: string): string | null {
  const match = INVESTED_AFTER.exec(words);
  if (!match) return null;
  const rest = words.slice(match[0].length);
  return match[1] === '，' && (rest.startsWith('的') || tellingVerbs().before.begins(rest)) ? null : (match[2] as string);
}

/** Whether another name that has no amount of its own goes on where one ends: …的A | 、B. */
const joined = (text: string, end: number): boolean =>
  /^[、和及与]/.test(text.slice(end, end + 1)) && !OWN_AMOUNT_NEXT.test(text.slice(end, end + 24));
