import type { Failure, Source } from '../model/types.ts';

/** The failure of a document that was read but can't be extracted. */
export function unextracted({ id, path }: Pick<Source, 'id' | 'path'>, error: unknown): Failure {
  return { id, path, reason: `it could not be extracted (${error instanceof Error ? error.message : String(error)}); leave it out` };
}
