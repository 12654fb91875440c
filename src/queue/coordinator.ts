import { type Job, Queue } from 'bullmq';
import { parseExtracted } from '../build/extracted.ts';
import { type RecordCache, sourceKey } from '../cache/record-cache.ts';
import { DataError } from '../errors.ts';
import type { DocumentRecord, Failure, Source } from '../model/types.ts';
import { cutText } from '../parallel/cut-text.ts';
import { mapConcurrent } from '../parallel/map-concurrent.ts';
import type { Extractor } from '../parallel/pool.ts';
import { unextracted } from '../parallel/unextracted.ts';
import { BATCH_LIMITS, type Batch, batchOf, inBatches, queueName } from './batch.ts';
import { connect } from './connection.ts';

/** How the asking side of a queue works. */
export interface CoordinatorOptions {
  readonly cache?: RecordCache;
  /** Batches that are on the queue at once: what Redis holds, and what this process waits for. */
  readonly inFlight?: number;
  /** Most documents of a batch. */
  readonly batchSize?: number;
  /** Something that the user may want to know: nobody works, the connection broke. */
  readonly onTrouble?: (message: string) => void;
}

type Found = DocumentRecord | Failure;

const IN_FLIGHT = 128;
/** Milliseconds between two looks at a batch. */
const POLL = 100;
const LONGEST_POLL = 1000;
/** Seconds after which results that nobody fetched are forgotten. */
const KEPT = 7 * 24 * 3600;
/** A document that ends so many workers is set aside. */
const MOST_ATTEMPTS = 3;
/** No record is as long by far: they have some fifteen characters for one of the text, those of short texts a little more. */
const LONGEST_RECORD = 1_000_000;
const LONGEST_PER_CHARACTER = 200;
/** Milliseconds between two remarks that nobody works. */
const REMARK_AFTER = 10_000;

/**
 * Extracts documents on the workers of a queue. Batches are named by their content, so that one that is sent again is the
 * same one; what comes back is checked like any record from outside. Results come in any order.
 *
 * A batch that fails (a worker's process died of it, or its machine was lost several times) is sent again document by
 * document; a document that has ended three workers is set aside with the reason.
 *
 * @throws UsageError, ZhengmaiError where there is no Redis
 */
export async function createQueueExtractor(address: string, options: CoordinatorOptions = {}): Promise<Extractor> {
  const redis = await connect(address);
  const queue = new Queue(queueName(), {
    connection: redis,
    // Every event would hold a whole result again.
    streams: { events: { maxLen: 1 } },
    defaultJobOptions: {
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: { age: KEPT },
      removeOnFail: { age: KEPT },
    },
  });
  queue.on('error', (error) => options.onTrouble?.(error.message));
  const limits = { ...BATCH_LIMITS, ...(options.batchSize ? { documents: options.batchSize } : {}) };
  const remarks = remarkWhenIdle(queue, options.onTrouble);
  return {
    extractAll: async function* (sources) {
      const work = async (found: Batch | Failure): Promise<readonly Found[]> =>
        'reason' in found ? [found] : (cachedBatch(found, options.cache) ?? keep(found, await extractBatch(queue, found), options.cache));
      const groups = mapConcurrent(inBatches(sources, limits), work, { limit: options.inFlight ?? IN_FLIGHT, ordered: false });
      for await (const group of groups) yield* group;
    },
    cut: cutText,
    close: async () => {
      clearInterval(remarks);
      await queue.close();
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}

/** The records of a batch that were all found before; else null, for a batch is worked on as a whole. */
function cachedBatch({ documents }: Batch, cache: RecordCache | undefined): readonly Found[] | null {
  if (!cache) return null;
  const known: DocumentRecord[] = [];
  for (const document of documents) {
    const record = cache.get(sourceKey(document));
    if (!record) return null;
    known.push(record);
  }
  return known;
}

function keep({ documents }: Batch, found: readonly Found[], cache: RecordCache | undefined): readonly Found[] {
  for (const [i, result] of found.entries()) if (!('reason' in result)) cache?.set(sourceKey(documents[i] as Source), result);
  return found;
}

async function extractBatch(queue: Queue, batch: Batch): Promise<readonly Found[]> {
  const alone = batch.documents.length === 1;
  const outcome = await settle(queue, batch, alone ? MOST_ATTEMPTS : 1);
  if (Array.isArray(outcome)) return outcome;
  if (alone) return [unextracted(batch.documents[0] as Source, new Error(`it ended its worker ${MOST_ATTEMPTS} times: ${outcome}`))];
  const found: Found[] = [];
  // One attempt was made with the others.
  for (const document of batch.documents) {
    const single = await settle(queue, batchOf([document]), MOST_ATTEMPTS - 1);
    found.push(
      ...(Array.isArray(single) ? single : [unextracted(document, new Error(`it ended its worker ${MOST_ATTEMPTS} times: ${single}`))]),
    );
  }
  return found;
}

/** Sends a batch, unless it is there already, and waits until it is done: for its results, or why it failed. */
async function settle(queue: Queue, batch: Batch, attempts: number): Promise<Found[] | string> {
  let invalid = 0;
  for (let wait = 0; ; wait = Math.min(LONGEST_POLL, wait + POLL)) {
    if (wait > 0) await new Promise((resume) => setTimeout(resume, wait));
    const state = await queue.getJobState(batch.id);
    if (state === 'unknown') await queue.add('extract', { documents: batch.documents }, { jobId: batch.id, attempts });
    if (state !== 'completed' && state !== 'failed') continue;
    const job: Job | undefined = await queue.getJob(batch.id);
    if (!job) continue;
    if (state === 'failed') {
      await job.remove();
      return job.failedReason;
    }
    try {
      const results = readResults(batch, job.returnvalue);
      await job.remove();
      return results;
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      await job.remove();
      if (++invalid >= MOST_ATTEMPTS) return error.message;
    }
  }
}

/**
 * What a worker says of a batch, with the texts put back.
 *
 * @throws DataError where it is no result for these documents
 */
export function readResults({ documents }: Batch, returned: unknown): Found[] {
  if (!Array.isArray(returned) || returned.length !== documents.length || !returned.every((line) => typeof line === 'string'))
    throw new DataError(`a worker returned no ${documents.length} records; start it again`);
  return documents.map(({ id, path, text }, i) => {
    const line = returned[i] as string;
    if (line.length > LONGEST_RECORD + LONGEST_PER_CHARACTER * text.length)
      throw new DataError(`a worker returned ${line.length} characters for ${path}, which has ${text.length}; start it again`);
    const found = parseExtracted(line, `what a worker returned for ${path}`, text);
    const own = 'reason' in found ? found : found.document;
    if (own.id !== id || own.path !== path) throw new DataError(`a worker returned ${own.path} for ${path}; start it again`);
    return found;
  });
}

/** Says from time to time that a queue has work but nobody who does it. */
function remarkWhenIdle(queue: Queue, tell: CoordinatorOptions['onTrouble']): NodeJS.Timeout {
  return setInterval(async () => {
    const [workers, waiting] = await Promise.all([queue.getWorkersCount(), queue.getWaitingCount()]).catch(() => [1, 0]);
    if (workers === 0 && waiting > 0) tell?.(`nobody works on ${queue.name}; start zhengmai worker, of this very version, on some machine`);
  }, REMARK_AFTER).unref();
}
