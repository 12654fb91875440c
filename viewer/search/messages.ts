import type { SearchableSentence } from '../../src/view/layout.ts';
import type { SearchName } from './search-name.ts';

/** To the worker: first what there is to search, then queries. */
export type Request =
  | {
      readonly type: 'index';
      readonly names: readonly SearchName[];
      readonly sentences: string | null;
      readonly further: FurtherNames | null;
    }
  | { readonly type: 'query'; readonly id: number; readonly text: string };

/** Where a large graph's other names are. */
export interface FurtherNames {
  /** Address of the data folder. */
  readonly data: string;
  readonly prefix: number;
}

/** From the worker: what was found for a query. */
export interface Response {
  readonly id: number;
  readonly names: readonly SearchName[];
  readonly sentences: readonly SearchableSentence[];
}
