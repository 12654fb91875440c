import type { Forms, Words } from '../model/types.ts';
import { twice } from '../typed-arrays.ts';

/**
 * A number that depends on a word and its tag alone, told once for each form of the language and looked up for every word of a text.
 *
 * @example new FormNumbers((word) => word.length).of(words) // the length of each word, in order
 */
export class FormNumbers {
  readonly #tell: (word: string, tag: string) => number;
  #forms: Forms | null = null;
  #numbers = new Int32Array(1 << 10);
  #told = 0;
  readonly #ofWords = new WeakMap<Words, Int32Array>();

  constructor(tell: (word: string, tag: string) => number) {
    this.#tell = tell;
  }

  /** The numbers of the words of a text, in order. */
  of(words: Words): Int32Array {
    let numbers = this.#ofWords.get(words);
    if (numbers) return numbers;
    this.#learn(words.forms);
    numbers = new Int32Array(words.count);
    for (let w = 0; w < words.count; w++) numbers[w] = this.#numbers[words.numbers[w] as number] as number;
    this.#ofWords.set(words, numbers);
    return numbers;
  }

  #learn(forms: Forms): void {
    if (this.#forms !== forms) this.#told = 0;
    this.#forms = forms;
    while (this.#numbers.length < forms.words.length) this.#numbers = twice(this.#numbers);
    for (; this.#told < forms.words.length; this.#told++)
      this.#numbers[this.#told] = this.#tell(forms.words[this.#told] as string, forms.tags[this.#told] as string);
  }
}
