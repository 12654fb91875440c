/**
 * Documents per second through the queue beside the threads of one process, in one run, for 1, 2 and 4 processes and as many
 * threads: `npm run bench:queue [folder] [times] [numbers…]`. It needs redis-server on the PATH. The folder's documents, by
 * default the five seeds, are taken several times, each time under other ids; nothing is cached.
 */
import type { Source } from '../src/model/types.ts';
import { createExtractor, type Extractor } from '../src/parallel/pool.ts';
import { createQueueExtractor } from '../src/queue/coordinator.ts';
import { startWorker } from '../src/queue/worker.ts';
import { readCorpus } from '../src/read/corpus.ts';
import { listInputs } from '../src/read/inputs.ts';
import { findRedis, startRedis } from '../test/queue/redis.ts';
import { print, seconds } from './measure.ts';

const [, , folder = 'seeds', times = '4', ...numbers] = process.argv;
const sizes = numbers.length > 0 ? numbers.map(Number) : [1, 2, 4];
const program = findRedis();
if (program === null) throw new Error('no redis-server on the PATH; apt-get install redis-server');

const documents: Source[] = [];
for await (const found of readCorpus(listInputs([folder]).inputs)) if (!('reason' in found)) documents.push(found);

async function* sources(): AsyncGenerator<Source> {
  for (let time = 0; time < Number(times); time++) for (const document of documents) yield { ...document, id: `${document.id}-${time}` };
}

/** Documents per second, once everything is loaded. */
async function speedOf(extractor: Extractor): Promise<{ speed: number; clock: number }> {
  // The first time, every thread and process loads its dictionary.
  for await (const _ of extractor.extractAll(sources()));
  const start = performance.now();
  let done = 0;
  for await (const found of extractor.extractAll(sources())) {
    if ('reason' in found) throw new Error(found.reason);
    done++;
  }
  const clock = (performance.now() - start) / 1000;
  await extractor.close();
  return { speed: done / clock, clock };
}

const rows = [['', 'threads', 'documents/s', 'queue', 'documents/s', 'queue / threads']];
const redis = await startRedis(program);
try {
  for (const jobs of sizes) {
    const threads = await speedOf(createExtractor(jobs));
    const worker = await startWorker(redis.url, { jobs });
    const queue = await speedOf(await createQueueExtractor(redis.url, { batchSize: 4 }));
    await worker.close();
    rows.push([
      `×${jobs}`,
      seconds(threads.clock),
      threads.speed.toFixed(2),
      seconds(queue.clock),
      queue.speed.toFixed(2),
      (queue.speed / threads.speed).toFixed(2),
    ]);
  }
} finally {
  await redis.stop();
}
print(`${documents.length * Number(times)} documents`, rows);
