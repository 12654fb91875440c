import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormNumbers } from '../../src/segment/form-numbers.ts';
import { tagWords } from '../../src/segment/words.ts';

describe('FormNumbers', () => {
  it('tell of every word of every text what its word and tag tell, each form once', () => {
    const asked: string[] = [];
    const lengths = new FormNumbers((word, tag) => {
      asked.push(`${word}/${tag}`);
      return 10 * word.length + tag.length;
    });
    const text = fc
      .array(fc.constantFrom('建设', '长河', '大桥', '，', '的', 'A', '12', '\n', '𠮷'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => {
        const words = tagWords(source);
        const told = lengths.of(words);
        expect([...told]).toEqual(
          words.tags.map((tag, w) => 10 * ((words.starts[w + 1] as number) - (words.starts[w] as number)) + tag.length),
        );
        expect(lengths.of(words)).toBe(told);
      }),
    );
    expect(new Set(asked).size).toBe(asked.length);
  });
});
