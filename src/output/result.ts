import type { Clustering } from '../analyse/clusters/clusters.ts';
import type { Analysis } from '../analyse/index.ts';
import type { PanelCell } from '../analyse/indicators/panel.ts';
import type { DocumentRow } from '../build/documents.ts';
import type { KnowledgeGraph } from '../model/graph.ts';
import type { Failure } from '../model/types.ts';

/** What is known of a document when all have been read: its row without the text and its ranges. */
export type DocumentSummary = Omit<DocumentRow, 'text' | 'clean' | 'dropped' | 'sections'>;

/** A finished build, as the outputs that are about all documents see it. */
export interface BuildResult {
  readonly graph: KnowledgeGraph;
  readonly analysis: Analysis;
  readonly clustering: Clustering;
  /** Statistics that compare across documents. */
  readonly panel: readonly PanelCell[];
  /** By id; those that couldn't be read are among them. */
  readonly documents: readonly DocumentSummary[];
  readonly failures: readonly Failure[];
  /** Documents that say what another says, and are not counted; by id. */
  readonly copies: readonly Failure[];
  /** Rows of `evidence.jsonl` and `indicators.csv`. */
  readonly evidence: number;
  readonly indicators: number;
}
