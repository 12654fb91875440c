import { readFileSync } from 'node:fs';
import { DataError } from '../errors.ts';

/** The folder of this package's `src`, found alike from `src/<stage>/` and from the compiled `dist/<stage>/`. */
const SOURCE_ROOT = new URL('../../src/', import.meta.url);

/**
 * Reads a vocabulary: tab-separated, `#` comments, one header line.
 *
 * @param path relative to `src/`, e.g. `vocabulary/data/slogans.tsv`
 * @param columns the columns that the caller relies on
 * @returns one object per row, with every column of the header; missing cells are empty strings
 * @throws DataError when the file is missing, a column is absent or a row has too many cells
 */
export function readTable<C extends string>(path: string, columns: readonly C[]): Record<C, string>[] {
  const raw = readDataBytes(path).toString('utf8');
  let header: string[] | null = null;
  const rows: Record<C, string>[] = [];
  for (const [index, line] of raw.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.replace(/\r$/, '').split('\t');
    if (!header) {
      header = cells;
      const missing = columns.find((c) => !cells.includes(c));
      if (missing) throw new DataError(`src/${path}: no column ${missing}; its header has ${cells.join(', ')}`);
      continue;
    }
    if (cells.length > header.length) {
      throw new DataError(`src/${path}:${index + 1}: ${cells.length} cells under ${header.length} columns; check its tabs`);
    }
    const row: Record<string, string> = {};
    for (let i = 0; i < header.length; i++) row[header[i] as string] = cells[i] ?? '';
    rows.push(row as Record<C, string>);
  }
  return rows;
}

/**
 * A data file, as the bytes of UTF-8 that it is.
 *
 * @param path relative to `src/`
 * @throws DataError when the file is missing
 */
export function readDataBytes(path: string): Buffer {
  try {
    return readFileSync(new URL(path, SOURCE_ROOT));
  } catch (cause) {
    throw new DataError(`no vocabulary file: src/${path}; reinstall the package`, { cause });
  }
}

/**
 * A cell that holds one of a few values.
 *
 * @param place the table and the row's entry, with what the column tells of it
 * @throws DataError that names the place, the cell and the values
 * @example oneOf(SECTORS, row.sector, 'project_heads.tsv: sector of 水库')
 */
export function oneOf<T extends string>(values: readonly T[], cell: string, place: string): T {
  const known = values.find((value) => value === cell);
  if (known === undefined) throw new DataError(`${place}: unknown: ${cell}; one of ${values.map((v) => v || 'nothing').join(', ')}`);
  return known;
}

/** The parts of a cell that lists several values with `|`. */
export function listCell(cell: string): string[] {
  return cell === ''
    ? []
    : cell
        .split('|')
        .map((s) => s.trim())
        .filter(Boolean);
}
