import { describe, expect, it } from 'vitest';
import { edgeKey, readStatements } from '../../src/build/passages.ts';
import { DataError } from '../../src/errors.ts';
import type { DocumentRecord } from '../../src/model/types.ts';
import { recordOf } from './records.ts';

const COUNTY = { kind: 'region', name: '甲县', key: 'region:1', attributes: { ancestors: ['region:9', 'region:0'] } } as const;
const CITY = { kind: 'region', name: '丙市', key: 'region:0' } as const;
const POLICY = { kind: 'policy', name: '河长制' } as const;

const base = recordOf({
  id: 'a',
  region: '甲县',
  sentences: ['甲县推行河长制。', '甲县深化河长制，河长制见效。'],
  names: [COUNTY, CITY, POLICY],
  relations: [['甲县', 'implements', '河长制']],
});

describe('readStatements', () => {
  it('brings mentions to keys, each place once', () => {
    const twice: DocumentRecord = { ...base, mentions: [...base.mentions, ...base.mentions] };
    const { mentions } = readStatements(twice);
    expect(mentions.get('region:1')?.map(({ start }) => start)).toEqual([0, 8]);
    expect(mentions.has('region:0')).toBe(false);
  });

  it('makes edges with explicit keys, of stated relations and of mentions', () => {
    const { edges } = readStatements(base);
    expect([...edges.keys()].sort()).toEqual([
      'document:a|about|region:1',
      'document:a|mentions|policy:河长制',
      'document:a|mentions|region:1',
      'region:1|implements|policy:河长制',
      'region:1|part_of|region:0',
    ]);
    expect(edges.get('region:1|implements|policy:河长制')?.passages).toHaveLength(2);
  });

  it('ties a region to the nearest one above that the record has, shown where the lower is named', () => {
    const { edges } = readStatements(base);
    expect(edges.get('region:1|part_of|region:0')?.passages.map(({ start, end }) => [start, end])).toEqual([[0, 2]]);
  });

  it('shows a region that nobody names by one below it', () => {
    const record = recordOf({
      id: 'a',
      sentences: ['甲县推行河长制。'],
      names: [COUNTY, { ...CITY, attributes: { ancestors: ['region:00'] } }, { kind: 'region', name: '丁省', key: 'region:00' }],
    });
    const { edges } = readStatements(record);
    expect(edges.get('region:0|part_of|region:00')?.passages.map(({ start }) => start)).toEqual([0]);
  });

  it('leaves out an edge between two names of one thing', () => {
    const record: DocumentRecord = {
      ...base,
      relations: [{ relation: 'partner_of', source: 0, target: 0, start: 0, end: 2, sentence: 0 }],
    };
    expect(readStatements(record).edges.has('region:1|partner_of|region:1')).toBe(false);
  });

  it('tells an honor that is only applied for from one that was given', () => {
    const names = [COUNTY, { kind: 'honor', name: '全国文明城市' } as const];
    const plan = { id: 'a', sentences: ['甲县创建全国文明城市。'], names };
    const applied = readStatements(recordOf({ ...plan, relations: [['甲县', 'awarded', '全国文明城市', 'applied']] }));
    const given = readStatements(recordOf({ ...plan, relations: [['甲县', 'awarded', '全国文明城市']] }));
    const key = edgeKey('region:1', 'awarded', 'honor:全国文明城市');
    expect([applied, given].map(({ edges }) => edges.get(key)?.applied)).toEqual([true, false]);
  });

  it.each([
    ['a mention outside the text', { mentions: [{ entity: 0, start: 0, end: 999, sentence: 0 }] }],
    ['a mention of nothing', { mentions: [{ entity: 9, start: 0, end: 1, sentence: 0 }] }],
    ['a mention in no sentence', { mentions: [{ entity: 0, start: 0, end: 1, sentence: 9 }] }],
    ['a relation of the wrong kinds', { relations: [{ relation: 'implements', source: 2, target: 0, start: 0, end: 1, sentence: 0 }] }],
    ['a key of another kind', { entities: [{ ...base.entities[0], key: 'project:甲县' }] }],
  ])('refuses %s', (_, damage) => {
    expect(() => readStatements({ ...base, ...damage } as DocumentRecord)).toThrow(DataError);
  });
});

describe('edgeKey', () => {
  it('keeps edges apart whose keys hold bars', () => {
    expect(edgeKey('a|b', 'mentions', 'c')).not.toBe(edgeKey('a', 'mentions', 'b|c'));
    expect(edgeKey('region:1', 'part_of', 'region:0')).toBe('region:1|part_of|region:0');
  });
});
