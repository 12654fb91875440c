import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteLines, decodeLine } from '../../../src/read/formats/lines.ts';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesOf(bytes: Buffer, size: number, limit = 1e6) {
  const lines = [];
  for await (const line of byteLines(inPieces(bytes, size), limit)) lines.push(line);
  return lines;
}

describe('byteLines', () => {
  it('gives every line with its place, however the bytes come', async () => {
    const text = fc.array(fc.constantFrom('长', 'a', '\n', '\r\n', '𠮷'), { maxLength: 30 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (content, size) => {
        const bytes = Buffer.from(content);
        const lines = await linesOf(bytes, size);
        const expected = content.split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(lines.map(({ bytes: line }) => line?.toString('utf8'))).toEqual(expected);
        for (const { start, bytes: line } of lines) expect(bytes.subarray(start, start + (line?.length ?? 0))).toEqual(line);
        expect(lines.map(({ number }) => number)).toEqual(expected.map((_, i) => i + 1));
      }),
    );
  });

  it('keeps nothing of a line over the limit, and goes on after it', async () => {
    const lines = await linesOf(Buffer.from(`short\n${'x'.repeat(50)}\nlast`), 7, 10);
    expect(lines.map(({ bytes, start }) => [bytes?.toString() ?? null, start])).toEqual([
      ['short', 0],
      [null, 6],
      ['last', 57],
    ]);
  });
});

describe('decodeLine', () => {
  it.each([
    ['长河县', '长河县'],
    ['\ufeff长河县\r', '长河县'],
    ['', ''],
  ])('reads %j', (line, expected) => {
    expect(decodeLine(Buffer.from(line))).toBe(expected);
  });

  it('refuses what is no UTF-8', () => {
    expect(decodeLine(Buffer.from([0xb3, 0xa4]))).toBeNull();
  });
});
