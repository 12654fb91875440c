import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { extract } from '../extract.ts';
import type { DocumentRecord, Failure, Source } from '../model/types.ts';

/**
 * Extracts documents, in this thread or in several. Results come back in the order in which documents were given; in the
 * place of a document that can't be extracted stands the reason.
 */
export interface Extractor {
  /** Never more than a few documents per thread are in memory at once. */
  readonly extractAll: (sources: AsyncIterable<Source>) => AsyncGenerator<DocumentRecord | Failure>;
  readonly close: () => Promise<void>;
}

/** Documents in flight per thread: enough that none waits for the next to be read. */
const IN_FLIGHT = 3;
/** A thread loads its own dictionary, for about as long as it takes to extract this much text. */
const BYTES_WORTH_A_THREAD = 2 * 1024 * 1024;

/** Worker threads that this machine and this much text deserve. */
export function defaultJobs(bytes: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.ceil(bytes / BYTES_WORTH_A_THREAD)));
}

/** @param jobs threads; 1 works in this one */
export function createExtractor(jobs: number): Extractor {
  return jobs <= 1 ? inThisThread() : inThreads(jobs);
}

/** A document that can't be extracted, or ends its thread, is reported; the others go on. */
async function settled({ id, path }: Source, work: () => Promise<DocumentRecord>): Promise<DocumentRecord | Failure> {
  try {
    return await work();
  } catch (error) {
    return { id, path, reason: `it could not be extracted (${error instanceof Error ? error.message : String(error)}); leave it out` };
  }
}

function inThisThread(): Extractor {
  return {
    async *extractAll(sources) {
      for await (const source of sources) yield await settled(source, async () => extract(source));
    },
    close: async () => {},
  };
}

function inThreads(jobs: number): Extractor {
  const worker = new URL(`./worker${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`, import.meta.url);
  const pool = new Piscina({
    filename: fileURLToPath(worker),
    minThreads: jobs,
    maxThreads: jobs,
    // From its TypeScript sources, a thread needs the loader that this process has.
    ...(worker.pathname.endsWith('.ts') ? { execArgv: ['--import', 'tsx'] } : {}),
  });
  return {
    async *extractAll(sources) {
      const running: Promise<DocumentRecord | Failure>[] = [];
      for await (const source of sources) {
        running.push(settled(source, () => pool.run(source) as Promise<DocumentRecord>));
        if (running.length >= jobs * IN_FLIGHT) yield await (running.shift() as Promise<DocumentRecord | Failure>);
      }
      for (const task of running) yield await task;
    },
    close: () => pool.close({ force: true }),
  };
}
