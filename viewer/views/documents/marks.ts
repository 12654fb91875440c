import type { EvidenceRow } from '../../../src/build/evidence.ts';
import type { DocumentPassages } from '../../../src/view/layout.ts';
import { groupBy } from '../../data/group.ts';

/** A run of text, marked as a mention of a node or plain. */
export interface Run {
  readonly start: number;
  readonly text: string;
  readonly node: string | null;
  /** Whether cleaning left it out: page furniture and the like, that says nothing of its subject. */
  readonly dropped: boolean;
}

/** A line of a document. */
export interface Line {
  readonly start: number;
  readonly runs: readonly Run[];
  /** Whether a section begins here whose heading it is. */
  readonly heading: boolean;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * A document in lines, cut into runs by the mentions in it and by what cleaning left out. Where the build has no text, its
 * sentences with mentions are the lines.
 */
export function linesOf(passages: DocumentPassages): Line[] {
  const { text, rows, sections, dropped } = passages;
  if (text === undefined) return excerpts(rows);
  const headings = new Map(sections.map(({ start, heading }) => [start, plain(heading)]));
  let row = 0;
  return lineRanges(text).map(({ start, end }) => {
    while (row < rows.length && (rows[row] as EvidenceRow).start < start) row++;
    const own: EvidenceRow[] = [];
    for (let i = row; i < rows.length && (rows[i] as EvidenceRow).start < end; i++) own.push(rows[i] as EvidenceRow);
    const line = text.slice(start, end);
    const indent = line.length - line.trimStart().length;
    const heading = headings.get(start) ?? headings.get(start + indent);
    return {
      start,
      runs: cutRuns(line, start, own, dropped),
      heading: heading !== undefined && heading !== '' && plain(line).startsWith(heading),
    };
  });
}

/**
 * A text cut into runs by the mentions in it. Of overlapping mentions the first wins, of those that start together the
 * longest.
 *
 * @param offset where in the source the text starts
 */
export function cutRuns(text: string, offset: number, rows: readonly EvidenceRow[], dropped: readonly Range[] = []): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const { start, end, node } of rows.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const from = start - offset;
    const to = end - offset;
    if (node === undefined || from < at || to > text.length) continue;
    addPlain(runs, text, offset, at, from, dropped);
    runs.push({ start, text: text.slice(from, to), node, dropped: false });
    at = to;
  }
  addPlain(runs, text, offset, at, text.length, dropped);
  return runs;
}

function addPlain(runs: Run[], text: string, offset: number, from: number, to: number, dropped: readonly Range[]): void {
  let at = from;
  const add = (end: number, isDropped: boolean) => {
    if (end > at) runs.push({ start: offset + at, text: text.slice(at, end), node: null, dropped: isDropped });
    at = Math.max(at, end);
  };
  for (const range of dropped) {
    if (range.end - offset <= at || range.start - offset >= to) continue;
    add(Math.min(to, Math.max(at, range.start - offset)), false);
    add(Math.min(to, range.end - offset), true);
  }
  add(to, false);
}

/** A text as headings are compared: cleaning has brought their punctuation to one form. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/** The lines of a text; empty ones are left out. */
function lineRanges(text: string): Range[] {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) =>
    line.trim() === '' ? [] : [{ start: index, end: index + line.length }],
  );
}

function excerpts(rows: readonly EvidenceRow[]): Line[] {
  return [...groupBy(rows, ({ sentence }) => sentence)].map(([sentence, own]) => {
    // Without the text, where its sentence starts follows from where its first mention stands in it.
    const first = own[0] as EvidenceRow;
    const start = first.start - Math.max(0, sentence.indexOf(first.text));
    const inPlace = own.filter((row) => sentence.slice(row.start - start, row.end - start) === row.text);
    return { start, runs: cutRuns(sentence, start, inPlace), heading: false };
  });
}
