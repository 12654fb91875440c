import { type Rows, RowsInMemory } from '../analyse/related/passages.ts';
import type { EvidenceRow } from '../build/evidence.ts';
import { detached } from '../model/detached.ts';
import { twice } from '../typed-arrays.ts';

/** Where the words of a document stand. */
export interface Place {
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** More different ends of edges than this are not told apart. */
const MOST_ENDS = 2 ** 26;

/** Where each edge of a relation is shown first: in the earliest year, and of that in the first document. */
export class FirstPlaces {
  readonly #relation: string;
  readonly #rows: Rows<EvidenceRow>;
  /** Of sources and targets, as they stand in the keys of edges. */
  readonly #numbers = new Map<string, number>();
  /** By the numbers of both ends, the number of the place. */
  readonly #places = new Map<number, number>();
  #rowNumbers = new Uint32Array(64);
  #years = new Float64Array(64);

  /** @param rows where rows are kept; by default in memory */
  constructor(relation: string, rows: Rows<EvidenceRow> = new RowsInMemory()) {
    this.#relation = `|${relation}|`;
    this.#rows = rows;
  }

  /** Adds the evidence of a document; documents come in the order of their ids. */
  add(rows: Iterable<EvidenceRow>): void {
    for (const row of rows) {
      const ends = row.edge === undefined ? null : this.#endsOf(row.edge);
      if (ends === null) continue;
      const edge = this.#numberOf(ends[0]) * MOST_ENDS + this.#numberOf(ends[1]);
      const known = this.#places.get(edge);
      const time = row.year ?? Number.POSITIVE_INFINITY;
      if (known !== undefined && time >= (this.#years[known] as number)) continue;
      const place = known ?? this.#places.size;
      if (place === this.#years.length) [this.#rowNumbers, this.#years] = [twice(this.#rowNumbers), twice(this.#years)];
      this.#places.set(edge, place);
      this.#rowNumbers[place] = this.#rows.keep(row);
      this.#years[place] = time;
    }
  }

  of(edge: string): Place | undefined {
    const [source, target] = (this.#endsOf(edge) ?? []).map((end) => this.#numbers.get(end));
    if (source === undefined || target === undefined) return undefined;
    const place = this.#places.get(source * MOST_ENDS + target);
    return place === undefined ? undefined : this.#rows.at(this.#rowNumbers[place] as number);
  }

  #endsOf(edge: string): [source: string, target: string] | null {
    const at = edge.indexOf(this.#relation);
    return at < 0 ? null : [edge.slice(0, at), edge.slice(at + this.#relation.length)];
  }

  #numberOf(end: string): number {
    const known = this.#numbers.get(end);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(detached(end), number);
    return number;
  }
}
