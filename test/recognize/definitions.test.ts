import { expect, it } from 'vitest';
import { readContext } from '../../src/extract.ts';
import type { EntityMention } from '../../src/recognize/context.ts';
import { withExpansions } from '../../src/recognize/definitions.ts';

/** The parts of every place where a name stands in a text. */
function expansions(text: string, name: string, given?: readonly string[]): (readonly string[] | undefined)[] {
  const { context } = readContext({ id: 'test', path: 'test.txt', text, format: 'text', given: { region: '静宁县' } });
  const mentions = [...text.matchAll(new RegExp(name, 'g'))].map(
    ({ index }): EntityMention => ({
      kind: 'slogan',
      start: index,
      end: index + name.length,
      name,
      rule: 'test',
      ...(given && { attributes: { expansion: given } }),
    }),
  );
  return withExpansions(context, mentions).map((m) => m.attributes?.expansion);
}

it('gives each place that tells parts those of the surest', () => {
  const text = '推进苹果、肉牛、中药材“三园联动”。\n名词解释\n“三园联动”：果园、药园、牧园。';
  expect(expansions(text, '三园联动')).toEqual([
    ['果园', '药园', '牧园'],
    ['果园', '药园', '牧园'],
  ]);
});

it('gives a place that tells nothing none', () => {
  expect(expansions('抓好“三园联动”。', '三园联动')).toEqual([undefined]);
});

it('keeps parts that a rule has read already', () => {
  expect(expansions('“三园联动”：果园、药园、牧园。', '三园联动', ['甲', '乙', '丙'])).toEqual([['甲', '乙', '丙']]);
});

it('leaves the noun that only the last part has to the name', () => {
  expect(expansions('打好三大攻坚战（育苗、修渠、招商攻坚战）。', '三大攻坚战')).toEqual([['育苗', '修渠', '招商']]);
});

it('takes no parts that were cut out of a quotation', () => {
  expect(expansions('着力打通“起头一公里”和“末尾一公里”。', '末尾一公里')).toEqual([undefined]);
});
