import { type Rows, RowsInMemory } from '../analyse/related/passages.ts';
import type { EvidenceRow } from '../build/evidence.ts';
import { PairTable } from '../build/pair-table.ts';
import { StringTable } from '../build/string-table.ts';
import { twice } from '../typed-arrays.ts';

/** Where the words of a document stand. */
export interface Place {
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where each edge of a relation is shown first: in the earliest year, and of that in the first document. */
export class FirstPlaces {
  readonly #relation: string;
  readonly #rows: Rows<EvidenceRow, unknown>;
  /** Of sources and targets, as they stand in the keys of edges. */
  readonly #ends = new StringTable();
  /** Edges by the numbers of their ends; each has the number of its place. */
  readonly #edges = new PairTable();
  #rowNumbers = new Uint32Array(64);
  #years = new Float64Array(64);

  /** @param rows where rows are kept; by default in memory */
  constructor(relation: string, rows: Rows<EvidenceRow, unknown> = new RowsInMemory()) {
    this.#relation = `|${relation}|`;
    this.#rows = rows;
  }

  /** Adds the evidence of a document; documents come in the order of their ids. */
  add(rows: Iterable<EvidenceRow>): void {
    for (const row of rows) {
      const ends = row.edge === undefined ? null : this.#endsOf(row.edge);
      if (ends === null) continue;
      const places = this.#edges.size;
      const place = this.#edges.numberOf(this.#ends.numberOf(ends[0]), this.#ends.numberOf(ends[1]));
      const time = row.year ?? Number.POSITIVE_INFINITY;
      if (place < places && time >= (this.#years[place] as number)) continue;
      if (place === this.#years.length) [this.#rowNumbers, this.#years] = [twice(this.#rowNumbers), twice(this.#years)];
      this.#rowNumbers[place] = this.#rows.keep(row);
      this.#years[place] = time;
    }
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
