import { extract } from '../extract.ts';
import type { DocumentRecord, Source } from '../model/types.ts';

/** One task of a worker thread: what one document contributes. */
export default function work(source: Source): DocumentRecord {
  return extract(source);
}
