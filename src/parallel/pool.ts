import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { CutText } from '../analyse/related/name-words.ts';
import { type RecordCache, sourceKey } from '../cache/record-cache.ts';
import type { DocumentRecord, Failure, Source } from '../model/types.ts';
import { attempt, cutText, unextracted } from './attempt.ts';
import { mapConcurrent } from './map-concurrent.ts';

/** Extracts documents, in this thread, in several, or on other machines. */
export interface Extractor {
  /**
   * What each document contributes; in the place of one that can't be extracted stands the reason, and a document that
   * couldn't be read passes through. Only a few documents are in memory at once.
   */
  readonly extractAll: (sources: AsyncIterable<Source | Failure>) => AsyncGenerator<DocumentRecord | Failure>;
  /** Cuts a text into words, where the dictionary may be loaded already. */
  readonly cut: (text: string) => CutText | Promise<CutText>;
  readonly close: () => Promise<void>;
}

/** How an extractor gives its results. */
export interface ExtractorOptions {
  /** Whether results come in the order of the documents (by default), or each as soon as it is there. */
  readonly ordered?: boolean;
  /** Where the records of documents that were seen before are found, and new ones kept. */
  readonly cache?: RecordCache;
}

/** Documents in flight per thread: enough that none waits for the next to be read. */
const IN_FLIGHT = 3;
/** A thread loads its own dictionary, for about as long as it takes to extract this much text. */
const BYTES_WORTH_A_THREAD = 2 * 1024 * 1024;

/** Of a thread's memory, three halves of a semi-space of 32 MB. */
const NURSERY_MB = 96;

/** Worker threads that this machine and this much text deserve. */
export function defaultJobs(bytes: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.ceil(bytes / BYTES_WORTH_A_THREAD)));
}

/** @param jobs threads; 1 works in this one */
export function createExtractor(jobs: number, options: ExtractorOptions = {}): Extractor {
  const threads = jobs > 1 ? startThreads(jobs) : null;
  const work = threads ? (source: Source) => threads.run(source) : async (source: Source) => attempt(source);
  return {
    extractAll: (sources) =>
      mapConcurrent(sources, (found) => ('reason' in found ? Promise.resolve(found) : cached(found, work, options.cache)), {
        limit: threads ? jobs * IN_FLIGHT : 1,
        ...(options.ordered === undefined ? {} : { ordered: options.ordered }),
      }),
    cut: threads ? threads.cut : cutText,
    close: async () => threads?.close(),
  };
}

async function cached(
  source: Source,
  work: (source: Source) => Promise<DocumentRecord | Failure>,
  cache: RecordCache | undefined,
): Promise<DocumentRecord | Failure> {
  if (!cache) return work(source);
  const key = sourceKey(source);
  const known = cache.get(key);
  if (known) return known;
  const found = await work(source);
  if (!('reason' in found)) cache.set(key, found);
  return found;
}

interface Threads {
  /** A document that ends its thread is reported; the others go on. */
  readonly run: (source: Source) => Promise<DocumentRecord | Failure>;
  readonly cut: (text: string) => Promise<CutText>;
  readonly close: () => Promise<void>;
}

function startThreads(jobs: number): Threads {
  const worker = new URL(`./worker${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`, import.meta.url);
  const pool = new Piscina({
    filename: fileURLToPath(worker),
    // One document that has changed needs one.
    minThreads: 1,
    maxThreads: jobs,
    // Most of what a document needs is forgotten with it: in a larger nursery less of it is copied before that.
    resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
    // From its TypeScript sources, a thread needs the loader that this process has.
    ...(worker.pathname.endsWith('.ts') ? { execArgv: ['--import', 'tsx'] } : {}),
  });
  return {
    run: (source) => (pool.run(source) as Promise<DocumentRecord | Failure>).catch((error: unknown) => unextracted(source, error)),
    cut: (text) => pool.run(text, { name: cutText.name }) as Promise<CutText>,
    close: () => pool.close({ force: true }),
  };
}
