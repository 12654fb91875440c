import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type IndicatorRow, indicatorOfCells } from '../build/indicators.ts';
import { DataError } from '../errors.ts';
import { textOfCell } from '../export/csv.ts';

/**
 * Reads the statistics of a build.
 *
 * @throws DataError where the folder has none, or the file is damaged
 */
export function openIndicators(folder: string): IndicatorRow[] {
  const path = join(folder, 'indicators.csv');
  if (!existsSync(path))
    throw new DataError(`no indicators in ${folder}: indicators.csv is missing; run zhengmai build -o ${folder} first`);
  let rows: Record<string, string>[];
  try {
    rows = parse(readFileSync(path), { bom: true, columns: true, cast: textOfCell });
  } catch (error) {
    throw new DataError(`${path}: not a table (${(error as Error).message}); run zhengmai build -o ${folder} again`);
  }
  return rows.map(indicatorOfCells);
}
