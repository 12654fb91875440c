import { type Build, buildGraph } from './build/index.ts';
import { ReadError } from './errors.ts';
import { extract } from './extract.ts';
import type { DocumentRecord, Failure, Source } from './model/types.ts';
import { type Input, listInputs, readSource } from './read/inputs.ts';

export interface PipelineOptions {
  readonly given?: Source['given'];
  /** Fail at the first document that can't be read. */
  readonly strict?: boolean;
  readonly onProgress?: (done: number, total: number, path: string) => void;
}

/**
 * The way of the data, from paths to a graph: read each document, extract what it says (clean → segment → describe →
 * recognize → resolve → link), build one graph of all records and analyse it. Writing is the caller's.
 *
 * @throws UsageError for paths without documents; ReadError with `strict`
 */
export function runPipeline(paths: readonly string[], options: PipelineOptions = {}): { build: Build; failures: Failure[] } {
  const inputs = listInputs(paths);
  const records: DocumentRecord[] = [];
  const failures: Failure[] = [];
  inputs.forEach((input, index) => {
    const record = extractInput(input, options, failures);
    if (record) records.push(record);
    options.onProgress?.(index + 1, inputs.length, input.path);
  });
  return { build: buildGraph(records, failures), failures };
}

function extractInput(input: Input, options: PipelineOptions, failures: Failure[]): DocumentRecord | null {
  try {
    return extract(readSource(input, options.given));
  } catch (error) {
    if (!(error instanceof ReadError) || options.strict) throw error;
    failures.push({ id: input.id, path: input.path, reason: `${error.reason}; ${error.remedy}` });
    return null;
  }
}
