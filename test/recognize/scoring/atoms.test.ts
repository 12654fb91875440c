import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atom, atomOf, atomOfBytes } from '../../../src/recognize/scoring/atoms.ts';

describe('an atom', () => {
  it('is the same of a text, of a part of another, and of the bytes of UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (text, before) => {
        const bytes = Buffer.from(`--${text}--`);
        expect(atomOf(`${before}${text}。`, before.length, before.length + text.length)).toBe(atom(text));
        expect(atomOfBytes(bytes, 2, bytes.length - 2)).toBe(atom(text));
      }),
    );
  });

  it('is another for another text', () => {
    expect(new Set(['', '行动', '行动计划', '𠮷', 'é'].map(atom)).size).toBe(5);
  });
});
