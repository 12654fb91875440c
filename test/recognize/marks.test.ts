import { describe, expect, it } from 'vitest';
import { withWholeMarks } from '../../src/recognize/marks.ts';

const text = '落实“六稳”工作，推进农村“三变”，学习《条例》。';
const spanOf = (words: string) => {
  const start = text.indexOf(words);
  const whole = withWholeMarks(text, { kind: 'slogan', start, end: start + words.length, name: words, rule: 'test' });
  return text.slice(whole.start, whole.end);
};

describe('withWholeMarks', () => {
  it.each([
    ['六稳”工作', '“六稳”工作'],
    ['农村“三变', '农村“三变”'],
  ])('%s is %s', (words, whole) => expect(spanOf(words)).toBe(whole));

  it.each([['六稳'], ['“六稳”工作'], ['条例'], ['农村']])('leaves %s as it is', (words) => expect(spanOf(words)).toBe(words));

  it('keeps what a mention reads only when asked', () => {
    class Lazy {
      readonly kind = 'project';
      readonly start = text.indexOf('六稳”工作');
      readonly end = this.start + 5;
      readonly name = '六稳工作';
      readonly rule = 'test';
      get aliases(): string[] {
        return ['六稳'];
      }
      get attributes() {
        return { sector: 'other' as const };
      }
    }
    expect(withWholeMarks(text, new Lazy())).toMatchObject({ aliases: ['六稳'], attributes: { sector: 'other' } });
  });
});
