import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ListedRows } from '../../src/analyse/related/passages.ts';
import type { EvidenceRow } from '../../src/build/evidence.ts';
import { jsonLines } from '../../src/export/json.ts';
import { FileWriter } from '../../src/output/file-writer.ts';
import { FirstPlaces } from '../../src/output/places.ts';
import { WrittenRows } from '../../src/output/written-rows.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhengmai-rows-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EDGE = 'region:1|implements|policy:河长制';
const row = (doc: string, at: number, year: number | null): EvidenceRow => ({
  edge: EDGE,
  doc,
  start: at,
  end: at + 3,
  text: '河长制',
  sentence: '推行河长制，\uD800 𠀀村也不例外。',
  section: '',
  year,
  claim: 'done',
});

/** Writes the rows of two documents, and keeps all of them. */
function writeRows(
  documents: readonly (readonly EvidenceRow[])[],
  look: (rows: WrittenRows, own: readonly EvidenceRow[]) => void,
): WrittenRows {
  const file = join(folder, `${documents.length}.jsonl`);
  const writer = new FileWriter(file);
  const rows = new WrittenRows(file);
  for (const own of documents) {
    const starts: number[] = [];
    for (const line of jsonLines(own)) {
      starts.push(writer.position);
      writer.write(line);
    }
    rows.written([...starts, writer.position]);
    look(rows, own);
  }
  writer.close();
  return rows;
}

describe('WrittenRows', () => {
  it('gives back every row that it keeps, whatever stands in it', () => {
    const documents = [[row('a', 0, 2020), row('a', 9, null)], Array.from({ length: 200 }, (_, i) => row('b', i, 2021))];
    const kept: [number, EvidenceRow][] = [];
    const rows = writeRows(documents, (store, own) => {
      for (const [i, one] of own.entries()) kept.push([store.keep(i), one]);
    });
    for (const [number, one] of kept) expect(rows.at(number)).toEqual(one);
    rows.close();
  });

  it('writes the row of a node as that of an edge that it shows', () => {
    const { edge: _, ...words } = row('a', 5, 2020);
    const named: EvidenceRow = { node: 'policy:",“doc”:', ...words, text: '","doc":', sentence: 'x","doc":{}' };
    const numbers: number[] = [];
    const rows = writeRows([[row('a', 0, 2020), named]], (store, own) => {
      for (const i of own.keys()) numbers.push(store.keep(i));
    });
    const { node: __, ...shown } = named;
    expect(new TextDecoder().decode(rows.ofEdge(numbers[1] as number, EDGE))).toBe(`${JSON.stringify({ ...shown, edge: EDGE })}\n`);
    rows.close();
  });

  it('lets first places be found again', () => {
    let places: FirstPlaces<number> | undefined;
    const rows = writeRows([[row('a', 0, null)], [row('b', 4, 2022)], [row('c', 7, 2021)], [row('d', 2, 2021)]], (store, own) => {
      const ofDocument = new FirstPlaces('implements', new ListedRows(own));
      ofDocument.add(own);
      places ??= new FirstPlaces('implements', store);
      places.addAll(ofDocument.columns, (row) => row);
    });
    expect(places?.of(EDGE)).toMatchObject({ doc: 'c', start: 7, text: '河长制' });
    expect(places?.of('region:2|implements|policy:河长制')).toBeUndefined();
    expect(places?.of('region:1|about|policy:河长制')).toBeUndefined();
    rows.close();
  });
});
