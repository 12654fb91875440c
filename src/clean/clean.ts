import type { SourceFormat } from '../model/schema.ts';
import type { CleanText, Span } from '../model/types.ts';
import { LIST_NUMBER, NUMERALS } from '../segment/list-numbers.ts';
import { readTable } from '../vocabulary/table.ts';
import { Collector } from './normalize.ts';
import { simplifierOf } from './traditional.ts';

interface NoiseRule {
  readonly pattern: RegExp;
  readonly part: 'line' | 'match' | 'rest';
  readonly reason: string;
}

let rules: NoiseRule[] | undefined;
const noiseRules = (): NoiseRule[] =>
  (rules ??= readTable('vocabulary/data/noise.tsv', ['pattern', 'part', 'reason']).map((row) => ({
    pattern: new RegExp(row.pattern, 'u'),
    part: row.part as NoiseRule['part'],
    reason: row.reason,
  })));

/** Markdown's marks: of headings, quotations, lists and rules at the beginning of a line, of emphasis, code, links and pictures in it. */
const MARKDOWN =
  /^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+(?=\S))|^\s{0,3}(?:[-*_]\s*){3,}$|^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*$|\*{1,3}|__|`{1,3}|!?\[(?=[^\]\n]*\]\()|\]\([^)\s]*(?:\s"[^"]*")?\)|\|/g;

/** Marks inside a line that never belong to its words: footnote numbers, lost spaces, character references. */
const INLINE_NOISE = /\^?\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|【\d{1,3}】|\?{2,}|&(?:nbsp|ensp|emsp|thinsp|ldquo|rdquo|quot|amp|lt|gt);/g;

const ENDS_SENTENCE = /[。！？!?;；：:…”"』」）)】]$/;
const STARTS_ITEM = new RegExp(`^(?:${LIST_NUMBER}|第${NUMERALS}|——|—|○|●|■|◆|各位)`);
/** Items of a list, and figures in the cells of a table, are no links. */
const NO_LINK = new RegExp(`${STARTS_ITEM.source}|^\\d+\\.\\d`);
const PROSE = /[。；！]/;
/** A line at least this long was probably wrapped, not ended. */
const WRAPPED_LINE = 24;
/** That many short lines without punctuation in a row are a list of links. */
const LINK_LIST = 8;

interface Line extends Span {
  readonly squeezed: string;
  reason: string | null;
}

/**
 * Drops what is no part of the document (navigation, captions of the page, advertising, footnote marks) and brings
 * characters to one form.
 *
 * @param format what the source was: Markdown's marks are left out
 * @returns the clean text, one paragraph per line, with the source offset of every character
 */
export function clean(source: string, format: SourceFormat = 'text'): CleanText {
  const lines = splitLines(source);
  dropMatchingLines(lines, format);
  const advertising = lines.filter((l) => l.reason === 'advertising').map((l) => l.squeezed);
  dropLinkLists(lines);
  dropSummaries(lines);

  const dropped: (Span & { reason: string })[] = [];
  const out = new Collector(simplifierOf(source));
  let previous: Line | null = null;
  for (const line of lines) {
    if (line.reason) {
      dropped.push({ start: line.start, end: line.end, reason: line.reason });
      continue;
    }
    if (!line.squeezed) {
      previous = null;
      continue;
    }
    if (!previous || !continues(previous, line)) out.breakParagraph(line.start);
    addLine(source, line, advertising, format, out, dropped);
    previous = line;
  }
  return { ...out.finish(source.length), dropped };
}

function splitLines(source: string): Line[] {
  const lines: Line[] = [];
  for (const match of source.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const start = match.index;
    // An empty line between two lines matters: text never runs on across it.
    const gap = lines.length ? source.slice((lines.at(-1) as Line).end, start) : '';
    if ((gap.match(/\n/g)?.length ?? 0) > 1) lines.push({ start, end: start, squeezed: '', reason: null });
    lines.push({ start, end: start + match[0].length, squeezed: match[0].replace(/[\s\u00a0\u3000]+/g, ''), reason: null });
  }
  return lines;
}

function dropMatchingLines(lines: Line[], format: SourceFormat): void {
  for (const [index, line] of lines.entries()) {
    if (!line.squeezed || line.squeezed.length > 200) continue;
    for (const rule of noiseRules()) {
      if (rule.part === 'match' || !rule.pattern.test(format === 'markdown' ? line.squeezed.replace(/^>+/, '') : line.squeezed)) continue;
      line.reason = rule.reason;
      const rest = rule.part === 'rest' ? lines.slice(index + 1) : [];
      if (index > (lines.length * 2) / 3 || !rest.some(({ squeezed }) => PROSE.test(squeezed)))
        for (const later of rest) later.reason ??= rule.reason;
      break;
    }
  }
}

/** Navigation menus and lists of other regions' reports: many short lines in a row, none of them prose. */
function dropLinkLists(lines: Line[]): void {
  let run: Line[] = [];
  const flush = () => {
    if (run.length >= LINK_LIST) for (const line of run) line.reason ??= 'list of links';
    run = [];
  };
  for (const line of lines) {
    if (!line.squeezed || line.reason) continue;
    if (line.squeezed.length <= 30 && !PROSE.test(line.squeezed) && !NO_LINK.test(line.squeezed)) run.push(line);
    else flush();
  }
  flush();
}

/** A cut-off copy of the opening (内容摘要) says nothing that the text does not say again. */
function dropSummaries(lines: Line[]): void {
  for (const [index, line] of lines.entries()) {
    if (!/(?:\.{4,}|…{2,})$/.test(line.squeezed)) continue;
    const opening = bare(line.squeezed).slice(0, SUMMARY_OPENING);
    // The copy runs together what the text sets in lines of its own: title, date, speaker.
    let following = '';
    for (let i = index + 1; i < lines.length && following.length < SUMMARY_OPENING * 2; i++) following += bare((lines[i] as Line).squeezed);
    const again =
      following.includes(opening) || lines.some((other) => other.start > line.start && bare(other.squeezed).startsWith(opening));
    if (opening && again) line.reason ??= 'summary';
  }
}

/** How much of a summary tells that it is a copy of what follows. */
const SUMMARY_OPENING = 12;

const bare = (squeezed: string): string => squeezed.slice(0, SUMMARY_OPENING * 6).replace(/[?&;a-z—-]/g, '');

function continues(previous: Line, line: Line): boolean {
  return previous.squeezed.length >= WRAPPED_LINE && !ENDS_SENTENCE.test(previous.squeezed) && !STARTS_ITEM.test(line.squeezed);
}

function addLine(
  source: string,
  line: Line,
  advertising: readonly string[],
  format: SourceFormat,
  out: Collector,
  dropped: (Span & { reason: string })[],
): void {
  const raw = source.slice(line.start, line.end);
  const cuts: (Span & { reason: string })[] = [];
  for (const marks of format === 'markdown' ? [INLINE_NOISE, MARKDOWN] : [INLINE_NOISE]) {
    for (const match of raw.matchAll(marks)) cuts.push({ start: match.index, end: match.index + match[0].length, reason: 'mark' });
  }
  // Advertising that owns a line of the page is also pasted over words of the text.
  for (const text of advertising) {
    for (let at = raw.indexOf(text); at >= 0; at = raw.indexOf(text, at + text.length)) {
      cuts.push({ start: at, end: at + text.length, reason: 'advertising' });
    }
  }
  for (const rule of noiseRules()) {
    if (rule.part !== 'match') continue;
    const match = rule.pattern.exec(raw);
    if (match) cuts.push({ start: match.index, end: match.index + match[0].length, reason: rule.reason });
  }
  cuts.sort((a, b) => a.start - b.start);
  let at = 0;
  for (const cut of cuts) {
    if (cut.start < at) continue;
    out.add(source, line.start + at, line.start + cut.start);
    dropped.push({ start: line.start + cut.start, end: line.start + cut.end, reason: cut.reason });
    at = cut.end;
  }
  out.add(source, line.start + at, line.end);
}

/** The source span of a span of the clean text. */
export function sourceSpan(clean: CleanText, start: number, end: number): Span {
  if (end <= start) return { start: clean.offsets[start] as number, end: clean.offsets[start] as number };
  return { start: clean.offsets[start] as number, end: (clean.offsets[end - 1] as number) + 1 };
}
