import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { extract } from '../../src/extract.ts';
import type { Failure, Source } from '../../src/model/types.ts';
import { batchOf, inBatches, readBatchData } from '../../src/queue/batch.ts';
import { parseAddress, shownAddress } from '../../src/queue/connection.ts';
import { readResults } from '../../src/queue/coordinator.ts';
import processBatch from '../../src/queue/processor.ts';

const source = (id: string, text = `${id}县落实“四个不摘”。`): Source => ({ id, path: `${id}.txt`, text });

describe('inBatches', () => {
  it('keeps every document in its order, within the limits, the same again with the same ids', async () => {
    const found = fc.array(
      fc.oneof(
        fc.nat(40).map((n): Source => source(`${n}`, '长'.repeat(n))),
        fc.nat(9).map((n): Failure => ({ id: `f${n}`, path: 'f', reason: 'empty' })),
      ),
    );
    await fc.assert(
      fc.asyncProperty(found, async (list) => {
        const batches = async () => {
          const all = [];
          const given = async function* () {
            yield* list;
          };
          for await (const batch of inBatches(given(), { documents: 3, characters: 50 })) all.push(batch);
          return all;
        };
        const all = await batches();
        const groups = all.flatMap((batch) => ('reason' in batch ? [] : [batch.documents]));
        expect(groups.flat()).toEqual(list.filter((f) => !('reason' in f)));
        for (const group of groups) {
          expect(group.length).toBeLessThanOrEqual(3);
          if (group.length > 1) expect(group.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(50);
        }
        expect(await batches()).toEqual(all);
      }),
    );
  });

  it('names a batch by its content', () => {
    const { id } = batchOf([source('a'), source('b')]);
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(batchOf([source('a'), source('b', '别的')]).id).not.toBe(id);
    expect(batchOf([source('b'), source('a')]).id).not.toBe(id);
  });
});

/** A record of `source('a')` whose only entity has other members. */
function forged(members: object): string {
  const entity = { kind: 'policy', key: 'policy:河长制', name: '河长制', aliases: [], attributes: {} };
  return JSON.stringify({ ...extract(source('a')), entities: [{ ...entity, ...members }], mentions: [], relations: [], indicators: [] });
}

describe('what travels', () => {
  it('is documents and records, which come out as they went in', async () => {
    const documents = [source('静宁'), source('b', '半个\uD800字')];
    const data: unknown = JSON.parse(JSON.stringify({ documents }));
    expect(readBatchData(data)).toEqual(documents);
    const returned: unknown = JSON.parse(JSON.stringify(await processBatch({ data })));
    expect(readResults(batchOf(documents), returned)).toEqual(JSON.parse(JSON.stringify(documents.map(extract))));
  });

  it.each([[null], [{}], [{ documents: [] }], [{ documents: [{ id: 'a', path: 'a' }] }], [{ documents: 'require("fs")' }]])(
    'is refused by a worker when it is %j',
    async (data) => {
      await expect(processBatch({ data })).rejects.toThrow();
    },
  );

  it.each<[string, unknown, RegExp]>([
    ['nothing', null, /no 1 records/],
    ['too much', ['{}', '{}'], /no 1 records/],
    ['something else', [7], /no 1 records/],
    ['no JSON', ['x'], /returned for a\.txt: no JSON/],
    ['what is no record', [JSON.stringify({ document: { id: 'a', path: 'a.txt' } })], /returned for a\.txt: document\.title/],
    ['a name for every object', [forged({ key: '__proto__', name: '__proto__' })], /__proto__ must begin with policy:/],
    ['more than any text has', ['['.repeat(2_000_000)], /2000000 characters for a\.txt/],
    ['another document', [JSON.stringify({ id: 'b', path: 'b.txt', error: 'x' })], /b\.txt for a\.txt/],
  ])('is refused from a worker that returns %s', (_, returned, message) => {
    expect(() => readResults(batchOf([source('a')]), returned)).toThrow(message);
  });
});

it('takes nothing over from a record but its own members', () => {
  const record = forged({}).replace(/^\{/, '{"__proto__":{"owned":1},"constructor":{"prototype":{"owned":1}},"further":"x",');
  const [found] = readResults(batchOf([source('a')]), [record]);
  expect(Object.keys(found as object)).toEqual(Object.keys(extract(source('a'))));
  expect(({} as { owned?: number }).owned).toBeUndefined();
  expect((found as { owned?: number }).owned).toBeUndefined();
});

describe('parseAddress', () => {
  it.each([['http://localhost'], ['localhost:6379'], ['redis://'], ['']])('refuses %j', (address) => {
    expect(() => parseAddress(address)).toThrow(UsageError);
  });

  it('is shown without its password', () => {
    expect(shownAddress(parseAddress('rediss://user:secret@example.org:6380/2'))).toBe('rediss://example.org:6380/2');
  });
});
