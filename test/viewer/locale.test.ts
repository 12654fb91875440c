import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REASON_KINDS } from '../../src/analyse/related/score.ts';
import { en } from '../../viewer/locale/en.ts';
import type { Locale } from '../../viewer/locale/index.ts';
import { readReason } from '../../viewer/locale/reason.ts';
import { zh } from '../../viewer/locale/zh.ts';

/** Every entry with the way to it: `panel.close`. */
function entries(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => entries(inner, path === '' ? key : `${path}.${key}`));
}

/** What an entry says, functions with stand-ins for what they are told. */
function wording(value: unknown): string {
  if (typeof value === 'function') {
    const name = { indicator: '甲', measure: 'level', unit: '元' };
    // Numbers, names and lists: each entry takes what it can.
    return [
      [3, 3, 3, '3', '3', '3'],
      ['甲', '乙', 3, '3', '3', '3'],
      [name, 3, 3],
      ['甲', '乙', '丙', '丁'],
    ]
      .map((args) => {
        try {
          return String((value as (...all: unknown[]) => unknown)(...args));
        } catch {
          return '';
        }
      })
      .join(' ');
  }
  return Array.isArray(value) ? value.join(' ') : String(value);
}

test('both languages have the same entries, none of them empty', () => {
  const shape = (locale: Locale) => entries(locale).map(([path, value]) => `${path}: ${typeof value}`);
  expect(shape(en)).toEqual(expect.arrayContaining(shape(zh)));
  expect(shape(zh)).toEqual(expect.arrayContaining(shape(en)));
  for (const locale of [zh, en]) for (const [path, value] of entries(locale)) expect(wording(value).trim(), path).not.toBe('');
});

test('Chinese has the punctuation of Chinese', () => {
  const wrong = entries(zh).filter(([, value]) => /\p{Script=Han}[,:;?!()]|[,:;?!(]\p{Script=Han}/u.test(wording(value)));
  expect(wrong.map(([path]) => path)).toEqual([]);
});

test('English is English', () => {
  const wrong = entries(en).filter(([, value]) => /\p{Script=Han}|[，。：；（）]/u.test(wording(value).replaceAll(/[甲乙丙丁元]/g, '')));
  expect(wrong.map(([path]) => path)).toEqual(['header.language']);
});

test('every entry is used', () => {
  const folder = join(import.meta.dirname, '..', '..', 'viewer');
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/locale[/\\](zh|en)\.ts$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const unused = entries(zh)
    .map(([path]) => path)
    .filter((path) => {
      const parts = path.split('.');
      const last = parts.pop() as string;
      // t.panel.close by its name, t.kinds[kind] by that of its group, { filters, panel } = t by what follows.
      return !new RegExp(`\\.${last}\\b`).test(code) && !parts.some((group) => code.includes(`${group}[`));
    });
  expect(unused).toEqual([]);
});

test('reasons are told in words, of every kind; an unknown one as it is', () => {
  for (const kind of REASON_KINDS) {
    expect(readReason(`${kind}:甲`, zh), kind).not.toContain(kind);
    expect(readReason(`${kind}:甲`, en), kind).toMatch(/[a-z ]+/);
  }
  expect(readReason('sector:energy', zh)).toBe('同一行业：能源');
  expect(readReason('words:煤矿', zh)).toBe('名称同含“煤矿”');
  expect(readReason('weather:rain', zh)).toBe('weather:rain');
});
