import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identified } from '../../src/build/identity.ts';
import { RecordStore } from '../../src/build/record-store.ts';
import { DocumentCache } from '../../src/cache/document-cache.ts';
import { IdentityCache } from '../../src/cache/identity-cache.ts';
import { RecordCache, sourceKey } from '../../src/cache/record-cache.ts';
import { extract } from '../../src/extract.ts';
import type { Source } from '../../src/model/types.ts';
import { BuildWriter } from '../../src/output/build-writer.ts';
import { type WrittenDocument, writeDocument } from '../../src/output/written-document.ts';
import { type PipelineOptions, runPipeline, writeBuild } from '../../src/pipeline.ts';

const source: Source = {
  id: 'a',
  path: 'a.txt',
  text: '平凉市政府工作报告（2021年）\n过去一年，全市落实“六稳”“六保”，华亭煤业集团完成投资3亿元，建成长河大桥、东山水库。生产总值增长4%。',
};
const others: Source[] = ['2019', '2020'].map((year) => ({
  id: `b${year}`,
  path: `b${year}.txt`,
  text: `庆阳市政府工作报告（${year}年）\n继续落实“六稳”，开工东山水库，推进西川煤矿建设。`,
}));
const NONE: ReadonlyMap<string, string> = new Map();

let root: string;
let records: RecordCache;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zhengmai-documents-'));
  records = new RecordCache(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Keeps what a document adds to a build in which some keys stand for others. */
function keep(of: Source, mapping = NONE): WrittenDocument {
  const build = new DocumentCache(records, root).ofBuild();
  expect(build.find(of)).toBeNull();
  const record = extract(of);
  records.set(sourceKey(of), record);
  build.extracted(record);
  build.identified(mapping);
  const written = writeDocument(identified(record, mapping));
  build.keep(record.document, written);
  return written;
}

const find = (of: Source) => new DocumentCache(records, root).ofBuild().find(of);
const file = (): string => {
  const [folder] = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /documents-[0-9a-f]{16}$/.test(name));
  const [name] = readdirSync(join(root, folder as string));
  return join(root, folder as string, name as string);
};

describe('DocumentCache', () => {
  it('gives back what a document added, and the record where its entities stand for others now', () => {
    const [key] = extract(source)
      .entities.map((entity) => entity.key)
      .filter((name) => name.startsWith('project:')) as [string];
    const mapping = new Map([[key, 'project:大桥']]);
    const written = keep(source, mapping);
    const found = find(source);
    const told = found?.written(mapping);
    expect(told?.summary).toEqual(written.summary);
    expect([...(told?.corpus.entities ?? [])]).toEqual([...written.corpus.entities]);
    expect(found?.written(NONE)).toBeNull();
    expect(found?.written(new Map([...mapping, ['project:别的', 'project:大桥']]))).toBe(told);
    expect(found?.load()).toEqual(extract(source));
  });

  it('builds the same bytes as records do, whatever of it is kept', async () => {
    const all = [source, ...others];
    for (const one of all) keep(one);
    const build = async (name: string, kept: ReadonlySet<Source>): Promise<string[]> => {
      const folder = join(root, name);
      const writer = new BuildWriter(folder);
      const store = new RecordStore<WrittenDocument>(join(writer.folder, 'records'));
      for (const one of all) {
        const known = kept.has(one) ? find(one) : null;
        if (known) store.addKept(known);
        else store.add(extract(one));
      }
      await writeBuild(writer, store, []);
      return readdirSync(folder)
        .sort()
        .map((output) => readFileSync(join(folder, output), 'utf8'));
    };
    const expected = await build('none', new Set());
    expect(await build('all', new Set(all))).toEqual(expected);
    expect(await build('some', new Set(others))).toEqual(expected);
  });

  it('gives a rebuild the bytes of a build from nothing, and keeps nothing for those who want to see records', async () => {
    const texts = join(root, 'texts');
    mkdirSync(texts);
    for (const { path, text } of [source, ...others]) writeFileSync(join(texts, path), text);
    const caches = () => ({ cache: records, documents: new DocumentCache(records, root), identity: new IdentityCache(root) });
    const build = async (name: string, options: PipelineOptions): Promise<string[]> => {
      const folder = join(root, name);
      await runPipeline([texts], folder, { jobs: 1, ...options });
      return readdirSync(folder).map((output) => readFileSync(join(folder, output), 'utf8'));
    };
    const first = await build('kept', caches());
    writeFileSync(join(texts, 'b2020.txt'), `${others[1]?.text}建成北山隧道。`);
    const rebuilt = await build('kept', caches());
    expect(rebuilt).not.toEqual(first);
    const seen: string[] = [];
    expect(await build('nothing', { ...caches(), onRecord: ({ document }) => seen.push(document.path) })).toEqual(rebuilt);
    expect(seen).toHaveLength(3);
    expect(await build('alone', {})).toEqual(rebuilt);
  }, 120_000);

  it('takes for none what is damaged, of another document, or without its record', () => {
    keep(source);
    expect(find({ ...source, text: `${source.text}。` })).toBeNull();
    const bytes = readFileSync(file());
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100);
    writeFileSync(file(), bytes);
    expect(find(source)).toBeNull();
    writeFileSync(file(), bytes.subarray(0, 5));
    expect(find(source)).toBeNull();
    keep(source);
    expect(find(source)).not.toBeNull();
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.json')) rmSync(join(root, name), { force: true });
    expect(find(source)).toBeNull();
  });

  it('knows nothing of what other code worked out, and removes it when it keeps something itself', () => {
    keep(source);
    expect(new DocumentCache(records, root, undefined, 'f'.repeat(16)).ofBuild().find(source)).toBeNull();
    const build = new DocumentCache(records, root, undefined, 'f'.repeat(16)).ofBuild();
    build.find(source);
    const record = extract(source);
    build.extracted(record);
    build.keep(record.document, writeDocument(record));
    expect(file()).toContain(`documents-${'f'.repeat(16)}`);
  });
});
