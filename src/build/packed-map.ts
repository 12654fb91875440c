import { twice } from '../typed-arrays.ts';
import { StringTable } from './string-table.ts';

/** Values up to this many are kept as they are: those of a hundred reports, which are then read at once. */
const FEW = 30_000;
const CHUNK = 1 << 22;

/**
 * A map of values that JSON can tell, kept by key in the order in which the keys came. Of a few, the values themselves are
 * kept; of many their JSON, outside of the heap, in a fourth of the room. Whoever has got a value must not change it, but set
 * another.
 */
export class PackedMap<V extends object> {
  readonly #few: number;
  #values: Map<string, V> | null = new Map();
  #packed: Packed | null = null;

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
    return number < 0 ? undefined : (JSON.parse(this.#packed.at(number)) as V);
  }

  set(key: string, value: V): void {
    if (this.#packed) this.#packed.set(this.#packed.keys.numberOf(key), JSON.stringify(value));
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
    const packed = new Packed();
    for (const [key, value] of this.#values as Map<string, V>) packed.set(packed.keys.numberOf(key), JSON.stringify(value));
    [this.#packed, this.#values] = [packed, null];
  }
}

/** Texts by number, in pieces of memory. */
class Packed {
  readonly keys = new StringTable();
  readonly #chunks: Buffer[] = [];
  /** Of the last chunk. */
  #filled = CHUNK;
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
    if (this.#filled + room > CHUNK) {
      this.#chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK, room)));
      this.#filled = 0;
    }
    this.#chunkOf[number] = this.#chunks.length - 1;
    this.#starts[number] = this.#filled;
    this.#rooms[number] = room;
    this.#filled += room;
  }
}
