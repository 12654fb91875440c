import type { DocumentRecord, Failure, Source } from '../model/types.ts';
import { attempt } from './attempt.ts';

export { cutText } from './attempt.ts';

/** One task of a worker thread: what one document contributes. */
export default function work(source: Source): DocumentRecord | Failure {
  return attempt(source);
}
