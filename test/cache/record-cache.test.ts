import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RecordCache, sourceKey } from '../../src/cache/record-cache.ts';
import { rulesVersion } from '../../src/cache/version.ts';
import { extract } from '../../src/extract.ts';
import type { Source } from '../../src/model/types.ts';

const source: Source = { id: 'a', path: 'a.txt', text: '平凉市政府工作报告\n过去一年，全市落实“六稳”“六保”，华亭煤业集团完成投资3亿元。' };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zhengmai-cache-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

describe('RecordCache', () => {
  it('gives back the very record that it was given', () => {
    const record = extract(source);
    new RecordCache(root).set(sourceKey(source), record);
    expect(new RecordCache(root).get(sourceKey(source))).toEqual(record);
  });

  it('knows nothing of another document, nor of the same under another title, path or format', () => {
    const cache = new RecordCache(root);
    cache.set(sourceKey(source), extract(source));
    const others: Source[] = [
      { ...source, text: `${source.text}。` },
      { ...source, path: 'b.txt' },
      { ...source, given: { title: '别的' } },
      { ...source, format: 'markdown' },
    ];
    for (const other of others) expect(cache.get(sourceKey(other))).toBeNull();
  });

  it('forgets what other rules found', () => {
    const record = extract(source);
    new RecordCache(root, '0123456789abcdef').set(sourceKey(source), record);
    expect(new RecordCache(root).get(sourceKey(source))).toBeNull();
    expect(filesBelow(root)).toEqual([]);
  });

  it('takes a damaged entry for none', () => {
    const cache = new RecordCache(root);
    cache.set(sourceKey(source), extract(source));
    const [file] = filesBelow(root) as [string];
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
    expect(cache.get(sourceKey(source))).toBeNull();
  });

  it('costs no build where it can not be written', () => {
    const blocked = join(root, 'file');
    writeFileSync(blocked, '');
    const cache = new RecordCache(join(blocked, 'below'));
    expect(() => cache.set(sourceKey(source), extract(source))).not.toThrow();
    expect(cache.get(sourceKey(source))).toBeNull();
  });

  it('leaves what is not its own alone', () => {
    mkdirSync(join(root, 'notes'));
    writeFileSync(join(root, 'notes', 'a.txt'), '');
    new RecordCache(root);
    expect(filesBelow(root)).toHaveLength(1);
  });
});

describe('rulesVersion', () => {
  it('is sixteen hexadecimal digits and the same again', () => {
    expect(rulesVersion()).toMatch(/^[0-9a-f]{16}$/);
    expect(rulesVersion()).toBe(rulesVersion());
  });
});
