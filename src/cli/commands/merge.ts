import { mergeParts } from '../../merge.ts';
import { summarize } from '../../output/summary.ts';
import { formatSummary } from '../build-summary.ts';
import { ProgressLine } from '../progress.ts';

export interface MergeOptions {
  readonly output: string;
  readonly json?: boolean;
}

/** Builds everything from extracted records. Documents that could not be extracted make the exit code 1. */
export async function run(parts: readonly string[], { output, json }: MergeOptions): Promise<void> {
  const progress = new ProgressLine();
  const result = await mergeParts(parts, output, { onProgress: (state) => progress.update(state) }).finally(() => progress.clear());
  const summary = summarize(result, output);
  for (const { path, reason } of summary.unread) process.stderr.write(`zhengmai: ${path}: ${reason}\n`);
  process.stdout.write(json ? `${JSON.stringify(summary)}\n` : formatSummary(summary, 'wrote'));
  if (summary.unread.length > 0) process.exitCode = 1;
}
