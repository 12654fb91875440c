import { extract } from '../extract.ts';
import type { DocumentRecord, Failure, Source } from '../model/types.ts';

/** What one document contributes, or why it contributes nothing: no document stops the others. */
export function attempt(source: Source): DocumentRecord | Failure {
  try {
    return extract(source);
  } catch (error) {
    return unextracted(source, error);
  }
}

/** The failure of a document that was read but can't be extracted. */
export function unextracted({ id, path }: Pick<Source, 'id' | 'path'>, error: unknown): Failure {
  return { id, path, reason: `it could not be extracted (${error instanceof Error ? error.message : String(error)}); leave it out` };
}
