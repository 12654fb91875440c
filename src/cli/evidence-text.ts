import type { EvidenceRow } from '../build/evidence.ts';
import { furtherLine } from './table.ts';
import { COLOR, inColor } from './terminal.ts';

/** A sentence with the words in it that are evidence. */
interface Quotation {
  readonly first: EvidenceRow;
  readonly words: Set<string>;
}

/**
 * Evidence as lines of text: every sentence once, under its document, with the words marked.
 *
 * @param limit most sentences
 */
export function formatEvidence(rows: readonly EvidenceRow[], limit: number): string {
  const quotations = new Map<string, Quotation>();
  for (const row of rows) {
    const key = `${row.doc}\n${row.sentence}`;
    const known = quotations.get(key) ?? { first: row, words: new Set<string>() };
    known.words.add(row.text);
    quotations.set(key, known);
  }
  const shown = [...quotations.values()].slice(0, limit);
  const lines: string[] = [];
  let doc: string | undefined;
  for (const { first, words } of shown) {
    if (first.doc !== doc) lines.push(`  ${first.doc}`);
    doc = first.doc;
    const notes = [first.section, first.year, first.claim === 'planned' ? '计划 planned' : '已做 done'].filter(Boolean);
    lines.push(`    ${mark(first.sentence, words)} (${notes.join(', ')}, ${first.start}–${first.end})`);
  }
  const rest = quotations.size - shown.length;
  if (rest > 0) lines.push(`  ${furtherLine(rest)}`);
  return lines.map((line) => `${line}\n`).join('');
}

function mark(sentence: string, words: ReadonlySet<string>): string {
  const [open, close] = inColor() ? COLOR : ['【', '】'];
  // A span as long as its sentence says nothing by being marked.
  const longestFirst = [...words].filter((word) => word !== '' && word.length < sentence.length).sort((a, b) => b.length - a.length);
  let marked = '';
  for (let at = 0; at < sentence.length; ) {
    const word = longestFirst.find((candidate) => sentence.startsWith(candidate, at));
    marked += word ? `${open}${word}${close}` : sentence[at];
    at += word?.length ?? 1;
  }
  return marked;
}
