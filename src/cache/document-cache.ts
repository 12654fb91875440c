import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import { type EdgeColumns, EdgeTable } from '../build/edge-table.ts';
import { Identity, type IdentityColumns } from '../build/identity.ts';
import type { Corpus, DocumentTotals, EntityTotals } from '../build/merge.ts';
import { PackedMap } from '../build/packed-map.ts';
import type { KeptRecord } from '../build/record-store.ts';
import { sharedNumbers } from '../build/shared-lists.ts';
import { StringTable } from '../build/string-table.ts';
import { DataError } from '../errors.ts';
import type { DocumentMeta, DocumentRecord, Source } from '../model/types.ts';
import type { WrittenDocument } from '../output/written-document.ts';
import { defaultCacheFolder, type RecordCache, sourceKey } from './record-cache.ts';
import { codeVersion, rulesVersion } from './version.ts';

/** Documents that are kept: the outputs of one take twenty times its text. */
const MOST_FILES = 500;
/** Bytes of kept documents that a build has in memory; those of two hundred reports. */
const MOST_BYTES = 1 << 28;

/**
 * Keeps what documents added to a build, by content and by the version of all code: of what a change left alone, a build then
 * copies bytes and adds columns, and needs not even read its record. A cache that can't be read or written, or is damaged, costs
 * time, never the build.
 */
export class DocumentCache {
  readonly #folder: string;
  readonly #records: RecordCache;

  /** @param records where the record of a document is found that must be worked out again */
  constructor(records: RecordCache, root: string = defaultCacheFolder(), rules: string = rulesVersion(), code: string = codeVersion()) {
    this.#records = records;
    this.#folder = join(root, rules, `documents-${code}`);
  }

  /** The documents of one build. */
  ofBuild(): KeptDocuments {
    return new KeptDocuments(this);
  }

  /** What is kept under the key of a document whose record is kept too. */
  get(key: string): Kept | null {
    if (!this.#records.has(key)) return null;
    try {
      const bytes = readFileSync(this.#file(key));
      return { ...parsed(bytes), size: bytes.length };
    } catch {
      return null;
    }
  }

  /** @throws DataError where it has gone since `get` */
  record(key: string): DocumentRecord {
    const record = this.#records.get(key);
    if (record === null) throw new DataError(`${this.#folder}: a record was removed while it was needed; build again`);
    return record;
  }

  /** Keeps a document; written aside and renamed, so that no reader sees half of it. */
  set(key: string, head: Head, written: WrittenDocument): void {
    const file = this.#file(key);
    const aside = `${file}.${process.pid}`;
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(aside, formatted(head, written));
      renameSync(aside, file);
    } catch {
      rmSync(aside, { force: true });
    }
  }

  /** Removes what other code kept, and of too many documents those that were kept first. */
  tidy(): void {
    try {
      const above = join(this.#folder, '..');
      for (const name of readdirSync(above))
        if (name.startsWith('documents-') && join(above, name) !== this.#folder)
          rmSync(join(above, name), { recursive: true, force: true });
      const names = readdirSync(this.#folder);
      if (names.length <= MOST_FILES) return;
      const files = names.map((name) => join(this.#folder, name)).map((file) => ({ file, time: statSync(file).mtimeMs }));
      for (const { file } of files.sort((a, b) => b.time - a.time).slice(MOST_FILES)) rmSync(file, { force: true });
    } catch {
      // There is none, or it stays as it is.
    }
  }

  #file(key: string): string {
    return join(this.#folder, key);
  }
}

/** What documents added before, and what is to be kept of those that are new, in one build. */
export class KeptDocuments {
  readonly #cache: DocumentCache;
  /** By id and path of a document that isn't kept. */
  readonly #keys = new Map<string, string>();
  readonly #heads = new Map<string, Omit<Head, 'renamed'>>();
  #mapping: ReadonlyMap<string, string> = new Map();
  #bytes = 0;
  #tidy = false;

  constructor(cache: DocumentCache) {
    this.#cache = cache;
  }

  /** What is kept of a document, null where it must be extracted. */
  find(source: Source): KeptRecord<WrittenDocument> | null {
    const key = sourceKey(source);
    const kept = this.#bytes < MOST_BYTES ? this.#cache.get(key) : null;
    if (!kept) {
      this.#keys.set(nameOf(source), key);
      return null;
    }
    this.#bytes += kept.size;
    const { renamed, ...held } = kept.head;
    let written: WrittenDocument | undefined;
    const read = (): WrittenDocument => (written ??= kept.written());
    return {
      ...held,
      read,
      written: (mapping) => (sameNames(held.identity, renamed, mapping) ? read() : null),
      load: () => this.#cache.record(key),
    };
  }

  /** A document that isn't kept has been extracted. */
  extracted(record: DocumentRecord): void {
    const { id, path, region } = record.document;
    if (!this.#keys.has(nameOf(record.document))) return;
    const identity = new Identity();
    identity.add(record);
    const { text, fingerprint } = record;
    const head = { id, path, region, length: text.length, fingerprint: Uint32Array.from(fingerprint), identity: identity.columns };
    this.#heads.set(nameOf(record.document), head);
  }

  /** Which keys stand for others in this build. */
  identified(mapping: ReadonlyMap<string, string>): void {
    this.#mapping = mapping;
  }

  /** Keeps what a document added. */
  keep(document: DocumentMeta, written: WrittenDocument): void {
    const [key, head] = [this.#keys.get(nameOf(document)), this.#heads.get(nameOf(document))];
    if (key === undefined || head === undefined) return;
    const own = [...StringTable.of(head.identity.keys)];
    const renamed = own.flatMap((name): [string, string][] => {
      const used = this.#mapping.get(name);
      return used === undefined ? [] : [[name, used]];
    });
    this.#cache.set(key, { ...head, renamed: new Map(renamed) }, written);
    if (!this.#tidy) this.#cache.tidy();
    this.#tidy = true;
  }
}

function nameOf({ id, path }: { readonly id: string; readonly path: string }): string {
  return `${id}\n${path}`;
}

/** Whether keys stand for the same others as they did. */
function sameNames({ keys }: IdentityColumns, renamed: ReadonlyMap<string, string>, mapping: ReadonlyMap<string, string>): boolean {
  for (const key of StringTable.of(keys)) if (mapping.get(key) !== renamed.get(key)) return false;
  return true;
}

/** What is asked of a kept document before all others are known. */
interface Head {
  readonly id: string;
  readonly path: string;
  readonly region: string;
  readonly length: number;
  readonly fingerprint: Uint32Array;
  readonly identity: IdentityColumns;
  /** Keys of its entities that stood for others. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** A kept document as its file tells it; `written` is read when it is asked for. */
interface Kept {
  readonly head: Head;
  readonly written: () => WrittenDocument;
  readonly size: number;
}

/** What `WrittenDocument` holds, in forms that are read at once; what has many shapes is JSON. */
interface Body extends Pick<WrittenDocument, 'passages' | 'places'> {
  readonly json: string;
  readonly edges: EdgeColumns;
  readonly parts: readonly { readonly bytes: Uint8Array; readonly starts: Float64Array }[];
}

/** What `json` of a body says. */
interface Told extends Pick<WrittenDocument, 'summary' | 'indicators'> {
  readonly documents: readonly (readonly [id: string, totals: DocumentTotals])[];
  readonly entities: readonly (readonly [key: string, totals: EntityTotals])[];
}

/** Bytes before the head: the checksum of all that follows it, and the length of the head. */
const LEAD = 8;

function formatted(head: Head, { corpus, summary, indicators, passages, places, parts }: WrittenDocument): Buffer {
  const told: Told = { summary, indicators, documents: [...corpus.documents], entities: [...corpus.entities] };
  const body: Body = {
    json: JSON.stringify(told),
    edges: corpus.edges.columns,
    passages,
    places,
    parts: parts.map(({ chunks, starts }) => ({ bytes: Buffer.concat(chunks), starts: Float64Array.from(starts) })),
  };
  const [first, second] = [serialize(head), serialize(body)];
  const bytes = Buffer.concat([Buffer.alloc(LEAD), first, second]);
  bytes.writeUInt32LE(first.length, 4);
  bytes.writeUInt32LE(crc32(bytes.subarray(4)), 0);
  return bytes;
}

/** @throws where the bytes are not those that were written */
function parsed(bytes: Buffer): Omit<Kept, 'size'> {
  if (bytes.readUInt32LE(0) !== crc32(bytes.subarray(4))) throw new RangeError('damaged');
  const end = LEAD + bytes.readUInt32LE(4);
  return {
    head: deserialize(bytes.subarray(LEAD, end)) as Head,
    written: () => revived(deserialize(bytes.subarray(end)) as Body),
  };
}

function revived({ json, edges, parts, passages, places }: Body): WrittenDocument {
  const { summary, indicators, documents, entities } = JSON.parse(json) as Told;
  const corpus: Corpus = {
    documents: new Map(documents),
    entities: new PackedMap(),
    // Edges of one list of years are told by that they have the same.
    edges: EdgeTable.of({ ...edges, lists: edges.lists.map(sharedNumbers) }),
  };
  for (const [key, totals] of entities) corpus.entities.set(key, totals);
  return { summary, indicators, corpus, passages, places, parts: parts.map(({ bytes, starts }) => ({ chunks: [bytes], starts })) };
}
