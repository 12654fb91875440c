import { statSync } from 'node:fs';
import type { DocumentRow } from '../build/documents.ts';
import { DataError } from '../errors.ts';
import type { DocumentSummary } from './layout.ts';

/** What `documents.json` holds of a document. */
export function summaryOf({ id, path, title, date, year, publisher, region, genre, warnings, counts }: DocumentRow): DocumentSummary {
  return { id, path, title, date, year, publisher, region, genre, warnings, counts };
}

/**
 * A row of JSON.
 *
 * @throws DataError with the place, if it is none
 */
export function parse<Row>(line: string, place: string): Row {
  try {
    return JSON.parse(line) as Row;
  } catch (error) {
    throw new DataError(`${place}: not JSON (${error instanceof Error ? error.message : String(error)}); run zhengmai build again`);
  }
}

/** Size of a file in bytes; 0 where there is none. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** An evidence file stays small enough to arrive at once: so many bytes on average. */
export const EVIDENCE_FILE_BYTES = 128 * 1024;

/** How many characters of a hash make so many buckets, up to 65,536. */
export function prefixFor(buckets: number): number {
  let prefix = 0;
  while (16 ** prefix < buckets && prefix < 4) prefix++;
  return prefix;
}
