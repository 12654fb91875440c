import { twice } from '../../typed-arrays.ts';
import type { FeatureSink } from './features.ts';
import { KINDS, type Weights } from './model.ts';

/** Where the weights of features stand that some kind has weights for: features are told to it, sums are taken of it. */
export class RowList implements FeatureSink {
  #rows = new Int32Array(64);
  #count = 0;
  readonly #weights: Weights;
  readonly #values: Float32Array;

  constructor(weights: Weights) {
    this.#weights = weights;
    this.#values = weights.values;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  clear(): void {
    this.#count = 0;
  }

  add(template: number, a: number, b: number): void {
    this.#note(this.#weights.rowOf(template, a, b));
  }

  addPair(template: number, a: number, b: number): void {
    this.#note(this.#weights.rowOfPair(template, a, b));
  }

  addCharacter(template: number, code: number): void {
    this.#note(this.#weights.rowOfCharacter(template, code));
  }

  addConstant(template: number, constant: number): void {
    this.#note(this.#weights.rowOfConstant(template, constant));
  }

  addLabel(template: number, label: string): void {
    this.#note(this.#weights.rowOfLabel(template, label));
  }

  /** What one kind says of the features. */
  sumOf(kind: number): number {
    let sum = 0;
    for (let i = 0; i < this.#count; i++) sum += this.#values[(this.#rows[i] as number) + kind] as number;
    return sum;
  }

  /** Adds what every kind says of them to the `KINDS` numbers from an index on. */
  addTo(sums: Float64Array, index: number): void {
    for (let i = 0; i < this.#count; i++) {
      const row = this.#rows[i] as number;
      for (let kind = 0; kind < KINDS; kind++) sums[index + kind] = (sums[index + kind] as number) + (this.#values[row + kind] as number);
    }
  }

  #note(row: number): void {
    if (row === 0) return;
    if (this.#count === this.#rows.length) this.#rows = twice(this.#rows);
    this.#rows[this.#count++] = row;
  }
}
