import type { Rows } from '../analyse/related/passages.ts';
import type { EvidenceRow } from '../build/evidence.ts';
import { type LinePlace, LineReader } from '../build/line-reader.ts';
import { twice } from '../typed-arrays.ts';
import type { Encoded } from './encoded.ts';

const OPEN = Buffer.from('{');
/** Rows that stay in memory after they were read: all of the projects of two hundred reports. */
const RECENT = 1 << 14;
/** What follows the node of a row; within a text, its quotation marks would be escaped. */
const AFTER_NODE = ',"doc":';

/** Rows of evidence that are kept by their places in the file that has them all: a dozen bytes each, instead of a sentence. */
export class WrittenRows implements Rows<EvidenceRow, Uint8Array, number> {
  readonly #file: string;
  readonly #reader = new LineReader();
  /** In bytes, of every row of the document that is being read and of what follows the last; and where the first begins in the file. */
  #written: Encoded['starts'] = [0];
  #from = 0;
  #starts = new Float64Array(64);
  #lengths = new Uint32Array(64);
  #size = 0;
  /** What rows say after their nodes, each at the place that its number gives it. */
  readonly #recent: Uint8Array[] = [];
  readonly #recentNumbers = new Int32Array(RECENT).fill(-1);

  /** @param file of rows as JSON Lines */
  constructor(file: string) {
    this.#file = file;
  }

  /**
   * Tells where the rows of a document stand; only these can be kept, until the next document's.
   *
   * @param starts in bytes, of every row and of what follows the last
   * @param from where the first begins in the file
   */
  written(starts: Encoded['starts'], from = 0): void {
    [this.#written, this.#from] = [starts, from];
  }

  /** @param row its place among those of the document that is being read */
  keep(row: number): number {
    const [start, end] = [this.#written[row] as number, this.#written[row + 1] as number];
    if (this.#size === this.#starts.length) [this.#starts, this.#lengths] = [twice(this.#starts), twice(this.#lengths)];
    this.#starts[this.#size] = this.#from + start;
    this.#lengths[this.#size] = end - start;
    return this.#size++;
  }

  /** @throws DataError where the file has become shorter */
  at(number: number): EvidenceRow {
    return JSON.parse(this.#reader.read(this.#placeOf(number))) as EvidenceRow;
  }

  /** The line of the row of an edge: what was written of the node, without the node. */
  ofEdge(number: number, edge: string): Uint8Array {
    return Buffer.concat([OPEN, this.#afterNode(number), Buffer.from(`,"edge":${JSON.stringify(edge)}}\n`)]);
  }

  #afterNode(number: number): Uint8Array {
    const place = number % RECENT;
    if (this.#recentNumbers[place] !== number) {
      const line = this.#reader.readBytes(this.#placeOf(number));
      this.#recent[place] = line.subarray(line.indexOf(AFTER_NODE) + 1, line.lastIndexOf('}'));
      this.#recentNumbers[place] = number;
    }
    return this.#recent[place] as Uint8Array;
  }

  #placeOf(number: number): LinePlace {
    return { file: this.#file, start: this.#starts[number] as number, length: this.#lengths[number] as number };
  }

  close(): void {
    this.#reader.close();
  }
}
