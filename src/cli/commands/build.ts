import { statSync } from 'node:fs';
import { BuildStates, signatureOf } from '../../cache/build-states.ts';
import { DocumentCache } from '../../cache/document-cache.ts';
import { IdentityCache } from '../../cache/identity-cache.ts';
import { RecordCache } from '../../cache/record-cache.ts';
import { WordCache } from '../../cache/word-cache.ts';
import { ZhengmaiError } from '../../errors.ts';
import type { DocumentRecord } from '../../model/types.ts';
import { type BuildSummary, summarize } from '../../output/summary.ts';
import type { PipelineOptions } from '../../pipeline.ts';
import { listInputs } from '../../read/inputs.ts';
import { formatSummary } from '../build-summary.ts';
import { ProgressLine } from '../progress.ts';
import { type ReadingOptions, readOptions } from '../read-options.ts';
import { complain, complainOf, oneLine, print, printable } from '../terminal.ts';

/** What `zhengmai build` is given besides its paths. */
export interface BuildOptions extends ReadingOptions {
  readonly output: string;
  readonly jobs?: number;
  readonly timeLimit?: number;
  /** A folder; false for none; the user's cache unless told. */
  readonly cache?: string | false;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly watch?: boolean;
  /** Address of the Redis whose workers extract. */
  readonly queue?: string;
  readonly inFlight?: number;
  readonly batchSize?: number;
}

/** Milliseconds between two looks at watched documents. */
const WATCH_INTERVAL = 500;

/** Builds the graph of some documents into a folder. Documents that can't be read make the exit code 1. */
export async function run(paths: readonly string[], options: BuildOptions): Promise<void> {
  const pipeline = pipelineOptions(options);
  if (!options.watch) {
    const { unread } = await build(paths, options, pipeline);
    if (unread.length > 0) process.exitCode = 1;
    return;
  }
  let seen = '';
  for (;;) {
    const now = stampOf(paths);
    if (now !== seen) {
      seen = now;
      try {
        await build(paths, options, pipeline);
      } catch (error) {
        if (!(error instanceof ZhengmaiError)) throw error;
        complain(error.message);
      }
    }
    await new Promise((resume) => setTimeout(resume, WATCH_INTERVAL));
  }
}

/** One build, or none where it would change nothing. */
async function build(
  paths: readonly string[],
  { output, cache, json, verbose }: BuildOptions,
  pipeline: PipelineOptions,
): Promise<BuildSummary> {
  const states = cache === false ? null : new BuildStates(cache);
  const signature = states && !verbose ? await signatureOf(listInputs(paths), pipeline) : null;
  const found = signature === null ? null : (states?.find(output, signature) ?? null);
  const last = pipeline.strict && found && found.unread.length > 0 ? null : found;
  const summary = last ?? (await buildAnew(paths, output, pipeline));
  if (!last && signature !== null) states?.keep(output, signature, summary);
  for (const failure of summary.unread) complainOf(failure);
  if (json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else print(formatSummary(summary, last !== null ? 'unchanged' : 'wrote'));
  return summary;
}

async function buildAnew(paths: readonly string[], output: string, pipeline: PipelineOptions): Promise<BuildSummary> {
  // Loaded when there is something to do: a build that changes nothing should cost next to nothing.
  const { runPipeline } = await import('../../pipeline.ts');
  const progress = new ProgressLine();
  const { onRecord } = pipeline;
  const result = await runPipeline(paths, output, {
    ...pipeline,
    onProgress: (state) => progress.update(state),
    ...(onRecord && {
      onRecord: (record: DocumentRecord) => {
        progress.clear();
        onRecord(record);
      },
    }),
  }).finally(() => progress.clear());
  return summarize(result, output);
}

function pipelineOptions(options: BuildOptions): PipelineOptions {
  const { jobs, timeLimit, cache, strict, verbose } = options;
  const kept = cache === false ? undefined : new RecordCache(cache);
  return {
    ...readOptions(options),
    ...(strict ? { strict } : {}),
    ...(jobs ? { jobs } : {}),
    ...(timeLimit ? { timeLimit } : {}),
    ...(kept ? cachesBeside(kept, cache || undefined) : {}),
    ...(options.queue ? { extractor: queueExtractor(options.queue, options, kept) } : {}),
    ...(verbose ? { onRecord: (record: DocumentRecord) => process.stderr.write(printable(formatDropped(record))) } : {}),
  };
}

/** All that is kept from build to build, beside the records. */
function cachesBeside(records: RecordCache, root: string | undefined): Pick<PipelineOptions, 'cache' | 'documents' | 'words' | 'identity'> {
  return {
    cache: records,
    documents: new DocumentCache(records, root),
    words: new WordCache(root),
    identity: new IdentityCache(root),
  };
}

/** The queue's code and its dependencies are loaded only where they are asked for. */
function queueExtractor(address: string, { inFlight, batchSize }: BuildOptions, cache: RecordCache | undefined) {
  return async () => {
    const { createQueueExtractor } = await import('../../queue/coordinator.ts');
    return createQueueExtractor(address, {
      ...(cache ? { cache } : {}),
      ...(inFlight ? { inFlight } : {}),
      ...(batchSize ? { batchSize } : {}),
      onTrouble: complain,
    });
  };
}

/** What tells that documents have changed, come or gone; empty where there are none at the moment. */
function stampOf(paths: readonly string[]): string {
  try {
    return JSON.stringify(
      listInputs(paths).inputs.map(({ file }) => {
        const { size, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 };
        return [file, size, mtimeMs];
      }),
    );
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const SHOWN = 40;

/** What cleaning dropped of a document, for `--verbose`. */
function formatDropped({ document, dropped, text }: DocumentRecord): string {
  const lines = dropped.map(({ start, end, reason }) => {
    const words = text.slice(start, end).replace(/\s+/g, ' ');
    return `  ${start}–${end} ${reason}: ${words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words}\n`;
  });
  return `${oneLine(document.path)}: ${document.region || '地区不明 region unknown'}, ${document.date || '日期不明 date unknown'}, 去掉 dropped ${dropped.length}\n${lines.join('')}`;
}
