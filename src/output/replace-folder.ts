import { closeSync, cpSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError, ZhengmaiError } from '../errors.ts';
import { takeLock } from './folder-lock.ts';

/** A new content of a folder in the making. */
export interface Replacement {
  /** Where to write; nobody else looks there. */
  readonly folder: string;
  /** Puts the new content in the place of the old. Everything in `folder` must have been written through. */
  readonly commit: () => void;
  /** Lets everything be as it was; after `commit` it does nothing. */
  readonly abandon: () => void;
}

/**
 * Begins to replace the content of a folder as a whole. What is written goes to a hidden folder beside it, which takes the
 * place of the old one by renaming: a process that is killed at any moment, or a full disk, leaves the old content or the
 * new. Two renames do it; if the machine stops between them, `restoreFolder` brings the old content back.
 *
 * @param ours names of files that a previous build may have put there; other files are kept
 * @param mark a file that tells a build's folder from others
 * @throws UsageError for a folder with other content; ZhengmaiError while another process writes there
 */
export function replaceFolder(target: string, ours: ReadonlySet<string>, mark: string): Replacement {
  const place = placesOf(target);
  mkdirSync(dirname(place.target), { recursive: true });
  const release = takeLock(place.lock, target);
  try {
    restore(place);
    const foreign = foreignFiles(place.target, target, ours, mark);
    rmSync(place.next, { recursive: true, force: true });
    mkdirSync(place.next);
    let open = true;
    const end = () => {
      if (!open) return;
      open = false;
      process.off('exit', end);
      rmSync(place.next, { recursive: true, force: true });
      release();
    };
    // Whoever stops the program in its midst leaves nothing behind.
    process.once('exit', end);
    return {
      folder: place.next,
      commit: () => {
        for (const name of foreign) cpSync(join(place.target, name), join(place.next, name), { recursive: true, preserveTimestamps: true });
        syncFolder(place.next);
        swap(place);
        end();
      },
      abandon: end,
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Brings the content of a folder back that a process was replacing when the machine stopped; else does nothing. */
export function restoreFolder(target: string): void {
  const place = placesOf(target);
  if (existsSync(place.target) || !existsSync(place.previous)) return;
  const release = takeLock(place.lock, target);
  try {
    restore(place);
  } finally {
    release();
  }
}

interface Places {
  readonly target: string;
  readonly next: string;
  readonly previous: string;
  readonly lock: string;
}

/** A link keeps pointing where it does: what it points to is replaced. */
function placesOf(folder: string): Places {
  const target = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  const beside = (ending: string) => join(dirname(target), `.${basename(target)}.${ending}`);
  return { target, next: beside('next'), previous: beside('previous'), lock: beside('lock') };
}

function restore({ target, previous }: Places): void {
  if (!existsSync(previous)) return;
  if (existsSync(target)) rmSync(previous, { recursive: true, force: true });
  else renameSync(previous, target);
}

function swap({ target, next, previous }: Places): void {
  if (existsSync(target)) renameSync(target, previous);
  try {
    renameSync(next, target);
  } catch (error) {
    if (existsSync(previous)) renameSync(previous, target);
    throw error;
  }
  syncFolder(dirname(target));
  rmSync(previous, { recursive: true, force: true });
}

function foreignFiles(folder: string, shown: string, ours: ReadonlySet<string>, mark: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder);
  const foreign = names.filter((name) => !ours.has(name));
  const strange = foreign.filter((name) => !HARMLESS.test(name));
  if (strange.length > 0 && !names.includes(mark)) {
    throw new UsageError(`${shown} holds other files (${strange.slice(0, 3).join(', ')}); name an empty or a new folder`);
  }
  return foreign;
}

/** What may stand in a folder that is meant for a build. */
const HARMLESS = /^(?:README\.md|\.gitkeep|\.gitignore|\.DS_Store)$/;

/** Some systems can't sync a folder; then the order of writes is theirs. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EINVAL' && code !== 'EACCES') throw error;
  }
}

/** What a failed write means, with what to do; an error of another kind is given back as it is. */
export function writeError(target: string, error: unknown): unknown {
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof ZhengmaiError || !(error instanceof Error) || !code || !syscall) return error;
  const [reason, remedy] = WRITE_ERRORS[code] ?? [message, 'check the folder'];
  return new ZhengmaiError(`cannot write ${target}: ${reason}; ${remedy}. What was there before is untouched`);
}

const WRITE_ERRORS: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['the disk is full', 'free some space'],
  EDQUOT: ['the quota is used up', 'free some space'],
  EFBIG: ['a file would be too large for this disk or its limit', 'name a folder elsewhere'],
  EACCES: ['it may not be written', 'check the permissions of the folder that holds it'],
  EPERM: ['it may not be written', 'check the permissions of the folder that holds it'],
  EROFS: ['the disk is read-only', 'name a folder elsewhere'],
  EBUSY: ['the folder itself can not be replaced', 'name a folder inside it'],
  EXDEV: ['the folder itself can not be replaced', 'name a folder inside it'],
  ENOTDIR: ['a file stands in the way', 'name another folder'],
  EEXIST: ['a file stands in the way', 'name another folder'],
  EIO: ['the disk failed', 'check it'],
};
