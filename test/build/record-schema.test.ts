import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRecord, parseRecord } from '../../src/build/record-schema.ts';
import { DataError } from '../../src/errors.ts';
import { extract } from '../../src/extract.ts';
import { recordOf, records } from './records.ts';

const seeds = new URL('../../seeds/', import.meta.url);
const record = recordOf({
  id: 'a',
  region: '甲县',
  sentences: ['甲县落实河长制。'],
  names: [
    { kind: 'region', name: '甲县', attributes: { level: 'county' } },
    { kind: 'policy', name: '河长制' },
  ],
  relations: [['甲县', 'implements', '河长制']],
});
/** The record with one value replaced. */
const withValue = (path: readonly (string | number)[], value: unknown): unknown => {
  const copy = JSON.parse(JSON.stringify(record));
  let at = copy;
  for (const step of path.slice(0, -1)) at = at[step];
  at[path.at(-1) as string] = value;
  return copy;
};

describe('checkRecord', () => {
  it.each(readdirSync(seeds))('takes what was extracted from %s, to the byte', (name) => {
    const written = JSON.stringify(extract({ id: name, path: name, text: readFileSync(new URL(name, seeds), 'utf8') }));
    expect(JSON.stringify(parseRecord(written, name))).toBe(written);
  });

  it('takes any record of made-up documents', () => {
    fc.assert(fc.property(records, (list) => void expect(list.map((r) => checkRecord(r, 'here'))).toEqual(list)));
  });

  it.each<[string, (string | number)[], unknown, RegExp]>([
    ['a text that is none', ['text'], 7, /^p\.jsonl:3: text: expected string/],
    ['an end beyond the text', ['mentions', 0, 'end'], 999, /mentions\.0\.end: 999 lies beyond the text's 8 characters/],
    ['a negative start', ['mentions', 1, 'start'], -1, /mentions\.1\.start: /],
    ['half a character', ['sentences', 0, 'end'], 2.5, /sentences\.0\.end: /],
    ['a mention of nothing', ['mentions', 0, 'end'], 0, /mentions\.0\.start: 0 must lie before the end, 0/],
    ['an entity that is not there', ['mentions', 0, 'entity'], 9, /mentions\.0\.entity: no entity 9 among 2/],
    ['a sentence that is not there', ['relations', 0, 'sentence'], 1, /relations\.0\.sentence: no sentence 1 among 1/],
    ['an unknown kind', ['entities', 0, 'kind'], 'person', /entities\.0\.kind: /],
    ['an unknown relation', ['relations', 0, 'relation'], 'owns', /relations\.0\.relation: /],
    ['a key of another kind', ['entities', 1, 'key'], 'document:a', /entities\.1\.key: document:a must begin with policy:/],
    [
      'a relation the wrong way round',
      ['relations', 0, 'target'],
      0,
      /relations\.0\.relation: implements leads from region to policy or slogan/,
    ],
    ['a document about something else', ['document', 'regionKey'], 'document:a', /document\.regionKey: /],
    ['no id', ['document', 'id'], '', /document\.id: /],
  ])('refuses %s, and names it', (_, path, value, message) => {
    expect(() => checkRecord(withValue(path, value), 'p.jsonl:3')).toThrow(DataError);
    expect(() => checkRecord(withValue(path, value), 'p.jsonl:3')).toThrow(message);
    expect(() => checkRecord(withValue(path, value), 'p.jsonl:3')).toThrow(/extract the document again$/);
  });

  it('refuses JSON of any other shape without falling over', () => {
    fc.assert(fc.property(fc.json(), (json) => void expect(() => parseRecord(json, 'x:1')).toThrow(/^x:1: /)));
  });

  it('says of a line that was cut off that it may be', () => {
    expect(() => parseRecord(JSON.stringify(record).slice(0, 40), 'x:1')).toThrow('x:1: no JSON; it may be cut off');
  });

  it('leaves out what no record has', () => {
    const more = { ...record, script: 'x', document: { ...record.document, extra: 2 } };
    expect(checkRecord(more, 'here')).toEqual(record);
  });
});
