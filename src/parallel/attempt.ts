import type { CutText } from '../analyse/related/name-words.ts';
import { extract } from '../extract.ts';
import type { DocumentRecord, Failure, Source } from '../model/types.ts';
import { tagWords } from '../segment/words.ts';

/** What one document contributes, or why it contributes nothing: no document stops the others. */
export function attempt(source: Source): DocumentRecord | Failure {
  try {
    return extract(source);
  } catch (error) {
    return unextracted(source, error);
  }
}

/** The words of a text as `tagWords` cuts it, in a form that travels between threads. */
export function cutText(text: string): CutText {
  const { count, starts, tags } = tagWords(text);
  return { count, starts, tags };
}

/** The failure of a document that was read but can't be extracted. */
export function unextracted({ id, path }: Pick<Source, 'id' | 'path'>, error: unknown): Failure {
  return { id, path, reason: `it could not be extracted (${error instanceof Error ? error.message : String(error)}); leave it out` };
}
