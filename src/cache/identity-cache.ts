import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../output/file-writer.ts';
import { defaultCacheFolder } from './record-cache.ts';
import { rulesVersion } from './version.ts';

/**
 * Keeps which keys stood for others in the last build: what the next one may expect before it knows. A cache that can't be read
 * or written, or is of other documents, costs time, never the build.
 */
export class IdentityCache {
  readonly #folder: string;

  constructor(root: string = defaultCacheFolder(), version: string = rulesVersion()) {
    this.#folder = join(root, version);
  }

  /** By key the one that stood for it. */
  read(): ReadonlyMap<string, string> {
    try {
      const entries = Object.entries(JSON.parse(readFileSync(this.#file, 'utf8')) as Record<string, unknown>);
      return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    } catch {
      return new Map();
    }
  }

  keep(mapping: ReadonlyMap<string, string>): void {
    try {
      mkdirSync(this.#folder, { recursive: true });
      replaceFile(this.#file, [JSON.stringify(Object.fromEntries(mapping))]);
    } catch {
      // The next build expects nothing.
    }
  }

  get #file(): string {
    return join(this.#folder, 'identity.json');
  }
}
