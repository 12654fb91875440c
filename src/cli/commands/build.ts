import { RecordCache } from '../../cache/record-cache.ts';
import type { DocumentRecord } from '../../model/types.ts';
import { type BuildSummary, summarize } from '../../output/summary.ts';
import { runPipeline } from '../../pipeline.ts';
import { parseColumns } from '../../read/formats/columns.ts';
import { DEFAULT_LIMITS, parseSize } from '../../read/limits.ts';
import { ProgressLine } from '../progress.ts';

export interface BuildOptions {
  readonly output: string;
  readonly jobs?: number;
  readonly region?: string;
  readonly date?: string;
  readonly title?: string;
  readonly columns?: string;
  readonly maxSize?: string;
  readonly maxArchive?: string;
  /** A folder; false for none; the user's cache unless told. */
  readonly cache?: string | false;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Builds the graph of some documents into a folder. Documents that can't be read make the exit code 1. */
export async function run(paths: readonly string[], options: BuildOptions): Promise<void> {
  const { output, jobs, region, date, title, columns, maxSize, maxArchive, cache, strict, json, verbose } = options;
  const progress = new ProgressLine();
  const result = await runPipeline(paths, output, {
    given: { ...(region ? { region } : {}), ...(date ? { date } : {}), ...(title ? { title } : {}) },
    limits: {
      ...DEFAULT_LIMITS,
      ...(maxSize ? { documentBytes: parseSize(maxSize) } : {}),
      ...(maxArchive ? { archiveBytes: parseSize(maxArchive) } : {}),
    },
    ...(columns ? { columns: parseColumns(columns) } : {}),
    ...(strict ? { strict } : {}),
    ...(jobs ? { jobs } : {}),
    ...(cache === false ? {} : { cache: new RecordCache(cache) }),
    onProgress: (state) => progress.update(state),
    ...(verbose
      ? {
          onRecord: (record: DocumentRecord) => {
            progress.clear();
            process.stderr.write(formatDropped(record));
          },
        }
      : {}),
  }).finally(() => progress.clear());
  const summary = summarize(result, output);
  for (const { path, reason } of result.failures) process.stderr.write(`zhengmai: ${path}: ${reason}\n`);
  process.stdout.write(json ? `${JSON.stringify(summary)}\n` : formatSummary(summary));
  if (result.failures.length > 0) process.exitCode = 1;
}

function formatSummary({ output, documents, unread, copies, nodes, edges, evidence, indicators, warnings }: BuildSummary): string {
  return [
    `已写出 wrote ${output}: 文件 documents ${documents}${unread.length ? ` (未能读取 unread ${unread.length})` : ''}`,
    `  节点 nodes ${nodes}, 边 edges ${edges}, 出处 evidence ${evidence}, 统计数据 indicators ${indicators}`,
    ...copies.map(({ path, reason }) => `  重复 copy ${path}: ${reason}`),
    ...warnings.map(({ path, text }) => `  提醒 warning ${path}: ${text}`),
    '',
  ].join('\n');
}

const SHOWN = 40;

/** What cleaning dropped of a document, for `--verbose`. */
function formatDropped({ document, dropped, text }: DocumentRecord): string {
  const lines = dropped.map(({ start, end, reason }) => {
    const words = text.slice(start, end).replace(/\s+/g, ' ');
    return `  ${start}–${end} ${reason}: ${words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words}\n`;
  });
  return `${document.path}: ${document.region || '地区不明 region unknown'}, ${document.date || '日期不明 date unknown'}, 去掉 dropped ${dropped.length}\n${lines.join('')}`;
}
