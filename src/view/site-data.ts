import { closeSync, createReadStream, existsSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DocumentRow } from '../build/documents.ts';
import type { EvidenceRow } from '../build/evidence.ts';
import { DataError } from '../errors.ts';
import { type DocumentPassages, documentFile, fileBucket, folderFiles, type Manifest, PLAIN_FILES } from './layout.ts';
import { INDEX, type IndexHead, type IndexOptions, openIndex, stampOf } from './places/index-folder.ts';
import { RangeFile, readRanges } from './places/ranges.ts';
import { parse, sizeOf } from './rows.ts';
import { searchableSentences } from './sentences.ts';

/** A browser reads these as a whole: a larger table is left out, of more clusters only the first are given. */
const TABLE_BYTES = 48 * 1024 * 1024;
const CLUSTER_BYTES = 8 * 1024 * 1024;
/** Up to this size of `evidence.jsonl`, which repeats each sentence many times, all sentences can be searched in the browser. */
const SEARCHABLE_BYTES = 256 * 1024 * 1024;
/** Whoever still reads from a build that was replaced is given so many milliseconds. */
const CLOSING = 60_000;

/** What `SiteData` is given besides the build. */
export type SiteDataOptions = IndexOptions;

/**
 * The viewer's data folder, made from a build, each file when it is asked for: read from the places that an index knows. A
 * new build in the same folder is noticed.
 */
export class SiteData {
  readonly #build: string;
  readonly #options: SiteDataOptions;
  #stamp = '';
  #files: Promise<IndexedFiles> | undefined;

  /** @throws DataError if the folder holds no build */
  constructor(build: string, options: SiteDataOptions = {}) {
    if (!existsSync(join(build, 'graph.json'))) {
      throw new DataError(`no build in ${build}: graph.json is missing; run zhengmai build -o ${build} first`);
    }
    this.#build = build;
    this.#options = options;
  }

  /** Makes the index, unless there is one. */
  async prepare(): Promise<void> {
    await this.#current();
  }

  /** Name of every file, relative to the data folder, sorted. */
  async names(): Promise<string[]> {
    return (await this.#current()).names();
  }

  /** Content of a file, or null where there is no such file. */
  async read(name: string): Promise<Buffer | null> {
    return (await this.#current()).read(name);
  }

  async close(): Promise<void> {
    (await this.#files)?.close();
    this.#files = undefined;
  }

  #current(): Promise<IndexedFiles> {
    const stamp = stampOf(this.#build);
    if (!this.#files || stamp !== this.#stamp) {
      this.#files?.then(
        (before) => setTimeout(() => before.close(), CLOSING).unref(),
        () => undefined,
      );
      this.#stamp = stamp;
      this.#files = openIndex(this.#build, this.#options).then(({ folder, head }) => new IndexedFiles(this.#build, folder, head));
    }
    return this.#files;
  }
}

/** The data folder of one state of a build: its files stay open, so that a build that replaces it can't be mixed with it. */
class IndexedFiles {
  readonly #index: string;
  readonly #head: IndexHead;
  readonly #manifest: Manifest;
  readonly #files: Readonly<Record<'graph.json' | 'evidence.jsonl' | 'documents.jsonl', number | null>>;
  readonly #build: string;
  readonly #ranges: Readonly<Record<'nodes' | 'edges' | 'names' | 'evidence', RangeFile | null>>;
  /** Ids of documents by the file that holds them. */
  readonly #documents = new Map<string, string[]>();

  /** @param index folder of an index that was made of the build as it is */
  constructor(build: string, index: string, head: IndexHead) {
    this.#build = build;
    this.#index = index;
    this.#head = head;
    const { large, evidencePrefix, documents } = head;
    const open = (name: string) => (existsSync(join(build, name)) ? openSync(join(build, name), 'r') : null);
    this.#files = {
      'graph.json': open('graph.json'),
      'evidence.jsonl': open('evidence.jsonl'),
      'documents.jsonl': open('documents.jsonl'),
    };
    const ofGraph = (name: string) => large && new RangeFile(join(index, name), 16 ** large.prefix);
    this.#ranges = {
      nodes: ofGraph(INDEX.nodes),
      edges: ofGraph(INDEX.edges),
      names: ofGraph(INDEX.names),
      evidence: new RangeFile(join(index, INDEX.evidence), 16 ** evidencePrefix),
    };
    for (const id of Object.keys(documents)) {
      const file = documentFile(id);
      this.#documents.set(file, [...(this.#documents.get(file) ?? []), id]);
    }
    const files = PLAIN_FILES.filter((name) => {
      const size = sizeOf(join(build, name));
      return size > 0 && (size <= TABLE_BYTES || name === 'graph.json' || name === 'clusters.json');
    });
    const bytes = sizeOf(join(build, 'evidence.jsonl'));
    this.#manifest = { format: 1, evidencePrefix, files, sentences: bytes > 0 && bytes <= SEARCHABLE_BYTES, large };
  }

  close(): void {
    for (const file of Object.values(this.#files)) if (file !== null) closeSync(file);
    for (const ranges of Object.values(this.#ranges)) ranges?.close();
  }

  names(): string[] {
    const { files, sentences, evidencePrefix, large } = this.#manifest;
    return [
      'manifest.json',
      'documents.json',
      ...files,
      ...(sentences ? ['sentences.json'] : []),
      ...this.#documents.keys(),
      ...folderFiles('evidence', evidencePrefix),
      ...(large ? [...folderFiles('nodes', large.prefix), ...folderFiles('names', large.prefix)] : []),
    ].sort();
  }

  async read(name: string): Promise<Buffer | null> {
    const { files, sentences, evidencePrefix, large } = this.#manifest;
    if (name === 'manifest.json') return json(this.#manifest);
    if (name === 'documents.json') return readFile(join(this.#index, INDEX.documents));
    if (name === 'graph.json' && large) return readFile(join(this.#index, INDEX.overview));
    if (name === 'clusters.json' && files.includes(name)) return firstClusters(join(this.#build, name));
    if (files.includes(name)) return readFile(join(this.#build, name));
    if (name === 'sentences.json') return sentences ? json(await searchableSentences(join(this.#build, 'evidence.jsonl'))) : null;
    if (this.#documents.has(name)) return this.#passages(name);
    const evidence = fileBucket('evidence', name, evidencePrefix);
    if (evidence !== null) return this.#evidence(evidence);
    const nodes = large && fileBucket('nodes', name, large.prefix);
    if (nodes !== null) return list({ nodes: this.#lines('graph.json', 'nodes', nodes), edges: this.#lines('graph.json', 'edges', nodes) });
    const names = large && fileBucket('names', name, large.prefix);
    if (names !== null) return list({ nodes: this.#lines('graph.json', 'names', names) });
    return null;
  }

  /** Lines of a file of the build that an index lists in a bucket, each once. */
  #lines(name: 'graph.json' | 'evidence.jsonl', ranges: 'nodes' | 'edges' | 'names' | 'evidence', bucket: number): Iterable<string> {
    const file = this.#files[name];
    return file === null ? [] : readRanges(file, this.#ranges[ranges]?.read(bucket) ?? []);
  }

  #evidence(bucket: number): Buffer {
    const byKey: Record<string, EvidenceRow[]> = Object.create(null);
    for (const line of this.#lines('evidence.jsonl', 'evidence', bucket)) {
      const row = parse<EvidenceRow>(line, join(this.#build, 'evidence.jsonl'));
      const key = row.node ?? row.edge ?? '';
      byKey[key] ??= [];
      byKey[key].push(row);
    }
    return json(byKey);
  }

  #passages(name: string): Buffer {
    const found: Record<string, DocumentPassages> = Object.create(null);
    const { 'documents.jsonl': documents, 'evidence.jsonl': evidence } = this.#files;
    for (const id of this.#documents.get(name) ?? []) {
      const place = this.#head.documents[id];
      if (!place || documents === null) continue;
      const [line = ''] = readRanges(documents, [place.row]);
      const { text, sections, dropped } = parse<DocumentRow>(line, join(this.#build, 'documents.jsonl'));
      const lines = evidence === null || place.evidence === null ? '' : [...readRanges(evidence, [place.evidence])].join('');
      const rows = lines
        .split('\n')
        .filter((row) => row !== '')
        .map((row) => parse<EvidenceRow>(row, join(this.#build, 'evidence.jsonl')))
        .filter((row) => row.node !== undefined && row.doc === id)
        .sort((a, b) => a.start - b.start || b.end - a.end);
      found[id] = { ...(text === undefined ? {} : { text }), sections, dropped, rows };
    }
    return json(found);
  }
}

/** Of clusters.json, which has a cluster per line, the first, which are the largest: as many as fit. */
async function firstClusters(path: string): Promise<Buffer> {
  if (sizeOf(path) <= CLUSTER_BYTES) return readFile(path);
  const lines: string[] = [];
  let bytes = 0;
  const stream = createReadStream(path);
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    bytes += Buffer.byteLength(line);
    if (line === ']}' || (bytes > CLUSTER_BYTES && lines.length > 1)) break;
    lines.push(line);
  }
  stream.destroy();
  return Buffer.from(`${lines.join('\n').replace(/,$/, '')}\n]}\n`);
}

/** An object of lists whose values are JSON already. */
function list(lists: Readonly<Record<string, Iterable<string>>>): Buffer {
  const members = Object.entries(lists).map(([name, lines]) => `${JSON.stringify(name)}:[${[...lines].join(',')}]`);
  return Buffer.from(`{${members.join(',')}}`);
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
