import { withUnit } from '../hash.ts';
import { twice } from '../typed-arrays.ts';
import { compareCodeUnits } from './order.ts';

/** UTF-16 of strings one after the other, and where each ends. */
export interface StringColumns {
  readonly units: Uint16Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
}

/**
 * Distinct strings by number, in the order in which they came, as UTF-16 in one array: as strings in a `Map` they take three
 * times the room, all of it in the heap, which the names of ten thousand reports would fill.
 */
export class StringTable {
  #units = new Uint16Array(1024);
  #bytes = Buffer.from(this.#units.buffer);
  /** By number, where the string ends; the next one begins there. */
  #ends = new Uint32Array(64);
  /** Numbers and one, 0 for a free place, by hash (open addressing, linear probing). */
  #slots = new Uint32Array(128);
  #size = 0;

  /** A table of the same strings by the same numbers, in which none is looked for. */
  static of({ units, ends }: StringColumns): StringTable {
    const table = new StringTable();
    table.#units = units;
    table.#bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength);
    table.#ends = ends;
    table.#size = ends.length;
    return table;
  }

  /** All strings as numbers, which travel between threads at little cost. */
  get columns(): StringColumns {
    return { units: this.#units.slice(0, this.#start(this.#size)), ends: this.#ends.slice(0, this.#size) };
  }

  get size(): number {
    return this.#size;
  }

  /** The number of a string; a new one gets the next. */
  numberOf(text: string): number {
    const slot = this.#slotOf(text);
    const known = this.#slots[slot] as number;
    if (known > 0) return known - 1;
    this.#write(text);
    this.#slots[slot] = this.#size;
    if (2 * this.#size > this.#slots.length) this.#rehash();
    return this.#size - 1;
  }

  /** The numbers of strings that are in the columns of another table, by their numbers there. */
  numbersOf(columns: StringColumns): number[] {
    return Array.from(StringTable.of(columns), (text) => this.numberOf(text));
  }

  /** The number of a string, -1 where it isn't there. */
  find(text: string): number {
    return (this.#slots[this.#slotOf(text)] as number) - 1;
  }

  /** The string of a number. */
  at(number: number): string {
    return this.#bytes.toString('utf16le', 2 * this.#start(number), 2 * (this.#ends[number] as number));
  }

  /** All its strings by number. */
  *[Symbol.iterator](): Generator<string> {
    for (let number = 0; number < this.#size; number++) yield this.at(number);
  }

  /**
   * Numbers in the order of their strings by code point.
   *
   * @param follower a unit that is taken to follow every string, and to stand twice where it is in one; by default none
   */
  sorted(follower = -1): Uint32Array {
    return Uint32Array.from({ length: this.#size }, (_, number) => number).sort((a, b) => this.#compare(a, b, follower));
  }

  #compare(a: number, b: number, follower: number): number {
    const units = this.#units;
    const [startA, startB] = [this.#start(a), this.#start(b)];
    const [lengthA, lengthB] = [(this.#ends[a] as number) - startA, (this.#ends[b] as number) - startB];
    const shared = Math.min(lengthA, lengthB);
    for (let i = 0; i < shared; i++) {
      const [x, y] = [units[startA + i] as number, units[startB + i] as number];
      if (x !== y) return compareCodeUnits(x, y);
    }
    if (lengthA === lengthB) return 0;
    const next = units[(lengthA < lengthB ? startB : startA) + shared] as number;
    const order = follower < 0 || next === follower ? -1 : compareCodeUnits(follower, next);
    return lengthA < lengthB ? order : -order;
  }

  #start(number: number): number {
    return number === 0 ? 0 : (this.#ends[number - 1] as number);
  }

  /** The place of a string, or a free one for it. */
  #slotOf(text: string): number {
    let hash = text.length;
    for (let i = 0; i < text.length; i++) hash = withUnit(hash, text.charCodeAt(i));
    const mask = this.#slots.length - 1;
    let slot = finished(hash) & mask;
    for (let known = this.#slots[slot] as number; known > 0 && !this.#is(known - 1, text); known = this.#slots[slot] as number)
      slot = (slot + 1) & mask;
    return slot;
  }

  #is(number: number, text: string): boolean {
    const start = this.#start(number);
    if ((this.#ends[number] as number) - start !== text.length) return false;
    for (let i = 0; i < text.length; i++) if (this.#units[start + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  #write(text: string): void {
    const start = this.#start(this.#size);
    while (start + text.length > this.#units.length) {
      this.#units = twice(this.#units);
      this.#bytes = Buffer.from(this.#units.buffer);
    }
    this.#bytes.write(text, 2 * start, 'utf16le');
    if (this.#size === this.#ends.length) this.#ends = twice(this.#ends);
    this.#ends[this.#size] = start + text.length;
    this.#size++;
  }

  #rehash(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#size; number++) {
      const [start, end] = [this.#start(number), this.#ends[number] as number];
      let hash = end - start;
      for (let i = start; i < end; i++) hash = withUnit(hash, this.#units[i] as number);
      let slot = finished(hash) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }
}

function finished(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}
