import { twice } from '../../typed-arrays.ts';
import type { DocumentView } from './document-view.ts';
import { describeEnd, describeStart, type Span, type WordRange, wordsAtEnd, wordsAtStart } from './features.ts';
import { KINDS, type Weights } from './model.ts';
import { NOTHING_NUMBER } from './numbering.ts';
import { RowList } from './rows.ts';
import { type Place, type WordSums, wordSumsOf } from './word-sums.ts';

/**
 * What candidates of a document share, asked once for all kinds: the sums of the beginnings and ends that they have in common, at the
 * first candidate that asks; and running sums of what words say inside a name. Weights are of 24 bits and sums of 53: what is
 * added up in another order is the same to the bit.
 */
export class PartSums {
  readonly #view: DocumentView;
  readonly #words: WordSums;
  readonly #rows: RowList;
  /** By word: what all before it say, to each of `KINDS`, in each of the two places inside a name. */
  readonly #insideUpTo: Float64Array;
  readonly #looseUpTo: Float64Array;
  /** Rows of `KINDS` sums, one for each beginning or end. */
  #sums = new Float64Array(KINDS << 8);
  #size = 0;
  /** By offset: one more than the row of the beginning there. */
  readonly #startRows: Int32Array;
  readonly #endRows = new Map<number, number>();
  /** Most candidates end where the one before them does. */
  #lastEnd = -1;
  #lastRow = -1;

  constructor(view: DocumentView, weights: Weights) {
    this.#view = view;
    this.#words = wordSumsOf(weights, view);
    this.#rows = new RowList(weights);
    this.#insideUpTo = this.#runningSums('inside');
    this.#looseUpTo = this.#runningSums('looseInside');
    this.#startRows = new Int32Array(view.context.text.length + 1);
  }

  /** What a span's beginning, its end and its words say to a kind. */
  of(kind: number, span: Span, { first, last, inner }: WordRange): number {
    // Asked first: a new row may move all sums to a longer array.
    const startRow = this.#startRow(span.start);
    const endRow = this.#endRow(span);
    let sum = (this.#sums[startRow + kind] as number) + (this.#sums[endRow + kind] as number);
    if (inner > first) sum += between(this.#insideUpTo, first, inner, kind);
    if (last > first) sum += between(this.#looseUpTo, first, last, kind);
    return sum;
  }

  #runningSums(place: Place): Float64Array {
    const { count } = this.#view.context.words;
    const upTo = new Float64Array((count + 1) * KINDS);
    for (let w = 0; w < count; w++) {
      const from = this.#words.rowOf(place, this.#view, w);
      const { sums } = this.#words;
      for (let at = w * KINDS, kind = 0; kind < KINDS; kind++, at++)
        upTo[at + KINDS] = (upTo[at] as number) + (sums[from + kind] as number);
    }
    return upTo;
  }

  #startRow(start: number): number {
    const known = (this.#startRows[start] as number) - 1;
    if (known >= 0) return known;
    const { before, first, verbBefore } = wordsAtStart(this.#view, start);
    this.#rows.clear();
    describeStart(this.#view, start, this.#rows);
    const row = this.#nextRow();
    this.#addWord(row, 'before', before);
    this.#addWord(row, 'first', first);
    this.#addWord(row, 'secondBefore', before - 1);
    this.#addWord(row, 'verbBefore', verbBefore);
    this.#startRows[start] = row + 1;
    return row;
  }

  /** An end may belong to several heads: to a shorter and a longer one, to a quotation (63), and to none (0). */
  #endRow(span: Span): number {
    const headLength = span.end - span.headStart;
    const key = span.end * 64 + (headLength > 0 ? Math.min(62, headLength) : span.head === NOTHING_NUMBER ? 0 : 63);
    if (key === this.#lastEnd) return this.#lastRow;
    const row = this.#endRows.get(key) ?? this.#newEnd(key, span);
    this.#lastEnd = key;
    this.#lastRow = row;
    return row;
  }

  #newEnd(key: number, span: Span): number {
    const { beforeHead, last, after, verbAfter, listNoun } = wordsAtEnd(this.#view, span);
    this.#rows.clear();
    describeEnd(this.#view, span, this.#rows);
    const row = this.#nextRow();
    this.#addWord(row, 'beforeHead', beforeHead);
    this.#addWord(row, 'last', last);
    this.#addWord(row, 'after', after);
    this.#addWord(row, 'secondAfter', after + 1);
    this.#addWord(row, 'verbAfter', verbAfter);
    this.#addWord(row, 'listNoun', listNoun);
    this.#endRows.set(key, row);
    return row;
  }

  /** A new row with the sums of what is in the list. */
  #nextRow(): number {
    const row = this.#size;
    this.#size += KINDS;
    if (this.#size > this.#sums.length) this.#sums = twice(this.#sums);
    this.#rows.addTo(this.#sums, row);
    return row;
  }

  #addWord(row: number, place: Place, word: number): void {
    const from = this.#words.rowOf(place, this.#view, word);
    const { sums } = this.#words;
    for (let kind = 0; kind < KINDS; kind++) this.#sums[row + kind] = (this.#sums[row + kind] as number) + (sums[from + kind] as number);
  }
}

const between = (upTo: Float64Array, first: number, last: number, kind: number): number =>
  (upTo[last * KINDS + kind] as number) - (upTo[first * KINDS + kind] as number);
