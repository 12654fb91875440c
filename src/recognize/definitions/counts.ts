import { readPhrases } from '../../vocabulary/phrases.ts';

const PHRASES = readPhrases('vocabulary/data/definition_contexts.tsv', ['called']);

/** What a numeral counts in a name; 双 counts as 两 does. */
export const DIGIT: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'一二三四五六七八九十'].map((numeral, i) => [numeral, i + 1])),
  两: 2,
  双: 2,
};

/** 统一, 唯一 count nothing. */
const COUNTING = new RegExp(`(?<![统唯划归])[${Object.keys(DIGIT).join('')}]`, 'g');
const COUNTS = /[一二三四五六七八九十两双\d]/;

/** 十五五, 八五普法: the period of a plan counts nothing. */
const PERIOD = /^[一二三四五六七八九十]{1,3}五(?:$|普法|规划|时期|期间)/;

/** 四个一批, 三个三: what the first number counts is called by the second, which counts nothing. */
const CALLED_BY_NUMBER = /^[二三四五六七八九十]{1,3}个新?[一二三四五六七八九十]/;

/**
 * How many parts a name says it has, the likeliest first where it doesn't say how they are grouped.
 *
 * @example countsOf('四个不摘') → [4]; countsOf('三区一城') → [3, 4]: three and a town, or four; countsOf('稳中求进') → []
 */
export function countsOf(name: string): readonly number[] {
  if (!COUNTS.test(name) || PERIOD.test(name)) return [];
  const counts: number[] = [];
  const digits = /^(\d{1,2})(?=[个件项大条种类])/.exec(name);
  if (digits) counts.push(Number(digits[1]));
  const numerals = (name.match(COUNTING) ?? []).map((numeral) => DIGIT[numeral] as number);
  const first = DIGIT[name[0] ?? ''];
  // 人才双十条 counts two.
  if (first === undefined && counts.length === 0) counts.push(...numerals);
  if (first !== undefined) {
    // 十二个 counts twelve.
    const second = DIGIT[name[1] ?? ''];
    const teens = first === 10 && second !== undefined && second < 10;
    counts.push(teens ? 10 + second : first);
    if (numerals.length > (teens ? 2 : 1) && !CALLED_BY_NUMBER.test(name)) counts.push(numerals.reduce((sum, n) => sum + n, 0));
  }
  return [...new Set(counts)];
}

/** 1+5, 7+18+N, 1556 with what it is called by; a year and a telephone line are no such code. */
const SUM = /^\d{1,2}(?:\+(?:\d{1,2}|[A-Z]))+/;
const CODE = /^(?!(?:19|20)\d\d(?!\d))\d{3,6}(?!\d|热线|年|远景)/;
/** 百千万, 十百千: a name that is made of nothing but orders of size. */
const SIZES = /^双?[十百千万]{2,4}/;

/**
 * How many groups of parts a name has, and how many parts in each where it says so: what a text spells out one by one
 * (“三包”即…；“四帮”即…).
 *
 * @returns a number for each group, 0 where the name doesn't count its parts; empty for a name without groups
 * @example groupSizes('三包四帮') → [3, 4]; groupSizes('1+5+N') → [1, 5, 0]; groupSizes('百千万工程') → [0, 0, 0]
 */
export function groupSizes(name: string): readonly number[] {
  const sum = SUM.exec(name);
  if (sum) return sum[0].split('+').map((size) => Number(size) || 0);
  const code = CODE.exec(name);
  if (code) return [...code[0]].map(Number);
  const sizes = SIZES.exec(name);
  if (sizes) return [...sizes[0]].filter((size) => size !== '双').map(() => 0);
  if (CALLED_BY_NUMBER.test(name) || PERIOD.test(name)) return [];
  const numerals = (name.match(COUNTING) ?? []).map((numeral) => DIGIT[numeral] as number);
  return numerals.length > 1 ? numerals : [];
}

/** A name without the marks and stops between its halves. */
export const bareName = (name: string): string => name.replace(/[“”《》、，·+＋\s]/g, '');

const CALLED = new RegExp(`(?:${PHRASES.called})+$`);

/** A name without the nouns that say what kind of policy it is: 双代 of 双代工程, 三深化三提升 of 三深化三提升专项行动. */
export function stemOf(name: string): string {
  const stem = name.replace(CALLED, '');
  return stem.length > 1 ? stem : name;
}

/**
 * What a counted name counts: 六个 | 必须, 三大 | 机遇.
 *
 * @returns the words behind the number; null for a name that doesn't begin with a number or has no more than one character behind it
 */
export function keywordOf(name: string): string | null {
  return /^(?:[一二三四五六七八九十]{1,2}|\d{1,2})(?:个|大|项|种|件|条)?([\u4e00-\u9fff]{2,6})$/.exec(name)?.[1] ?? null;
}
