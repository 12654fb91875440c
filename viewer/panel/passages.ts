import type { EvidenceRow } from '../../src/build/evidence.ts';
import type { DocumentSummary } from '../../src/view/layout.ts';

/** A sentence of a document, with the words in it that are evidence. */
export interface Passage {
  readonly first: EvidenceRow;
  readonly words: readonly string[];
}

/** One passage per sentence, documents with the newest first, sentences in the order of the text. */
export function passagesOf(rows: readonly EvidenceRow[], documents: ReadonlyMap<string, DocumentSummary>): Passage[] {
  const passages = new Map<string, { first: EvidenceRow; words: Set<string> }>();
  for (const row of rows.toSorted((a, b) => a.start - b.start)) {
    const key = `${row.doc}\n${row.sentence}`;
    const passage = passages.get(key) ?? { first: row, words: new Set<string>() };
    passage.words.add(row.text);
    passages.set(key, passage);
  }
  const date = (id: string) => documents.get(id)?.date ?? '';
  return [...passages.values()]
    .map(({ first, words }) => ({ first, words: [...words] }))
    .sort((a, b) => compare(date(b.first.doc), date(a.first.doc)) || compare(a.first.doc, b.first.doc) || a.first.start - b.first.start);
}

/** A sentence as it is quoted, with its source: “……”（静宁日报，《静宁县政府工作报告》，2021-01-26）. */
export function quotation({ first }: Passage, documents: ReadonlyMap<string, DocumentSummary>): string {
  const document = documents.get(first.doc);
  const source = [document?.publisher, `《${document?.title || first.doc}》`, document?.date].filter(Boolean).join('，');
  return `“${first.sentence}”（${source}）`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
