import type { BuildSummary } from '../output/summary.ts';
import { oneLine } from './terminal.ts';

const OUTCOMES = { wrote: '已写出 wrote', unchanged: '没有变化 unchanged' } as const;

/** A build in a few lines, for people. */
export function formatSummary(summary: BuildSummary, outcome: keyof typeof OUTCOMES): string {
  const { output, documents, unread, copies, nodes, edges, evidence, indicators, warnings } = summary;
  return [
    `${OUTCOMES[outcome]} ${output}: 文件 documents ${documents}${unread.length ? ` (未能读取 unread ${unread.length})` : ''}`,
    `  节点 nodes ${nodes}, 边 edges ${edges}, 出处 evidence ${evidence}, 统计数据 indicators ${indicators}`,
    ...copies.map(({ path, reason }) => `  重复 copy ${oneLine(path)}: ${reason}`),
    ...warnings.map(({ path, text }) => `  提醒 warning ${oneLine(path)}: ${text}`),
    '',
  ].join('\n');
}
