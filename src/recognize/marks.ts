import type { EntityMention } from './context.ts';

/** A name without its quotation and book-title marks. */
export const bare = (name: string): string => name.replace(/[“”《》]/g, '');

const PAIRS = [
  ['“', '”'],
  ['《', '》'],
] as const;

/**
 * The mention with the quotation or book-title mark right beside it that its own words lack: a name that goes on behind the
 * marks began behind the first of them.
 *
 * @example 六稳”工作 in “六稳”工作 → “六稳”工作
 */
export function withWholeMarks(text: string, mention: EntityMention): EntityMention {
  let { start, end } = mention;
  const words = text.slice(start, end);
  for (const [opening, closing] of PAIRS) {
    const surplus = words.split(opening).length - words.split(closing).length;
    if (surplus < 0 && text[start - 1] === opening) start--;
    if (surplus > 0 && text[end] === closing) end++;
  }
  if (start === mention.start && end === mention.end) return mention;
  const { aliases, attributes } = mention;
  // Of a project both are read when they are asked for, and a spread doesn't ask.
  return { ...mention, start, end, ...(aliases ? { aliases } : {}), ...(attributes ? { attributes } : {}) };
}
