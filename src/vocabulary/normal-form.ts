/** How names compare, and how vocabulary is brought to the form of the clean text. */

/** Common Chinese characters only: nothing of such a name changes. */
const COMMON = /^[\u4e00-\u9fff]*$/;

/** NFKC, without quotation marks, book-title marks, punctuation and spaces, lower case: equal keys are equal names. */
export function matchKey(name: string): string {
  if (COMMON.test(name)) return name;
  return name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '(': '（', ')': '）' };

/** One form for the characters of a vocabulary entry, the same that cleaning gives a text. */
export function normalizeCharacters(name: string): string {
  return name
    .replace(/[,;:!?()]/g, (c) => FULL_WIDTH[c] ?? c)
    .replace(/[‘「『"]/g, '“')
    .replace(/[’」』]/g, '”');
}
