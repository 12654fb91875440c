import { describe, expect, it } from 'vitest';
import {
  governedLength,
  governsList,
  saidCount,
  withoutClosing,
  withoutLead,
  withoutTail,
} from '../../../src/recognize/definitions/leads.ts';

describe('the verb before a list', () => {
  it.each([
    [
      ['统筹推进果园', '菜园'],
      ['果园', '菜园'],
    ],
    [
      ['做大做强果业', '牧业'],
      ['果业', '牧业'],
    ],
    [
      ['抓好东园', '西园建设'],
      ['东园', '西园'],
    ],
    [
      ['今年的“东园”', '“西园”'],
      ['“东园”', '“西园”'],
    ],
    [
      ['推进育苗', '建设水渠'],
      ['推进育苗', '建设水渠'],
    ],
    [
      ['发展环境', '营商服务'],
      ['发展环境', '营商服务'],
    ],
    [
      ['果园', '菜园'],
      ['果园', '菜园'],
    ],
  ])('%j', (items, expected) => expect(withoutLead(items)).toEqual(expected));

  it('is measured', () => {
    expect(governedLength('做大做强果业')).toBe(4);
    expect(governedLength('果业')).toBe(0);
    expect(governsList('统筹推进')).toBe(true);
    expect(governsList('统筹推进果业')).toBe(false);
  });
});

describe('what stands behind a list', () => {
  it.each([
    [['果园', '菜园', '药园联动改革'], '三园联动', ['果园', '菜园', '药园']],
    [['水权', '林权', '地权三权分置'], '三权分置', ['水权', '林权', '地权']],
    [['修渠引水', '育苗补栽的要求'], '两个办法', ['修渠引水', '育苗补栽']],
    [['乱挖', '乱倒', '乱占专项整治'], '三乱', ['乱挖', '乱倒', '乱占']],
    [['护水', '护林“两护”活动'], '两护一增', ['护水', '护林']],
    [['果园', '菜园', '药园'], '三园联动', ['果园', '菜园', '药园']],
  ])('%j', (items, name, expected) => expect(withoutTail(items, name)).toEqual(expected));
});

it('leaves out a count that closes a list', () => {
  expect(withoutClosing('果园、菜园、药园等3个领域', [3])).toBe('果园、菜园、药园');
  expect(withoutClosing('果园、菜园等3个领域', [3])).toBe('果园、菜园等3个领域');
  expect(withoutClosing('果园、菜园、药园等3个领域', [4])).toBe('果园、菜园、药园等3个领域');
  expect(saidCount('果园、菜园、药园三大领域')).toBe(3);
  expect(saidCount('果园、菜园')).toBe(0);
});
