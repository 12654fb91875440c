import { describe, expect, it } from 'vitest';
import { ReadError } from '../../src/errors.ts';
import { decode } from '../../src/read/decode.ts';

describe('decode', () => {
  it('removes the byte order mark and nothing else', () => {
    expect(decode(new TextEncoder().encode('\ufeff六稳\r\n'), 'a.txt')).toBe('六稳\r\n');
  });

  it.each([
    ['empty', new Uint8Array()],
    ['binary', new Uint8Array([0x25, 0, 0x44])],
    ['GBK', new Uint8Array([0xc1, 0xf9, 0xce, 0xc8])],
  ])('refuses what is %s, with path and remedy', (_, bytes) => {
    expect(() => decode(bytes, 'a.txt')).toThrow(ReadError);
    expect(() => decode(bytes, 'a.txt')).toThrow(/^a\.txt: .+; .+/);
  });
});
