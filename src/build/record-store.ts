import { createHash } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import type { DocumentRecord, Failure } from '../model/types.ts';
import type { Fingerprinted } from '../resolve/copies.ts';
import { Identity, type IdentityColumns, identified } from './identity.ts';
import { type LinePlace, LineReader } from './line-reader.ts';
import { compareCodePoints, sortedStrings } from './order.ts';
import { checkRecord, parseRecord } from './record-schema.ts';

/** Records of about two hundred reports: they take some hundred bytes per character. */
const IN_MEMORY = 3 * 1024 * 1024;

interface Held<Written> extends Fingerprinted {
  readonly path: string;
  readonly place: DocumentRecord | LinePlace | KeptRecord<Written>;
}

/** What is known of a document from before, in the place of its record. */
export interface KeptRecord<Written> extends Fingerprinted {
  readonly path: string;
  readonly identity: IdentityColumns;
  /** Reads what was worked out of it, which takes a while. */
  readonly read: () => void;
  /** What was worked out of it; null where its entities stand for others now. */
  readonly written: (mapping: ReadonlyMap<string, string>) => Written | null;
  readonly load: () => DocumentRecord;
}

/**
 * Holds the records of documents until all have been extracted, and gives them back in the order of their ids. Of a large
 * corpus only the places of the records are kept in memory. What it holds doesn't depend on the order in which records
 * come, nor on how often: one that comes again changes nothing, and of several documents that have one id the longest
 * stays.
 */
export class RecordStore<Written = never> {
  readonly #path: string;
  readonly #inMemory: number;
  readonly #held = new Map<string, Held<Written>>();
  #identity = new Identity();
  readonly #reader = new LineReader();
  /** By id the other documents of that id, by a digest of their content. */
  readonly #rejected = new Map<string, Map<string, string>>();
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

  /** Whether there is more than what is kept in memory. */
  get isLarge(): boolean {
    return this.#file !== undefined;
  }

  has(id: string): boolean {
    return this.#held.has(id);
  }

  /** @param place where the record lies in a file that stays as it is until the end; it is then not kept */
  add(record: DocumentRecord, place?: LinePlace): void {
    const { id } = record.document;
    this.#identity.add(record);
    const known = this.#held.get(id);
    if (known && !this.#outdoes(record, this.#load(known))) return;
    const { text, fingerprint } = record;
    this.#held.set(id, {
      id,
      path: record.document.path,
      region: record.document.region,
      length: text.length,
      fingerprint: Uint32Array.from(fingerprint),
      place: place ?? this.#keep(record),
    });
  }

  /** Adds a document of which more is known than its record. */
  addKept(kept: KeptRecord<Written>): void {
    const { id, path, region, length, fingerprint } = kept;
    if (this.#held.has(id)) this.add(kept.load());
    else {
      this.#identity.addAll(kept.identity);
      this.#held.set(id, { id, path, region, length, fingerprint, place: kept });
    }
  }

  /** What tells copies. */
  fingerprints(): Fingerprinted[] {
    return [...this.#held.values()];
  }

  /** Path of a document; empty for an unknown one. */
  path(id: string): string {
    return this.#held.get(id)?.path ?? '';
  }

  /** The documents that another one of the same id keeps out, by path. */
  rejected(): Failure[] {
    return [...this.#rejected].flatMap(([id, others]) =>
      [...others.values()].sort(compareCodePoints).map((path) => ({
        id: `${id} (${path})`,
        path,
        reason: `its id ${id} is that of ${this.path(id)}; give each document its own`,
      })),
    );
  }

  /** The keys that give way to another's; what tells them is forgotten. */
  identity(): ReadonlyMap<string, string> {
    const mapping = this.#identity.resolve();
    this.#identity = new Identity();
    return mapping;
  }

  /**
   * Every record by id, but those of the ids left out, with one key for what several documents call by different names; in the
   * place of one, what was worked out of it before. The store is empty afterwards.
   */
  *records(leftOut: { has(id: string): boolean }, mapping = this.identity()): Generator<DocumentRecord | Written> {
    for (const id of sortedStrings(this.#held.keys())) {
      if (leftOut.has(id)) continue;
      const held = this.#held.get(id) as Held<Written>;
      this.#held.delete(id);
      yield ('written' in held.place ? held.place.written(mapping) : null) ?? identified(this.#load(held), mapping);
    }
    this.close();
  }

  /** Deletes the file. */
  close(): void {
    this.#reader.close();
    if (this.#file === undefined) return;
    closeSync(this.#file);
    this.#file = undefined;
    rmSync(this.#path, { force: true });
  }

  #keep(record: DocumentRecord): DocumentRecord | LinePlace {
    this.#characters += record.text.length;
    return this.#characters > this.#inMemory ? this.#append(record) : record;
  }

  #append(record: DocumentRecord): LinePlace {
    this.#file ??= openSync(this.#path, 'w');
    const bytes = Buffer.from(JSON.stringify(record), 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, this.#end + at);
    const place = { file: this.#path, start: this.#end, length: bytes.length };
    this.#end += bytes.length;
    return place;
  }

  #load({ id, place }: Held<Written>): DocumentRecord {
    if ('document' in place) return place;
    if ('load' in place) return place.load();
    const line = this.#reader.read(place);
    return place.file === this.#path ? (JSON.parse(line) as DocumentRecord) : parseRecord(line, `${place.file}, document ${id}`);
  }

  /** Whether a record takes the place of another of its id; the one that goes is remembered. */
  #outdoes(record: DocumentRecord, known: DocumentRecord): boolean {
    const [next, held] = [record, known].map((r) => JSON.stringify(checkRecord(r, r.document.id))) as [string, string];
    if (next === held) return false;
    const outdoes = (record.text.length - known.text.length || compareCodePoints(held, next)) > 0;
    const loser = outdoes ? known : record;
    const others = this.#rejected.get(record.document.id) ?? new Map<string, string>();
    others.set(
      createHash('sha256')
        .update(outdoes ? held : next)
        .digest('hex'),
      loser.document.path,
    );
    this.#rejected.set(record.document.id, others);
    return outdoes;
  }
}
