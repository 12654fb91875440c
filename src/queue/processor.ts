import type { Job } from 'bullmq';
import { formatExtracted } from '../build/extracted.ts';
import type { Source } from '../model/types.ts';
import { createExtractor, type Extractor } from '../parallel/pool.ts';
import { readBatchData } from './batch.ts';

/** Where a worker tells its child processes the time limit, in seconds. */
export const TIME_LIMIT_VARIABLE = 'ZHENGMAI_TIME_LIMIT';

let extractor: Extractor | undefined;

/**
 * What a worker's child process does with a batch: one line per document, as `zhengmai extract` writes them, but without the
 * text, which whoever sent the batch has.
 */
export default async function work({ data }: Pick<Job, 'data'>): Promise<string[]> {
  const timeLimit = Number(process.env[TIME_LIMIT_VARIABLE]);
  extractor ??= createExtractor(1, timeLimit > 0 ? { timeLimit } : {});
  const lines: string[] = [];
  for await (const found of extractor.extractAll(each(readBatchData(data))))
    lines.push(formatExtracted('reason' in found ? found : { ...found, text: '' }));
  return lines;
}

async function* each(documents: readonly Source[]): AsyncGenerator<Source> {
  yield* documents;
}
