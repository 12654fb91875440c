import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadError } from '../../src/errors.ts';
import { decode } from '../../src/read/decode.ts';
import { encodeLegacy } from './make.ts';

const prose = '我县坚持稳中求进工作总基调，全年完成固定资产投资四十三亿元，新开工项目十二个。';
const traditional = '本縣堅持以人民為中心的發展思想，全年國民生產總值達到一百億元，經濟社會發展取得新成績。';
const seed = readFileSync(new URL('../../seeds/pingliang-2021-01-26.txt', import.meta.url), 'utf8');

describe('decode', () => {
  it.each([
    ['UTF-8', Buffer.from(prose), 'utf-8', prose],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${prose}`), 'utf-8', prose],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${prose}`, 'utf16le'), 'utf-16le', prose],
    ['big-endian UTF-16', Buffer.from(`\ufeff${prose}`, 'utf16le').swap16(), 'utf-16be', prose],
    ['UTF-16 without a mark', Buffer.from(`2021年\n${prose}`, 'utf16le'), 'utf-16le', `2021年\n${prose}`],
    ['GB18030', encodeLegacy(prose, 'gb18030'), 'gb18030', prose],
    ['a short GBK text', encodeLegacy('关于做好春耕生产工作的通知', 'gb18030'), 'gb18030', '关于做好春耕生产工作的通知'],
    ['Big5', encodeLegacy(traditional, 'big5'), 'big5', traditional],
  ])('reads %s without being told', (_, bytes, encoding, text) => {
    expect(decode(bytes, 'x.txt')).toEqual({ text, encoding });
  });

  it('reads a whole document in GB18030 to the character', () => {
    const plain = [...seed].filter((c) => c < '\uffff' && !/[\ue000-\uf8ff]/.test(c)).join('');
    const encodable = [...plain].filter((c) => c < '\u0080' || /[\u4e00-\u9fa5，。、；：“”]/.test(c)).join('');
    expect(decode(encodeLegacy(encodable, 'gb18030'), 'x.txt')).toEqual({ text: encodable, encoding: 'gb18030' });
  });

  it.each([
    ['empty', Buffer.alloc(0), /empty/],
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, ...Array<number>(40).fill(0)]), /binary/],
    ['cut off in the middle of a character', Buffer.from(prose).subarray(0, 10), /no known encoding/],
    ['random bytes', Buffer.from(Array.from({ length: 400 }, (_, i) => 128 + ((i * 97) % 128))), /no known encoding/],
    ['wrong about itself', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from([0xc3, 0x28])]), /byte order mark/],
  ])('says what is wrong with bytes that are %s', (_, bytes, message) => {
    expect(() => decode(bytes, 'folder/x.txt')).toThrow(ReadError);
    expect(() => decode(bytes, 'folder/x.txt')).toThrow(message);
  });

  it('brings back every text that it wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(text.isWellFormed() && !text.includes('\0') && !text.startsWith('\ufeff'));
        expect(decode(Buffer.from(text), 'x.txt').text).toBe(text);
      }),
    );
  });

  it('gives a text or a ReadError for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          expect(typeof decode(bytes, 'x.txt').text).toBe('string');
        } catch (error) {
          expect(error).toBeInstanceOf(ReadError);
        }
      }),
    );
  });
});
