import type { BuildResult } from '../result.ts';
import { clusters } from './clusters.ts';
import { counts } from './counts.ts';
import { documents } from './documents.ts';
import { Notes } from './notes.ts';
import { projects } from './projects.ts';
import { shared } from './shared.ts';
import { similar } from './similar.ts';
import { special } from './special.ts';
import { spread } from './spread.ts';
import { statistics } from './statistics.ts';
import { warnings } from './warnings.ts';

/** A part of the report: its heading and lines of Markdown; without lines it is left out. */
export interface ReportPart {
  readonly heading: string;
  readonly lines: (result: BuildResult, notes: Notes) => readonly string[];
}

const PARTS: readonly ReportPart[] = [counts, documents, warnings, shared, special, similar, spread, clusters, projects, statistics];

const LEAD = [
  '数字后的注给出原文位置（文件与 UTF-16 偏移量）；`zhengmai explain 名称` 与 `zhengmai view` 给出全部原句。',
  'Notes behind numbers tell where a text shows them (document and UTF-16 offsets); `zhengmai explain NAME` and `zhengmai view` show every sentence.',
].join('\n');

/** `report.md`: what a person wants to know first, every answer with the place in a document that shows it. */
export function* report(result: BuildResult): Generator<string> {
  const notes = new Notes();
  yield `# 政脉图谱概况 | What this graph holds\n\n${LEAD}\n`;
  for (const { heading, lines } of PARTS) {
    const content = lines(result, notes);
    if (content.length > 0) yield `\n## ${heading}\n\n${content.join('\n')}\n`;
  }
  if (notes.lines().length > 0) yield `\n${notes.lines().join('\n')}\n`;
}
