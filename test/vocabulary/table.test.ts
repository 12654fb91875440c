import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/errors.ts';
import { listCell, oneOf, readTable } from '../../src/vocabulary/table.ts';

describe('readTable', () => {
  it('gives every row with the cells of its columns, an empty one where the row is short', () => {
    const rows = readTable('gazetteer/data/abbreviations.tsv', ['character', 'code', 'also']);
    expect(rows).toContainEqual({ character: '沪', code: '31', also: '' });
    expect(rows).toContainEqual({ character: '云', code: '53', also: 'word' });
  });

  it('says which column a table lacks, and which it has', () => {
    expect(() => readTable('gazetteer/data/abbreviations.tsv', ['name'])).toThrow(
      new DataError('src/gazetteer/data/abbreviations.tsv: no column name; its header has character, code, also'),
    );
  });

  it('says which file is missing', () => {
    expect(() => readTable('vocabulary/data/none.tsv', ['name'])).toThrow(
      /no vocabulary file: src\/vocabulary\/data\/none\.tsv; reinstall/,
    );
  });
});

describe('oneOf', () => {
  it('gives the value that a cell holds', () => expect(oneOf(['free', 'quoted'], 'quoted', 'a.tsv: use of 甲')).toBe('quoted'));

  it('names the place, the cell and the values', () => {
    expect(() => oneOf(['free', 'quoted', ''], 'fre', 'a.tsv: use of 甲')).toThrow(
      new DataError('a.tsv: use of 甲: unknown: fre; one of free, quoted, nothing'),
    );
  });
});

describe('listCell', () => {
  it.each([
    ['', []],
    ['甲', ['甲']],
    ['甲| 乙 |', ['甲', '乙']],
  ])('parts %j', (cell, parts) => expect(listCell(cell)).toEqual(parts));
});
