import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { escapeXml } from '../../src/export/xml.ts';

it.each([
  ['甲县', '甲县'],
  ['<a> & "b" \'c\'', '&lt;a&gt; &amp; &quot;b&quot; &apos;c&apos;'],
  ['一\n二\t三\r', '一&#10;二&#9;三&#13;'],
  ['\u0000\u001f\uFFFE\uFFFF\uD800', '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD'],
  ['\u0085\u2028', '&#133;&#8232;'],
  ['𠀀', '𠀀'],
])('escapes %j', (text, expected) => {
  expect(escapeXml(text)).toBe(expected);
});

it('comes back as it was but for what XML does not have, from attributes and content alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let attribute = '';
      let content = '';
      const parser = new SaxesParser({});
      parser.on('opentag', (tag) => {
        attribute = tag.attributes.a as string;
      });
      parser.on('text', (piece) => {
        content += piece;
      });
      parser.write(`<x a="${escapeXml(text)}">${escapeXml(text)}</x>`).close();
      const expected = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\uFFFD');
      expect([attribute, content]).toEqual([expected, expected]);
    }),
  );
});
