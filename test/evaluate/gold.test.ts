import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataError, UsageError } from '../../src/errors.ts';
import { readGold } from '../../src/evaluate/gold.ts';

describe('readGold', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhengmai-gold-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name: string, content: string) => writeFileSync(join(folder, name), content);

  it('finds the text beside its file, also under a longer name', () => {
    write('a.json', '{"doc":"a.txt","entities":[]}');
    write('a_甲县.txt', '甲县政府工作报告');
    expect(readGold(folder, [], [])).toEqual([{ gold: { doc: 'a.txt', entities: [] }, text: '甲县政府工作报告' }]);
  });

  it('names a damaged file and says what to do', () => {
    write('a.json', '{"doc":');
    expect(() => readGold(folder, [], [])).toThrow(DataError);
    expect(() => readGold(folder, [], [])).toThrow(/a\.json is not JSON; mend it/);
  });

  it('misses a text, or any gold file', () => {
    expect(() => readGold(folder, [], [])).toThrow(UsageError);
    write('a.json', '{"doc":"a.txt","entities":[]}');
    expect(() => readGold(folder, [], [])).toThrow(/no text for a\.txt; .*--texts/);
  });
});
