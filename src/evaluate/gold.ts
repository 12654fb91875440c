import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError, UsageError } from '../errors.ts';
import { decode } from '../read/decode.ts';
import type { GoldDocument } from './score.ts';

/** A gold file with the text that it annotates. */
export interface GoldPair {
  readonly gold: GoldDocument;
  readonly text: string;
}

/**
 * Reads the gold files of a folder with their texts. A text named `doc.txt` is looked for in the folder, its `texts/`,
 * the folders given, and a `seeds/` beside it; there also under a longer name that begins with the same stem.
 *
 * @param only stems of the documents wanted; empty for all
 * @throws UsageError for a folder without gold files, DataError for a gold file that is no JSON, or without its text
 */
export function readGold(folder: string, textFolders: readonly string[], only: readonly string[]): GoldPair[] {
  if (!existsSync(folder)) throw new UsageError(`no such folder: ${folder}; give a folder of gold files`);
  const files = readdirSync(folder)
    .filter((f) => f.endsWith('.json'))
    .sort();
  const folders = [folder, join(folder, 'texts'), ...textFolders, join(folder, '..', 'seeds')].filter((f) => existsSync(f));
  const pairs: GoldPair[] = [];
  for (const file of files) {
    const gold = parsedGold(join(folder, file));
    if (!Array.isArray(gold.entities)) continue;
    const stem = gold.doc.replace(/\.txt$/, '');
    if (only.length && !only.includes(stem)) continue;
    const path = folders.flatMap((f) =>
      readdirSync(f)
        .filter((name) => name === gold.doc || name.startsWith(`${stem}_`))
        .map((name) => join(f, name)),
    )[0];
    if (!path) throw new DataError(`no text for ${gold.doc}; looked in ${folders.join(', ')}; give its folder with --texts`);
    pairs.push({ gold, text: decode(readFileSync(path), path).text });
  }
  if (pairs.length === 0) throw new UsageError(`no gold files in ${folder}; they are .json files with "doc" and "entities"`);
  return pairs;
}

function parsedGold(path: string): GoldDocument {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as GoldDocument;
  } catch (cause) {
    throw new DataError(`${path} is not JSON; mend it, or move it out of the folder of gold files`, { cause });
  }
}
