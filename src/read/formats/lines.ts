import { ReadError } from '../../errors.ts';
import { decode } from '../decode.ts';
import type { RawFile } from './format.ts';

/** So much of a file tells its encoding. */
const SAMPLE = 64 * 1024;

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
    // A character may be cut at the end of the sample, a line end never is.
    const end = bytes.length < SAMPLE ? bytes.length : bytes.lastIndexOf(10) + 1 || bytes.length;
    const { encoding } = decode(bytes.subarray(0, end), file.path);
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
