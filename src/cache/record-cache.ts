import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { DocumentRecord, Source } from '../model/types.ts';
import { rulesVersion } from './version.ts';

/** Where records are kept unless told otherwise, by the XDG base directory specification. */
export function defaultCacheFolder(): string {
  return process.env.ZHENGMAI_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'zhengmai');
}

/** What decides a record: the document as read, with all that was said of it. */
export function sourceKey(source: Source): string {
  const { id, path, text, given, format } = source;
  return createHash('sha256')
    .update(JSON.stringify([id, path, format ?? 'text', given ?? null]))
    .update('\0')
    .update(text, 'utf16le')
    .digest('hex');
}

/**
 * Keeps what was extracted from a document, by the document's content and the version of rules and vocabularies, so that
 * a build after a change redoes that change only. A cache that can't be read or written costs time, never the build.
 */
export class RecordCache {
  readonly #folder: string;

  /** @param folder of this version's records; records of other versions beside it are removed */
  constructor(root: string = defaultCacheFolder(), version: string = rulesVersion()) {
    this.#folder = join(root, version);
    try {
      for (const name of readdirSync(root))
        if (/^[0-9a-f]{16}$/.test(name) && name !== version) rmSync(join(root, name), { recursive: true, force: true });
    } catch {
      // No cache yet.
    }
  }

  /** Whether there is an entry for a document. */
  has(key: string): boolean {
    return existsSync(this.#file(key));
  }

  /** The record of a document, or null where it must be extracted. */
  get(key: string): DocumentRecord | null {
    try {
      return JSON.parse(readFileSync(this.#file(key), 'utf8')) as DocumentRecord;
    } catch {
      return null;
    }
  }

  /** Keeps a record; written aside and renamed, so that no reader sees half of it. */
  set(key: string, record: DocumentRecord): void {
    const file = this.#file(key);
    const aside = `${file}.${process.pid}`;
    try {
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(aside, JSON.stringify(record));
      renameSync(aside, file);
    } catch {
      discard(aside);
    }
  }

  #file(key: string): string {
    return join(this.#folder, key.slice(0, 2), `${key.slice(2)}.json`);
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It was never there.
  }
}
