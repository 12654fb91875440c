import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OUTPUT_FILES } from '../output/registry.ts';
import type { BuildSummary } from '../output/summary.ts';
import type { ReadOptions } from '../read/documents.ts';
import { type Inputs, STANDARD_INPUT } from '../read/inputs.ts';
import { defaultCacheFolder } from './record-cache.ts';
import { codeVersion } from './version.ts';

interface State {
  readonly signature: string;
  /** Size and time of change of every output. */
  readonly outputs: string;
  readonly summary: BuildSummary;
}

/**
 * Tells everything that the outputs of a build depend on: the bytes of the inputs and their names, what was said of them,
 * and the code.
 *
 * @returns a hexadecimal number; null where it can't be told beforehand: of standard input, a pipe, or a file that can't be read
 */
export async function signatureOf({ inputs, failures }: Inputs, { given, limits, columns }: ReadOptions): Promise<string | null> {
  const hash = createHash('sha256')
    .update(codeVersion())
    .update(JSON.stringify([given ?? {}, limits ?? {}, columns ?? {}]));
  for (const { path, reason } of failures) hash.update(JSON.stringify([path, reason]));
  for (const { id, path, file } of inputs) {
    if (file === STANDARD_INPUT) return null;
    hash.update(JSON.stringify([id, path]));
    try {
      if (!statSync(file).isFile()) return null;
      for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Uint8Array);
    } catch {
      return null;
    }
  }
  return hash.digest('hex');
}

/**
 * Remembers what a folder was built from, so that a build that would change nothing need not be done. It stands in the
 * cache, not in the folder: there is nothing in a build but its outputs.
 */
export class BuildStates {
  readonly #folder: string;

  constructor(cache: string = defaultCacheFolder()) {
    this.#folder = join(cache, 'builds');
  }

  /** What the last build of a folder amounted to, if it was from the same and its outputs are as it left them. */
  find(target: string, signature: string): BuildSummary | null {
    try {
      const state = JSON.parse(readFileSync(this.#file(target), 'utf8')) as State;
      return state.signature === signature && state.outputs === outputsOf(target) ? { ...state.summary, output: target } : null;
    } catch {
      return null;
    }
  }

  /** Remembers a build. If that can't be, the next one is done anew. */
  keep(target: string, signature: string, summary: BuildSummary): void {
    try {
      const state: State = { signature, outputs: outputsOf(target), summary };
      const file = this.#file(target);
      const aside = `${file}.${process.pid}`;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(aside, JSON.stringify(state));
      renameSync(aside, file);
    } catch {
      this.#forget(target);
    }
  }

  #forget(target: string): void {
    try {
      rmSync(this.#file(target), { force: true });
    } catch {
      // Nothing was remembered.
    }
  }

  #file(target: string): string {
    return join(this.#folder, `${createHash('sha256').update(realpathSync(target)).digest('hex').slice(0, 32)}.json`);
  }
}

/** @throws where an output is missing */
function outputsOf(target: string): string {
  return JSON.stringify(
    [...OUTPUT_FILES].map((name) => {
      const { size, mtimeMs } = statSync(join(target, name));
      return [name, size, mtimeMs];
    }),
  );
}
