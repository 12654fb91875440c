/**
 * The codes of some characters. Loops over a text compare codes: reading a Chinese character as a string makes one each time.
 *
 * @example codesOf('，。').has(text.charCodeAt(i))
 */
export function codesOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (c) => c.charCodeAt(0)));
}

/** The code of one character. */
export const codeOf = (character: string): number => character.charCodeAt(0);
