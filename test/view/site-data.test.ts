import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EvidenceRow } from '../../src/build/evidence.ts';
import { writeSite } from '../../src/view/index.ts';
import { type DocumentPassages, type DocumentSummary, documentFile, evidenceFile, hashName, type Manifest } from '../../src/view/layout.ts';
import { SiteData } from '../../src/view/site-data.ts';
import { groupBy } from '../../viewer/data/group.ts';
import { writeGeneratedBuild } from '../viewer/generated-build.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhengmai-site-'));
const build = join(folder, 'build');
const cache = join(folder, 'cache');
let data: SiteData;
let rows: EvidenceRow[];

beforeAll(() => {
  writeGeneratedBuild(build, { nodes: 800, edges: 2000, documents: 5 });
  data = new SiteData(build, { cache });
  rows = readFileSync(join(build, 'evidence.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as EvidenceRow);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = async <T>(name: string): Promise<T> => JSON.parse(String(await data.read(name))) as T;

describe('the data folder of a build', () => {
  test('holds the evidence of every node and edge in the file that its key names, small enough to arrive at once', async () => {
    const { evidencePrefix } = await read<Manifest>('manifest.json');
    expect(evidencePrefix).toBeGreaterThan(0);
    const byKey = groupBy(rows, (row) => row.node ?? row.edge ?? '');
    for (const [key, own] of [...byKey].filter((_, i) => i % 37 === 0)) {
      const file = await read<Record<string, EvidenceRow[]>>(evidenceFile(key, evidencePrefix));
      expect(file[key]).toEqual(own);
    }
    const names = (await data.names()).filter((name) => name.startsWith('evidence/'));
    let total = 0;
    for (const name of names) {
      const content = (await data.read(name)) as Buffer;
      expect(content.length).toBeLessThan(1_000_000);
      total += Object.values(JSON.parse(String(content)) as Record<string, EvidenceRow[]>).flat().length;
    }
    expect(total).toBe(rows.length);
  });

  test('holds documents with their text and the mentions in them, in the order of the text', async () => {
    const documents = await read<DocumentSummary[]>('documents.json');
    expect(documents).toHaveLength(5);
    for (const { id } of documents) {
      const passages = (await read<Record<string, DocumentPassages>>(documentFile(id)))[id] as DocumentPassages;
      expect(passages.text).toContain('第一段');
      expect(passages.rows).toHaveLength(rows.filter((row) => row.doc === id && row.node !== undefined).length);
      expect(passages.rows.map(({ start }) => start)).toEqual(passages.rows.map(({ start }) => start).toSorted((a, b) => a - b));
    }
  });

  test('a node without evidence has no rows; no other name is a file', async () => {
    const { evidencePrefix } = await read<Manifest>('manifest.json');
    expect(Object.keys(await read<object>(evidenceFile('nobody', evidencePrefix)))).not.toContain('nobody');
    for (const name of ['', 'evidence/', 'evidence/../graph.json', 'evidence/zz.json', 'documents/x', 'toString', 'graph.json/']) {
      expect(await data.read(name), name).toBeNull();
    }
  });
});

test('a new build in the same folder is served at once', async () => {
  const changing = join(folder, 'changing');
  writeGeneratedBuild(changing, { nodes: 100, edges: 200, documents: 2 });
  const site = new SiteData(changing, { cache });
  const before = String(await site.read('sentences.json'));
  writeFileSync(join(changing, 'evidence.jsonl'), `${JSON.stringify({ ...rows[0], sentence: '新的一句。' })}\n`);
  const after = String(await site.read('sentences.json'));
  expect(before).not.toContain('新的一句。');
  expect(after).toContain('新的一句。');
});

test('a damaged row is an error that names the line', async () => {
  const broken = join(folder, 'broken');
  writeGeneratedBuild(broken, { nodes: 60, edges: 100, documents: 1 });
  writeFileSync(join(broken, 'evidence.jsonl'), `${JSON.stringify(rows[0])}\n{"node": "x"\n`);
  await expect(new SiteData(broken, { cache }).names()).rejects.toThrow(/evidence\.jsonl:2: not JSON .*; run zhengmai build again/);
});

test('a static site holds the pages and every file of the data, and takes the place of an older one only', async () => {
  const site = join(folder, 'site');
  await writeSite(build, site, { cache });
  const written = readdirSync(join(site, 'data'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(written).toHaveLength((await data.names()).length);
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('Content-Security-Policy');
  await writeSite(build, site, { cache });
  writeFileSync(join(folder, 'kept.txt'), 'kept');
  await expect(writeSite(build, folder, { cache })).rejects.toThrow(/holds files that are not a site of zhengmai/);
  expect(readFileSync(join(folder, 'kept.txt'), 'utf8')).toBe('kept');
});

test('names are hashed evenly and the same everywhere', () => {
  expect(hashName('region:6210')).toBe(hashName('region:6210'));
  expect(hashName('')).toMatch(/^[0-9a-f]{8}$/);
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (key) => /^evidence\/[0-9a-f]{2}\.json$/.test(evidenceFile(key, 2))));
  const counts = new Map<string, number>();
  for (let i = 0; i < 16_000; i++) {
    const file = evidenceFile(`slogan:${i}`, 1);
    counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  expect(counts.size).toBe(16);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
});
