import type { Forms } from '../../model/types.ts';
import { twice } from '../../typed-arrays.ts';
import type { DocumentView } from './document-view.ts';
import { PLACES } from './features.ts';
import { KINDS, type Weights } from './model.ts';
import { RowList } from './rows.ts';

/** A place beside a name or in it that a word may take. */
export type Place = keyof typeof PLACES;

/** The row of words that no kind has a weight for. */
const NO_WEIGHTS = 0;

/**
 * What words say in the places beside names and in them (`PLACES`), for every kind: a row of `KINDS` sums, added up the first time
 * that a word takes a place and kept for all documents that share their table of words. The words of a language are few
 * beside the beginnings and ends of names, of which each needs only these rows and what its words say together.
 */
export class WordSums {
  readonly forms: Forms;
  /** Rows of `KINDS` sums. A new row may move all of them to a longer array. */
  sums = new Float64Array(KINDS << 10);
  #size = NO_WEIGHTS + KINDS;
  readonly #list: RowList;
  /** By place and form, no word at all being the first: one more than where its row begins. */
  readonly #known: Record<Place, Int32Array>;

  constructor(weights: Weights, forms: Forms) {
    this.forms = forms;
    this.#list = new RowList(weights);
    this.#known = Object.fromEntries(Object.keys(PLACES).map((place) => [place, new Int32Array(1 << 10)])) as Record<Place, Int32Array>;
  }

  /** Where the row of a word of a document, or of no word, begins in `sums`. */
  rowOf(place: Place, view: DocumentView, word: number): number {
    const { count, numbers } = view.context.words;
    const form = word < 0 || word >= count ? 0 : (numbers[word] as number) + 1;
    return (this.#known[place][form] || this.#tell(place, form, view, word)) - 1;
  }

  #tell(place: Place, form: number, view: DocumentView, word: number): number {
    this.#list.clear();
    PLACES[place](view, word, this.#list);
    let row = NO_WEIGHTS;
    if (!this.#list.isEmpty) {
      row = this.#size;
      this.#size += KINDS;
      if (this.#size > this.sums.length) this.sums = twice(this.sums);
      this.#list.addTo(this.sums, row);
    }
    while (form >= this.#known[place].length) this.#known[place] = twice(this.#known[place]);
    this.#known[place][form] = row + 1;
    return row + 1;
  }
}

/** The last sums of each model: documents that are read together share their table of words. */
const known = new WeakMap<Weights, WordSums>();

/** The sums of the words that a document is made of. */
export function wordSumsOf(weights: Weights, { context }: DocumentView): WordSums {
  const { forms } = context.words;
  let sums = known.get(weights);
  if (sums?.forms !== forms) {
    sums = new WordSums(weights, forms);
    known.set(weights, sums);
  }
  return sums;
}
