import { describe, expect, it } from 'vitest';
import { readContext } from '../../src/extract.ts';
import { identityOf, nameSpans, unknownWords } from '../../src/recognize/identity.ts';

/** What identifies the modifier of a name; regions as recognised, and one enterprise where told. */
function tells(modifier: string, enterprise?: string) {
  const text = `推进${modifier}项目建设。`;
  const { context, regionMentions } = readContext({ id: 'a', path: 'a.txt', text, format: 'text', given: { region: '静宁县' } });
  const start = context.text.indexOf(enterprise ?? '');
  const mentions = enterprise ? [{ kind: 'company' as const, start, end: start + enterprise.length, name: enterprise, rule: 'test' }] : [];
  return identityOf(context, 2, 2 + modifier.length, nameSpans({ regions: regionMentions, mentions }));
}

describe('identityOf', () => {
  it.each([
    ['静宁苹果加工', 'place'],
    ['“三馆一院”', 'quoted'],
    ['20万吨双氧水', 'number'],
    ['石峁沟治理', 'unknown'],
    ['市康复', 'level'],
    ['县医院', 'level'],
    ['县城供水', 'level'],
    ['道路改造', null],
  ])('%s: %s', (modifier, identity) => {
    expect(tells(modifier)).toBe(identity);
  });
  it('knows an enterprise', () => {
    expect(tells('东岭矿业技改', '东岭矿业')).toBe('enterprise');
  });
});

describe('nameSpans', () => {
  it('covers recognised names from their start, and leaves doubtful ones out', () => {
    const mention = { kind: 'company' as const, start: 2, end: 6, name: '东岭矿业', rule: 'test' };
    const sure = nameSpans({ regions: [], mentions: [mention] });
    expect([sure.startCovering(1), sure.startCovering(2), sure.startCovering(5), sure.startCovering(6)]).toEqual([-1, 2, 2, -1]);
    expect(nameSpans({ regions: [], mentions: [{ ...mention, tentative: true }] }).inEnterprise(3)).toBe(false);
  });
});

describe('unknownWords', () => {
  it.each([
    ['昊瑞', true],
    ['道路改造', false],
    ['污水处理', false],
  ])('%s: %s', (text, unknown) => {
    const { context } = readContext({ id: 'a', path: 'a.txt', text, format: 'text' });
    expect(unknownWords(context.words, 0, text.length)).toBe(unknown);
  });
});
