import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { ZhengmaiError } from '../errors.ts';

interface Owner {
  readonly pid: number;
  readonly host: string;
}

/** Locks that this process holds. */
const held = new Set<string>();

/**
 * Takes a lock file that one process at a time can hold. That of a process which has ended is taken over.
 *
 * @param what what the lock is for, as the message names it
 * @returns a function that lets it go
 * @throws ZhengmaiError while another process holds it
 */
export function takeLock(path: string, what: string): () => void {
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(path)) {
      return () => {
        held.delete(path);
        rmSync(path, { force: true });
      };
    }
    const owner = ownerOf(path);
    if (owner === null) continue;
    if (isRunning(owner, path)) {
      throw new ZhengmaiError(
        `${what} is being written by process ${owner.pid} on ${owner.host}; wait for it, name another folder, or delete ${path} if that process is gone`,
      );
    }
    discard(path, owner);
  }
  throw new ZhengmaiError(`${what} is being written by several processes at once; try again when they have ended`);
}

/** Whether this call made the lock. It appears with its content: nobody ever reads a half-written one. */
function create(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Owner));
  try {
    linkSync(draft, path);
    held.add(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Null where the lock is gone; one that says nothing belongs to nobody. */
function ownerOf(path: string): Owner | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  try {
    const { pid, host } = JSON.parse(text) as Partial<Owner>;
    if (typeof pid === 'number' && typeof host === 'string') return { pid, host };
  } catch {
    // Damaged: as good as none.
  }
  return { pid: 0, host: hostname() };
}

/** Of another machine's process nothing can be known: it counts as running. */
function isRunning({ pid, host }: Owner, path: string): boolean {
  if (host !== hostname()) return true;
  if (pid <= 0) return false;
  // A container that is started again gives its processes the same numbers.
  if (pid === process.pid) return held.has(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes a lock whose process has ended; if another process has taken it meanwhile, that one keeps it. */
function discard(path: string, dead: Owner): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const owner = ownerOf(aside);
  if (owner && owner.pid !== dead.pid && isRunning(owner, path)) renameSync(aside, path);
  else rmSync(aside, { force: true });
}
