import { useCallback, useMemo, useState } from 'react';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import type { OpenDataset } from './context.ts';
import { loadNeighbourhoods, withNeighbourhoods } from './growth.ts';
import type { Dataset } from './model.ts';

/** A loaded build with a graph that grows; null while there is none. */
export function useOpenDataset(dataset: Dataset | null): OpenDataset | null {
  const [larger, setLarger] = useState<{ readonly of: Dataset; readonly graph: KnowledgeGraph } | null>(null);
  const grow = useCallback(
    async (keys: readonly string[]) => {
      if (!dataset?.manifest.large) return;
      const found = await loadNeighbourhoods(keys, dataset.manifest.large);
      setLarger((before) => {
        const known = before?.of === dataset ? before : { of: dataset, graph: dataset.graph };
        const graph = withNeighbourhoods(known.graph, found);
        return graph === known.graph ? known : { of: dataset, graph };
      });
    },
    [dataset],
  );
  return useMemo(() => {
    if (!dataset) return null;
    const graph = larger?.of === dataset ? larger.graph : dataset.graph;
    return { ...dataset, graph, overview: dataset.graph, grow };
  }, [dataset, larger, grow]);
}
