import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

const BUFFERED = 1 << 18;

/** Writes a file piece by piece. Text is encoded as UTF-8; a lone surrogate becomes U+FFFD. */
export class FileWriter {
  readonly #file: number;
  #pieces: string[] = [];
  #length = 0;

  constructor(path: string, mode: 'create' | 'append' = 'create') {
    this.#file = openSync(path, mode === 'append' ? 'a' : 'w');
  }

  write(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
    if (this.#length >= BUFFERED) this.flush();
  }

  flush(): void {
    if (this.#length > 0) {
      const text = this.#pieces.join('');
      this.#pieces = [];
      this.#length = 0;
      const bytes = Buffer.from(text, 'utf8');
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    }
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
}

/** Writes a whole file from pieces, or adds them to one. */
export function writeFile(path: string, pieces: Iterable<string>, mode: 'create' | 'append' = 'create'): void {
  const writer = new FileWriter(path, mode);
  try {
    for (const piece of pieces) writer.write(piece);
  } finally {
    writer.close();
  }
}

/** Writes a file beside its place and puts it there when it is whole. */
export function replaceFile(path: string, pieces: Iterable<string>): void {
  const unfinished = `${path}.${process.pid}.unfinished`;
  try {
    writeFile(unfinished, pieces);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
