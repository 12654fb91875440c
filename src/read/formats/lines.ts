import { ReadError } from '../../errors.ts';
import { decode, SAMPLE } from '../decode.ts';
import type { RawFile } from './format.ts';

/**
 * The text of a file piece by piece, so that a table of documents may be larger than the memory. The encoding is told by
 * the first pieces.
 *
 * @throws ReadError where it is no text
 */
export async function* decodedChunks(file: RawFile): AsyncGenerator<string> {
  let head: Uint8Array[] = [];
  let size = 0;
  let decoder: TextDecoder | null = null;
  const begin = (): string => {
    const bytes = Buffer.concat(head);
    const encoding = bytes.length < SAMPLE ? decode(bytes, file.path).encoding : encodingOf(bytes, file.path);
    head = [];
    decoder = new TextDecoder(encoding, { fatal: true });
    return decoder.decode(bytes, { stream: true });
  };
  try {
    for await (const chunk of file.chunks()) {
      if (decoder) {
        yield (decoder as TextDecoder).decode(chunk, { stream: true });
        continue;
      }
      head.push(chunk);
      size += chunk.length;
      if (size >= SAMPLE) yield begin();
    }
    if (!decoder) yield begin();
    yield (decoder as TextDecoder | null)?.decode() ?? '';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ReadError(file.path, 'its text changes its encoding in the middle, or is damaged', 'save it again as UTF-8');
  }
}

/** The encoding that the beginning of a file tells. A character may be cut at its end: a line end never is. */
function encodingOf(bytes: Buffer, path: string): string {
  const lines = bytes.lastIndexOf(10) + 1;
  if (lines > 0) return decode(bytes.subarray(0, lines), path).encoding;
  // One endless line: its last character has up to four bytes.
  for (let cut = 0; ; cut++) {
    try {
      return decode(bytes.subarray(0, bytes.length - cut), path).encoding;
    } catch (error) {
      if (!(error instanceof ReadError) || cut === 3) throw error;
    }
  }
}

/** One line without its end; `text` is null where it is longer than the limit. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string | null;
}

/** The lines of a text that comes in pieces; of a line over `limit` UTF-16 units nothing is kept. */
export async function* numberedLines(chunks: AsyncIterable<string>, limit: number): AsyncGenerator<NumberedLine> {
  let number = 1;
  let parts: string[] = [];
  let length = 0;
  const take = (): NumberedLine => {
    const line = { number: number++, text: length > limit ? null : parts.join('').replace(/\r$/, '') };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let at = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', at)) {
      parts.push(chunk.slice(at, end));
      length += end - at;
      yield take();
      at = end + 1;
    }
    length += chunk.length - at;
    if (length <= limit) parts.push(chunk.slice(at));
    else parts = [];
  }
  if (length > 0) yield take();
}

/** One line of a stream of bytes, without its end; `bytes` is null where it is longer than the limit. */
export interface ByteLine {
  readonly number: number;
  /** Offset in bytes of its first character from the beginning of the stream. */
  readonly start: number;
  readonly bytes: Buffer | null;
}

const NEWLINE = 10;

/** The lines of a stream of bytes, each with its place; of a line over `limit` bytes nothing is kept. */
export async function* byteLines(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<ByteLine> {
  let number = 1;
  let start = 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): ByteLine => {
    const line = { number: number++, start, bytes: length > limit ? null : Buffer.concat(parts) };
    start += length + 1;
    parts = [];
    length = 0;
    return line;
  };
  const keep = (bytes: Uint8Array): void => {
    length += bytes.length;
    if (length <= limit) parts.push(bytes);
    else parts = [];
  };
  for await (const chunk of chunks) {
    let at = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, at)) {
      keep(chunk.subarray(at, end));
      yield take();
      at = end + 1;
    }
    keep(chunk.subarray(at));
  }
  if (length > 0) yield take();
}

/** A line as text, without a byte order mark or the first half of a Windows line end; null where it is no UTF-8. */
export function decodeLine(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r$/, '');
  } catch {
    return null;
  }
}
