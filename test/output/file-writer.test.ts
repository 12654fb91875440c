import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { replaceFile, writeFile } from '../../src/output/file-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhengmai-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'file');

it('writes pieces in UTF-8, and adds to a file', () => {
  writeFile(path, ['县', '𠀀', '\uD800']);
  writeFile(path, ['尾'], 'append');
  expect(readFileSync(path, 'utf8')).toBe('县𠀀\uFFFD尾');
});

it('writes more than fits in memory at once', () => {
  const pieces = Array.from({ length: 300_000 }, (_, i) => `${i}\n`);
  writeFile(path, pieces);
  expect(readFileSync(path, 'utf8')).toBe(pieces.join(''));
});

it('replaces a file when the new one is whole, and leaves the old where it fails', () => {
  replaceFile(path, ['old']);
  const failing = function* (): Generator<string> {
    yield 'half';
    throw new Error('the disk is full');
  };
  expect(() => replaceFile(path, failing())).toThrow('the disk is full');
  expect(readFileSync(path, 'utf8')).toBe('old');
  replaceFile(path, ['new']);
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['file']);
});

it('writes through a link, and into what is no file', () => {
  const link = join(folder, 'link');
  symlinkSync(path, link);
  replaceFile(link, ['through']);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('through');
  replaceFile('/dev/null', ['nowhere']);
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});
