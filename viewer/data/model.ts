import type { KnowledgeGraph } from '../../src/model/graph.ts';
import type { DocumentSummary, Manifest } from '../../src/view/layout.ts';

/** Everything that is loaded at the start; evidence and texts are loaded when they are asked for. */
export interface Dataset {
  readonly manifest: Manifest;
  readonly graph: KnowledgeGraph;
  /** By id. */
  readonly documents: ReadonlyMap<string, DocumentSummary>;
}
