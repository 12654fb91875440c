import { availableParallelism } from 'node:os';
import { startWorker } from '../../queue/worker.ts';
import { complain } from '../terminal.ts';

/** What `zhengmai worker` is given. */
export interface WorkerCommandOptions {
  readonly queue: string;
  readonly jobs?: number;
  readonly lease?: number;
  readonly timeLimit?: number;
}

/** Works on the batches of a queue until it is told to stop; the batches in hand are finished first. */
export async function run({ queue, jobs = availableParallelism(), lease, timeLimit }: WorkerCommandOptions): Promise<void> {
  const worker = await startWorker(queue, { jobs, ...(lease ? { lease } : {}), ...(timeLimit ? { timeLimit } : {}), onTrouble: complain });
  process.stdout.write(`等待文件 waiting for documents: ${jobs}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await worker.close();
}
