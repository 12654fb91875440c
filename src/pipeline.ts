import { type Build, buildGraph } from './build/index.ts';
import { ReadError } from './errors.ts';
import { extract } from './extract.ts';
import type { DocumentRecord, Failure } from './model/types.ts';
import { type ReadOptions, readDocuments } from './read/documents.ts';
import { listInputs } from './read/inputs.ts';

export interface PipelineOptions extends ReadOptions {
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
export async function runPipeline(paths: readonly string[], options: PipelineOptions = {}): Promise<{ build: Build; failures: Failure[] }> {
  const { inputs, failures: unlisted } = listInputs(paths);
  const records: DocumentRecord[] = [];
  const failures: Failure[] = [];
  const fail = (error: ReadError): void => {
    if (options.strict) throw error;
    failures.push({ id: error.path, path: error.path, reason: `${error.reason}; ${error.remedy}` });
  };
  unlisted.forEach(fail);
  for (const [index, input] of inputs.entries()) {
    for await (const found of readDocuments(input, options)) {
      if (found instanceof ReadError) fail(found);
      else records.push(extract(found));
    }
    options.onProgress?.(index + 1, inputs.length, input.path);
  }
  return { build: buildGraph(records, failures), failures };
}
