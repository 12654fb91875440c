import { sourceSpan } from './clean/clean.ts';
import type { Claim } from './model/schema.ts';
import type { CleanText, DocumentRecord, Section, Sentence, Span } from './model/types.ts';
import { indexAt } from './segment/offsets.ts';

const TARGET_YEAR = /^[^，。]{0,12}((?:19|20)\d\d)年/;

/** Leads from the clean text back to the source, and collects the sentences that a record refers to, each with its claim and year. */
export class CitedSentences {
  readonly #clean: CleanText;
  readonly #sentences: readonly Sentence[];
  readonly #sections: readonly Section[];
  readonly #year: number | null;
  readonly #indexes = new Map<number, number>();

  constructor(clean: CleanText, sentences: readonly Sentence[], sections: readonly Section[], year: number | null) {
    this.#clean = clean;
    this.#sentences = sentences;
    this.#sections = sections;
    this.#year = year;
  }

  /** Where something stands in the source, and in which sentence. */
  place({ start, end }: Span): Span & { readonly sentence: number } {
    const { start: from, end: to } = sourceSpan(this.#clean, start, end);
    return { start: from, end: to, sentence: this.#cite(start) };
  }

  /** Index, in `rows()`, of the sentence that holds a clean-text offset. */
  #cite(at: number): number {
    const sentence = indexAt(this.#sentences, at);
    const known = this.#indexes.get(sentence);
    if (known !== undefined) return known;
    const index = this.#indexes.size;
    this.#indexes.set(sentence, index);
    return index;
  }

  /** The cited sentences in the order in which they were first cited. */
  rows(): DocumentRecord['sentences'] {
    return [...this.#indexes.keys()].map((i) => {
      const { start, end, section } = this.#sentences[i] as Sentence;
      const { claim, heading } = this.#sections[section] ?? { claim: 'done' as Claim, heading: '' };
      const own = TARGET_YEAR.exec(heading)?.[1];
      return {
        ...sourceSpan(this.#clean, start, end),
        section,
        claim,
        year: own && claim === 'planned' ? Number(own) : this.#year,
      };
    });
  }
}
