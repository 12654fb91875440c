/**
 * Documents per second through the queue beside the threads of one process, in one run, with as many processes as threads:
 * `npm run bench:queue [folder] [jobs] [times]`. It needs redis-server on the PATH. The folder's documents are taken
 * several times, each time under other ids; nothing is cached.
 */
import type { Source } from '../src/model/types.ts';
import { createExtractor, type Extractor } from '../src/parallel/pool.ts';
import { createQueueExtractor } from '../src/queue/coordinator.ts';
import { startWorker } from '../src/queue/worker.ts';
import { readCorpus } from '../src/read/corpus.ts';
import { listInputs } from '../src/read/inputs.ts';
import { findRedis, startRedis } from '../test/queue/redis.ts';

const [, , folder = 'seeds', jobs = '2', times = '4'] = process.argv;
const program = findRedis();
if (program === null) throw new Error('no redis-server on the PATH; apt-get install redis-server');

const documents: Source[] = [];
for await (const found of readCorpus(listInputs([folder]).inputs)) if (!('reason' in found)) documents.push(found);

async function* sources(): AsyncGenerator<Source> {
  for (let time = 0; time < Number(times); time++) for (const document of documents) yield { ...document, id: `${document.id}-${time}` };
}

async function measure(name: string, extractor: Extractor): Promise<void> {
  // The first documents load the dictionaries.
  for await (const _ of extractor.extractAll(warmUp()));
  const start = performance.now();
  let done = 0;
  let characters = 0;
  for await (const found of extractor.extractAll(sources())) {
    if ('reason' in found) throw new Error(found.reason);
    done++;
    characters += found.text.length;
  }
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(
    `${name}: ${done} documents in ${seconds.toFixed(1)} s, ${(done / seconds).toFixed(2)}/s, ${Math.round(characters / seconds)} characters/s\n`,
  );
  await extractor.close();
}

async function* warmUp(): AsyncGenerator<Source> {
  for (let i = 0; i < 4 * Number(jobs); i++) yield { id: `warm-${i}`, path: 'warm', text: '平凉市政府工作报告\n平凉市落实“六稳”。' };
}

const redis = await startRedis(program);
const worker = await startWorker(redis.url, { jobs: Number(jobs) });
try {
  await measure(`threads ×${jobs}`, createExtractor(Number(jobs)));
  await measure(`queue ×${jobs}`, await createQueueExtractor(redis.url, { batchSize: 4 }));
} finally {
  await worker.close();
  await redis.stop();
}
