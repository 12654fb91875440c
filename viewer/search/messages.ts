import type { SearchableSentence } from '../../src/view/layout.ts';
import type { SearchName } from './names.ts';

/** To the worker: first what there is to search, then queries. */
export type Request =
  | { readonly type: 'index'; readonly names: readonly SearchName[]; readonly sentences: string | null }
  | { readonly type: 'query'; readonly id: number; readonly text: string };

/** From the worker: what was found for a query. */
export interface Response {
  readonly id: number;
  readonly names: readonly string[];
  readonly sentences: readonly SearchableSentence[];
}
