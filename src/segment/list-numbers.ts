/** A Chinese numeral below a hundred, as the source of an expression. */
export const NUMERALS = '[一二三四五六七八九十]{1,3}';

/**
 * How the items of a list are numbered, each as the source of an expression: `spoken` 一、, `bracketed` （一） or （3）, `digits`
 * 1. or 1）, `told` 一是 or 一要, `circled` ①. The number of a glossary's entry (〔1〕, 【1】) is a footnote's and no list's.
 */
export const LIST_NUMBERS = {
  spoken: `第?${NUMERALS}、`,
  bracketed: `[（(](?:${NUMERALS}|\\d{1,2})[）)]`,
  // 3.5亿元 is a figure.
  digits: '\\d{1,2}(?:[、．）)]|\\.(?!\\d))',
  told: `${NUMERALS}(?:是要?|要)`,
  circled: '[①-⒇]',
} as const;

/** Any of them. */
export const LIST_NUMBER = `(?:${Object.values(LIST_NUMBERS).join('|')})`;
