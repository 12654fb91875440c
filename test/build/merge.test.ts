import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toGraphology } from '../../src/build/column-graph.ts';
import { graphOf } from '../../src/build/graph.ts';
import { buildGraph } from '../../src/build/index.ts';
import { addRecord, type Corpus, commonestName, emptyCorpus, mergeCorpora } from '../../src/build/merge.ts';
import { DataError } from '../../src/errors.ts';
import type { DocumentRecord } from '../../src/model/types.ts';
import { recordOf, records } from './records.ts';

const corpusOf = (list: readonly DocumentRecord[]): Corpus => list.reduce((corpus, record) => addRecord(corpus, record), emptyCorpus());
/** The graph of a corpus, which stays as it is: the graph takes a copy of it. */
const written = (corpus: Corpus): string => JSON.stringify(toGraphology(graphOf(mergeCorpora(emptyCorpus(), corpus))).export());

describe('merging records', () => {
  it('doesn’t depend on their order', () => {
    const shuffled = records.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(written(corpusOf(other))).toBe(written(corpusOf(list)));
        expect(JSON.stringify(buildGraph(other).evidence)).toBe(JSON.stringify(buildGraph(list).evidence));
      }),
    );
  });

  it('doesn’t depend on how they are grouped', () => {
    const cut = records.chain((list) => fc.tuple(fc.constant(list), fc.nat(list.length), fc.nat(list.length)));
    fc.assert(
      fc.property(cut, ([list, x, y]) => {
        const [i, j] = [Math.min(x, y), Math.max(x, y)];
        const parts = [list.slice(0, i), list.slice(i, j), list.slice(j)];
        const [a, b, c] = parts.map(corpusOf) as [Corpus, Corpus, Corpus];
        const left = mergeCorpora(mergeCorpora(a, b), c);
        const [d, e, f] = parts.map(corpusOf) as [Corpus, Corpus, Corpus];
        const right = mergeCorpora(d, mergeCorpora(e, f));
        expect(written(left)).toBe(written(right));
        expect(written(left)).toBe(written(corpusOf(list)));
      }),
    );
  });

  it('commutes, and leaves the second corpus alone', () => {
    const cut = records.chain((list) => fc.tuple(fc.constant(list), fc.nat(list.length)));
    fc.assert(
      fc.property(cut, ([list, i]) => {
        const [first, second] = [list.slice(0, i), list.slice(i)];
        const other = corpusOf(second);
        const before = written(other);
        const merged = written(mergeCorpora(corpusOf(first), other));
        expect(written(other)).toBe(before);
        expect(written(mergeCorpora(corpusOf(second), corpusOf(first)))).toBe(merged);
      }),
    );
  });

  it('refuses two documents of one id', () => {
    const record = recordOf({ id: 'a', sentences: ['落实河长制。'], names: [{ kind: 'policy', name: '河长制' }] });
    expect(() => corpusOf([record, record])).toThrow(DataError);
  });
});

describe('what many documents say of one thing', () => {
  const project = (id: string, year: number, attributes: object) =>
    recordOf({ id, year, sentences: ['清水河大桥。'], names: [{ kind: 'project', name: '清水河大桥', attributes }] });
  const merged = (...list: DocumentRecord[]) => buildGraph(list).graph.getNodeAttributes('project:清水河大桥');

  it('takes status and investment from the latest document', () => {
    const attributes = merged(
      project('a', 2022, { status: 'operating' }),
      project('b', 2020, { status: 'planned', investment: '3亿元', investmentYuan: 3e8 }),
      project('c', 2021, { status: 'building', investment: '4亿元', investmentYuan: 4e8 }),
    );
    expect(attributes).toMatchObject({ status: 'operating', investment: '4亿元', investmentYuan: 4e8, mentions: 3, documents: 3 });
    expect(attributes.years).toEqual([2020, 2021, 2022]);
  });

  it('takes the furthest status of equally late documents', () => {
    expect(merged(project('a', 2021, { status: 'completed' }), project('b', 2021, { status: 'started' })).status).toBe('completed');
  });

  it('takes the sector that most documents tell, other only without any', () => {
    const sectors = ['energy', 'other', 'transport', 'transport'].map((sector, i) => project(`${i}`, 2021, { sector }));
    expect(merged(...sectors).sector).toBe('transport');
    expect(merged(project('a', 2021, { sector: 'other' })).sector).toBe('other');
  });

  it('keeps the fuller definition', () => {
    const slogan = (id: string, expansion: string[]) =>
      recordOf({ id, sentences: ['做好六稳。'], names: [{ kind: 'slogan', name: '六稳', attributes: { expansion } }] });
    const { graph } = buildGraph([slogan('a', ['稳就业', '稳金融']), slogan('b', ['稳就业'])]);
    expect(graph.getNodeAttribute('slogan:六稳', 'expansion')).toEqual(['稳就业', '稳金融']);
  });
});

describe('commonestName', () => {
  it.each([
    [{ 河长制: 2, '河（湖）长制': 1 }, '河长制'],
    [{ 河湖长制: 1, 河长制: 1 }, '河长制'],
    [{ 乙: 1, 甲: 1 }, '乙'],
    [{}, ''],
  ])('of %j is %s', (names, expected) => {
    expect(commonestName(Object.entries(names))).toBe(expected);
  });
});
