import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';

const BUFFERED = 1 << 20;
/** A UTF-16 unit takes no more bytes than this in UTF-8. */
const MOST_BYTES = 3;

/** A new file, the end of one, or a part of one, which nobody needs if the machine stops. */
export type WriteMode = 'create' | 'append' | 'unfinished';

/** Writes a file piece by piece. Text is encoded as UTF-8; a lone surrogate becomes U+FFFD. */
export class FileWriter {
  readonly #file: number;
  readonly #mode: WriteMode;
  readonly #buffer = Buffer.allocUnsafe(BUFFERED);
  #filled = 0;
  #written = 0;

  constructor(path: string, mode: WriteMode = 'create') {
    this.#mode = mode;
    this.#file = openSync(path, mode === 'append' ? 'a' : 'w');
  }

  /** Bytes that were given to it so far. */
  get position(): number {
    return this.#written + this.#filled;
  }

  write(text: string): void {
    if (this.#filled + MOST_BYTES * text.length > BUFFERED) this.flush();
    if (MOST_BYTES * text.length > BUFFERED) this.#writeThrough(Buffer.from(text, 'utf8'));
    else this.#filled += this.#buffer.write(text, this.#filled, 'utf8');
  }

  /** Writes what is UTF-8 already. */
  writeBytes(bytes: Uint8Array): void {
    if (this.#filled + bytes.length > BUFFERED) this.flush();
    if (bytes.length > BUFFERED) this.#writeThrough(bytes);
    else {
      this.#buffer.set(bytes, this.#filled);
      this.#filled += bytes.length;
    }
  }

  flush(): void {
    this.#writeThrough(this.#buffer.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #writeThrough(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#written += bytes.length;
  }

  /** Waits until the disk has it all, if that is to last. */
  close(): void {
    try {
      this.flush();
      if (this.#mode !== 'unfinished' && fstatSync(this.#file).isFile()) fsyncSync(this.#file);
    } finally {
      closeSync(this.#file);
    }
  }
}

/** Writes a whole file from pieces, or adds them to one. */
export function writeFile(path: string, pieces: Iterable<string>, mode: WriteMode = 'create'): void {
  const writer = new FileWriter(path, mode);
  try {
    for (const piece of pieces) writer.write(piece);
  } finally {
    writer.close();
  }
}

/** Adds all that a file holds to another, and deletes it. */
export function moveToEnd(from: string, to: string): void {
  const source = openSync(from, 'r');
  const writer = new FileWriter(to, 'append');
  try {
    const chunk = Buffer.allocUnsafe(BUFFERED + 1);
    for (let read = readSync(source, chunk); read > 0; read = readSync(source, chunk)) writer.writeBytes(chunk.subarray(0, read));
  } finally {
    closeSync(source);
    writer.close();
  }
  rmSync(from);
}

/**
 * Writes a file beside its place and puts it there when it is whole. A link goes on to point to the file; what is no file, a
 * pipe or a device, is written into.
 */
export function replaceFile(path: string, pieces: Iterable<string>): void {
  if (existsSync(path) && !statSync(path).isFile()) {
    writeFile(path, pieces);
    return;
  }
  const place = existsSync(path) ? realpathSync(path) : path;
  const unfinished = `${place}.${process.pid}.unfinished`;
  try {
    writeFile(unfinished, pieces);
    renameSync(unfinished, place);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
