import { parentPort, threadId } from 'node:worker_threads';
import type { DocumentRecord, Failure, Source } from '../model/types.ts';
import { attempt } from './attempt.ts';
import type { Loaded } from './pool.ts';

export { cutText } from './attempt.ts';

// Behind the imports: what this file needs is loaded.
parentPort?.postMessage({ loaded: threadId } satisfies Loaded);

/** One task of a worker thread: what one document contributes. */
export default function work(source: Source): DocumentRecord | Failure {
  return attempt(source);
}
