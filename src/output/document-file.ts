import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { compareCodePoints } from '../build/order.ts';
import { FileWriter } from './file-writer.ts';

interface Part {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A file with a part for every document, written as the documents come and, in the end, in the order of their ids. Of each
 * document only its place is kept in memory.
 */
export class DocumentFile {
  readonly #path: string;
  readonly #head: string;
  readonly #parts: Part[] = [];
  readonly #writer: FileWriter;

  constructor(path: string, head: string) {
    this.#path = path;
    this.#head = head;
    this.#writer = new FileWriter(path);
    this.#writer.write(head);
  }

  add(id: string, pieces: Iterable<string>): void {
    const start = this.#writer.flush();
    for (const piece of pieces) this.#writer.write(piece);
    this.#parts.push({ id, start, end: this.#writer.flush() });
  }

  /** Puts the parts in order and waits until the disk has it all. */
  close(): void {
    this.#writer.close();
    if (this.#parts.every((part, i) => i === 0 || compareCodePoints((this.#parts[i - 1] as Part).id, part.id) <= 0)) return;
    const unsorted = `${this.#path}.unsorted`;
    renameSync(this.#path, unsorted);
    const from = openSync(unsorted, 'r');
    const writer = new FileWriter(this.#path);
    try {
      writer.write(this.#head);
      for (const { start, end } of this.#parts.toSorted((a, b) => compareCodePoints(a.id, b.id))) writer.copy(from, start, end - start);
    } finally {
      closeSync(from);
      writer.close();
    }
    rmSync(unsorted);
  }
}
