import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DocumentRow } from '../build/documents.ts';
import type { EvidenceRow } from '../build/evidence.ts';
import { DataError } from '../errors.ts';
import {
  type DocumentPassages,
  type DocumentSummary,
  documentFile,
  evidenceFile,
  type Manifest,
  PLAIN_FILES,
  type SearchableSentence,
} from './layout.ts';

/** An evidence file stays small enough to arrive at once. */
const EVIDENCE_FILE_BYTES = 128 * 1024;

/** Up to this size of `evidence.jsonl`, all sentences can be searched in the browser. */
const SEARCHABLE_BYTES = 48 * 1024 * 1024;

/** Byte ranges of rows in a file, as start, end, start, end. */
type Ranges = number[];

interface Index {
  /** Rows of each evidence file. */
  readonly evidence: Map<string, Ranges>;
  /** Rows of nodes in each document, by id. */
  readonly documents: Map<string, Ranges>;
}

/**
 * The viewer's data folder, made from a build: small files by relative name, each made when it is asked for. Nothing is
 * written, and of a large `evidence.jsonl` only the places of its rows are kept in memory.
 */
export class SiteData {
  readonly #build: string;
  #index: Promise<Index> | undefined;
  #stamp = '';

  /** @throws DataError if the folder holds no build */
  constructor(build: string) {
    if (!existsSync(join(build, 'graph.json'))) {
      throw new DataError(`no build in ${build}: graph.json is missing; run zhengmai build -o ${build} first`);
    }
    this.#build = build;
  }

  /** Every file name of the data folder, sorted. */
  async names(): Promise<string[]> {
    const { evidence } = await this.#rows();
    const manifest = this.#manifest();
    const documents = this.#documentRows().map(({ id }) => documentFile(id));
    const sentences = manifest.sentences ? ['sentences.json'] : [];
    return [...new Set(['manifest.json', 'documents.json', ...manifest.files, ...sentences, ...evidence.keys(), ...documents])].sort();
  }

  /** Content of a file of the data folder, or null where it holds no such file. */
  async read(name: string): Promise<Buffer | null> {
    if (name === 'manifest.json') return json(this.#manifest());
    if (name === 'documents.json') return json(this.#summaries());
    if ((PLAIN_FILES as readonly string[]).includes(name)) {
      const path = join(this.#build, name);
      return existsSync(path) ? readFile(path) : null;
    }
    if (name === 'sentences.json') return this.#manifest().sentences ? json(await this.#sentences()) : null;
    if (name.startsWith('evidence/')) return this.#evidence(name);
    if (name.startsWith('documents/')) return this.#passages(name);
    return null;
  }

  #manifest(): Manifest {
    const bytes = size(this.#file('evidence.jsonl'));
    let prefix = 0;
    while (bytes / 16 ** prefix > EVIDENCE_FILE_BYTES && prefix < 4) prefix++;
    const files = PLAIN_FILES.filter((name) => existsSync(this.#file(name)));
    return { format: 1, evidencePrefix: prefix, files, sentences: bytes > 0 && bytes <= SEARCHABLE_BYTES };
  }

  #file(name: string): string {
    return join(this.#build, name);
  }

  /** Rows of `documents.jsonl`. */
  #documentRows(): DocumentRow[] {
    const path = this.#file('documents.jsonl');
    if (!existsSync(path)) return [];
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line, index) => parseRow(line, `${path}:${index + 1}`));
  }

  #summaries(): DocumentSummary[] {
    return this.#documentRows().map(({ id, path, title, date, year, publisher, region, genre, warnings, counts }) => ({
      id,
      path,
      title,
      date,
      year,
      publisher,
      region,
      genre,
      warnings,
      counts,
    }));
  }

  async #evidence(name: string): Promise<Buffer | null> {
    const ranges = (await this.#rows()).evidence.get(name);
    // A node without evidence falls on a file that no row made: that is an empty file, not a missing one.
    if (!ranges) return /^evidence\/[0-9a-f]{1,4}\.json$/.test(name) ? json({}) : null;
    const byKey: Record<string, EvidenceRow[]> = Object.create(null);
    for (const row of await this.#readRanges(ranges)) {
      const key = row.node ?? row.edge ?? '';
      byKey[key] ??= [];
      byKey[key].push(row);
    }
    return json(byKey);
  }

  async #passages(name: string): Promise<Buffer | null> {
    const { documents } = await this.#rows();
    const found: Record<string, DocumentPassages> = Object.create(null);
    for (const { id, text, sections, dropped } of this.#documentRows()) {
      if (documentFile(id) !== name) continue;
      const rows = await this.#readRanges(documents.get(id) ?? []);
      rows.sort((a, b) => a.start - b.start || b.end - a.end);
      found[id] = { ...(text === undefined ? {} : { text }), sections, dropped, rows };
    }
    return Object.keys(found).length > 0 ? json(found) : null;
  }

  async #sentences(): Promise<SearchableSentence[]> {
    const sentences = new Map<string, { doc: string; sentence: string; nodes: Set<string> }>();
    for await (const { row } of this.#eachRow()) {
      if (row.node === undefined) continue;
      const key = `${row.doc}\n${row.sentence}`;
      const entry = sentences.get(key) ?? { doc: row.doc, sentence: row.sentence, nodes: new Set<string>() };
      entry.nodes.add(row.node);
      sentences.set(key, entry);
    }
    return [...sentences.values()].map(({ doc, sentence, nodes }) => ({ doc, sentence, nodes: [...nodes] }));
  }

  /** Places of all rows; made again when a new build has replaced the file. */
  #rows(): Promise<Index> {
    const path = this.#file('evidence.jsonl');
    const stat = statSync(path, { throwIfNoEntry: false });
    const stamp = stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : '';
    if (!this.#index || stamp !== this.#stamp) {
      this.#stamp = stamp;
      this.#index = this.#makeIndex();
    }
    return this.#index;
  }

  async #makeIndex(): Promise<Index> {
    const { evidencePrefix } = this.#manifest();
    const index: Index = { evidence: new Map(), documents: new Map() };
    for await (const { row, start, end } of this.#eachRow()) {
      extend(index.evidence, evidenceFile(row.node ?? row.edge ?? '', evidencePrefix), start, end);
      if (row.node !== undefined) extend(index.documents, row.doc, start, end);
    }
    return index;
  }

  /** Every row with its place in bytes, the line break included. */
  async *#eachRow(): AsyncGenerator<{ row: EvidenceRow; start: number; end: number }> {
    const path = this.#file('evidence.jsonl');
    if (!existsSync(path)) return;
    let start = 0;
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      const end = start + Buffer.byteLength(line) + 1;
      if (line !== '') yield { row: parseRow<EvidenceRow>(line, `${path}:${number}`), start, end };
      start = end;
    }
  }

  async #readRanges(ranges: Ranges): Promise<EvidenceRow[]> {
    const path = this.#file('evidence.jsonl');
    const rows: EvidenceRow[] = [];
    const file = await open(path);
    try {
      for (let i = 0; i < ranges.length; i += 2) {
        const start = ranges[i] as number;
        const buffer = Buffer.alloc((ranges[i + 1] as number) - start);
        const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
        for (const line of buffer.toString('utf8', 0, bytesRead).split('\n')) {
          if (line !== '') rows.push(parseRow<EvidenceRow>(line, `${path} at byte ${start}`));
        }
      }
    } finally {
      await file.close();
    }
    return rows;
  }
}

function extend(map: Map<string, Ranges>, key: string, start: number, end: number): void {
  const ranges = map.get(key);
  if (!ranges) map.set(key, [start, end]);
  else if (ranges.at(-1) === start) ranges[ranges.length - 1] = end;
  else ranges.push(start, end);
}

function parseRow<Row>(line: string, place: string): Row {
  try {
    return JSON.parse(line) as Row;
  } catch (error) {
    throw new DataError(`${place}: not JSON (${error instanceof Error ? error.message : String(error)}); run zhengmai build again`);
  }
}

function size(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
