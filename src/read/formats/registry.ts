import { ReadError } from '../../errors.ts';
import type { Limits } from '../limits.ts';
import { csv, tsv } from './csv.ts';
import { docx } from './docx.ts';
import type { Columns, Format, FormatContext, FoundDocument, RawFile } from './format.ts';
import { html } from './html.ts';
import { jsonLines } from './json-lines.ts';
import { pdf } from './pdf.ts';
import { markdown, text } from './text.ts';
import { zip } from './zip.ts';

/** Every format that documents are read from. A new one is a file and a row. */
const FORMATS: readonly Format[] = [text, markdown, html, pdf, docx, jsonLines, csv, tsv, zip];

/** Endings of all files that documents are read from. */
export const EXTENSIONS: readonly string[] = FORMATS.flatMap((format) => format.extensions).sort();

/** Whether a file of that name, found in a folder or an archive, is taken for a document. */
export function isDocumentName(name: string): boolean {
  const file = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  // Finder and Office leave such files beside the real ones.
  if (file === '' || file.startsWith('.') || file.startsWith('~$') || name.startsWith('__MACOSX/') || file === 'readme.md') return false;
  return EXTENSIONS.some((extension) => file.endsWith(extension));
}

const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
const begins = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/**
 * The format of a file, by its first bytes where they tell, else by its name; without a name, a table of documents where its
 * beginning is that of one; else text.
 *
 * @throws ReadError for a kind of file that has text but can't be read here
 */
function formatOf(path: string, head: Uint8Array, columns: Columns): Format {
  const name = path.toLowerCase();
  const named = FORMATS.find((format) => format.extensions.some((extension) => name.endsWith(extension)));
  if (begins(head, OLD_OFFICE)) throw new ReadError(path, 'a Word or Excel file of the old kind (.doc, .xls)', 'save it as .docx or .csv');
  const told = FORMATS.find((format) => format.magic && begins(head, format.magic));
  // A Word document is an archive too.
  if (told) return told === zip && named === docx ? docx : told;
  if (named?.magic) throw new ReadError(path, `no ${named.id} file, whatever its name says`, 'check the file, or rename it');
  if (named && named !== text) return named;
  const opening = new TextDecoder().decode(head);
  if (/^\s*(?:<!doctype html|<html)/i.test(opening)) return html;
  return named ?? tableOf(opening, columns) ?? text;
}

/** A table of documents that no name tells, as on standard input: JSON Lines, or a header with a column of texts. */
function tableOf(opening: string, columns: Columns): Format | undefined {
  if (/^\s*\{\s*"/.test(opening)) return jsonLines;
  const [header = ''] = opening.split(/\r?\n/);
  return [csv, tsv].find(({ delimiter }) => {
    const names = header.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    return names.length > 1 && columns.text.some((name) => names.includes(name));
  });
}

/** Everything that a file holds, archives included. */
export async function* readFormats(file: RawFile, limits: Limits, columns: Columns, depth = 0): AsyncGenerator<FoundDocument | ReadError> {
  const context: FormatContext = {
    limits,
    columns,
    depth,
    accepts: isDocumentName,
    readNested: (nested, level) => readFormats(nested, limits, columns, level),
  };
  yield* formatOf(file.path, await firstBytes(file), columns).read(file, context);
}

async function firstBytes(file: RawFile): Promise<Uint8Array> {
  for await (const chunk of file.chunks()) return chunk.subarray(0, 512);
  return new Uint8Array();
}
