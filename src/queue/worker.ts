import { Worker } from 'bullmq';
import { ZhengmaiError } from '../errors.ts';
import { createExtractor } from '../parallel/pool.ts';
import { fileBeside, loaderOf } from '../thread-file.ts';
import { queueName } from './batch.ts';
import { connect } from './connection.ts';
import { TIME_LIMIT_VARIABLE } from './processor.ts';

/** How a worker of a queue works. */
export interface QueueWorkerOptions {
  /** Batches at a time, each in a process of its own: a document that kills it takes nothing else along. */
  readonly jobs: number;
  /** Seconds without a sign of life after which another worker takes a batch over. */
  readonly lease?: number;
  /** Seconds after which a document is given up; by default 300. */
  readonly timeLimit?: number;
  /** File whose default export works on a batch. */
  readonly processor?: URL;
  readonly onTrouble?: (message: string) => void;
}

/** A worker that listens to a queue. */
export interface QueueWorker {
  /** Ends the work when the batches in hand are done. */
  readonly close: () => Promise<void>;
}

const LEASE = 30;
/** A batch whose machine is lost more often is worked on document by document. */
const MOST_LOSSES = 2;

/**
 * Works on the batches of a queue until it is closed. Nothing is executed but this package's own code: what arrives is
 * documents, checked on arrival.
 *
 * @throws ZhengmaiError where Redis can't be reached, or where this machine can't extract at all
 */
export async function startWorker(
  address: string,
  { jobs, lease = LEASE, timeLimit, processor, onTrouble }: QueueWorkerOptions,
): Promise<QueueWorker> {
  await checkExtraction();
  const redis = await connect(address);
  const file = processor ?? fileBeside('processor', import.meta.url);
  const worker = new Worker(queueName(), file, {
    connection: redis,
    concurrency: jobs,
    lockDuration: lease * 1000,
    stalledInterval: lease * 1000,
    maxStalledCount: MOST_LOSSES,
    workerForkOptions: {
      ...(timeLimit ? { env: { ...process.env, [TIME_LIMIT_VARIABLE]: String(timeLimit) } } : {}),
      ...loaderOf(file),
      // A signal to the group is this process's to obey: the children finish what they have.
      detached: true,
    },
  });
  worker.on('error', (error) => onTrouble?.(error.message));
  worker.on('failed', (_, error) => onTrouble?.(error.message));
  return {
    close: async () => {
      await worker.close();
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}

/** A machine that can't load the segmenter must not take documents: each would fail. */
async function checkExtraction(): Promise<void> {
  const extractor = createExtractor(2);
  const probe = async function* () {
    yield { id: 'probe', path: 'probe', text: '政府工作报告' };
  };
  try {
    for await (const found of extractor.extractAll(probe())) {
      if ('reason' in found) throw new ZhengmaiError(`this machine can't extract documents: ${found.reason}; install zhengmai again`);
    }
  } finally {
    await extractor.close();
  }
}
