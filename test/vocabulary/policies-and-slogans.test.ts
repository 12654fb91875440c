import { describe, expect, it } from 'vitest';
import { matchKey } from '../../src/vocabulary/normal-form.ts';
import { listCell, readTable } from '../../src/vocabulary/table.ts';

describe('tables of the rules', () => {
  it.each([
    ['policy_heads.tsv', 'head'],
    ['policy_tails.tsv', 'tail'],
    ['policy_governors.tsv', 'word'],
    ['policy_classes.tsv', 'word'],
  ])('%s names nothing twice', (file, column) => {
    const words = readTable(`vocabulary/data/${file}`, [column]).map((row) => row[column] as string);
    expect(words.filter((word, i) => words.indexOf(word) < i)).toEqual([]);
  });

  it('names only classes of tails that have words', () => {
    const classes = new Set(readTable('vocabulary/data/policy_tails.tsv', ['after']).flatMap((row) => listCell(row.after)));
    const named = readTable('vocabulary/data/policy_heads.tsv', ['not_before']).flatMap((row) => listCell(row.not_before));
    expect(named.filter((word) => /^[a-z]+$/.test(word) && !classes.has(word))).toEqual([]);
  });
});

const COLUMNS = ['name', 'variants', 'use', 'year', 'expansion', 'reason'] as const;

describe.each([
  ['policies.tsv', 900],
  ['slogans.tsv', 700],
])('%s', (file, atLeast) => {
  const rows = readTable(`vocabulary/data/${file}`, COLUMNS);

  it('holds the knowledge of the field', () => {
    expect(rows.length).toBeGreaterThan(atLeast);
  });

  it('is sorted by code point and names nothing twice', () => {
    const names = rows.map((r) => r.name);
    expect(names).toEqual([...names].sort());
    const owners = new Map<string, string>();
    const twice: string[] = [];
    for (const row of rows) {
      for (const form of [row.name, ...listCell(row.variants)]) {
        const owner = owners.get(matchKey(form));
        if (owner !== undefined) twice.push(`${form} of ${row.name} is already a form of ${owner}`);
        owners.set(matchKey(form), row.name);
      }
    }
    expect(twice).toEqual([]);
  });

  it('says of every entry where it comes from and how it counts', () => {
    const wrong = rows.filter(
      (r) =>
        r.reason.length < 4 ||
        !['free', 'quoted', 'context'].includes(r.use) ||
        !/^(?:(?:19|20)\d\d)?$/.test(r.year) ||
        /\s$|^\s/.test(r.name + r.variants),
    );
    expect(wrong).toEqual([]);
  });

  it('writes names without quotation marks and expands into more than one part', () => {
    expect(rows.filter((r) => /[“”《》"]/.test(r.name + r.variants))).toEqual([]);
    expect(rows.filter((r) => listCell(r.expansion).length === 1)).toEqual([]);
  });
});
