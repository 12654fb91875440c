import { SaxesParser } from 'saxes';

/** Reads a text as strictly as its format asks, and throws where it is not well-formed; gives the number of its records. */
export const PARSERS: Readonly<Record<string, (text: string) => number>> = {
  xml: (text) => {
    let elements = 0;
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', () => elements++);
    parser.write(text).close();
    return elements;
  },
  json: (text) => {
    JSON.parse(text);
    return text.split('\n').length;
  },
  csv: (text) => parseCsv(text.replace(/^\uFEFF/, ''), '\r\n').length,
  plainCsv: (text) => parseCsv(text, '\n').length,
  cypher: (text) => readCypher(text),
};

/** RFC 4180, strictly: every row as wide as the first, quotation marks only where they belong. */
export function parseCsv(text: string, lineBreak: '\r\n' | '\n'): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (at >= text.length) throw new Error(`row ${rows.length + 1}: a quotation mark is never closed`);
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') {
          cell += '"';
          at++;
        } else break;
      }
      at++;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') {
        if (text[at] === '"') throw new Error(`row ${rows.length + 1}: a quotation mark inside a cell`);
        cell += text[at++];
      }
    }
    row.push(cell);
    if (text[at] === ',') {
      at++;
      continue;
    }
    if (!text.startsWith(lineBreak, at)) throw new Error(`row ${rows.length + 1}: ${JSON.stringify(text.slice(at, at + 5))} after a cell`);
    at += lineBreak.length;
    if (rows[0] && row.length !== rows[0].length)
      throw new Error(`row ${rows.length + 1} has ${row.length} cells, the first ${rows[0].length}`);
    rows.push(row);
    row = [];
  }
  if (row.length > 0) throw new Error('the last row has no line break');
  return rows;
}

const ESCAPE = /\\(?:[\\'"bfnrt]|u[0-9a-fA-F]{4})/y;

/** The lexical grammar of openCypher's strings and brackets; gives the number of statements. */
function readCypher(text: string): number {
  const open: string[] = [];
  let statements = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const c = text[at] as string;
    if (quoted) {
      if (c === "'") quoted = false;
      else if (c === '\\') {
        ESCAPE.lastIndex = at;
        const escaped = ESCAPE.exec(text);
        if (!escaped) throw new Error(`unknown escape at ${at}: ${text.slice(at, at + 6)}`);
        at += escaped[0].length - 1;
      } else if (c < ' ') throw new Error(`a control character in a string at ${at}`);
    } else if (c === "'") quoted = true;
    else if ('([{'.includes(c)) open.push(c);
    else if (')]}'.includes(c)) {
      if ('([{'.indexOf(open.pop() ?? ' ') !== ')]}'.indexOf(c)) throw new Error(`an unmatched ${c} at ${at}`);
    } else if (c === ';' && open.length === 0) statements++;
    else if (c === '/' && text[at + 1] === '/') throw new Error(`a comment at ${at}`);
  }
  if (quoted || open.length > 0) throw new Error('an open string or bracket at the end');
  return statements;
}
