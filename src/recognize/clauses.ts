import type { Sentence } from '../model/types.ts';
import { bare } from './marks.ts';

/** The marks that a clause ends at, as what a class of an expression holds; a rule adds others that end what it reads. */
export const CLAUSE_MARKS = '，。；：！？\\n';
const CLAUSE_MARK = new RegExp(`[${CLAUSE_MARKS}]`);
const REACH = 60;

/** The words of a clause before an offset, without quotation marks: what may govern a name that begins there. */
export function clauseBefore(text: string, at: number, floor: number): string {
  let start = at;
  while (start > floor && at - start < REACH && !CLAUSE_MARK.test(text[start - 1] as string)) start--;
  return bare(text.slice(start, at));
}

/** The words of a clause after an offset, without quotation marks. */
export function clauseAfter(text: string, at: number): string {
  let end = at;
  while (end < text.length && end - at < REACH && !CLAUSE_MARK.test(text[end] as string)) end++;
  return bare(text.slice(at, end));
}

/**
 * A function that tells where the sentence of an offset begins. Offsets must be asked in ascending order, so that a whole
 * text costs one walk over its sentences.
 */
export function sentenceFloors(sentences: readonly Sentence[]): (offset: number) => number {
  let index = 0;
  return (offset) => {
    while (index + 1 < sentences.length && (sentences[index + 1] as Sentence).start <= offset) index++;
    return sentences[index]?.start ?? 0;
  };
}
