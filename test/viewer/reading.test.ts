import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceRow } from '../../src/build/evidence.ts';
import { fold } from '../../src/view/fold.ts';
import type { DocumentSummary } from '../../src/view/layout.ts';
import { passagesOf, quotation } from '../../viewer/panel/passages.ts';
import { NameSearch } from '../../viewer/search/names.ts';
import { cutRuns, linesOf } from '../../viewer/views/documents/marks.ts';
import { markedParts } from '../../viewer/widgets/Marked.tsx';

const row = (start: number, end: number, more: Partial<EvidenceRow> = {}): EvidenceRow => ({
  ...{ node: 'policy:甲', doc: 'd', start, end, text: '', sentence: '', section: '', year: 2021, claim: 'done' },
  ...more,
});

describe('marks in a text', () => {
  const source = '第一章　总则\n推进改革，落实六稳。\r\n\n页脚广告\n二、任务\n继续推进改革。';

  test('runs hold the whole text, in order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.array(fc.tuple(fc.nat(60), fc.nat(60))),
        fc.array(fc.tuple(fc.nat(60), fc.nat(60))),
        (text, marks, cuts) => {
          const range = ([a, b]: [number, number]) => [Math.min(a, b), Math.max(a, b)] as const;
          const rows = marks
            .map(range)
            .filter(([a, b]) => a < b && b <= text.length)
            .map(([a, b]) => row(a, b));
          const dropped = cuts
            .map(range)
            .sort(([a], [b]) => a - b)
            .map(([start, end]) => ({ start, end }));
          const runs = cutRuns(text, 0, rows, dropped);
          expect(runs.map((run) => run.text).join('')).toBe(text);
          for (const run of runs) expect(text.slice(run.start, run.start + run.text.length)).toBe(run.text);
        },
      ),
    );
  });

  test('lines, their headings and what was left out', () => {
    const at = source.indexOf('六稳');
    const ad = source.indexOf('页脚广告');
    const tasks = source.indexOf('二、任务');
    const lines = linesOf({
      text: source,
      sections: [{ heading: '二、任务', claim: 'planned', start: tasks, end: source.length }],
      dropped: [{ start: ad, end: ad + 4, reason: 'advertising' }],
      rows: [row(at, at + 2, { node: 'slogan:六稳' })],
    });
    expect(lines.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual([
      '第一章　总则',
      '推进改革，落实六稳。',
      '页脚广告',
      '二、任务',
      '继续推进改革。',
    ]);
    expect(lines.map(({ heading }) => heading)).toEqual([false, false, false, true, false]);
    expect(lines[1]?.runs.map(({ node }) => node)).toEqual([null, 'slogan:六稳', null]);
    expect(lines[2]?.runs[0]?.dropped).toBe(true);
  });

  test('without a text, the sentences with mentions', () => {
    const lines = linesOf({ sections: [], dropped: [], rows: [row(12, 14, { text: '六稳', sentence: '落实六稳。' })] });
    expect(lines).toEqual([
      {
        start: 10,
        heading: false,
        runs: [
          { start: 10, text: '落实', node: null, dropped: false },
          { start: 12, text: '六稳', node: 'policy:甲', dropped: false },
          { start: 14, text: '。', node: null, dropped: false },
        ],
      },
    ]);
  });

  test('of overlapping mentions the first wins, of those that start together the longest', () => {
    expect(cutRuns('乡村振兴战略规划', 0, [row(0, 4), row(0, 6), row(4, 8)]).map(({ text, node }) => [text, node !== null])).toEqual([
      ['乡村振兴战略', true],
      ['规划', false],
    ]);
  });

  test('words are marked, the longest first; nothing is lost', () => {
    expect(markedParts('落实六稳六保', ['六稳', '六稳六保']).map(({ part, marked }) => [part, marked])).toEqual([
      ['落实', false],
      ['六稳六保', true],
    ]);
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string()),
        (text, words) =>
          markedParts(text, words)
            .map(({ part }) => part)
            .join('') === text,
      ),
    );
  });
});

describe('quotations', () => {
  const document = { id: 'd', title: '工作报告', publisher: '日报', date: '2022-01-05' } as DocumentSummary;
  const documents = new Map([
    ['d', document],
    ['e', { ...document, id: 'e', date: '2023-01-05', publisher: '' }],
  ]);

  test('one for a sentence, the newest document first', () => {
    const rows = [
      row(50, 52, { sentence: '第二句。', text: '甲' }),
      row(10, 12, { sentence: '第一句。', text: '甲' }),
      row(14, 16, { sentence: '第一句。', text: '乙' }),
      row(5, 7, { doc: 'e', sentence: '新的一句。', text: '甲' }),
    ];
    const passages = passagesOf(rows, documents);
    expect(passages.map(({ first, words }) => [first.sentence, words])).toEqual([
      ['新的一句。', ['甲']],
      ['第一句。', ['甲', '乙']],
      ['第二句。', ['甲']],
    ]);
    expect(passages.map((passage) => quotation(passage, documents))).toEqual([
      '“新的一句。”（《工作报告》，2023-01-05）',
      '“第一句。”（日报，《工作报告》，2022-01-05）',
      '“第二句。”（日报，《工作报告》，2022-01-05）',
    ]);
  });
});

describe('search', () => {
  const names = ['六稳', '六保', '四个不摘', '重庆市长安区', '“放管服”改革', '平凉市', '平凉红牛', 'G69银百高速'].map((label, i) => ({
    key: label,
    kind: 'policy' as const,
    label,
    aliases: label === '四个不摘' ? ['四不摘'] : [],
    regions: [],
    documents: 1,
    weight: 10 - i,
  }));
  const search = new NameSearch(names);

  test.each([
    ['六稳', '六稳'],
    ['liuwen', '六稳'],
    ['LW', '六稳'],
    ['liu wen', '六稳'],
    ['四不摘', '四个不摘'],
    ['sigebuzhai', '四个不摘'],
    ['buzhai', '四个不摘'],
    ['sgbz', '四个不摘'],
    ['放管服改革', '“放管服”改革'],
    ['fgfgg', '“放管服”改革'],
    ['changan', '重庆市长安区'],
    ['红牛', '平凉红牛'],
    ['pingliang', '平凉市'],
    ['ｇ69', 'G69银百高速'],
    ['四个不谪', '四个不摘'],
  ])('%s finds %s first', (query, name) => {
    expect(search.find(query, 5)[0]?.key).toBe(name);
  });

  test.each(['', ' ', '——', 'zzzz'])('%j finds nothing', (query) => {
    expect(search.find(query, 5)).toEqual([]);
  });

  test('names are compared without marks, in one width and case', () => {
    expect(fold('“六稳” （２０２１）Ｇ')).toBe('六稳2021g');
  });
});
