import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { DataError } from '../../errors.ts';
import { byGroup } from '../../typed-arrays.ts';
import { Numbers } from './numbers.ts';

/** A part of a file, in bytes. */
export interface Range {
  readonly start: number;
  readonly length: number;
}

const NUMBER = Float64Array.BYTES_PER_ELEMENT;

/** A list of ranges that grows without an object for each. */
export class RangeList {
  readonly #starts = new Numbers();
  readonly #lengths = new Numbers();

  push({ start, length }: Range): void {
    this.#starts.push(start);
    this.#lengths.push(length);
  }

  at(index: number): Range {
    return { start: this.#starts.at(index), length: this.#lengths.at(index) };
  }
}

/** Collects ranges by the number of their bucket, to be written to a file that gives the ranges of one bucket at a time. */
export class RangeWriter {
  readonly #buckets = new Numbers();
  readonly #ranges = new RangeList();

  add(bucket: number, range: Range): void {
    this.#buckets.push(bucket);
    this.#ranges.push(range);
  }

  /** Writes where the ranges of each bucket begin, then the ranges, those of a bucket in the order in which they were added. */
  write(path: string, buckets: number): void {
    const count = this.#buckets.length;
    const { starts, things } = byGroup(buckets, (tell) => {
      for (let i = 0; i < count; i++) tell(this.#buckets.at(i), i);
    });
    const ranges = new Float64Array(2 * count);
    things.forEach((thing, place) => {
      const { start, length } = this.#ranges.at(thing);
      ranges[2 * place] = start;
      ranges[2 * place + 1] = length;
    });
    const file = openSync(path, 'w');
    try {
      writeAll(file, Float64Array.from(starts));
      writeAll(file, ranges);
    } finally {
      closeSync(file);
    }
  }
}

/** Reads the ranges of a bucket from a file that `RangeWriter` wrote. */
export class RangeFile {
  readonly #path: string;
  readonly #file: number;
  readonly #buckets: number;

  constructor(path: string, buckets: number) {
    this.#path = path;
    this.#file = openSync(path, 'r');
    this.#buckets = buckets;
  }

  /** @throws DataError where the file ends before them */
  read(bucket: number): Range[] {
    const [from = 0, to = 0] = this.#numbers(bucket, 2);
    const numbers = this.#numbers(this.#buckets + 1 + 2 * from, 2 * (to - from));
    return Array.from({ length: to - from }, (_, i) => ({ start: numbers[2 * i] as number, length: numbers[2 * i + 1] as number }));
  }

  close(): void {
    closeSync(this.#file);
  }

  #numbers(from: number, count: number): Float64Array {
    const numbers = new Float64Array(count);
    if (!readAll(this.#file, numbers, from * NUMBER))
      throw new DataError(`${this.#path} ends early; remove its folder, and start zhengmai view again`);
    return numbers;
  }
}

function writeAll(file: number, numbers: Float64Array): void {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  // One call writes at most two gigabytes.
  const most = 1 << 30;
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, Math.min(most, bytes.length - at));
}

/** @returns whether the file holds as many */
function readAll(file: number, numbers: Float64Array, position: number): boolean {
  const bytes = new Uint8Array(numbers.buffer);
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(file, bytes, at, bytes.length - at, position + at);
    if (read === 0) return false;
    at += read;
  }
  return true;
}

/** The text of ranges of an open file, each once, in the order of the file; those that lie close together are read at once. */
export function* readRanges(file: number, ranges: readonly Range[]): Generator<string> {
  const sorted = [...new Map(ranges.map((range) => [range.start, range])).values()].sort((a, b) => a.start - b.start);
  const gap = 64 * 1024;
  const most = 8 << 20;
  for (let i = 0; i < sorted.length; ) {
    const { start } = sorted[i] as Range;
    let end = start;
    let next = i;
    while (next < sorted.length) {
      const range = sorted[next] as Range;
      const reach = Math.max(end, range.start + range.length);
      if (next > i && (range.start > end + gap || reach - start > most)) break;
      end = reach;
      next++;
    }
    const bytes = Buffer.alloc(end - start);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, bytes.length - at, start + at);
      if (read === 0) break;
      at += read;
    }
    for (; i < next; i++) {
      const range = sorted[i] as Range;
      yield bytes.toString('utf8', range.start - start, range.start - start + range.length);
    }
  }
}
