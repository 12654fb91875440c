import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { RecordStore } from '../../src/build/record-store.ts';
import { recordOf } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhengmai-store-'));
const path = join(folder, 'records');
afterEach(() => rmSync(path, { force: true }));

const record = (id: string) => recordOf({ id, sentences: [`${id}落实河长制。\uD800`], names: [{ kind: 'policy', name: '河长制' }] });

describe.each([
  ['in memory', 1e6, false],
  ['partly in a file', 12, true],
  ['in a file', 0, true],
])('RecordStore %s', (_, inMemory, onDisk) => {
  it('gives records back as they were, by id, those left out aside, and cleans up', () => {
    const store = new RecordStore(path, inMemory);
    for (const id of ['b', 'c', 'a']) store.add(record(id));
    expect(store.size).toBe(3);
    expect(existsSync(path)).toBe(onDisk);
    expect(store.fingerprints().map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(store.path('c')).toBe('c.txt');
    expect([...store.records(new Set(['c']))]).toEqual([record('a'), record('b')]);
    expect(existsSync(path)).toBe(false);
  });
});
