import { type Rows, RowsInMemory } from '../analyse/related/passages.ts';
import type { EvidenceRow } from '../build/evidence.ts';
import { type PairColumns, PairTable } from '../build/pair-table.ts';
import { type StringColumns, StringTable } from '../build/string-table.ts';
import { twice } from '../typed-arrays.ts';

/** Where the words of a document stand. */
export interface Place {
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What `FirstPlaces` knows of some documents: by edge its ends, its row and its year. */
export interface PlaceColumns {
  readonly ends: StringColumns;
  readonly edges: PairColumns;
  readonly rows: Uint32Array<ArrayBuffer>;
  readonly years: Float64Array<ArrayBuffer>;
}

/** Where each edge of a relation is shown first: in the earliest year, and of that in the first document. */
export class FirstPlaces<Kept = EvidenceRow> {
  readonly #relation: string;
  readonly #rows: Rows<EvidenceRow, unknown, Kept>;
  /** Of sources and targets, as they stand in the keys of edges. */
  readonly #ends = new StringTable();
  /** Edges by the numbers of their ends; each has the number of its place. */
  readonly #edges = new PairTable();
  #rowNumbers = new Uint32Array(64);
  #years = new Float64Array(64);

  /** @param rows where rows are kept; by default in memory */
  constructor(relation: string, rows?: Rows<EvidenceRow, unknown, Kept>) {
    this.#relation = `|${relation}|`;
    this.#rows = rows ?? (new RowsInMemory<EvidenceRow>() as Rows<EvidenceRow, unknown, unknown> as Rows<EvidenceRow, unknown, Kept>);
  }

  /** What is known of the documents so far, which another can add to its own. */
  get columns(): PlaceColumns {
    const size = this.#edges.size;
    return {
      ends: this.#ends.columns,
      edges: this.#edges.columns,
      rows: this.#rowNumbers.slice(0, size),
      years: this.#years.slice(0, size),
    };
  }

  /**
   * Adds what is known of other documents, which come in the order of their ids.
   *
   * @param rowOf what is kept here of a row, by its number there
   */
  addAll({ ends, edges: { firsts, seconds }, rows, years }: PlaceColumns, rowOf: (number: number) => Kept): void {
    const numbers = this.#ends.numbersOf(ends);
    rows.forEach((row, i) => {
      this.#add(numbers[firsts[i] as number] as number, numbers[seconds[i] as number] as number, years[i] as number, () => rowOf(row));
    });
  }

  /** Adds the evidence of a document; documents come in the order of their ids. */
  add(this: FirstPlaces<EvidenceRow>, rows: Iterable<EvidenceRow>): void {
    for (const row of rows) {
      const ends = row.edge === undefined ? null : this.#endsOf(row.edge);
      if (ends === null) continue;
      this.#add(this.#ends.numberOf(ends[0]), this.#ends.numberOf(ends[1]), row.year ?? Number.POSITIVE_INFINITY, () => row);
    }
  }

  #add(source: number, target: number, time: number, row: () => Kept): void {
    const places = this.#edges.size;
    const place = this.#edges.numberOf(source, target);
    if (place < places && time >= (this.#years[place] as number)) return;
    if (place === this.#years.length) [this.#rowNumbers, this.#years] = [twice(this.#rowNumbers), twice(this.#years)];
    this.#rowNumbers[place] = this.#rows.keep(row());
    this.#years[place] = time;
  }

  of(edge: string): Place | undefined {
    const [source, target] = (this.#endsOf(edge) ?? ['', '']).map((end) => this.#ends.find(end)) as [number, number];
    const place = source < 0 || target < 0 ? -1 : this.#edges.find(source, target);
    return place < 0 ? undefined : this.#rows.at(this.#rowNumbers[place] as number);
  }

  #endsOf(edge: string): [source: string, target: string] | null {
    const at = edge.indexOf(this.#relation);
    return at < 0 ? null : [edge.slice(0, at), edge.slice(at + this.#relation.length)];
  }
}
