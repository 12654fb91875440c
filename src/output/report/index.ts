import type { BuildResult } from '../result.ts';
import { counts } from './counts.ts';
import { projects } from './projects.ts';
import { shared } from './shared.ts';
import { warnings } from './warnings.ts';

/** A part of the report: its heading and lines of Markdown; without lines it is left out. */
export interface ReportPart {
  readonly heading: string;
  readonly lines: (result: BuildResult) => readonly string[];
}

const PARTS: readonly ReportPart[] = [counts, warnings, shared, projects];

/** `report.md`: what a person wants to know first. */
export function* report(result: BuildResult): Generator<string> {
  yield '# 政脉图谱概况 | What this graph holds\n';
  for (const { heading, lines } of PARTS) {
    const content = lines(result);
    if (content.length > 0) yield `\n## ${heading}\n\n${content.join('\n')}\n`;
  }
}
