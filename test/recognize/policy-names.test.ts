import { expect, it } from 'vitest';
import { readPolicyName } from '../../src/recognize/policy-names.ts';
import { lastHead } from './policy-names/clause-of.ts';

/** The name that the last head noun of a text ends. */
function nameIn(text: string) {
  const { context, head } = lastHead(text);
  const { start, end, governor, items, ...rest } = readPolicyName(context, head, 0, () => -1);
  return { name: text.slice(start, end), governor, items: items.map((i) => text.slice(i.start, i.end)), ...rest };
}

it.each([
  ['开展果园育苗专项行动', '果园育苗专项行动', '开展'],
  ['出台支持返乡青年发展设施农业的实施意见', '支持返乡青年发展设施农业的实施意见', '出台'],
  ['印发水渠管护办法和果园托管方案', '果园托管方案', '印发'],
  ['实施“共育果园计划”', '“共育果园计划', '实施'],
])('%s names %s, governed by %s', (text, name, governor) => expect(nameIn(text)).toMatchObject({ name, governor }));

it.each([
  ['开展果园育苗、水渠改造等专项行动', 'etc', ['果园育苗', '水渠改造']],
  ['实施果园育苗、水渠改造、果品推介三大行动', 'count', ['果园育苗', '水渠改造', '果品推介']],
  ['开展果园育苗、水渠改造行动', 'list', ['果园育苗']],
  ['实施“育苗”“修渠”行动', 'quoted', ['“育苗”']],
  ['开展果园育苗专项行动', null, []],
])('the items of %s are joined by %s', (text, joined, items) => expect(nameIn(text)).toMatchObject({ joined, items }));

it('knows a policy that is only counted and one that is carried out as the subject', () => {
  expect(nameIn('完成12项制度').quantified).toBe(true);
  expect(nameIn('果园托管改革扎实推进').subject).toBe(true);
  expect(nameIn('果园托管改革的意义').subject).toBe(false);
});
