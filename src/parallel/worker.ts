import { parentPort, threadId } from 'node:worker_threads';
import { extract } from '../extract.ts';
import type { DocumentRecord, Failure, Source } from '../model/types.ts';
import type { Loaded } from './pool.ts';
import { unextracted } from './unextracted.ts';

export { cutText } from './cut-text.ts';

// Behind the imports: what this file needs is loaded.
parentPort?.postMessage({ loaded: threadId } satisfies Loaded);

/** One task of a worker thread: what one document contributes, or why it contributes nothing: no document stops the others. */
export default function work(source: Source): DocumentRecord | Failure {
  try {
    return extract(source);
  } catch (error) {
    return unextracted(source, error);
  }
}
