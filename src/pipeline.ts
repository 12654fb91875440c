import { statSync } from 'node:fs';
import { join } from 'node:path';
import { RecordStore } from './build/record-store.ts';
import { type RecordCache, sourceKey } from './cache/record-cache.ts';
import { ReadError } from './errors.ts';
import { regionByName } from './gazetteer/document-region.ts';
import { loadGazetteer } from './gazetteer/gazetteer.ts';
import type { DocumentRecord, Failure, Source } from './model/types.ts';
import { BuildWriter } from './output/build-writer.ts';
import type { BuildResult } from './output/result.ts';
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
  readonly onProgress?: (progress: Progress) => void;
  /** A document has been read and extracted. */
  readonly onRecord?: (record: DocumentRecord) => void;
}

/** How far a build is: files read of all, or iterations of the layout. */
export interface Progress {
  readonly stage: 'documents' | 'layout';
  readonly done: number;
  readonly total: number;
  /** Documents extracted so far. */
  readonly documents: number;
}

/**
 * The way of the data, from paths to a folder of outputs: read each document, extract what it says (clean → segment →
 * describe → recognize → resolve → link), leave copies out, build one graph of all records, analyse it, write everything
 * and put it in the place of what the folder held.
 *
 * @param paths files, folders, globs, `-` for standard input
 * @param target the folder
 * @throws UsageError for paths without documents, an unknown region, or a folder with other content; ReadError with
 * `strict`; ZhengmaiError where the folder can't be written. What the folder held is then untouched.
 */
export async function runPipeline(paths: readonly string[], target: string, options: PipelineOptions = {}): Promise<BuildResult> {
  checkRegion(options.given?.region);
  const { inputs, failures: unlisted } = listInputs(paths);
  const writer = new BuildWriter(target);
  const store = new RecordStore(join(writer.folder, 'records'));
  const report = (stage: Progress['stage']) => (done: number, total: number) =>
    options.onProgress?.({ stage, done, total, documents: store.size });
  try {
    const failures: Failure[] = [];
    const fail = (failure: Failure): void => {
      if (options.strict) throw new ReadError(failure.path, failure.reason, 'nothing is built, as --strict asks');
      failures.push(failure);
    };
    for (const error of unlisted) fail(failureOf(error));
    for await (const found of extractInputs(inputs, options, report('documents'))) {
      if ('reason' in found) fail(found);
      else {
        options.onRecord?.(found);
        store.add(found);
      }
    }
    const originals = findDuplicates(store.fingerprints());
    const copies = [...originals].map(
      ([id, original]): Failure => ({ id, path: store.path(id), reason: `a copy of ${original}, counted once` }),
    );
    return await writer.write(store.records(originals), failures, copies, { onProgress: report('layout') });
  } finally {
    store.close();
    writer.abandon();
  }
}

/** Records of all documents that can be read, and why there is none for the others. */
async function* extractInputs(
  inputs: readonly Input[],
  options: PipelineOptions,
  onFile: (done: number, total: number) => void,
): AsyncGenerator<DocumentRecord | Failure> {
  const { cache } = options;
  const ready: (DocumentRecord | Failure)[] = [];
  const keys: string[] = [];
  const unseen = async function* (): AsyncGenerator<Source> {
    for await (const found of readInputs(inputs, options, onFile)) {
      if ('reason' in found) {
        ready.push(found);
        continue;
      }
      const key = cache ? sourceKey(found) : '';
      const known = cache?.get(key);
      if (known) ready.push(known);
      else {
        keys.push(key);
        yield found;
      }
    }
  };
  const extractor = createExtractor(options.jobs ?? defaultJobs(bytesOf(inputs)));
  try {
    for await (const found of extractor.extractAll(unseen())) {
      const key = keys.shift() as string;
      if (!('reason' in found)) cache?.set(key, found);
      yield found;
      yield* ready.splice(0);
    }
    yield* ready;
  } finally {
    await extractor.close();
  }
}

/** Every document of the inputs, in order; of two that call themselves by one id, only the first can be told apart later. */
async function* readInputs(
  inputs: readonly Input[],
  options: ReadOptions,
  onFile: (done: number, total: number) => void,
): AsyncGenerator<Source | Failure> {
  const paths = new Map<string, string>();
  for (const [index, input] of inputs.entries()) {
    for await (const found of readDocuments(input, options)) {
      if (found instanceof ReadError) {
        yield failureOf(found);
        continue;
      }
      const { id, path } = found;
      const first = paths.get(id);
      if (first === undefined) {
        paths.set(id, path);
        yield found;
      } else yield { id: `${id} (${path})`, path, reason: `its id ${id} is that of ${first}; give each document its own` };
    }
    onFile(index + 1, inputs.length);
  }
}

function failureOf({ path, reason, remedy }: ReadError): Failure {
  return { id: path, path, reason: `${reason}; ${remedy}` };
}

function checkRegion(name: string | undefined): void {
  if (name !== undefined) regionByName(name, loadGazetteer());
}

function bytesOf(inputs: readonly Input[]): number {
  return inputs.reduce((sum, { file }) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}
