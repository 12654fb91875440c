import type { Claim, SourceFormat } from '../model/schema.ts';
import type { DocumentMeta, DocumentRecord, Failure, Span } from '../model/types.ts';
import type { Statements } from './passages.ts';

/** One row of `documents.jsonl`. One that couldn't be read has its path and a warning, and no text. */
export interface DocumentRow
  extends Pick<DocumentMeta, 'id' | 'path' | 'title' | 'date' | 'year' | 'publisher' | 'region' | 'genre' | 'warnings'> {
  /** What it was read from; `text` is what was extracted from it. Absent where it couldn't be read. */
  readonly format?: SourceFormat;
  readonly encoding?: string;
  readonly sections: readonly (Span & { readonly heading: string; readonly claim: Claim })[];
  readonly counts: {
    readonly characters: number;
    readonly sentences: number;
    readonly entities: number;
    readonly mentions: number;
    readonly relations: number;
    readonly indicators: number;
  };
  /** Ranges of the source text that cleaning kept. */
  readonly clean: readonly Span[];
  /** What it dropped, with the reason. */
  readonly dropped: readonly (Span & { readonly reason: string })[];
  /** The source text, which all offsets refer to. */
  readonly text?: string;
}

/** What `documents.jsonl` says of a document that was read, with the numbers of its mentions, edges and statistics. */
export function documentRow(record: DocumentRecord, { mentions, edges }: Statements): DocumentRow {
  const { id, path, title, date, year, publisher, region, genre, format, encoding, warnings } = record.document;
  let mentionCount = 0;
  for (const passages of mentions.values()) mentionCount += passages.length;
  return {
    id,
    path,
    title,
    date,
    year,
    publisher,
    region,
    genre,
    format,
    encoding,
    sections: record.sections.map(({ heading, claim, start, end }) => ({ heading, claim, start, end })),
    counts: {
      characters: record.text.length,
      sentences: record.sentences.length,
      entities: mentions.size,
      mentions: mentionCount,
      relations: edges.size,
      indicators: record.indicators.length,
    },
    warnings,
    clean: keptRanges(record),
    dropped: record.dropped,
    text: record.text,
  };
}

/** The row of a document that couldn't be read. */
export function failureRow({ id, path, reason }: Failure): DocumentRow {
  return {
    id,
    path,
    title: '',
    date: '',
    year: null,
    publisher: '',
    region: '',
    genre: 'other',
    sections: [],
    counts: { characters: 0, sentences: 0, entities: 0, mentions: 0, relations: 0, indicators: 0 },
    warnings: [reason],
    clean: [],
    dropped: [],
  };
}

function keptRanges({ dropped, text }: DocumentRecord): Span[] {
  const kept: Span[] = [];
  let at = 0;
  for (const { start, end } of dropped.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start > at) kept.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < text.length) kept.push({ start: at, end: text.length });
  return kept;
}
