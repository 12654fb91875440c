import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { CutText } from './analyse/related/name-words.ts';
import { compareCodePoints } from './build/order.ts';
import { RecordStore } from './build/record-store.ts';
import type { DocumentCache, KeptDocuments } from './cache/document-cache.ts';
import type { IdentityCache } from './cache/identity-cache.ts';
import type { RecordCache } from './cache/record-cache.ts';
import type { WordCache } from './cache/word-cache.ts';
import { ReadError } from './errors.ts';
import { regionByName } from './gazetteer/document-region.ts';
import { loadGazetteer } from './gazetteer/gazetteer.ts';
import type { DocumentRecord, Failure, Source } from './model/types.ts';
import { BuildWriter, type WriteOptions } from './output/build-writer.ts';
import { Foresight } from './output/foresight.ts';
import type { BuildResult } from './output/result.ts';
import type { WrittenDocument } from './output/written-document.ts';
import { cutText } from './parallel/cut-text.ts';
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
  /** What documents added to builds before. */
  readonly documents?: DocumentCache;
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
  const store: Store = new RecordStore(join(writer.folder, 'records'));
  const report = (stage: Progress['stage']) => (done: number, total: number) =>
    options.onProgress?.({ stage, done, total, documents: store.size });
  let extractor: Extractor | undefined;
  try {
    extractor = (await options.extractor?.()) ?? ownExtractor(inputs, options);
    const failures = new Failures(options.strict ?? false);
    for (const error of unlisted) failures.add(failureOf(error));
    const foresight = new Foresight(options.identity?.read() ?? new Map());
    // Whoever wants to see records gets every one of them.
    const kept = options.onRecord ? undefined : options.documents?.ofBuild();
    await extractInto(store, inputs, { extractor, failures, foresight, kept, onFile: report('documents') }, options);
    return await writeBuild(writer, store, failures.all, {
      onProgress: report('layout'),
      cut: await cutter(extractor, store, options.words ?? NO_CACHE),
      foresight,
      onIdentity: (mapping) => {
        options.identity?.keep(mapping);
        kept?.identified(mapping);
      },
      // The outputs of a large corpus would fill the disk.
      ...(store.isLarge ? {} : { onWritten: ({ document }, written) => kept?.keep(document, written) }),
    });
  } finally {
    await extractor?.close();
    store.close();
    writer.abandon();
  }
}

/** Threads of this machine that extract. */
function ownExtractor(inputs: readonly Input[], { jobs, cache, timeLimit }: PipelineOptions): Extractor {
  return createExtractor(jobs ?? defaultJobs(bytesOf(inputs)), {
    ordered: false,
    ...(cache ? { cache } : {}),
    ...(timeLimit ? { timeLimit } : {}),
  });
}

type Store = RecordStore<WrittenDocument>;

/** Documents that have no record, with the reason. */
class Failures {
  readonly all: Failure[] = [];
  readonly #strict: boolean;

  /** @param strict whether the first ends the build */
  constructor(strict: boolean) {
    this.#strict = strict;
  }

  /** @throws ReadError where nothing may fail */
  add(failure: Failure): void {
    if (this.#strict) throw new ReadError(failure.path, failure.reason, 'nothing is built, as --strict asks');
    this.all.push(failure);
  }
}

interface Extraction {
  readonly extractor: Extractor;
  readonly failures: Failures;
  /** Works out what unchanged documents add, as soon as only changed ones are left to wait for. */
  readonly foresight: Foresight;
  /** What is known of documents from builds before. */
  readonly kept: KeptDocuments | undefined;
  readonly onFile: (done: number, total: number) => void;
}

/** The first half: reads each document, extracts what it says and stores its record, or why there is none. */
async function extractInto(
  store: Store,
  inputs: readonly Input[],
  { extractor, failures, foresight, kept, onFile }: Extraction,
  options: PipelineOptions,
): Promise<void> {
  const documents = readCorpus(inputs, options, (done, total) => {
    onFile(done, total);
    // What is left to wait for is extracted elsewhere.
    if (done === total) void foresight.begin();
  });
  const unknown = async function* (): AsyncGenerator<Source | Failure> {
    for await (const found of documents) {
      const known = 'reason' in found ? null : kept?.find(found);
      if (known) {
        store.addKept(known);
        foresight.addKept(known);
      } else yield found;
    }
  };
  try {
    for await (const found of extractor.extractAll(unknown())) {
      if ('reason' in found) {
        failures.add(found);
        continue;
      }
      options.onRecord?.(found);
      store.add(found);
      // The outputs of a large corpus would fill the memory.
      if (store.isLarge) continue;
      foresight.add(found);
      kept?.extracted(found);
    }
  } finally {
    foresight.end();
  }
  // They count as failures in any case; where nothing may fail, the first ends the build here.
  if (options.strict) for (const failure of store.rejected()) failures.add(failure);
}

/**
 * What cuts names into words: a thread that has extracted, which ends with it. Threads hold memory that the graph of a large
 * corpus may need: they end before it is made, and this thread loads a dictionary.
 */
async function cutter(threads: Extractor, store: Store, words: Pick<WordCache, 'cut'>): Promise<(text: string) => Promise<CutText>> {
  if (store.isLarge) {
    await threads.close();
    return (text) => words.cut(text, cutText);
  }
  return async (text) => {
    const found = await words.cut(text, threads.cut);
    await threads.close();
    return found;
  };
}

/**
 * The second half: leaves copies out, builds one graph of all records, analyses it and writes every output.
 *
 * @param failures documents without a record
 */
export function writeBuild(
  writer: BuildWriter,
  store: Store,
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
