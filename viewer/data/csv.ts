import { textOfCell } from '../../src/export/csv.ts';

/**
 * The rows of a CSV text (RFC 4180, with or without a byte order mark) as records by the names of its first row. Values stay
 * text, as it was before an apostrophe kept it from being a formula; a row's missing ones are empty.
 *
 * @example parseCsv('a,b\r\n1,"x, y"\r\n') → [{ a: '1', b: 'x, y' }]
 */
export function parseCsv(text: string): Record<string, string>[] {
  const [names = [], ...rows] = readRows(text.replace(/^\uFEFF/, ''));
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])));
}

function readRows(text: string): string[][] {
  const rows: string[][] = [];
  // A quoted value with doubled quotation marks, or one without, each with what ends it.
  const value = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy;
  let row: string[] = [];
  for (let match = value.exec(text); match; match = value.exec(text)) {
    const [, quoted, plain = '', end] = match;
    row.push(textOfCell(quoted === undefined ? plain : quoted.replaceAll('""', '"')));
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
