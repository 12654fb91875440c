import { createReadStream } from 'node:fs';

const CHUNK = 4 << 20;
const LINE_BREAK = 0x0a;

/**
 * Calls back for every line of a file with its bytes, without the line break, and where it starts. The bytes are only good
 * until the function returns.
 */
export async function scanLines(path: string, onLine: (line: Buffer, start: number) => void): Promise<void> {
  let rest: Buffer | null = null;
  let start = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes: Buffer = rest ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
    let at = 0;
    for (let end = bytes.indexOf(LINE_BREAK, at); end >= 0; end = bytes.indexOf(LINE_BREAK, at)) {
      onLine(bytes.subarray(at, end), start + at);
      at = end + 1;
    }
    rest = at < bytes.length ? bytes.subarray(at) : null;
    start += at;
  }
  if (rest) onLine(rest, start);
}
