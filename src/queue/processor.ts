import type { Job } from 'bullmq';
import { formatExtracted } from '../build/extracted.ts';
import { attempt } from '../parallel/attempt.ts';
import { readBatchData } from './batch.ts';

/**
 * What a worker's child process does with a batch: one line per document, as `zhengmai extract` writes them, but without the
 * text, which whoever sent the batch has.
 */
export default async function process({ data }: Pick<Job, 'data'>): Promise<string[]> {
  return readBatchData(data).map((source) => {
    const found = attempt(source);
    return formatExtracted('reason' in found ? found : { ...found, text: '' });
  });
}
