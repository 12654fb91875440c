import { describe, expect, it } from 'vitest';
import { periodReader, typeOf } from '../../../src/recognize/indicators/period.ts';

/** The period that holds at the end of a sentence that speaks in 2024. */
const period = (text: string): string => periodReader(text, 0, text.length, 2024, 'else')(text.length);

describe('periodReader', () => {
  it.each([
    ['2023年', '2023'],
    ['去年', '2023'],
    ['今年', '2024'],
    ['明年', '2025'],
    ['二〇二二年', '2022'],
    ['2021—2023年', '2021-2023'],
    ['“十三五”期间', '2016-2020'],
    ['“十三五”末', '2020'],
    ['今年上半年', '2024H1'],
    ['前三季度', '2024Q1-Q3'],
    ['去年三季度', '2023Q3'],
    ['1-5月', '2024-01/2024-05'],
    ['过去五年', '2019-2023'],
    ['未来三年', '2024-2026'],
  ])('reads %s', (text, expected) => expect(period(`${text}产值8亿元`)).toBe(expected));

  it.each([
    ['what something is measured against', '比2020年增长10%'],
    ['where a growth set out', '由2015年的45亿元增长到70亿元'],
    ['nothing of time', '产值8亿元'],
  ])('leaves out %s', (_, text) => expect(period(text)).toBe('else'));

  it('holds from where it stands on', () => {
    const text = '产值8亿元，2022年产值7亿元';
    const at = periodReader(text, 0, text.length, 2024, '2023');
    expect([at(0), at(text.length)]).toEqual(['2023', '2022']);
  });
});

describe('typeOf', () => {
  it.each([
    ['done', '产值达到', '2023', 'actual'],
    ['done', '力争产值', '2024', 'target'],
    ['done', '产值', '2025', 'target'],
    ['done', '产值', '2024-2026', 'target'],
    ['planned', '产值增长', '2024', 'target'],
    ['planned', '产值增长', '2022', 'actual'],
  ] as const)('%s, %s, %s: %s', (claim, before, stated, type) => expect(typeOf(claim, before, stated, 2024)).toBe(type));
});
