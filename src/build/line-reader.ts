import { closeSync, openSync, readSync } from 'node:fs';
import { DataError } from '../errors.ts';

/** Where one line of a file stands, in bytes. */
export interface LinePlace {
  readonly file: string;
  readonly start: number;
  readonly length: number;
}

/** So many files are open at once; a cluster may have written thousands of parts. */
const MOST_OPEN = 64;

/** Reads single lines out of any number of files. */
export class LineReader {
  readonly #open = new Map<string, number>();

  /** @throws DataError where the file has become shorter */
  read(place: LinePlace): string {
    return new TextDecoder().decode(this.readBytes(place));
  }

  /** The same as it stands in the file. */
  readBytes({ file, start, length }: LinePlace): Buffer {
    const handle = this.#handleOf(file);
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length; ) {
      const read = readSync(handle, bytes, at, length - at, start + at);
      if (read === 0) throw new DataError(`${file}: it was changed while it was being read; begin again`);
      at += read;
    }
    return bytes;
  }

  close(): void {
    for (const handle of this.#open.values()) closeSync(handle);
    this.#open.clear();
  }

  /** The files that were used last stay open. */
  #handleOf(file: string): number {
    const handle = this.#open.get(file) ?? openSync(file, 'r');
    this.#open.delete(file);
    this.#open.set(file, handle);
    if (this.#open.size > MOST_OPEN) {
      const [oldest, old] = this.#open.entries().next().value as [string, number];
      this.#open.delete(oldest);
      closeSync(old);
    }
    return handle;
  }
}
