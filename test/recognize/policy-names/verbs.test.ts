import { expect, it } from 'vitest';
import { governorClass } from '../../../src/recognize/policy-heads.ts';
import { belongsToName } from '../../../src/recognize/policy-names/verbs.ts';
import { clauseOf } from './clause-of.ts';

it.each([
  // An opening verb behind a governing one.
  ['深入开展清理拖欠农民工资专项行动', '清理', true],
  // The verb before the head, behind its own object and another governor.
  ['实施果园托管提升行动', '提升', true],
  ['落实养蜂产业推进机制', '推进', true],
  // The governing verb itself.
  ['深入开展果园育苗专项行动', '开展', false],
  ['扎实推进果园育苗行动', '推进', false],
])('in %s the verb %s stands inside the name: %s', (text, verb, inside) => {
  const from = text.indexOf(verb);
  const to = from + verb.length;
  const clause = clauseOf(text);
  expect(belongsToName(clause, governorClass(verb) ?? 'governor', from, to, clause.head.start)).toBe(inside);
});

it('belongs where the policy is the subject of its clause', () => {
  const text = '果园加快修剪行动';
  const at = text.indexOf('加快');
  expect(belongsToName(clauseOf(text, true), 'governor', at, at + 2, text.length - 2)).toBe(true);
  expect(belongsToName(clauseOf(text), 'governor', at, at + 2, text.length - 2)).toBe(false);
});
