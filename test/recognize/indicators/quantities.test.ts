import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../../src/recognize/indicators/quantities.ts';

/** Value, unit and what marks each quantity of a sentence. */
const brief = (text: string): string[] =>
  findQuantities(text, 0, text.length).map((q) => {
    expect(text.slice(q.start, q.end)).toContain(String(q.value));
    return `${q.value}${q.unit} ${q.kind}${q.range ? ' range' : ''}${q.attributive ? ' attributive' : ''}`;
  });

describe('findQuantities', () => {
  it.each([
    ['投资3.2亿元', ['3.2亿元 money']],
    ['新增2万户', ['2万户 count']],
    ['增长5%-6%', ['5% ratio range']],
    ['达到1000元/吨', ['1000元/吨 rate']],
    ['引进500万元以上项目12个', ['500万元 money attributive', '12个 count']],
    ['投资3亿元的项目', ['3亿元 money attributive']],
    // What touches an attributive quantity is one too.
    ['投资6亿元7公里的道路', ['6亿元 money attributive', '7公里 length attributive']],
    ['空气综合指数4.80，', ['4.8 score']],
  ])('%s', (text, expected) => expect(brief(text)).toEqual(expected));

  it.each(['110千伏变电站', '4A级景区', '2020年', '第3名', 'G312线', '3.0方案', '落实“3个100%”要求'])('leaves out %s', (text) => {
    expect(brief(text)).toEqual([]);
  });

  it('tells the unit without its magnitude, and where what qualifies the number ends', () => {
    const text = '约2万户左右。';
    const [quantity] = findQuantities(text, 0, text.length);
    expect(quantity).toMatchObject({ unit: '万户', base: '户', tail: text.length - 1 });
  });
});
