import type { KnowledgeGraph } from '../model/graph.ts';
import type { DocumentRecord, Failure } from '../model/types.ts';
import { type DocumentRow, documentRow, failureRow } from './documents.ts';
import { type EvidenceRow, evidenceOf } from './evidence.ts';
import { graphOf } from './graph.ts';
import { type IndicatorRow, indicatorsOf } from './indicators.ts';
import { addRecord, emptyCorpus } from './merge.ts';
import { compareCodePoints } from './order.ts';
import { readStatements } from './passages.ts';

/** What the records of some documents amount to, before analysis. */
export interface Build {
  readonly graph: KnowledgeGraph;
  /** By document, then nodes before edges, then in the order of the text. */
  readonly evidence: readonly EvidenceRow[];
  /** By id. */
  readonly documents: readonly DocumentRow[];
  /** By document, in the order of the text. */
  readonly indicators: readonly IndicatorRow[];
}

/**
 * Merges the records of documents into one graph with evidence for every node and edge. The order of the records
 * doesn't matter.
 *
 * @param failures documents that couldn't be read; they are listed among the documents
 * @throws DataError for two documents of one id, or a record that contradicts itself
 */
export function buildGraph(records: readonly DocumentRecord[], failures: readonly Failure[] = []): Build {
  const corpus = emptyCorpus();
  const evidence: EvidenceRow[] = [];
  const indicators: IndicatorRow[] = [];
  const documents: DocumentRow[] = failures.map(failureRow);
  for (const record of records.toSorted((a, b) => compareCodePoints(a.document.id, b.document.id))) {
    const statements = readStatements(record);
    addRecord(corpus, record, statements);
    for (const row of evidenceOf(record, statements)) evidence.push(row);
    for (const row of indicatorsOf(record)) indicators.push(row);
    documents.push(documentRow(record, statements));
  }
  documents.sort((a, b) => compareCodePoints(a.id, b.id));
  return { graph: graphOf(corpus), evidence, documents, indicators };
}
