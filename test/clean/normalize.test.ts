import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Collector } from '../../src/clean/normalize.ts';

/** A text of one paragraph in one form, with where each character was. */
function normal(source: string): { text: string; offsets: number[] } {
  const collector = new Collector();
  collector.add(source, 0, source.length);
  const { text, offsets } = collector.finish(source.length);
  return { text, offsets: [...offsets] };
}

describe('Collector', () => {
  it.each([
    ['Chinese punctuation is full-width', '项目,建成;投产!', '项目，建成；投产！'],
    ['digits and letters are half-width', '２０２１年ＧＤＰ', '2021年GDP'],
    ['every opening and closing mark is one pair', '「甲」『乙』〝丙〞', '“甲”“乙”“丙”'],
    ['straight marks open and close in turn', '"甲"和"乙"', '“甲”和“乙”'],
    ['a comma or a colon inside a number is none of the language', '1,200亩,12:30', '1200亩，12:30'],
    ['a dash in a word joins, else it parts', '5G-A，甲地－乙地', '5G-A，甲地—乙地'],
    ['a space stands between Latin words only', '甲 乙 big data 丙', '甲乙big data丙'],
    ['what is not seen is left out', '甲\u200b乙\ufeff丙', '甲乙丙'],
    ['an apostrophe in a Latin word is no mark', 'it’s', 'its'],
  ])('%s', (_, source, text) => expect(normal(source).text).toBe(text));

  it('begins a paragraph where it is told to, once, and never before the first character', () => {
    const collector = new Collector();
    collector.breakParagraph(0);
    collector.add('甲', 0, 1);
    collector.breakParagraph(1);
    collector.breakParagraph(2);
    collector.add('甲..乙', 3, 4);
    expect(collector.finish(4).text).toBe('甲\n乙');
  });

  it('leads from every character back to one that it may have come from, in order', () => {
    const piece = fc.constantFrom('甲', '２', 'a', ',', '"', '「', ' ', '\u200b', '－', '1', '”', ':');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        const { text, offsets } = normal(source);
        expect(offsets).toHaveLength(text.length + 1);
        for (let i = 0; i < text.length; i++) {
          if (i > 0) expect(offsets[i]).toBeGreaterThan(offsets[i - 1] as number);
          if (text[i] === '甲') expect(source[offsets[i] as number]).toBe('甲');
        }
      }),
    );
  });
});
