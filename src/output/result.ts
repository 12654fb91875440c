import type { AdoptionTable } from '../analyse/adoption.ts';
import type { Clustering } from '../analyse/clusters/clusters.ts';
import type { Analysis } from '../analyse/index.ts';
import type { PanelCell } from '../analyse/indicators/panel.ts';
import type { DocumentRow } from '../build/documents.ts';
import type { ReadableGraph } from '../model/graph.ts';
import type { Failure } from '../model/types.ts';
import type { FirstPlaces, Place } from './places.ts';

/** What is known of a document when all have been read: its row without the text and its ranges. */
export type DocumentSummary = Omit<DocumentRow, 'text' | 'clean' | 'dropped' | 'sections'>;

/** A build whose nodes have no places yet. `adoptions` and `panel` are made when they are asked for. */
export interface UnplacedResult {
  readonly graph: ReadableGraph;
  readonly clustering: Clustering;
  /** Who carries out what, subregions counted with the nearest region that has a document. */
  readonly adoptions: AdoptionTable;
  /** Where each adoption is shown first. */
  readonly places: Pick<FirstPlaces, 'of'>;
  /** Where a project is named first. */
  readonly firstPassage: (project: string) => Place | undefined;
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

/** A finished build, as the outputs that are about all documents see it. */
export interface BuildResult extends UnplacedResult {
  readonly analysis: Analysis;
}
