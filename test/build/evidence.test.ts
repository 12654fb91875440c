import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../src/build/evidence.ts';
import { buildGraph } from '../../src/build/index.ts';
import { readStatements } from '../../src/build/passages.ts';
import { recordOf, records } from './records.ts';

describe('evidenceOf', () => {
  it('gives the words as they stand in the text, and a sentence that holds them', () => {
    fc.assert(
      fc.property(records, (list) => {
        for (const record of list) {
          for (const { start, end, text, sentence } of evidenceOf(record, readStatements(record))) {
            expect(record.text.slice(start, end)).toBe(text);
            expect(sentence).toContain(text);
          }
        }
      }),
    );
  });

  it('has as many rows for every node and edge as the graph says', () => {
    fc.assert(
      fc.property(records, (list) => {
        const { graph, evidence } = buildGraph(list);
        const counts = new Map<string, number>();
        for (const { node, edge } of evidence) counts.set((node ?? edge) as string, (counts.get((node ?? edge) as string) ?? 0) + 1);
        graph.forEachEdge((key, edge) => expect(counts.get(key) ?? 0).toBe(edge.evidence));
        graph.forEachNode((key, { kind, mentions }) => {
          if (kind !== 'document') expect(counts.get(key) ?? 0).toBe(mentions);
        });
      }),
    );
  });

  const record = recordOf({
    id: 'a',
    sentences: [{ text: '推行河??长制，[1]落\n实六稳。', claim: 'planned', year: 2022 }],
    names: [
      { kind: 'policy', name: '河长制', form: '河??长制' },
      { kind: 'slogan', name: '六稳' },
    ],
  });
  const at = (words: string) => {
    const start = record.text.indexOf(words);
    return { start, end: start + words.length, reason: 'mark' };
  };
  const rows = evidenceOf({ ...record, dropped: [at('??'), at('[1]')] }, readStatements(record));

  it('leaves out of the sentence what cleaning dropped, but not from inside the words', () => {
    expect(rows.find(({ node }) => node === 'slogan:六稳')?.sentence).toBe('推行河长制，落实六稳。');
    expect(rows.find(({ node }) => node === 'policy:河长制')?.sentence).toContain('河??长制');
  });

  it('tells section, year and claim', () => {
    expect(rows[0]).toMatchObject({ doc: 'a', section: '一、工作回顾', year: 2022, claim: 'planned' });
  });
});
