import type { CutText } from '../analyse/related/name-words.ts';
import { tagWords } from '../segment/words.ts';

/** The words of a text as `tagWords` cuts it, in a form that travels between threads. */
export function cutText(text: string): CutText {
  const { count, starts, tags } = tagWords(text);
  return { count, starts, tags };
}
