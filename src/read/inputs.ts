import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { ReadError, UsageError } from '../errors.ts';
import type { Source } from '../model/types.ts';
import { decode } from './decode.ts';

/** A file to read, named relative to what the user gave, so that no machine's path gets into an output. */
export interface Input {
  readonly id: string;
  readonly path: string;
  readonly file: string;
}

/** Endings that this version reads. */
const EXTENSIONS = ['.txt', '.md'];
const MAX_BYTES = 64 * 1024 * 1024;
export const STANDARD_INPUT = '-';

/**
 * The documents that paths name: files as they are, folders with every text file below them. Sorted by id; the order of
 * the paths doesn't matter.
 *
 * @throws UsageError for a path that doesn't exist or a folder without a document
 */
export function listInputs(paths: readonly string[]): Input[] {
  const found = new Map<string, string>();
  for (const path of paths) {
    if (path === STANDARD_INPUT) {
      found.set(STANDARD_INPUT, STANDARD_INPUT);
      continue;
    }
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) throw new UsageError(`no such file or folder: ${path}; check the path, or quote it if it holds spaces`);
    if (!stat.isDirectory()) {
      found.set(resolve(path), basename(path));
      continue;
    }
    const files = documentsBelow(path);
    if (files.length === 0) throw new UsageError(`no documents in ${path}; it needs files ending in ${EXTENSIONS.join(', ')}`);
    for (const file of files) found.set(resolve(file), relative(path, file).split(sep).join('/'));
  }
  const taken = new Map<string, number>();
  return [...found]
    .map(([file, path]) => ({ file, path }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.file < b.file ? -1 : 1))
    .map(({ file, path }) => {
      const stem = path === STANDARD_INPUT ? 'stdin' : path.replace(/\.[^./]+$/, '');
      const count = taken.get(stem) ?? 0;
      taken.set(stem, count + 1);
      return { id: count ? `${stem}~${count + 1}` : stem, path, file };
    });
}

function documentsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && EXTENSIONS.some((ending) => entry.name.toLowerCase().endsWith(ending)))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => basename(file) !== 'README.md');
}

/**
 * Reads one document.
 *
 * @throws ReadError when it can't be read, is too large, empty, binary or not UTF-8
 */
export function readSource(input: Input, given?: Source['given']): Source {
  let bytes: Buffer;
  try {
    bytes = readFileSync(input.file === STANDARD_INPUT ? 0 : input.file);
  } catch (cause) {
    throw new ReadError(input.path, cause instanceof Error ? cause.message : String(cause), 'check that it exists and may be read');
  }
  if (bytes.length > MAX_BYTES)
    throw new ReadError(input.path, `${bytes.length} bytes are over the limit of ${MAX_BYTES}`, 'split it into documents');
  return { id: input.id, path: input.path, text: decode(bytes, input.path), ...(given ? { given } : {}) };
}
