import type { Rows } from '../analyse/related/passages.ts';
import type { EvidenceRow } from '../build/evidence.ts';
import { type LinePlace, LineReader } from '../build/line-reader.ts';
import { twice } from '../typed-arrays.ts';

const OPEN = Buffer.from('{');
/** What follows the node of a row; within a text, its quotation marks would be escaped. */
const AFTER_NODE = ',"doc":';

/** Rows of evidence that are kept by their places in the file that has them all: a dozen bytes each, instead of a sentence. */
export class WrittenRows implements Rows<EvidenceRow, Uint8Array> {
  readonly #file: string;
  readonly #reader = new LineReader();
  /** Of the document that is being read. */
  #places = new Map<EvidenceRow, readonly [start: number, length: number]>();
  #starts = new Float64Array(64);
  #lengths = new Uint32Array(64);
  #size = 0;

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
  written(rows: readonly EvidenceRow[], starts: readonly number[], from = 0): void {
    this.#places = new Map(rows.map((row, i) => [row, [from + (starts[i] as number), (starts[i + 1] as number) - (starts[i] as number)]]));
  }

  keep(row: EvidenceRow): number {
    const [start, length] = this.#places.get(row) as readonly [number, number];
    if (this.#size === this.#starts.length) [this.#starts, this.#lengths] = [twice(this.#starts), twice(this.#lengths)];
    this.#starts[this.#size] = start;
    this.#lengths[this.#size] = length;
    return this.#size++;
  }

  /** @throws DataError where the file has become shorter */
  at(number: number): EvidenceRow {
    return JSON.parse(this.#reader.read(this.#placeOf(number))) as EvidenceRow;
  }

  /** The line of the row of an edge: what was written of the node, without the node. */
  ofEdge(number: number, edge: string): Uint8Array {
    const line = this.#reader.readBytes(this.#placeOf(number));
    const rest = line.subarray(line.indexOf(AFTER_NODE) + 1, line.lastIndexOf('}'));
    return Buffer.concat([OPEN, rest, Buffer.from(`,"edge":${JSON.stringify(edge)}}\n`)]);
  }

  #placeOf(number: number): LinePlace {
    return { file: this.#file, start: this.#starts[number] as number, length: this.#lengths[number] as number };
  }

  close(): void {
    this.#reader.close();
  }
}
