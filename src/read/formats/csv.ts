import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { ReadError } from '../../errors.ts';
import { documentOfRow } from './columns.ts';
import type { Format } from './format.ts';
import { decodedChunks } from './lines.ts';

/** A table of documents with a header line: comma-separated as RFC 4180 has it, or tab-separated. */
function tableFormat(id: 'csv' | 'tsv', extension: string, delimiter: string): Format & { readonly delimiter: string } {
  return {
    id,
    extensions: [extension],
    delimiter,
    async *read(file, { columns, limits }) {
      const parser = parse({
        delimiter,
        columns: (header: string[]) => header.map((name) => name.trim()),
        bom: true,
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: limits.documentBytes,
        ...(id === 'tsv' ? { quote: null } : {}),
      });
      const rows = Readable.from(decodedChunks(file))
        .on('error', (error) => parser.destroy(error))
        .pipe(parser);
      let number = 1;
      try {
        for await (const row of rows) {
          number++;
          try {
            const found = documentOfRow(row as Record<string, unknown>, columns, `${file.path}:${number}`);
            yield { ...found, name: found.name || String(number).padStart(6, '0'), format: id, encoding: 'utf-8' };
          } catch (error) {
            if (!(error instanceof ReadError)) throw error;
            yield error;
          }
        }
      } catch (error) {
        if (error instanceof ReadError) throw error;
        throw new ReadError(
          file.path,
          `no ${id.toUpperCase()} after row ${number}: ${(error as CsvError).code ?? (error as Error).message}`,
          'check its quotation marks and that its first line names the columns',
        );
      }
    },
  };
}

/** Comma-separated values. */
export const csv = tableFormat('csv', '.csv', ',');
/** Tab-separated values; quotation marks are text there. */
export const tsv = tableFormat('tsv', '.tsv', '\t');
