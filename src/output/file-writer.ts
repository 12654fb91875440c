import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';

const BUFFERED = 1 << 18;

/** Writes a file piece by piece. Text is encoded as UTF-8; a lone surrogate becomes U+FFFD. */
export class FileWriter {
  readonly #file: number;
  #pieces: string[] = [];
  #length = 0;
  /** Bytes handed over so far, those that are still buffered left out. */
  #written = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  write(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
    if (this.#length >= BUFFERED) this.flush();
  }

  /** Appends `length` bytes of another file. */
  copy(from: number, start: number, length: number): void {
    this.flush();
    const buffer = Buffer.allocUnsafe(Math.min(length, BUFFERED));
    for (let done = 0; done < length; ) {
      const read = readSync(from, buffer, 0, Math.min(buffer.length, length - done), start + done);
      if (read === 0) throw new Error('the temporary file ended early');
      this.#put(buffer.subarray(0, read));
      done += read;
    }
  }

  /** Bytes so far. */
  flush(): number {
    if (this.#length > 0) {
      const text = this.#pieces.join('');
      this.#pieces = [];
      this.#length = 0;
      this.#put(Buffer.from(text, 'utf8'));
    }
    return this.#written;
  }

  /** Waits until the disk has it all. */
  close(): void {
    try {
      this.flush();
      fsyncSync(this.#file);
    } finally {
      closeSync(this.#file);
    }
  }

  #put(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#written += bytes.length;
  }
}

/** Writes a whole file from pieces. */
export function writeFile(path: string, pieces: Iterable<string>): void {
  const writer = new FileWriter(path);
  try {
    for (const piece of pieces) writer.write(piece);
  } finally {
    writer.close();
  }
}
