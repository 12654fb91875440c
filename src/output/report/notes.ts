import type { Place } from '../places.ts';
import { plain } from './markdown.ts';

/** The footnotes of a report: a number that is stated has the place in a document that shows it. */
export class Notes {
  readonly #numbers = new Map<string, number>();
  readonly #lines: string[] = [];

  /** The mark of a footnote; the same place has one. Empty where no place is known. */
  cite(place: Place | null | undefined): string {
    if (!place) return '';
    const { doc, start, end, text } = place;
    const key = `${doc}\n${start}\n${end}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#numbers.size + 1;
      this.#numbers.set(key, number);
      this.#lines.push(`[^${number}]: ${plain(doc)}, ${start}–${end}: ${plain(text)}`);
    }
    return `[^${number}]`;
  }

  lines(): readonly string[] {
    return this.#lines;
  }
}
