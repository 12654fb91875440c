import { createReadStream, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { ReadError } from '../errors.ts';
import type { Given, Source } from '../model/types.ts';
import { DEFAULT_COLUMNS } from './formats/columns.ts';
import type { Columns, FoundDocument, RawFile } from './formats/format.ts';
import { documentOfLine, lineTooLong } from './formats/json-lines.ts';
import { byteLines, decodeLine } from './formats/lines.ts';
import { readFormats } from './formats/registry.ts';
import { type Input, STANDARD_INPUT } from './inputs.ts';
import { DEFAULT_LIMITS, formatSize, type Limits } from './limits.ts';

/** How documents are read. */
export interface ReadOptions {
  /** What the caller knows better than the documents. */
  readonly given?: Given;
  readonly limits?: Limits;
  readonly columns?: Columns;
}

/** Tables are read piece by piece; everything else is one document, or an archive, held whole. */
const STREAMED = /\.(?:jsonl|ndjson|csv|tsv)$/i;
const ARCHIVE = /\.zip$/i;
/** A text with fewer Han characters among its letters is in another language. */
const MIN_HAN = 0.3;
const LETTERS_LOOKED_AT = 20_000;

/**
 * Reads every document that a file holds.
 *
 * @returns documents in the order of the file, with a `ReadError` in the place of each that can't be read; one error at
 * the end where the file itself fails
 */
export async function* readDocuments(input: Input, options: ReadOptions = {}): AsyncGenerator<Source | ReadError> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  try {
    for await (const found of readFormats(rawFile(input, limits), limits, options.columns ?? DEFAULT_COLUMNS)) {
      yield found instanceof ReadError ? found : (unreadable(found, input, limits) ?? sourceOf(found, input, options.given));
    }
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    yield error;
  }
}

/**
 * Reads documents as they arrive, one JSON object `{id, text, title?, date?, region?, path?}` per line. The stream may be
 * endless: a line is read as UTF-8, given, and forgotten; what is wrong with one concerns no other.
 *
 * @param name of the stream, for messages
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  options: ReadOptions = {},
): AsyncGenerator<Source | ReadError> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  for await (const { number, bytes } of byteLines(chunks, limits.documentBytes)) {
    const place = `${name}:${number}`;
    const line = bytes === null ? null : decodeLine(bytes);
    if (bytes === null) yield lineTooLong(place, limits);
    else if (line === null) yield new ReadError(place, 'the line is no UTF-8', 'write JSON Lines in UTF-8');
    else if (line.trim()) {
      const found = documentOfLine(line, options.columns ?? DEFAULT_COLUMNS, place);
      if (found instanceof ReadError) yield found;
      else if (!found.name) yield new ReadError(place, 'the document has no id', 'give every document its own, as in {"id": …, "text": …}');
      else yield unreadable(found, { path: name }, limits) ?? sourceOf(found, { id: found.name, path: name }, options.given);
    }
  }
}

function sourceOf(found: FoundDocument, input: Pick<Input, 'id' | 'path'>, given: Given | undefined): Source {
  const all = { ...found.given, ...given };
  return {
    id: found.absolute ? found.name : found.name ? `${input.id}/${found.name}` : input.id,
    path: pathOf(found, input),
    text: found.text,
    format: found.format,
    encoding: found.encoding,
    ...(Object.keys(all).length ? { given: all } : {}),
  };
}

/** A document with its own id is the same wherever its line stands: a table may be cut into parts. */
function pathOf({ name, absolute, path }: FoundDocument, input: Pick<Input, 'path'>): string {
  return path ?? (absolute ? name : name ? `${input.path}/${name}` : input.path);
}

/** Why a document's text is no text that this program understands; null where it is. */
function unreadable(found: FoundDocument, input: Pick<Input, 'path'>, limits: Limits): ReadError | null {
  const { text } = found;
  const path = pathOf(found, input);
  if (text.length > limits.documentBytes) {
    return new ReadError(
      path,
      `${formatSize(text.length)} of text are over the limit of ${formatSize(limits.documentBytes)}`,
      'split it into documents, or raise --max-size',
    );
  }
  if (!text.trim()) return new ReadError(path, 'the document is empty', 'remove it or fill it');
  const sample = text.slice(0, LETTERS_LOOKED_AT);
  // Told without counting letters where there can't be too many others.
  if (commonHan(sample) >= Math.max(1, sample.length * MIN_HAN)) return null;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han >= letters * MIN_HAN && han > 0) return null;
  return new ReadError(path, `the text is not Chinese: ${han} of its first ${letters} letters are`, 'leave it out');
}

/** How many of a text's units are ideographs of Unicode's first block, which nearly all are. */
function commonHan(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x4e00 && unit <= 0x9fff) count++;
  }
  return count;
}

function rawFile(input: Input, limits: Limits): RawFile {
  if (input.file === STANDARD_INPUT) return oneTime(STANDARD_INPUT, process.stdin, limits);
  if (isPipe(input.file)) return oneTime(input.path, createReadStream(input.file), limits);
  const guarded = async (): Promise<void> => {
    try {
      const info = await stat(input.file);
      const limit = STREAMED.test(input.path)
        ? Number.POSITIVE_INFINITY
        : ARCHIVE.test(input.path)
          ? limits.archiveBytes
          : limits.documentBytes;
      if (info.isFile() && info.size > limit)
        throw new ReadError(
          input.path,
          `${formatSize(info.size)} are over the limit of ${formatSize(limit)}`,
          'split it into documents, or raise --max-size',
        );
    } catch (cause) {
      throw cause instanceof ReadError ? cause : unreachable(input, cause);
    }
  };
  return {
    path: input.path,
    bytes: async () => {
      await guarded();
      return readFile(input.file).catch((cause: unknown) => {
        throw unreachable(input, cause);
      });
    },
    chunks: async function* () {
      await guarded();
      try {
        yield* createReadStream(input.file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>;
      } catch (cause) {
        throw unreachable(input, cause);
      }
    },
  };
}

/** Whether it is a pipe, as a shell's `<(…)`. */
function isPipe(file: string): boolean {
  try {
    return statSync(file).isFIFO();
  } catch {
    return false;
  }
}

/** What can be read once only: its bytes are kept. */
function oneTime(path: string, stream: AsyncIterable<Uint8Array>, limits: Limits): RawFile {
  const read = async (): Promise<Uint8Array> => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limits.archiveBytes)
        throw new ReadError(
          path,
          `its bytes are over the limit of ${formatSize(limits.archiveBytes)}`,
          'give files, or raise --max-archive',
        );
    }
    return Buffer.concat(chunks);
  };
  let kept: Promise<Uint8Array> | undefined;
  const bytes = (): Promise<Uint8Array> => (kept ??= read());
  return {
    path,
    bytes,
    chunks: async function* () {
      yield await bytes();
    },
  };
}

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: ['the file may not be read', 'check its permissions'],
  EPERM: ['the file may not be read', 'check its permissions'],
  ENOENT: ['the file is gone', 'check that nothing removes it during the build'],
  ELOOP: ['a loop of links', 'remove it'],
  EISDIR: ['a folder, not a file', 'give the folder itself'],
  EMFILE: ['too many files are open', 'raise the limit of open files (ulimit -n)'],
};

function unreachable({ path }: Input, cause: unknown): ReadError {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const [reason, remedy] = REASONS[code] ?? [
    cause instanceof Error ? cause.message.replace(/'[^']*'/g, '').trim() : String(cause),
    'check the file',
  ];
  return new ReadError(path, reason, remedy);
}
