import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { CutText } from './analyse/related/name-words.ts';
import { compareCodePoints } from './build/order.ts';
import { RecordStore } from './build/record-store.ts';
import type { IdentityCache } from './cache/identity-cache.ts';
import type { RecordCache } from './cache/record-cache.ts';
import type { WordCache } from './cache/word-cache.ts';
import { ReadError } from './errors.ts';
import { regionByName } from './gazetteer/document-region.ts';
import { loadGazetteer } from './gazetteer/gazetteer.ts';
import type { DocumentRecord, Failure } from './model/types.ts';
import { BuildWriter, type WriteOptions } from './output/build-writer.ts';
import { Foresight } from './output/foresight.ts';
import type { BuildResult } from './output/result.ts';
import { cutText } from './parallel/attempt.ts';
import { createExtractor, defaultJobs, type Extractor } from './parallel/pool.ts';
import { failureOf, readCorpus } from './read/corpus.ts';
import type { ReadOptions } from './read/documents.ts';
import { type Input, listInputs } from './read/inputs.ts';
import { findCopies } from './resolve/copies.ts';

/** How a build is made; its outputs depend on none of these but how documents are read. */
export interface PipelineOptions extends ReadOptions {
  /** Fail at the first document that can't be read. */
  readonly strict?: boolean;
  /** Threads; by default as many as the machine and the amount of text deserve. */
  readonly jobs?: number;
  /** Seconds after which a document is given up; by default 300. */
  readonly timeLimit?: number;
  /** Where records of documents that were seen before are found. */
  readonly cache?: RecordCache;
  /** How names were cut in builds before. */
  readonly words?: WordCache;
  /** Which entities were found to be one in the last build. */
  readonly identity?: IdentityCache;
  /** What extracts in the place of this machine's threads; `jobs` and `cache` are then its own affair. */
  readonly extractor?: () => Promise<Extractor>;
  readonly onProgress?: (progress: Progress) => void;
  /** A document has been read and extracted. */
  readonly onRecord?: (record: DocumentRecord) => void;
}

/** Cuts everything anew. */
const NO_CACHE: Pick<WordCache, 'cut'> = { cut: async (text, cut) => cut(text) };

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
  let extractor: Extractor | undefined;
  const report = (stage: Progress['stage']) => (done: number, total: number) =>
    options.onProgress?.({ stage, done, total, documents: store.size });
  try {
    const { cache, timeLimit } = options;
    extractor =
      (await options.extractor?.()) ??
      createExtractor(options.jobs ?? defaultJobs(bytesOf(inputs)), {
        ordered: false,
        ...(cache ? { cache } : {}),
        ...(timeLimit ? { timeLimit } : {}),
      });
    const failures: Failure[] = [];
    const fail = (failure: Failure): void => {
      if (options.strict) throw new ReadError(failure.path, failure.reason, 'nothing is built, as --strict asks');
      failures.push(failure);
    };
    for (const error of unlisted) fail(failureOf(error));
    const foresight = new Foresight(options.identity?.read() ?? new Map());
    const read = report('documents');
    const onFile = (done: number, total: number): void => {
      read(done, total);
      // What is left to wait for is extracted elsewhere.
      if (done === total) void foresight.begin();
    };
    try {
      for await (const found of extractor.extractAll(readCorpus(inputs, options, onFile))) {
        if ('reason' in found) fail(found);
        else {
          options.onRecord?.(found);
          store.add(found);
          if (!store.isLarge) foresight.add(found);
        }
      }
    } finally {
      foresight.end();
    }
    for (const failure of store.rejected()) if (options.strict) fail(failure);
    const threads = extractor;
    const words = options.words ?? NO_CACHE;
    // Threads hold memory that the graph may need, and a dictionary that names are cut with: of a large corpus the one counts.
    const large = store.isLarge;
    if (large) await threads.close();
    const cut = async (text: string): Promise<CutText> => {
      if (large) return words.cut(text, cutText);
      const found = await words.cut(text, threads.cut);
      await threads.close();
      return found;
    };
    return await writeBuild(writer, store, failures, {
      onProgress: report('layout'),
      cut,
      foresight,
      onIdentity: (mapping) => options.identity?.keep(mapping),
    });
  } finally {
    await extractor?.close();
    store.close();
    writer.abandon();
  }
}

/**
 * The second half: leaves copies out, builds one graph of all records, analyses it and writes every output.
 *
 * @param failures documents without a record
 */
export function writeBuild(
  writer: BuildWriter,
  store: RecordStore,
  failures: readonly Failure[],
  { onIdentity, ...options }: WriteOptions & { readonly onIdentity?: (mapping: ReadonlyMap<string, string>) => void } = {},
): Promise<BuildResult> {
  const originals = findCopies(store.fingerprints());
  const copies = [...originals].map(
    ([id, original]): Failure => ({ id, path: store.path(id), reason: `a copy of ${original}, counted once` }),
  );
  const unread = distinct([...failures, ...store.rejected()]).filter(({ id, path }) => store.path(id) !== path);
  const mapping = store.identity();
  onIdentity?.(mapping);
  return writer.write(store.records(originals, mapping), unread, copies, options);
}

/** One failure per id, the first by path and reason: what is read again, or by another machine, may fail again. */
function distinct(failures: readonly Failure[]): Failure[] {
  const first = new Map<string, Failure>();
  for (const failure of failures) {
    const known = first.get(failure.id);
    if (!known || (compareCodePoints(known.path, failure.path) || compareCodePoints(known.reason, failure.reason)) > 0)
      first.set(failure.id, failure);
  }
  return [...first.values()];
}

/** @throws UsageError for a region that the gazetteer doesn't know */
export function checkRegion(name: string | undefined): void {
  if (name !== undefined) regionByName(name, loadGazetteer());
}

/** Size of the files, as far as it is known. */
export function bytesOf(inputs: readonly Input[]): number {
  return inputs.reduce((sum, { file }) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}
