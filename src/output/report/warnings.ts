import type { ReportPart } from './index.ts';
import { plain } from './markdown.ts';

/** What went wrong with which document. */
export const warnings: ReportPart = {
  heading: '提醒 | Warnings',
  lines: ({ documents }) => documents.flatMap(({ path, warnings: found }) => found.map((text) => `- ${plain(path)}: ${plain(text)}`)),
};
