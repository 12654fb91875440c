import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { formatExtracted } from '../../build/extracted.ts';
import { ReadError } from '../../errors.ts';
import type { Failure, Source } from '../../model/types.ts';
import { createExtractor, defaultJobs } from '../../parallel/pool.ts';
import { bytesOf, checkRegion } from '../../pipeline.ts';
import { failureOf, readCorpus } from '../../read/corpus.ts';
import { type ReadOptions, readLines } from '../../read/documents.ts';
import { type Inputs, listInputs, STANDARD_INPUT } from '../../read/inputs.ts';
import { type ReadingOptions, readOptions } from '../read-options.ts';
import { complainOf } from '../terminal.ts';

/** What `zhengmai extract` is given besides its paths. */
export interface ExtractOptions extends ReadingOptions {
  readonly jobs?: number;
  readonly timeLimit?: number;
  readonly unordered?: boolean;
}

/**
 * Writes one line per document to standard output: its record, or `{id, path, error}`. Standard input holds one JSON
 * document per line; files and folders are read as a build reads them. Only a few documents are in memory at once: they are
 * read no faster than they are written. A bad document is told on standard error and makes the exit code 1 at the end.
 */
export async function run(paths: readonly string[], options: ExtractOptions): Promise<void> {
  const reading = readOptions(options);
  checkRegion(reading.given?.region);
  const files = paths.filter((path) => path !== STANDARD_INPUT);
  const streamed = files.length < paths.length || paths.length === 0;
  const inputs = listInputs(files);
  const jobs = options.jobs ?? (streamed ? availableParallelism() : defaultJobs(bytesOf(inputs.inputs)));
  const extractor = createExtractor(jobs, {
    ordered: !options.unordered,
    ...(options.timeLimit ? { timeLimit: options.timeLimit } : {}),
  });
  try {
    for await (const found of extractor.extractAll(documents(inputs, streamed, reading))) {
      if ('reason' in found) {
        process.exitCode = 1;
        complainOf(found);
      }
      if (!process.stdout.write(`${formatExtracted(found)}\n`)) await once(process.stdout, 'drain');
    }
  } finally {
    await extractor.close();
  }
}

async function* documents({ inputs, failures }: Inputs, streamed: boolean, options: ReadOptions): AsyncGenerator<Source | Failure> {
  for (const error of failures) yield failureOf(error);
  yield* readCorpus(inputs, options);
  if (!streamed) return;
  for await (const found of readLines(process.stdin, STANDARD_INPUT, options)) yield found instanceof ReadError ? failureOf(found) : found;
}
