import { twice } from '../../typed-arrays.ts';

/** A list of numbers that grows without an object for each. */
export class Numbers {
  #values = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#values = twice(this.#values);
    this.#values[this.#length++] = value;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }

  add(index: number, value: number): void {
    this.#values[index] = (this.#values[index] as number) + value;
  }
}
