import { ListedRows, type PassageColumns, ProjectPassages } from '../analyse/related/passages.ts';
import type { EvidenceRow } from '../build/evidence.ts';
import { type DocumentOutput, prepareDocument } from '../build/index.ts';
import type { IndicatorRow } from '../build/indicators.ts';
import type { Corpus } from '../build/merge.ts';
import type { DocumentRecord } from '../model/types.ts';
import { type Encoded, encode } from './encoded.ts';
import { FirstPlaces, type PlaceColumns } from './places.ts';
import { DOCUMENT_OUTPUTS } from './registry.ts';
import type { DocumentSummary } from './result.ts';

/** What a document that may say nothing has in the outputs: its part of every one in `DOCUMENT_OUTPUTS`. */
export interface WrittenRow {
  readonly summary: DocumentSummary;
  readonly parts: readonly Encoded[];
}

/** All that a document adds to a build. Rows of evidence have their numbers among its own. */
export interface WrittenDocument extends WrittenRow {
  readonly corpus: Corpus;
  readonly passages: PassageColumns;
  readonly places: PlaceColumns;
  readonly indicators: readonly IndicatorRow[];
}

/** The relation whose first places the outputs tell. */
export const PLACED_RELATION = 'implements';

/**
 * Works out what a document adds, under the keys that its entities have.
 *
 * @throws DataError for a record that contradicts itself
 */
export function writeDocument(record: DocumentRecord): WrittenDocument {
  const { corpus, output } = prepareDocument(record);
  const rows = new ListedRows<EvidenceRow>(output.evidence);
  const passages = new ProjectPassages<EvidenceRow>(rows);
  passages.add(output.evidence, record.text);
  const places = new FirstPlaces(PLACED_RELATION, rows);
  places.add(output.evidence);
  return { ...writeRow(output), corpus, passages: passages.columns, places: places.columns, indicators: output.indicators };
}

/** What is written of a document. */
export function writeRow(output: DocumentOutput): WrittenRow {
  const { text, clean, dropped, sections, ...summary } = output.document;
  return { summary, parts: DOCUMENT_OUTPUTS.map(({ part }) => encode(part(output))) };
}
