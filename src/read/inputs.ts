import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { ReadError, UsageError } from '../errors.ts';
import { EXTENSIONS, isDocumentName } from './formats/registry.ts';

/** A file to read, named relative to what the user gave, so that no machine's path gets into an output. */
export interface Input {
  readonly id: string;
  readonly path: string;
  readonly file: string;
}

/** What paths name: the files to read, and what among them can't be read. */
export interface Inputs {
  readonly inputs: readonly Input[];
  readonly failures: readonly ReadError[];
}

/** The path that means standard input. */
export const STANDARD_INPUT = '-';

/**
 * The files that paths name: files as they are, folders with every document below them, globs, and `-` for standard
 * input. Sorted by id; the order of the paths doesn't matter, and a file that two paths name counts once. Links are
 * followed, each folder once.
 *
 * @throws UsageError for a path that doesn't exist, a pattern that matches nothing, or a folder without a document
 */
export function listInputs(paths: readonly string[]): Inputs {
  const found = new Map<string, string>();
  const failures: ReadError[] = [];
  for (const path of paths) {
    if (path === STANDARD_INPUT) {
      found.set(STANDARD_INPUT, STANDARD_INPUT);
      continue;
    }
    const stat = statOf(path);
    if (!stat && isDynamicPattern(path)) {
      const [base, pattern] = splitPattern(path);
      const files = globSync(pattern, { cwd: base, expandDirectories: false, onlyFiles: true }).filter(isDocumentName);
      if (files.length === 0) throw new UsageError(`no documents match ${path}; it needs files ending in ${EXTENSIONS.join(', ')}`);
      for (const file of files) found.set(resolve(base, file), file);
      continue;
    }
    if (!stat) throw new UsageError(`no such file or folder: ${path}; check the path, or quote it if it holds spaces`);
    if (!stat.isDirectory()) {
      found.set(resolve(path), basename(path));
      continue;
    }
    const before = found.size;
    walk(path, '', found, failures, new Set());
    if (found.size === before && failures.length === 0)
      throw new UsageError(`no documents in ${path}; it needs files ending in ${EXTENSIONS.join(', ')}`);
  }
  return { inputs: withIds(found), failures };
}

/** The folder that a pattern begins with, and the rest: reports/2026/*.txt → reports/2026 and *.txt. */
function splitPattern(path: string): [base: string, pattern: string] {
  const parts = path.split('/');
  const dynamic = parts.findIndex((part) => isDynamicPattern(part));
  const base = parts.slice(0, dynamic).join('/');
  return [base || (path.startsWith('/') ? '/' : '.'), parts.slice(dynamic).join('/')];
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A name too long or a loop of links: the pattern branch or the message says so.
    return undefined;
  }
}

function walk(folder: string, prefix: string, found: Map<string, string>, failures: ReadError[], visited: Set<string>): void {
  let names: string[];
  try {
    const real = realpathSync(folder);
    if (visited.has(real)) return;
    visited.add(real);
    names = readdirSync(folder).sort();
  } catch {
    failures.push(new ReadError(prefix || basename(folder), 'the folder may not be read', 'check its permissions'));
    return;
  }
  for (const name of names) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const file = join(folder, name);
    const path = prefix ? `${prefix}/${name}` : name;
    const stat = statOf(file);
    if (!stat) {
      if (isDocumentName(name)) failures.push(unreachable(path));
    } else if (stat.isDirectory()) walk(file, path, found, failures, visited);
    else if (stat.isFile() && isDocumentName(name)) found.set(resolve(file), path);
  }
}

/** A name that is no UTF-8 reads as another one, which nothing has. */
function unreachable(path: string): ReadError {
  return path.includes('\uFFFD')
    ? new ReadError(path, 'its name is no UTF-8', 'rename it')
    : new ReadError(path, 'a link to nothing', 'remove it or mend it');
}

function withIds(found: ReadonlyMap<string, string>): Input[] {
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
