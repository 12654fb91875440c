import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/recognize/context.ts';
import { headedPhrases } from '../../src/recognize/policy-heads.ts';
import { policiesSharingHeads } from '../../src/recognize/shared-heads.ts';
import { contextOf } from './see.ts';

const sharing = (context: Context) => policiesSharingHeads(context, headedPhrases(context));
const offered = (text: string) => sharing(contextOf(text)).map((m) => m.name);

describe('policies that share the head of their list', () => {
  it('gives each item before 等 the head behind it', () => {
    expect(offered('实施管网改造提升、排水能力建设等专项行动。')).toEqual(
      expect.arrayContaining(['管网改造提升专项行动', '排水能力建设专项行动']),
    );
  });

  it('gives the items before the last one its head', () => {
    expect(offered('开展校园食品安全、道路交通安全专项整治。')).toContain('校园食品安全专项整治');
  });

  it('offers the first item from each of its words', () => {
    expect(offered('统筹推进质量管理、品牌培育等提升行动。').filter((name) => name.endsWith('质量管理提升行动'))).toEqual(
      expect.arrayContaining(['质量管理提升行动', '推进质量管理提升行动']),
    );
  });

  it('names the words between 等 and the head in another form', () => {
    const mention = sharing(contextOf('开展渔业安全、燃气安全等专项整治行动。')).find((m) => m.name.startsWith('燃气安全'));
    expect(mention?.aliases).toContain('燃气安全');
    expect(mention?.tentative).toBe(true);
  });

  it.each([
    ['has no list', '实施专项行动。'],
    ['has items with heads of their own', '实施甲地提升行动、乙地保护行动。'],
    ['has 等 in a word', '完善高等教育评价制度。'],
  ])('offers nothing where a sentence %s', (_, text) => expect(offered(text)).toEqual([]));

  it('keeps spans that are in the text', () => {
    const context = contextOf('实施“四好农村路”、农村饮水安全等惠民工程。');
    for (const { start, end, name } of sharing(context))
      expect(name.startsWith(context.text.slice(start, end).replace(/[“”]/g, ''))).toBe(true);
  });
});
