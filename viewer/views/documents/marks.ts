import type { EvidenceRow } from '../../../src/build/evidence.ts';

/** A run of text, marked as a mention of a node or plain. */
export interface Run {
  readonly start: number;
  readonly text: string;
  readonly node: string | null;
}

/**
 * A text cut into runs by the mentions in it. Of overlapping mentions the first wins, of those that start together the
 * longest.
 *
 * @param offset where in the source the text starts
 */
export function cutRuns(text: string, offset: number, rows: readonly EvidenceRow[]): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const { start, end, node } of rows.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const from = start - offset;
    const to = end - offset;
    if (node === undefined || from < at || to > text.length) continue;
    if (from > at) runs.push({ start: offset + at, text: text.slice(at, from), node: null });
    runs.push({ start, text: text.slice(from, to), node });
    at = to;
  }
  if (at < text.length) runs.push({ start: offset + at, text: text.slice(at), node: null });
  return runs;
}

/** The lines of a text with where each starts; empty ones are left out. */
export function linesOf(text: string): { start: number; text: string }[] {
  const lines: { start: number; text: string }[] = [];
  for (const match of text.matchAll(/[^\r\n]+/g)) if (match[0].trim() !== '') lines.push({ start: match.index, text: match[0] });
  return lines;
}
