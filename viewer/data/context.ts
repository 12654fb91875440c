import { createContext, use } from 'react';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import type { Dataset } from './model.ts';

/** A build that is open: of a large graph, `graph` grows by what is asked for. */
export interface OpenDataset extends Dataset {
  /** The graph as it was loaded at the start. */
  readonly overview: KnowledgeGraph;
  /** Adds nodes of a large graph, with their edges and what these lead to. */
  readonly grow: (keys: readonly string[]) => Promise<void>;
}

/** The open build; null until it is loaded. */
export const DatasetContext = createContext<OpenDataset | null>(null);

/** The loaded build. Only views below the loaded application may ask. */
export function useDataset(): OpenDataset {
  const dataset = use(DatasetContext);
  if (!dataset) throw new Error('useDataset outside of the loaded application');
  return dataset;
}
