import { describe, expect, it } from 'vitest';
import { formOf, formulaParts, isParallel, quotedForm } from '../../src/recognize/quoted.ts';
import { contextOf } from './see.ts';

describe('formOf', () => {
  it.each([
    ['四个不摘', 'numeral'],
    ['1+N', 'numeral'],
    ['一院一中心', 'numeral'],
    ['外防输入、内防反弹', 'formula'],
    ['党建+治理', 'formula'],
    ['甲河模式', 'pattern'],
    ['燃气下乡', 'other'],
  ])('%s is a %s', (words, form) => expect(formOf(words)).toBe(form));

  it.each(['十四五', '12345', '120', '去哪里？', '网', '2024'])('%s is none', (words) => expect(formOf(words)).toBeNull());
});

describe('isParallel', () => {
  it.each([
    ['搬得出、稳得住、能致富', true],
    ['甲、乙、丙', true],
    ['甲、乙', false],
    ['抓、全面推进各项重点工作', false],
    ['只有一部分', false],
  ])('%s: %s', (words, parallel) => expect(isParallel(formulaParts(words))).toBe(parallel));
});

describe('quotedForm', () => {
  const form = (text: string) => {
    const context = contextOf(text);
    return quotedForm(context, context.quotations[0] as (typeof context.quotations)[number]);
  };
  it.each([
    ['推进“燃气下乡”。', 'other'],
    ['落实“四个不摘”要求。', 'numeral'],
    // What a title, an event, a service is called, and what is asked.
    ['荣获“甲河之星”称号。', null],
    ['举办“相约·甲河”文化节。', null],
    ['办好“钱从哪里来”这件事。', null],
  ])('%s', (text, expected) => expect(form(text)).toBe(expected));
});
