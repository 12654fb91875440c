import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { DocumentRecord } from '../model/types.ts';
import type { Fingerprinted } from '../resolve/duplicates.ts';
import { Identity, identified } from './identity.ts';
import { sortedStrings } from './order.ts';

/** Records of about a thousand reports. */
const IN_MEMORY = 16 * 1024 * 1024;

interface Held extends Fingerprinted {
  readonly path: string;
  readonly place: DocumentRecord | { readonly start: number; readonly length: number };
}

/**
 * Holds the records of documents until all have been extracted, and gives them back in the order of their ids. Of a large
 * corpus only the places of the records are kept in memory.
 */
export class RecordStore {
  readonly #path: string;
  readonly #inMemory: number;
  readonly #held = new Map<string, Held>();
  readonly #identity = new Identity();
  #characters = 0;
  #file: number | undefined;
  #end = 0;

  /**
   * @param path file for what doesn't fit in memory; it is made when it is needed
   * @param inMemory characters of text up to which records are kept in memory
   */
  constructor(path: string, inMemory = IN_MEMORY) {
    this.#path = path;
    this.#inMemory = inMemory;
  }

  get size(): number {
    return this.#held.size;
  }

  /** Adds a record; one of a known id takes the place of the other. */
  add(record: DocumentRecord): void {
    const { document, text, fingerprint } = record;
    const { id, path } = document;
    this.#identity.add(record);
    this.#characters += text.length;
    const place = this.#characters > this.#inMemory ? this.#append(record) : record;
    this.#held.set(id, { id, path, length: text.length, fingerprint, place });
  }

  /** What tells copies. */
  fingerprints(): Fingerprinted[] {
    return [...this.#held.values()];
  }

  /** Path of a document; empty for an unknown one. */
  path(id: string): string {
    return this.#held.get(id)?.path ?? '';
  }

  /**
   * Every record by id, but those of the ids left out, with one key for what several documents call by different names. The
   * store is empty afterwards.
   */
  *records(leftOut: { has(id: string): boolean }): Generator<DocumentRecord> {
    const mapping = this.#identity.resolve();
    for (const id of sortedStrings(this.#held.keys())) {
      if (leftOut.has(id)) continue;
      const { place } = this.#held.get(id) as Held;
      this.#held.delete(id);
      yield identified('document' in place ? place : this.#read(place.start, place.length), mapping);
    }
    this.close();
  }

  /** Deletes the file. */
  close(): void {
    if (this.#file === undefined) return;
    closeSync(this.#file);
    this.#file = undefined;
    rmSync(this.#path, { force: true });
  }

  #append(record: DocumentRecord): { start: number; length: number } {
    this.#file ??= openSync(this.#path, 'w+');
    const bytes = Buffer.from(JSON.stringify(record), 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, this.#end + at);
    const place = { start: this.#end, length: bytes.length };
    this.#end += bytes.length;
    return place;
  }

  #read(start: number, length: number): DocumentRecord {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; ) {
      const read = readSync(this.#file as number, bytes, at, length - at, start + at);
      if (read === 0) throw new Error(`${this.#path} ended early`);
      at += read;
    }
    return JSON.parse(bytes.toString('utf8')) as DocumentRecord;
  }
}
