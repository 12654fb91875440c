import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { extract } from '../../src/extract.ts';
import type { DocumentRecord, Failure, Source } from '../../src/model/types.ts';
import { createExtractor, defaultJobs } from '../../src/parallel/pool.ts';

const folder = new URL('../../seeds/', import.meta.url);
const sources: Source[] = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({ id: name, path: name, text: readFileSync(new URL(name, folder), 'utf8') }));

async function* given(): AsyncGenerator<Source> {
  yield* sources;
}

describe('createExtractor', { timeout: 120_000 }, () => {
  const two = createExtractor(2);
  afterAll(() => two.close());

  it('gives the same records from two threads as from this one, in the order given', async () => {
    const records: (DocumentRecord | Failure)[] = [];
    for await (const record of two.extractAll(given())) records.push(record);
    expect(records).toEqual(sources.map((source) => extract(source)));
  });

  it('tells why a document could not be extracted, and stays usable', async () => {
    async function* bad(): AsyncGenerator<Source> {
      yield { ...(sources[0] as Source), given: { region: '没有这个地方' } };
    }
    const { value } = await two.extractAll(bad()).next();
    expect(value).toMatchObject({ id: sources[0]?.id, reason: expect.stringContaining('没有这个地方') });
    const next = await two.extractAll(given()).next();
    expect((next.value as DocumentRecord).document.id).toBe(sources[0]?.id);
  });
});

describe('a document that ends no more, or ends its thread', () => {
  const worker = new URL('./slow-worker.ts', import.meta.url);
  const reasonsOf = async (jobs: number, texts: readonly string[]) => {
    const extractor = createExtractor(jobs, { timeLimit: 4, worker });
    async function* documents(): AsyncGenerator<Source> {
      for (const text of texts) yield { id: text, path: `${text}.txt`, text };
    }
    const reasons: string[] = [];
    for await (const found of extractor.extractAll(documents())) reasons.push('reason' in found ? found.reason : found.document.id);
    await extractor.close();
    return reasons;
  };

  it('is given up after its time, and the others are extracted', { timeout: 90_000 }, async () => {
    expect(await reasonsOf(1, ['落实六稳', '没有尽头', '落实六保'])).toEqual([
      'seen',
      'it was not extracted within 4 seconds; leave it out, or allow more with --time-limit',
      'seen',
    ]);
  });

  it('is reported, and the others are extracted', { timeout: 90_000 }, async () => {
    expect(await reasonsOf(2, ['致命', '落实六稳', '落实六保'])).toEqual([
      expect.stringContaining('it could not be extracted'),
      'seen',
      'seen',
    ]);
  });
});

describe('an extractor that is closed at once', () => {
  // Ending a thread that is loading jieba ends the process: so would this test.
  it('waits for its threads to load', { timeout: 90_000 }, async () => {
    for (let times = 0; times < 3; times++) await createExtractor(1).close();
  });
});

describe('defaultJobs', () => {
  it.each([
    [0, 1],
    [200_000, 1],
  ])('gives %d bytes %d thread', (bytes, jobs) => {
    expect(defaultJobs(bytes)).toBe(jobs);
  });
});
