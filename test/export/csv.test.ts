import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvRow, textOfCell } from '../../src/export/csv.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['+技能评价', "'+技能评价"],
  [' @cmd', "' @cmd"],
  ['＝SUM', "'＝SUM"],
  ["'=1", "''=1"],
])('keeps %s from being a formula', (text, cell) => {
  expect(csvRow([text])).toBe(`${cell}\r\n`);
  expect(textOfCell(cell)).toBe(text);
});

it.each(['-3.2', '+5%', '静宁县', "'90后'", ''])('leaves %s as it is', (text) => {
  expect(csvRow([text, null, 5])).toBe(`${text},,5\r\n`);
  expect(textOfCell(text)).toBe(text);
});

it('gives every text back', () => {
  const text = fc.string({ unit: fc.constantFrom('=', '-', "'", ' ', '"', ',', '\n', '县', '1', '＋') });
  fc.assert(
    fc.property(fc.array(text, { minLength: 2 }), (cells) => {
      const [row] = parse(csvRow(cells), { relax_column_count: true }) as string[][];
      expect(row?.map(textOfCell)).toEqual(cells);
    }),
  );
});
