import { getHeapStatistics } from 'node:v8';
import { twice } from '../typed-arrays.ts';
import { StringTable } from './string-table.ts';

/** What a value takes of the heap as it is, in bytes, and the share of the heap that values may take. */
const [VALUE, SHARE] = [2000, 1 / 20];
/** Values up to this many are kept as they are, which are then read at once: with the heap that Node has by itself those of some hundred reports. */
const FEW = Math.floor((getHeapStatistics().heap_size_limit * SHARE) / VALUE);
/** Of the first piece of memory and of the largest ones, in bytes. */
const [FIRST_CHUNK, CHUNK] = [1 << 14, 1 << 22];
/** Values of a packed list that are kept as they are after they were read. */
const RECENT = 1 << 12;

/**
 * A map of values that JSON can tell, kept by key in the order in which the keys came. Of a few, the values themselves are
 * kept; of many their JSON, outside of the heap, in a fourth of the room. Whoever has got a value must not change it, but set
 * another.
 */
export class PackedMap<V extends object> {
  readonly #few: number;
  #values: Map<string, V> | null = new Map();
  #packed: { readonly keys: StringTable; readonly texts: Texts } | null = null;

  /** @param few values that are kept as they are */
  constructor(few = FEW) {
    this.#few = few;
  }

  get size(): number {
    return (this.#packed?.keys ?? (this.#values as Map<string, V>)).size;
  }

  has(key: string): boolean {
    return this.#packed ? this.#packed.keys.find(key) >= 0 : (this.#values as Map<string, V>).has(key);
  }

  get(key: string): V | undefined {
    if (!this.#packed) return (this.#values as Map<string, V>).get(key);
    const number = this.#packed.keys.find(key);
    return number < 0 ? undefined : (JSON.parse(this.#packed.texts.at(number)) as V);
  }

  set(key: string, value: V): void {
    if (this.#packed) this.#packed.texts.set(this.#packed.keys.numberOf(key), JSON.stringify(value));
    else {
      this.#values?.set(key, value);
      if ((this.#values as Map<string, V>).size > this.#few) this.#pack();
    }
  }

  *keys(): Generator<string> {
    yield* this.#packed?.keys ?? (this.#values as Map<string, V>).keys();
  }

  *[Symbol.iterator](): Generator<[string, V]> {
    if (this.#values) yield* this.#values;
    else for (const key of this.keys()) yield [key, this.get(key) as V];
  }

  #pack(): void {
    const packed = { keys: new StringTable(), texts: new Texts() };
    for (const [key, value] of this.#values as Map<string, V>) packed.texts.set(packed.keys.numberOf(key), JSON.stringify(value));
    [this.#packed, this.#values] = [packed, null];
  }
}

/** What can be read of a list: an array is one. */
export interface ReadableList<V> extends Iterable<V> {
  readonly length: number;
  at(index: number): V | undefined;
}

/** A list of values that JSON can tell, kept as `PackedMap` keeps its own. */
export class PackedList<V extends object> implements ReadableList<V> {
  readonly #few: number;
  #values: V[] | null = [];
  readonly #texts = new Texts();
  /** The values that were read last, each at the place that its index gives it. */
  readonly #recent: V[] = [];
  readonly #recentIndexes = new Int32Array(RECENT).fill(-1);
  #length = 0;

  /** @param few values that are kept as they are */
  constructor(few = FEW) {
    this.#few = few;
  }

  get length(): number {
    return this.#length;
  }

  /** @param index from 0 */
  at(index: number): V | undefined {
    if (this.#values) return this.#values[index];
    if (index >= this.#length) return undefined;
    const place = index % RECENT;
    if (this.#recentIndexes[place] !== index) {
      this.#recent[place] = JSON.parse(this.#texts.at(index)) as V;
      this.#recentIndexes[place] = index;
    }
    return this.#recent[place];
  }

  push(value: V): void {
    const index = this.#length++;
    if (!this.#values) this.#texts.set(index, JSON.stringify(value));
    else if (this.#values.push(value) > this.#few) {
      for (const [i, kept] of this.#values.entries()) this.#texts.set(i, JSON.stringify(kept));
      this.#values = null;
    }
  }

  *[Symbol.iterator](): Generator<V> {
    for (let index = 0; index < this.#length; index++)
      yield this.#values ? (this.#values[index] as V) : (JSON.parse(this.#texts.at(index)) as V);
  }
}

/** Texts by number, in pieces of memory. */
class Texts {
  readonly #chunks: Buffer[] = [];
  /** Of the last chunk. */
  #filled = 0;
  /** By number: its chunk, where it begins there, its length and the room that it has, in bytes. */
  #chunkOf = new Uint32Array(64);
  #starts = new Uint32Array(64);
  #lengths = new Uint32Array(64);
  #rooms = new Uint32Array(64);

  at(number: number): string {
    const start = this.#starts[number] as number;
    return (this.#chunks[this.#chunkOf[number] as number] as Buffer).toString('utf8', start, start + (this.#lengths[number] as number));
  }

  set(number: number, text: string): void {
    while (number >= this.#starts.length) {
      [this.#chunkOf, this.#starts] = [twice(this.#chunkOf), twice(this.#starts)];
      [this.#lengths, this.#rooms] = [twice(this.#lengths), twice(this.#rooms)];
    }
    const length = Buffer.byteLength(text);
    if (length > (this.#rooms[number] as number)) this.#place(number, length);
    (this.#chunks[this.#chunkOf[number] as number] as Buffer).write(text, this.#starts[number] as number, 'utf8');
    this.#lengths[number] = length;
  }

  /** Finds room, some more than is asked for: what has grown once will again. */
  #place(number: number, length: number): void {
    const grown = (this.#rooms[number] as number) > 0;
    const room = grown ? length + (length >> 1) : length;
    const last = this.#chunks.at(-1);
    if (!last || this.#filled + room > last.length) {
      this.#chunks.push(Buffer.allocUnsafeSlow(Math.max(room, Math.min(CHUNK, 2 * (last?.length ?? FIRST_CHUNK)))));
      this.#filled = 0;
    }
    this.#chunkOf[number] = this.#chunks.length - 1;
    this.#starts[number] = this.#filled;
    this.#rooms[number] = room;
    this.#filled += room;
  }
}
