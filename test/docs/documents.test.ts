import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFAULT_COLUMNS } from '../../src/read/formats/columns.ts';
import { EXTENSIONS } from '../../src/read/formats/registry.ts';
import { DEFAULT_LIMITS, parseSize } from '../../src/read/limits.ts';

const page = readFileSync(new URL('../../docs/documents.md', import.meta.url), 'utf8');

it('lists every ending that is read', () => {
  for (const ending of EXTENSIONS) expect(page).toContain(`\`${ending}\``);
});

it('lists the columns of tables with the names that they may have', () => {
  for (const [value, names] of Object.entries(DEFAULT_COLUMNS)) expect(page).toContain(`| \`${value}\` | ${names.join(', ')} |`);
});

it('tells the limits', () => {
  const limit = (option: string) => parseSize(new RegExp(`^\\| \`${option}\` \\| (\\w+) \\|`, 'm').exec(page)?.[1] ?? '');
  expect(limit('--max-size')).toBe(DEFAULT_LIMITS.documentBytes);
  expect(limit('--max-archive')).toBe(DEFAULT_LIMITS.archiveBytes);
  expect(page).toContain(`${DEFAULT_LIMITS.archiveEntries.toLocaleString('en')} `);
});
