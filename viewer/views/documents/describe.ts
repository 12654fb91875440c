import type { DocumentSummary } from '../../../src/view/layout.ts';
import type { Locale } from '../../locale/index.ts';

/** What a document is, in a line: region, genre, publisher, date. */
export function describeDocument({ region, genre, publisher, date }: DocumentSummary, t: Locale): string {
  return [region, t.genres[genre], publisher, date || t.documents.noDate].filter(Boolean).join(' · ');
}
