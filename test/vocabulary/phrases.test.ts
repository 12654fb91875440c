import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/errors.ts';
import { readPhrases } from '../../src/vocabulary/phrases.ts';
import { readTable } from '../../src/vocabulary/table.ts';

const TABLE = 'vocabulary/data/event_contexts.tsv';

describe('readPhrases', () => {
  it('takes the longest of words that begin alike', () => {
    const { holds } = readPhrases(TABLE, ['holds']);
    expect(new RegExp(`^(?:${holds})`).exec('借助大赛')?.[0]).toBe('借助');
    expect(new RegExp(`^(?:${holds})`).exec('借大赛')?.[0]).toBe('借');
  });

  it('gives each role its own phrases', () => {
    const { holds, generic } = readPhrases(TABLE, ['holds', 'generic']);
    expect(new RegExp(`^(?:${holds})$`).test('大型')).toBe(false);
    expect(new RegExp(`^(?:${generic})$`).test('大型')).toBe(true);
  });

  it('says which table lacks a role', () => {
    expect(() => readPhrases(TABLE, ['holds', 'sold'])).toThrow(new DataError(`src/${TABLE}: no phrase for sold; give it a row`));
  });
});

const source = fileURLToPath(new URL('../../src', import.meta.url));
const tables = readdirSync(join(source, 'vocabulary/data')).filter((name) => name.endsWith('_contexts.tsv'));

/** The roles that the code asks of each table. */
function asked(): Map<string, Set<string>> {
  const roles = new Map<string, Set<string>>();
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))) {
    const code = readFileSync(join(source, name), 'utf8');
    for (const [, table = '', list = ''] of code.matchAll(/= readPhrases\('([^']+)', \[([^\]]+)\]/g)) {
      const known = roles.get(basename(table)) ?? new Set();
      for (const [, role = ''] of list.matchAll(/'([^']+)'/g)) known.add(role);
      roles.set(basename(table), known);
    }
  }
  return roles;
}

describe.each(tables)('%s', (name) => {
  const rows = readTable(`vocabulary/data/${name}`, ['role', 'phrase']);
  it('has the roles that the code asks for, and no other', () => {
    expect([...new Set(rows.map(({ role }) => role))].sort()).toEqual([...(asked().get(name) ?? [])].sort());
  });
  it('says in its comment what each role is', () => {
    const comment = readFileSync(join(source, 'vocabulary/data', name), 'utf8').split('role\tphrase')[0];
    for (const { role } of rows) expect(comment).toMatch(new RegExp(`\\b${role}[:,]`));
  });
  it('has phrases that are expressions, none of which fits nothing', () => {
    for (const { phrase } of rows) expect(new RegExp(`^(?:${phrase})$`).test(''), phrase).toBe(false);
  });
});
