/** A name as it is searched: letters and characters only, in one width and case. An apostrophe, which parts syllables, stays. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]/gu, (mark) => (mark === "'" ? mark : ''));
}

/** The pairs of characters that follow one another in a text, each once. */
export function pairsOf(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
}
