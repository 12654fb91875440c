import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { CutText } from '../analyse/related/name-words.ts';
import { type RecordCache, sourceKey } from '../cache/record-cache.ts';
import type { DocumentRecord, Failure, Source } from '../model/types.ts';
import { fileBeside, loaderOf } from '../thread-file.ts';
import { cutText } from './cut-text.ts';
import { mapConcurrent } from './map-concurrent.ts';
import { unextracted } from './unextracted.ts';

/** Extracts documents, in threads or on other machines. */
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
  /** Seconds after which a document is given up: it may never come to an end. */
  readonly timeLimit?: number;
  /** File whose default export extracts a document, and which cuts texts. */
  readonly worker?: URL;
}

/** What a thread says when it has loaded all that it needs. */
export interface Loaded {
  readonly loaded: number;
}

/** Documents in flight per thread: enough that none waits for the next to be read. */
const IN_FLIGHT = 3;
/** A thread loads its own dictionary, for about as long as it takes to extract this much text. */
const BYTES_WORTH_A_THREAD = 2 * 1024 * 1024;
/** The largest document that is read takes a minute or two on a machine of 2020. */
const TIME_LIMIT = 300;

/** Of a thread's memory, three halves of a semi-space of 32 MB. */
const NURSERY_MB = 96;

const OWN_WORKER = fileBeside('worker', import.meta.url);

/** Worker threads that this machine and this much text deserve. */
export function defaultJobs(bytes: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.ceil(bytes / BYTES_WORTH_A_THREAD)));
}

/** @param jobs threads; none is this one, which a document must not stop */
export function createExtractor(jobs: number, options: ExtractorOptions = {}): Extractor {
  const threads = startThreads(jobs, options);
  return {
    extractAll: (sources) =>
      mapConcurrent(sources, (found) => ('reason' in found ? Promise.resolve(found) : cached(found, threads.run, options.cache)), {
        limit: jobs * IN_FLIGHT,
        ...(options.ordered === undefined ? {} : { ordered: options.ordered }),
      }),
    cut: threads.cut,
    close: threads.close,
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
  /** A document that ends its thread, or takes too long, is reported; the others go on. */
  readonly run: (source: Source) => Promise<DocumentRecord | Failure>;
  readonly cut: (text: string) => Promise<CutText>;
  readonly close: () => Promise<void>;
}

function startThreads(jobs: number, { timeLimit = TIME_LIMIT, worker = OWN_WORKER }: ExtractorOptions): Threads {
  const pool = new Piscina({
    filename: fileURLToPath(worker),
    // One document that has changed needs one.
    minThreads: 1,
    maxThreads: jobs,
    // A thread that ends when it has nothing to do for a moment would load its dictionary again.
    idleTimeout: Number.POSITIVE_INFINITY,
    // Most of what a document needs is forgotten with it: in a larger nursery less of it is copied before that.
    resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
    ...loaderOf(worker),
  });
  const loaded = worker.href === OWN_WORKER.href ? threadsLoaded(pool) : async () => {};
  // Those that wait for a thread are not timed.
  const turn = turns(jobs);
  return {
    run: (source) =>
      turn(async () => {
        const limit = new AbortController();
        const timer = setTimeout(() => limit.abort(), timeLimit * 1000);
        try {
          return (await pool.run(source, { signal: limit.signal })) as DocumentRecord | Failure;
        } catch (error) {
          const { id, path } = source;
          if (!limit.signal.aborted) return unextracted(source, error);
          return { id, path, reason: `it was not extracted within ${timeLimit} seconds; leave it out, or allow more with --time-limit` };
        } finally {
          clearTimeout(timer);
        }
      }),
    cut: (text) => pool.run(text, { name: cutText.name }) as Promise<CutText>,
    close: async () => {
      await loaded();
      await pool.close({ force: true });
    },
  };
}

/** Waits for the threads that are still loading: jieba's binding ends the process where its thread is ended meanwhile. */
function threadsLoaded(pool: Piscina): () => Promise<void> {
  const known = new Set<number>();
  const waiting = new Map<number, () => void>();
  pool.on('message', ({ loaded }: Loaded) => {
    known.add(loaded);
    waiting.get(loaded)?.();
  });
  return async () => {
    for (const thread of pool.threads) {
      if (known.has(thread.threadId)) continue;
      thread.ref();
      await new Promise<void>((resume) => {
        waiting.set(thread.threadId, resume);
        thread.once('exit', () => resume());
      });
    }
  };
}

/** Lets so many pieces of work go on at once, the others when it is their turn. */
function turns(most: number): <R>(work: () => Promise<R>) => Promise<R> {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (work) => {
    if (free === 0) await new Promise<void>((resume) => waiting.push(resume));
    else free--;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
