import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { RecordStore } from '../../src/build/record-store.ts';
import type { DocumentRecord } from '../../src/model/types.ts';
import { recordOf } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhengmai-store-'));
const path = join(folder, 'records');
afterEach(() => rmSync(path, { force: true }));

const record = (id: string, sentence = `${id}落实河长制。\uD800`, file = `${id}.txt`): DocumentRecord => {
  const made = recordOf({ id, sentences: [sentence], names: [{ kind: 'policy', name: '河长制' }] });
  return { ...made, document: { ...made.document, path: file } };
};
const none = new Set<string>();

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

  it('holds the same whatever comes first, and however often', () => {
    const some = [
      record('a', '甲县落实河长制，推进改革。', 'long.txt'),
      record('a', '乙县落实河长制。', 'b.txt'),
      record('a', '丙县落实河长制。', 'c.txt'),
      record('b'),
    ];
    const given = fc.array(fc.constantFrom(...some), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(given, fc.infiniteStream(fc.nat()), (list, draws) => {
        const shuffled = list.map((item) => [draws.next().value, item] as const).sort(([x], [y]) => x - y);
        const of = (records: readonly DocumentRecord[]) => {
          const store = new RecordStore(path, inMemory);
          for (const item of records) store.add(item);
          return { rejected: store.rejected(), records: [...store.records(none)] };
        };
        expect(of(shuffled.map(([, item]) => item))).toEqual(of([...new Set(list)]));
      }),
    );
  });

  it('keeps the longest of several documents of one id, and names the others', () => {
    const store = new RecordStore(path, inMemory);
    store.add(record('a', '乙县落实河长制。', 'b.txt'));
    store.add(record('a', '甲县落实河长制，推进改革。', 'long.txt'));
    expect(store.rejected()).toEqual([
      { id: 'a (b.txt)', path: 'b.txt', reason: 'its id a is that of long.txt; give each document its own' },
    ]);
    expect([...store.records(none)].map((r) => r.document.path)).toEqual(['long.txt']);
  });
});

describe('RecordStore with records that lie in files', () => {
  const part = join(folder, 'part.jsonl');
  const lines = ['a', 'b', 'c'].map((id) => Buffer.from(JSON.stringify(record(id))));
  const places = lines.map((line, i) => ({
    file: part,
    start: lines.slice(0, i).reduce((sum, { length }) => sum + length + 1, 0),
    length: line.length,
  }));

  it('reads them again, and writes nothing', () => {
    writeFileSync(part, Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])));
    const store = new RecordStore(path, 0);
    for (const [i, id] of ['a', 'b', 'c'].entries()) store.add(record(id), places[i]);
    expect(existsSync(path)).toBe(false);
    expect([...store.records(none)]).toEqual(['a', 'b', 'c'].map((id) => record(id)));
    expect(readFileSync(part)).toHaveLength(lines.reduce((sum, { length }) => sum + length + 1, 0));
  });

  it('says so when a file was changed meanwhile', () => {
    const store = new RecordStore(path);
    store.add(record('b'), places[1]);
    writeFileSync(part, 'x');
    expect(() => [...store.records(none)]).toThrow(`${part}: it was changed while it was being read; begin again`);
    store.close();
  });
});
