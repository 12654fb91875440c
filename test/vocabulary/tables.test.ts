import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareCodePoints } from '../../src/build/order.ts';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const tables = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsv') && !name.endsWith('weights.tsv'))
  .sort();

/** What rules know of the words around names: phrases by their role. */
const isContexts = (name: string): boolean => name.endsWith('_contexts.tsv');

/** What several rows of a table may share in their first column, because another column tells them apart. */
const SHARED: ReadonlySet<string> = new Set([
  'indicator_words.tsv',
  'name_tails.tsv',
  'place_epithets.tsv',
  'project_verbs.tsv',
  'renames.tsv',
  'settlement_classes.tsv',
  'zones.tsv',
]);

it('finds them all', () => expect(tables.length).toBeGreaterThan(40));

describe.each(tables)('%s', (name) => {
  const text = readFileSync(join(source, name), 'utf8');
  const lines = text.split('\n');
  const comments = lines.filter((line) => line.startsWith('#'));
  const [header = [], ...rows] = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));

  it('says what it holds, then names its columns, then has rows', () => {
    expect(comments.length).toBeGreaterThan(0);
    expect(lines.findIndex((line) => !line.startsWith('#'))).toBe(comments.length);
    expect(new Set(header).size).toBe(header.length);
    expect(rows.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/\r|\uFEFF|[ \u3000]+(?:\t|\n)|\n\n|[^\n]$/);
  });

  it('has no row with more cells than columns, or without its first', () => {
    expect(rows.filter((cells) => cells.length > header.length || cells[0] === '')).toEqual([]);
  });

  it('gives a reason or a source for every row that has the column for it', () => {
    for (const column of ['reason', 'source']) {
      const at = header.indexOf(column);
      if (at >= 0) expect(rows.filter((cells) => !cells[at])).toEqual([]);
    }
  });

  it('has its rows in the order of code points, or says which order they have', () => {
    if (comments.some((line) => line.includes('order of precedence'))) return;
    const keys = rows.map(([key = '']) => key);
    expect(keys).toEqual(keys.toSorted(compareCodePoints));
  });

  it('has no row twice', () => {
    const key =
      isContexts(name) || SHARED.has(name.slice(name.lastIndexOf('/') + 1))
        ? (cells: readonly string[]) => cells.slice(0, 3).join('\t')
        : ([first = '']: readonly string[]) => first;
    const seen = new Set<string>();
    expect(rows.filter((cells) => seen.size === seen.add(key(cells)).size)).toEqual([]);
  });
});
