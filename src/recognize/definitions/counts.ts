/** What a numeral counts in a name; 双 counts as 两 does. */
export const DIGIT: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'一二三四五六七八九十'].map((numeral, i) => [numeral, i + 1])),
  两: 2,
  双: 2,
};

const NUMERALS = /[一二三四五六七八九十两双]/g;
const COUNTS = /[一二三四五六七八九十两双\d]/;
const NOTHING: readonly number[] = [];

/** How many parts a name says it has: 三区一城 has four, 四位一体 four or five. */
export function countsOf(name: string): readonly number[] {
  if (!COUNTS.test(name)) return NOTHING;
  const counts: number[] = [];
  const digits = /^(\d{1,2})(?=[个件项大条种类])/.exec(name);
  if (digits) counts.push(Number(digits[1]));
  const numerals: number[] = [];
  for (const numeral of name.match(NUMERALS) ?? []) numerals.push(DIGIT[numeral] as number);
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

/** What a counted name counts: 六个 | 必须, 三大 | 机遇. */
export function keywordOf(name: string): string | null {
  return /^(?:[一二三四五六七八九十]{1,2}|\d{1,2})(?:个|大|项|种|件|条)?([\u4e00-\u9fff]{2,6})$/.exec(name)?.[1] ?? null;
}
