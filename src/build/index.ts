import type { KnowledgeGraph } from '../model/graph.ts';
import type { DocumentRecord, Failure } from '../model/types.ts';
import { type ColumnGraph, toGraphology } from './column-graph.ts';
import { type DocumentRow, documentRow, failureRow } from './documents.ts';
import { type EvidenceRow, evidenceOf } from './evidence.ts';
import { graphOf } from './graph.ts';
import { Identity, identified } from './identity.ts';
import { type IndicatorRow, indicatorsOf } from './indicators.ts';
import { type Corpus, corpusOf, emptyCorpus, mergeCorpora } from './merge.ts';
import { compareCodePoints } from './order.ts';
import { readStatements } from './passages.ts';

/** What one document adds to the outputs. */
export interface DocumentOutput {
  readonly document: DocumentRow;
  /** Nodes before edges, each in the order of the text. */
  readonly evidence: readonly EvidenceRow[];
  /** In the order of the text. */
  readonly indicators: readonly IndicatorRow[];
}

/** All that one document adds to a build. */
export interface PreparedDocument {
  readonly record: DocumentRecord;
  readonly corpus: Corpus;
  readonly output: DocumentOutput;
}

/**
 * Works out what a document adds, under the keys that its entities have.
 *
 * @throws DataError for a record that contradicts itself
 */
export function prepareDocument(record: DocumentRecord): PreparedDocument {
  const statements = readStatements(record);
  return {
    record,
    corpus: corpusOf(record, statements),
    output: { document: documentRow(record, statements), evidence: evidenceOf(record, statements), indicators: indicatorsOf(record) },
  };
}

/** Builds one graph of many documents, one after the other; of each it only keeps what the graph needs. */
export class GraphBuilder {
  readonly #corpus: Corpus = emptyCorpus();

  /**
   * Adds a document.
   *
   * @throws DataError for a second document of the same id, or a record that contradicts itself
   */
  add(record: DocumentRecord): DocumentOutput {
    const prepared = prepareDocument(record);
    this.addPrepared(prepared);
    return prepared.output;
  }

  /** The same of a document that is prepared. */
  addPrepared({ corpus }: Pick<PreparedDocument, 'corpus'>): void {
    mergeCorpora(this.#corpus, corpus);
  }

  /** The graph of all documents; the order in which they were added doesn't matter. The builder is empty afterwards. */
  graph(): ColumnGraph {
    return graphOf(this.#corpus);
  }
}

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
 * Merges the records of documents into one graph with evidence for every node and edge, all in memory. The order of the
 * records doesn't matter.
 *
 * @param failures documents that couldn't be read; they are listed among the documents
 * @throws DataError for two documents of one id, or a record that contradicts itself
 */
export function buildGraph(records: readonly DocumentRecord[], failures: readonly Failure[] = []): Build {
  const identity = new Identity();
  for (const record of records) identity.add(record);
  const mapping = identity.resolve();
  const builder = new GraphBuilder();
  const evidence: EvidenceRow[] = [];
  const indicators: IndicatorRow[] = [];
  const documents: DocumentRow[] = failures.map(failureRow);
  for (const record of records.toSorted((a, b) => compareCodePoints(a.document.id, b.document.id))) {
    const output = builder.add(identified(record, mapping));
    for (const row of output.evidence) evidence.push(row);
    for (const row of output.indicators) indicators.push(row);
    documents.push(output.document);
  }
  documents.sort((a, b) => compareCodePoints(a.id, b.id));
  return { graph: toGraphology(builder.graph()), evidence, documents, indicators };
}
