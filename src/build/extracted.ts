import { z } from 'zod';
import type { DocumentRecord, Failure } from '../model/types.ts';
import { checkRecord, parseJson } from './record-schema.ts';

/** A document that couldn't be read or extracted, in the place of its record. */
const errorRecord = z.object({ id: z.string().min(1), path: z.string(), error: z.string().min(1) });

/**
 * One line, without its end, for what one document contributes: its record, or `{id, path, error}`.
 *
 * @example formatExtracted({ id: 'a.txt', path: 'a.txt', reason: 'the file is empty; fill it' })
 */
export function formatExtracted(found: DocumentRecord | Failure): string {
  if (!('reason' in found)) return JSON.stringify(found);
  const { id, path, reason } = found;
  return JSON.stringify({ id, path, error: reason });
}

/**
 * Reads and checks what `formatExtracted` wrote, wherever it has been since.
 *
 * @param place of the line, for messages
 * @param text of the document, where the record was sent without it
 * @throws DataError that names the place and the member that is wrong
 */
export function parseExtracted(json: string, place: string, text?: string): DocumentRecord | Failure {
  const value = parseJson(json, place);
  const failed = errorRecord.safeParse(value);
  if (!failed.success) return checkRecord(text === undefined ? value : { ...(value as object), text }, place);
  const { id, path, error } = failed.data;
  return { id, path, reason: error };
}
