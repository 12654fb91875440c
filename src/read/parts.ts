import { createReadStream, readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataError, UsageError } from '../errors.ts';
import { type ByteLine, byteLines } from './formats/lines.ts';
import { STANDARD_INPUT } from './inputs.ts';

/** A file of extracted records, one per line. */
export interface Part {
  /** As the user named it. */
  readonly path: string;
  /** Whether its lines can be read again. */
  readonly kept: boolean;
}

/** No string of JavaScript is longer. */
const LONGEST_LINE = 2 ** 29 - 24;

/**
 * The parts that paths name: files, every file in a folder but those whose name begins with `.` or `_` (as Hadoop and Spark
 * leave them), and `-` for standard input; each once.
 *
 * @throws UsageError for a path that doesn't exist, or a folder without a file
 */
export function listParts(paths: readonly string[]): Part[] {
  const parts = new Map<string, Part>();
  for (const path of paths) {
    if (path === STANDARD_INPUT) {
      parts.set(path, { path, kept: false });
      continue;
    }
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) throw new UsageError(`no such file or folder: ${path}; give the files that zhengmai extract wrote`);
    const files = stat.isDirectory() ? filesIn(path) : [{ path, stat }];
    if (files.length === 0) throw new UsageError(`no file in ${path}; give the files that zhengmai extract wrote`);
    for (const file of files) parts.set(`${file.stat.dev}:${file.stat.ino}`, { path: file.path, kept: file.stat.isFile() });
  }
  return [...parts.values()];
}

function filesIn(folder: string): { path: string; stat: Stats }[] {
  return readdirSync(folder)
    .filter((name) => !/^[._]/.test(name))
    .sort()
    .map((name) => join(folder, name))
    .map((path) => ({ path, stat: statSync(path) }))
    .filter(({ stat }) => !stat.isDirectory());
}

/**
 * The lines of a part, one after the other.
 *
 * @throws DataError where the file can't be read
 */
export async function* readPart({ path }: Part): AsyncGenerator<ByteLine> {
  const chunks: AsyncIterable<Uint8Array> = path === STANDARD_INPUT ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
  try {
    yield* byteLines(chunks, LONGEST_LINE);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    throw code && syscall ? new DataError(`${path}: it can't be read (${code}); check its permissions and its disk`) : error;
  }
}
