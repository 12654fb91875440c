import type { Claim } from '../model/schema.ts';
import type { DocumentRecord, Span } from '../model/types.ts';
import { comparePassages, type Passage, type Statements } from './passages.ts';

/** One row of `evidence.jsonl`: the words of a document that name a node or show an edge, with their sentence. */
export interface EvidenceRow extends Span {
  /** Key of the node; an edge's row has none. */
  readonly node?: string;
  readonly edge?: string;
  /** Id of the document. */
  readonly doc: string;
  /** `source.slice(start, end)`. */
  readonly text: string;
  /** The sentence as printed, without what cleaning dropped; it always holds `text`. */
  readonly sentence: string;
  /** Heading of the section; empty before the first. */
  readonly section: string;
  readonly year: number | null;
  readonly claim: Claim;
}

/** Every row that one document gives, nodes first, then edges, each in the order of the text. */
export function evidenceOf(record: DocumentRecord, { mentions, edges }: Statements): EvidenceRow[] {
  const { document, sections, sentences, text } = record;
  const printed = new Map<number, string>();
  const row = ({ start, end, sentence }: Passage): Omit<EvidenceRow, 'node' | 'edge'> => {
    const { section, claim, year, ...span } = sentences[sentence] as DocumentRecord['sentences'][number];
    const clean = printed.get(sentence) ?? withoutDropped(record, span);
    printed.set(sentence, clean);
    const words = text.slice(start, end);
    // Noise inside the words themselves stays: they would not be found otherwise.
    const shown = clean.includes(words) ? clean : text.slice(Math.min(start, span.start), Math.max(end, span.end));
    return {
      doc: document.id,
      start,
      end,
      text: words,
      sentence: shown,
      section: sections[section]?.heading ?? '',
      year: year ?? document.year,
      claim,
    };
  };
  const inOrder = (passages: readonly Passage[]) => passages.toSorted(comparePassages);
  return [
    ...inOrder([...mentions.values()].flat()).map((passage) => ({ node: passage.key, ...row(passage) })),
    ...inOrder([...edges.values()].flatMap((edge) => edge.passages)).map((passage) => ({ edge: passage.key, ...row(passage) })),
  ];
}

/** A span of the source without the marks, advertising and line breaks that cleaning dropped from it. */
function withoutDropped({ text, dropped }: DocumentRecord, { start, end }: Span): string {
  let shown = '';
  let at = start;
  for (const cut of dropped) {
    if (cut.end <= at || cut.start >= end) continue;
    shown += text.slice(at, Math.max(at, cut.start));
    at = Math.min(end, cut.end);
  }
  return (shown + text.slice(at, end)).replace(/\s*[\r\n]\s*/g, '').trim();
}
