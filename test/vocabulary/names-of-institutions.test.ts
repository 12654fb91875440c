import { describe, expect, it } from 'vitest';
import { matchKey } from '../../src/vocabulary/normal-form.ts';
import { listCell, readTable } from '../../src/vocabulary/table.ts';

const sorted = (words: readonly string[]): string[] => [...words].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

describe.each([
  ['organizations.tsv', 1000],
  ['honors.tsv', 850],
  ['brands.tsv', 650],
])('%s', (file, atLeast) => {
  const rows = readTable(`vocabulary/data/${file}`, ['name', 'variants', 'use', 'reason']);

  it('holds the knowledge of the field, sorted, each row with a reason', () => {
    expect(rows.length).toBeGreaterThan(atLeast);
    expect(rows.map((r) => r.name)).toEqual(sorted(rows.map((r) => r.name)));
    expect(rows.filter((r) => r.reason.length < 2 || !['free', 'quoted', 'context'].includes(r.use))).toEqual([]);
  });

  it('gives every form to one name', () => {
    const owners = new Map<string, string>();
    const twice: string[] = [];
    for (const row of rows) {
      for (const form of [row.name, ...listCell(row.variants)]) {
        const owner = owners.get(matchKey(form));
        if (owner !== undefined && owner !== row.name) twice.push(`${form} of ${row.name} is already a form of ${owner}`);
        owners.set(matchKey(form), row.name);
      }
    }
    expect(twice).toEqual([]);
  });
});

it('honors.tsv names the body that confers each title', () => {
  expect(readTable('vocabulary/data/honors.tsv', ['name', 'body']).filter((r) => r.body.length < 2)).toEqual([]);
});

describe.each([
  ['organization_heads.tsv', 'head', 'strength', ['strong', 'weak', 'named', 'unique', 'born', 'none']],
  ['organization_classes.tsv', 'word', 'use', ['always', 'alone', 'inside']],
  ['honor_heads.tsv', 'head', 'strength', ['strong', 'ranked', 'weak', 'listed', 'none']],
  ['brand_heads.tsv', 'head', 'kind', ['product', 'event', 'stop']],
] as const)('%s', (file, word, column, values) => {
  const rows = readTable(`vocabulary/data/${file}`, [word, column, 'reason']) as Record<string, string>[];

  it('is sorted, names nothing twice and gives a reason for each row', () => {
    const words = rows.map((r) => r[word] as string);
    expect(words).toEqual(sorted([...new Set(words)]));
    expect(rows.filter((r) => !r.reason)).toEqual([]);
  });

  it('uses known values only', () => {
    expect(rows.filter((r) => !(values as readonly string[]).includes(r[column] as string))).toEqual([]);
  });
});
