import type { EvidenceRow } from '../build/evidence.ts';
import { detached } from '../model/detached.ts';

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
  readonly #places = new Map<string, Place & { readonly year: number }>();

  constructor(relation: string) {
    this.#relation = `|${relation}|`;
  }

  /** Adds the evidence of a document; documents come in the order of their ids. */
  add(rows: Iterable<EvidenceRow>): void {
    for (const { edge, doc, start, end, text, year } of rows) {
      if (!edge?.includes(this.#relation)) continue;
      const known = this.#places.get(edge);
      const time = year ?? Number.POSITIVE_INFINITY;
      if (!known || time < known.year) this.#places.set(edge, { doc, start, end, text: detached(text), year: time });
    }
  }

  of(edge: string): Place | undefined {
    return this.#places.get(edge);
  }
}
