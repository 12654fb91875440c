import { ReadError } from '../../errors.ts';
import { formatSize, type Limits } from '../limits.ts';
import { documentOfRow } from './columns.ts';
import type { Columns, Format, FoundDocument } from './format.ts';
import { decodedChunks, numberedLines } from './lines.ts';

/** JSON Lines: one document per line. A bad line is an error among the others, not the end. */
export const jsonLines: Format = {
  id: 'jsonl',
  extensions: ['.jsonl', '.ndjson'],
  async *read(file, { columns, limits }) {
    for await (const line of numberedLines(decodedChunks(file), limits.documentBytes)) {
      const place = `${file.path}:${line.number}`;
      if (line.text === null) {
        yield lineTooLong(place, limits);
        continue;
      }
      if (!line.text.trim()) continue;
      const found = documentOfLine(line.text, columns, place);
      yield found instanceof ReadError || found.name ? found : { ...found, name: String(line.number).padStart(6, '0') };
    }
  },
};

/** What is wrong with a line over the limit of a document. */
export function lineTooLong(place: string, { documentBytes }: Limits): ReadError {
  return new ReadError(place, `a line over the limit of ${formatSize(documentBytes)}`, 'split it, or raise --max-size');
}

/** The document that a line holds, without a name where the line gives no id; else what is wrong with the line. */
export function documentOfLine(line: string, columns: Columns, place: string): FoundDocument | ReadError {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new SyntaxError('not an object');
    return { ...documentOfRow(row as Record<string, unknown>, columns, place), format: 'jsonl', encoding: 'utf-8' };
  } catch (error) {
    if (error instanceof ReadError) return error;
    return new ReadError(place, 'the line is no JSON object', 'write one {"id": …, "text": …} per line');
  }
}
