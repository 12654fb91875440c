import { parseDate } from '../describe/dates.ts';
import { UsageError } from '../errors.ts';
import type { ReadOptions } from '../read/documents.ts';
import { parseColumns } from '../read/formats/columns.ts';
import { DEFAULT_LIMITS, parseSize } from '../read/limits.ts';

/** How the command line says what it knows of the documents, and how much it takes. */
export interface ReadingOptions {
  readonly region?: string;
  readonly date?: string;
  readonly title?: string;
  readonly columns?: string;
  readonly maxSize?: string;
  readonly maxArchive?: string;
}

/** @throws UsageError for a date, a size or a column that can't be read */
export function readOptions({ region, date, title, columns, maxSize, maxArchive }: ReadingOptions): ReadOptions {
  if (date && parseDate(date) === null) throw new UsageError(`not a date: ${date}; write it as 2021-01-26, 2021-01 or 2021`);
  return {
    given: { ...(region ? { region } : {}), ...(date ? { date } : {}), ...(title ? { title } : {}) },
    limits: {
      ...DEFAULT_LIMITS,
      ...(maxSize ? { documentBytes: parseSize(maxSize) } : {}),
      ...(maxArchive ? { archiveBytes: parseSize(maxArchive) } : {}),
    },
    ...(columns ? { columns: parseColumns(columns) } : {}),
  };
}
