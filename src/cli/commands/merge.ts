import { mergeParts } from '../../merge.ts';
import { summarize } from '../../output/summary.ts';
import { formatSummary } from '../build-summary.ts';
import { ProgressLine } from '../progress.ts';
import { complainOf, print } from '../terminal.ts';

/** What `zhengmai merge` is given besides its parts. */
export interface MergeOptions {
  readonly output: string;
  readonly json?: boolean;
}

/** Builds everything from extracted records. Documents that could not be extracted make the exit code 1. */
export async function run(parts: readonly string[], { output, json }: MergeOptions): Promise<void> {
  const progress = new ProgressLine();
  const result = await mergeParts(parts, output, { onProgress: (state) => progress.update(state) }).finally(() => progress.clear());
  const summary = summarize(result, output);
  for (const failure of summary.unread) complainOf(failure);
  if (json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else print(formatSummary(summary, 'wrote'));
  if (summary.unread.length > 0) process.exitCode = 1;
}
