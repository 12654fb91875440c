import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCopies, fingerprint, similarity } from '../../src/resolve/copies.ts';

const folder = new URL('../../seeds/', import.meta.url);
const seeds = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({ id: name, text: readFileSync(new URL(name, folder), 'utf8') }));
const marked = ({ id, text, region = '' }: { id: string; text: string; region?: string }) => ({
  id,
  region,
  length: text.length,
  fingerprint: fingerprint(text),
});
const report = (seeds.at(-1) as { text: string }).text;

describe('findCopies', () => {
  it('keeps five different documents', () => {
    expect(findCopies(seeds.map(marked)).size).toBe(0);
  });

  it.each([
    ['lost line breaks and other punctuation', report.replace(/\n/g, '').replaceAll('，', ',')],
    ['a few changed figures', report.replace(/(\d)\.(\d)/g, (m, _a, _b, at: number) => (at % 20 === 0 ? '8.8' : m))],
    ['a title and a foot of its own', `某某网站转载\n${report}\n责任编辑：某某`],
    ['a lost last part', report.slice(0, Math.floor(report.length * 0.92))],
  ])('finds a copy with %s', (_, text) => {
    const copy = { id: 'copy.txt', text };
    const [[from, to]] = [...findCopies([...seeds, copy].map(marked))] as [[string, string]];
    expect(new Set([from, to])).toEqual(new Set(['copy.txt', (seeds.at(-1) as { id: string }).id]));
  });

  it('does not take a part for the whole, nor two reports of one form for one', () => {
    expect(findCopies([...seeds, { id: 'half.txt', text: report.slice(0, report.length / 2) }].map(marked)).size).toBe(0);
    const form = (name: string, n: number) =>
      Array.from({ length: 40 }, (_, i) => `${name}第${i}项工作完成投资${n + i * 7}亿元，新建${name}学校${i}所。`).join('');
    expect(findCopies([marked({ id: 'a', text: form('长河', 11) }), marked({ id: 'b', text: form('高山', 53) })]).size).toBe(0);
  });

  it('takes one form that two counties filled in for two documents, wherever both are known', () => {
    const a = { id: 'a', text: `静宁县政府工作报告\n${report}`, region: '静宁县' };
    const b = { id: 'b', text: `庄浪县政府工作报告\n${report}`, region: '庄浪县' };
    expect(findCopies([a, b].map(marked)).size).toBe(0);
    expect(findCopies([a, { ...b, region: '' }].map(marked)).size).toBe(1);
    expect(findCopies([a, { ...b, region: '静宁县' }].map(marked)).size).toBe(1);
  });

  it('says the same in any order, and every copy leads to a document that stays', () => {
    const documents = [...seeds, { id: 'a', text: report }, { id: 'b', text: `${report}完` }, { id: 'c', text: report.slice(20) }].map(
      marked,
    );
    const expected = [...findCopies(documents)].sort();
    expect(expected.length).toBe(3);
    fc.assert(
      fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), (shuffled) => {
        const found = findCopies(shuffled);
        expect([...found].sort()).toEqual(expected);
        for (const kept of found.values()) expect(found.has(kept)).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});

describe('similarity', () => {
  it('is 1 for a text and itself, symmetric, and within 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ minLength: 1, unit: 'grapheme' }), (a, b) => {
        const [x, y] = [fingerprint(a), fingerprint(b)];
        if (x.length > 0) expect(similarity(x, x)).toBe(1);
        expect(similarity(x, y)).toBe(similarity(y, x));
        expect(similarity(x, y)).toBeGreaterThanOrEqual(0);
        expect(similarity(x, y)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('estimates how much two texts share', () => {
    const shingles = (text: string) => {
      const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
      return new Set(Array.from({ length: letters.length - 4 }, (_, i) => letters.slice(i, i + 5)));
    };
    for (const share of [0.25, 0.5, 0.75, 0.9]) {
      const part = report.slice(0, Math.floor(report.length * share));
      const [a, b] = [shingles(report), shingles(part)];
      const exact = [...b].filter((s) => a.has(s)).length / new Set([...a, ...b]).size;
      expect(Math.abs(similarity(fingerprint(report), fingerprint(part)) - exact)).toBeLessThan(0.12);
    }
  });
});
