import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { formatExtracted } from '../src/build/extracted.ts';
import { RecordStore } from '../src/build/record-store.ts';
import { DataError, UsageError } from '../src/errors.ts';
import { mergeParts } from '../src/merge.ts';
import type { DocumentRecord, Failure } from '../src/model/types.ts';
import { BuildWriter } from '../src/output/build-writer.ts';
import { writeBuild } from '../src/pipeline.ts';
import { recordOf, records } from './build/records.ts';
import { bytesIn } from './setup/outputs.ts';

const root = mkdtempSync(join(tmpdir(), 'zhengmai-merge-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder = '';
let count = 0;
beforeEach(() => {
  folder = newFolder();
});
function newFolder(): string {
  const path = join(root, `${++count}`);
  mkdirSync(path);
  return path;
}

type Found = DocumentRecord | Failure;
const partOf = (path: string, found: readonly Found[]): string => {
  writeFileSync(path, found.map((f) => `${formatExtracted(f)}\n`).join(''));
  return path;
};
/** What merging gives of these parts. */
async function merged(parts: readonly (readonly Found[])[]): Promise<Record<string, string>> {
  const at = newFolder();
  await mergeParts(
    parts.map((part, i) => partOf(join(at, `part-${i}`), part)),
    join(at, 'out'),
  );
  return bytesIn(join(at, 'out'));
}

const FAILED: Failure = { id: 'bad.pdf', path: 'bad.pdf', reason: 'encrypted; remove its password' };
const record = (id: string, name = '河长制') =>
  recordOf({
    id,
    region: '甲县',
    sentences: [`甲县落实${name}。`],
    names: [
      { kind: 'region', name: '甲县' },
      { kind: 'policy', name },
    ],
  });

describe('mergeParts', () => {
  it('gives the bytes of one build, however the records are cut into parts, in any order, some of them twice', async () => {
    const cut = records.chain((list) => {
      const found: Found[] = [...list, FAILED];
      return fc.record({
        found: fc.constant(found),
        parts: fc.array(fc.subarray(found), { minLength: 1, maxLength: 3 }).chain((parts) => {
          const rest = found.filter((f) => !parts.some((part) => part.includes(f)));
          return fc.tuple(...[...parts, rest].map((part) => fc.shuffledSubarray(part, { minLength: part.length })));
        }),
      });
    });
    await fc.assert(
      fc.asyncProperty(cut, async ({ found, parts }) => {
        const out = join(newFolder(), 'out');
        const writer = new BuildWriter(out);
        const store = new RecordStore(join(writer.folder, 'records'));
        for (const f of found) if (!('reason' in f)) store.add(f);
        await writeBuild(writer, store, [FAILED]);
        expect(await merged(parts)).toEqual(bytesIn(out));
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('takes a document that one machine failed and another extracted for extracted', async () => {
    const failed: Failure = { id: 'a', path: 'a.txt', reason: 'it ended its worker' };
    expect(await merged([[failed], [record('a')], [failed]])).toEqual(await merged([[record('a')]]));
  });

  it('lists one of several reasons of one failure, whichever comes first', async () => {
    const other = { ...FAILED, reason: 'damaged; check it' };
    expect(await merged([[FAILED], [other]])).toEqual(await merged([[other, FAILED]]));
  });

  it('keeps one of two documents of one id, whichever comes first, and lists the other', async () => {
    const out = await merged([[record('a')], [record('a', '一网通办改革')]]);
    expect(out).toEqual(await merged([[record('a', '一网通办改革'), record('a')]]));
    expect(out['documents.jsonl']).toContain('its id a is that of a.txt; give each document its own');
  });

  it('reads folders as clusters leave them: files that begin with a dot or underscore are none', async () => {
    partOf(join(folder, 'part-00000'), [record('a')]);
    partOf(join(folder, 'part-00001'), []);
    writeFileSync(join(folder, '_SUCCESS'), '');
    writeFileSync(join(folder, '.part-00000.crc'), 'no JSON');
    await mergeParts([folder, join(folder, 'part-00000')], join(folder, '..', 'spark'));
    expect(bytesIn(join(folder, '..', 'spark'))).toEqual(await merged([[record('a')]]));
  });

  it('takes a byte order mark, Windows line ends and empty lines', async () => {
    writeFileSync(join(folder, 'part'), `\ufeff${formatExtracted(record('a'))}\r\n\n${formatExtracted(record('b'))}`);
    await mergeParts([join(folder, 'part')], join(folder, 'out'));
    expect(bytesIn(join(folder, 'out'))).toEqual(await merged([[record('a'), record('b')]]));
  });

  it('refuses bad lines by file, line and member, and leaves the old build', async () => {
    const out = join(folder, 'out');
    await mergeParts([partOf(join(folder, 'good'), [record('a')])], out);
    const before = bytesIn(out);
    const bad = join(folder, 'bad');
    const wrong = { ...record('b'), mentions: [{ entity: 0, start: 0, end: 99, sentence: 0 }] };
    const lines = [record('a'), wrong].map(formatExtracted);
    writeFileSync(bad, `${lines.join('\n')}\n${lines[0]?.slice(0, 50)}\n`);
    const error = await mergeParts([bad], out).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DataError);
    expect((error as DataError).message.split('\n')).toEqual([
      `${bad}:2: mentions.0.end: 99 lies beyond the text's 8 characters; it is no record of this version: extract the document again`,
      `${bad}:3: no JSON; it may be cut off; it is no record of this version: extract the document again`,
    ]);
    expect(bytesIn(out)).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('names a few of many bad lines', async () => {
    writeFileSync(join(folder, 'bad'), '{}\n'.repeat(9));
    const error = await mergeParts([join(folder, 'bad')], join(folder, 'out')).catch((e: unknown) => e);
    expect((error as Error).message.split('\n')).toHaveLength(6);
    expect((error as Error).message).toMatch(/and 4 more lines$/);
  });

  it.each([['no-such-part'], [root.concat('-gone')]])('refuses %s', async (path) => {
    await expect(mergeParts([path], join(folder, 'out'))).rejects.toThrow(UsageError);
  });
});
