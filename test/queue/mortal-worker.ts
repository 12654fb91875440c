/** A worker as `zhengmai worker` starts it, with a processor that some documents slow down or kill. */
import { startWorker } from '../../src/queue/worker.ts';

const [, , url = ''] = process.argv;
const worker = await startWorker(url, { jobs: 1, lease: 3, processor: new URL('./mortal-processor.ts', import.meta.url) });
process.stdout.write('waiting for documents\n');
process.once('SIGTERM', () => worker.close());
