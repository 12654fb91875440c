import { byGroup, type Grouped, twice } from '../typed-arrays.ts';

/** Pairs by their numbers. */
export interface PairColumns {
  readonly firsts: Uint32Array<ArrayBuffer>;
  readonly seconds: Uint32Array<ArrayBuffer>;
}

/** Pairs of numbers below 2³² in columns, in the order in which they came. */
export class PairList {
  #firsts = new Uint32Array(64);
  #seconds = new Uint32Array(64);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** All pairs in the order of their numbers. */
  get columns(): PairColumns {
    return { firsts: this.#firsts.slice(0, this.#size), seconds: this.#seconds.slice(0, this.#size) };
  }

  /** Adds a pair and returns its number. */
  add(first: number, second: number): number {
    const number = this.#size++;
    if (number === this.#firsts.length) [this.#firsts, this.#seconds] = [twice(this.#firsts), twice(this.#seconds)];
    this.#firsts[number] = first;
    this.#seconds[number] = second;
    return number;
  }

  /**
   * Adds all pairs of another list.
   *
   * @param first the number here of what comes first there
   * @param second the same of what comes second
   */
  addAll({ firsts, seconds }: PairColumns, first: ArrayLike<number>, second: ArrayLike<number>): void {
    for (let i = 0; i < firsts.length; i++) this.add(first[firsts[i] as number] as number, second[seconds[i] as number] as number);
  }

  first(number: number): number {
    return this.#firsts[number] as number;
  }

  second(number: number): number {
    return this.#seconds[number] as number;
  }
}

/** Distinct pairs of numbers, each found again; a dozen bytes each. */
export class PairTable extends PairList {
  /** Numbers and one, 0 for a free place, by hash (open addressing, linear probing). */
  #slots = new Uint32Array(128);

  /** The number of a pair; a new one gets the next. */
  numberOf(first: number, second: number): number {
    const slot = this.#slotOf(first, second);
    const known = this.#slots[slot] as number;
    if (known > 0) return known - 1;
    const number = super.add(first, second);
    this.#slots[slot] = this.size;
    if (2 * this.size > this.#slots.length) this.#rehash();
    return number;
  }

  override add(first: number, second: number): number {
    return this.numberOf(first, second);
  }

  /** The number of a pair, -1 where it isn't there. */
  find(first: number, second: number): number {
    return (this.#slots[this.#slotOf(first, second)] as number) - 1;
  }

  /**
   * The pairs by what comes first in them.
   *
   * @param count of what may come first
   * @returns of each, the numbers of its pairs, ascending
   */
  byFirst(count: number): Grouped {
    return byGroup(count, (tell) => {
      for (let number = 0; number < this.size; number++) tell(this.first(number), number);
    });
  }

  /** The same by what comes second. */
  bySecond(count: number): Grouped {
    return byGroup(count, (tell) => {
      for (let number = 0; number < this.size; number++) tell(this.second(number), number);
    });
  }

  #slotOf(first: number, second: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashOf(first, second) & mask;
    for (let known = slots[slot] as number; known > 0; known = slots[slot] as number) {
      if (this.first(known - 1) === first && this.second(known - 1) === second) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #rehash(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = hashOf(this.first(number), this.second(number)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }
}

function hashOf(first: number, second: number): number {
  let hash = Math.imul(first ^ (first >>> 16), 0x85ebca6b) ^ Math.imul(second, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x27d4eb2f);
  return (hash ^ (hash >>> 15)) >>> 0;
}
