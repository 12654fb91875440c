import type { KnowledgeGraph } from '../../src/model/graph.ts';
import type { NodeKind } from '../../src/model/schema.ts';
import type { Manifest } from '../../src/view/layout.ts';

/** Nodes of each kind in the whole graph, whether loaded or not. */
export function countsOf({ large }: Manifest, graph: KnowledgeGraph): Map<NodeKind, number> {
  if (large) return new Map(Object.entries(large.kinds) as [NodeKind, number][]);
  return countKinds(graph.nodes(), (key) => graph.getNodeAttribute(key, 'kind'));
}

/** How many of some nodes are of each kind. */
export function countKinds(keys: Iterable<string>, kindOf: (key: string) => NodeKind): Map<NodeKind, number> {
  const counts = new Map<NodeKind, number>();
  for (const key of keys) counts.set(kindOf(key), (counts.get(kindOf(key)) ?? 0) + 1);
  return counts;
}
