import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean/clean.ts';
import { findSections, findSentences } from '../../src/segment/structure.ts';

const claims = (text: string) => findSections(text).map((s) => [s.heading, s.claim]);

describe('findSections', () => {
  it('tells what looks back from what looks ahead', () => {
    const text =
      '各位代表：\n一、2020年工作回顾\n完成了任务。\n（一）深化改革\n改革推进。\n二、2021年工作任务\n要做好工作。\n（一）工业\n发展工业。';
    expect(claims(text)).toEqual([
      ['各位代表：', 'done'],
      ['一、2020年工作回顾', 'done'],
      ['（一）深化改革', 'done'],
      ['二、2021年工作任务', 'planned'],
      ['（一）工业', 'planned'],
    ]);
  });

  it('finds headings that lost their line break', () => {
    const long = '全面完成了各项目标任务，取得了新的成绩，群众满意度提高。'.repeat(16);
    const text = `一、2020年工作回顾。${long}二、2021年重点工作要抓好落实。${long}`;
    expect(findSections(text).map((s) => s.claim)).toEqual(['done', 'planned']);
  });

  it.each([
    ['qingyang-2022-12-12.txt', '2023年工作任务'],
    ['yuanqu-2021-04-28.txt', '二、“十四五”时期经济社会发展的指导思想和目标'],
    ['liangzhou-2021-12-03.txt', '打造生态美、产业优、文化兴、百姓富的和谐凉州'],
  ])('finds where %s turns to what is to come', (name, heading) => {
    const { text } = clean(readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8'));
    const first = findSections(text).find((s) => s.claim === 'planned');
    expect(first?.heading.startsWith(heading.slice(0, 12))).toBe(true);
  });
});

describe('findSentences', () => {
  const sentences = (text: string) => findSentences(text, findSections(text)).map((s) => text.slice(s.start, s.end));

  it('splits at full stops and keeps the closing quotation mark', () => {
    expect(sentences('提出“稳字当头。”要求。完成任务！')).toEqual(['提出“稳字当头。”', '要求。', '完成任务！']);
  });

  it('does not split inside brackets', () => {
    expect(sentences('完成任务（见附件。略）并总结。')).toEqual(['完成任务（见附件。略）并总结。']);
  });

  it('covers every character that is no line break, in order, exactly once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('稳', '。', '，', '\n', '（', '）', '”', '一、', '工作'), { maxLength: 80 }), (parts) => {
        const text = parts.join('');
        const spans = findSentences(text, findSections(text));
        let at = 0;
        for (const { start, end } of spans) {
          expect(text.slice(at, start)).toMatch(/^\n*$/);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at)).toMatch(/^\n*$/);
      }),
    );
  });
});
