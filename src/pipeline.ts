import { statSync } from 'node:fs';
import { type Build, buildGraph } from './build/index.ts';
import { type RecordCache, sourceKey } from './cache/record-cache.ts';
import { ReadError } from './errors.ts';
import type { DocumentRecord, Failure, Source } from './model/types.ts';
import { createExtractor, defaultJobs } from './parallel/pool.ts';
import { type ReadOptions, readDocuments } from './read/documents.ts';
import { type Input, listInputs } from './read/inputs.ts';
import { findDuplicates } from './resolve/duplicates.ts';

export interface PipelineOptions extends ReadOptions {
  /** Fail at the first document that can't be read. */
  readonly strict?: boolean;
  /** Threads; by default as many as the machine and the amount of text deserve. */
  readonly jobs?: number;
  /** Where records of documents that were seen before are found. */
  readonly cache?: RecordCache;
  readonly onProgress?: (done: number, total: number, path: string) => void;
}

export interface PipelineResult {
  readonly build: Build;
  readonly failures: readonly Failure[];
  /** Documents that are copies of others, and not counted. */
  readonly copies: readonly Failure[];
}

/**
 * The way of the data, from paths to a graph: read each document, extract what it says (clean → segment → describe →
 * recognize → resolve → link), leave copies out, build one graph of all records and analyse it. Writing is the caller's.
 *
 * @throws UsageError for paths without documents; ReadError with `strict`
 */
export async function runPipeline(paths: readonly string[], options: PipelineOptions = {}): Promise<PipelineResult> {
  const { inputs, failures: unlisted } = listInputs(paths);
  const failures: Failure[] = [];
  const fail = (error: ReadError): void => {
    if (options.strict) throw error;
    failures.push({ id: error.path, path: error.path, reason: `${error.reason}; ${error.remedy}` });
  };
  unlisted.forEach(fail);
  const extracted = await extractInputs(inputs, options, fail);
  const records = oncePerId(extracted, failures);
  const originals = findDuplicates(records.map(({ document: { id }, text, fingerprint }) => ({ id, length: text.length, fingerprint })));
  const copies = records
    .filter(({ document }) => originals.has(document.id))
    .map(({ document: { id, path } }): Failure => ({ id, path, reason: `a copy of ${originals.get(id)}, counted once` }));
  const kept = records.filter(({ document }) => !originals.has(document.id));
  return { build: buildGraph(kept, [...failures, ...copies]), failures, copies };
}

async function extractInputs(
  inputs: readonly Input[],
  options: PipelineOptions,
  fail: (error: ReadError) => void,
): Promise<DocumentRecord[]> {
  const { cache, onProgress } = options;
  const records: DocumentRecord[] = [];
  const keys: string[] = [];
  const unseen = async function* (): AsyncGenerator<Source> {
    for (const [index, input] of inputs.entries()) {
      for await (const found of readDocuments(input, options)) {
        if (found instanceof ReadError) {
          fail(found);
          continue;
        }
        const key = cache ? sourceKey(found) : '';
        const known = cache?.get(key);
        if (known) records.push(known);
        else {
          keys.push(key);
          yield found;
        }
      }
      onProgress?.(index + 1, inputs.length, input.path);
    }
  };
  const extractor = createExtractor(options.jobs ?? defaultJobs(bytesOf(inputs)));
  try {
    for await (const record of extractor.extractAll(unseen())) {
      cache?.set(keys.shift() as string, record);
      records.push(record);
    }
  } finally {
    await extractor.close();
  }
  return records;
}

/** Two documents that call themselves by one id can't both be told apart later: the first by path stays. */
function oncePerId(records: readonly DocumentRecord[], failures: Failure[]): DocumentRecord[] {
  const byId = new Map<string, DocumentRecord>();
  for (const record of records.toSorted((a, b) => (a.document.path < b.document.path ? -1 : 1))) {
    const { id, path } = record.document;
    const known = byId.get(id);
    if (known)
      failures.push({ id: `${id} (${path})`, path, reason: `its id ${id} is that of ${known.document.path}; give each document its own` });
    else byId.set(id, record);
  }
  return [...byId.values()];
}

function bytesOf(inputs: readonly Input[]): number {
  return inputs.reduce((sum, { file }) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}
