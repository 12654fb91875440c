import { describe, expect, it } from 'vitest';
import { startOfClause } from '../../../src/recognize/policy-names/clause.ts';
import { clauseOf } from './clause-of.ts';

describe('where a clause begins', () => {
  it.each([
    ['修渠之后，开展育苗行动', '开展育苗行动'],
    ['一是开展育苗行动', '开展育苗行动'],
    ['（三）开展育苗行动', '开展育苗行动'],
    ['修渠——开展育苗行动', '开展育苗行动'],
    // A stop inside marks ends none.
    ['实施“强化育苗，推动修渠”行动', '实施“强化育苗，推动修渠”行动'],
  ])('%s', (text, clause) => expect(text.slice(startOfClause(text, text.length, 0))).toBe(clause));

  it('lies at the floor at the earliest', () => expect(startOfClause('开展育苗行动', 6, 2)).toBe(2));
});

it.each([
  ['开展果园育苗专项行动', '开展'],
  ['果园育苗专项行动', ''],
])('%s is governed by “%s”', (text, verb) => expect(clauseOf(text).governorBefore(text.length)).toBe(verb));

it.each([
  ['出台果园管理办法和育苗行动', '出台果园管理办法', true],
  ['出台《果园管理》和育苗行动', '出台《果园管理》', true],
  ['实施乡村振兴和育苗行动', '实施乡村振兴', true],
  ['建设果园和育苗行动', '建设果园', false],
])('another policy ends in %s behind %s: %s', (text, before, ends) => expect(clauseOf(text).endsPolicy(before.length)).toBe(ends));

it.each([
  ['加快果园建设行动', '加快果园', true],
  ['全面加快专项行动', '全面', false],
])('a noun ends in %s behind %s: %s', (text, before, nominal) => expect(clauseOf(text).nominalBefore(before.length)).toBe(nominal));
