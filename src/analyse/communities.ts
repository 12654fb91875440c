import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import type { Backbone, Ties } from './backbone.ts';
import { countOf } from './groups.ts';
import { seededRandom } from './random.ts';

/** Which nodes belong together. */
export interface Communities {
  /** Number of every node's community: the largest is 0; of equally large ones, that with the first node comes first. */
  readonly of: Uint32Array;
  /** 0 for a graph without ties. */
  readonly modularity: number;
  /** Every node's group when there are fewer and fewer of them; the last groups are the communities. Empty without ties. */
  readonly levels: readonly Uint32Array[];
}

const SEED = 20210126;

/** Finds communities (Louvain: V. D. Blondel et al., 2008). A node without a tie is a community of its own. */
export function findCommunities({ keys, ties }: Backbone): Communities {
  if (ties.weights.length === 0) return { of: Uint32Array.from(keys.keys()), modularity: 0, levels: [] };
  const graph = graphOf(keys.length, ties);
  const { dendrogram, modularity } = louvain.detailed(graph, { getEdgeWeight: 'weight', rng: seededRandom(SEED) });
  const levels: Uint32Array[] = [];
  let last = keys.length;
  for (const level of dendrogram) {
    const groups = Uint32Array.from(level);
    const count = countOf(groups);
    if (count < last) levels.push(groups);
    last = count;
  }
  return { of: bySize(levels.at(-1) ?? Uint32Array.from(keys.keys())), modularity, levels };
}

/** The ties as the graph that Louvain takes; its nodes are their numbers. */
function graphOf(count: number, { sources, targets, weights }: Ties): UndirectedGraph<Record<string, never>, { weight: number }> {
  const graph = new UndirectedGraph<Record<string, never>, { weight: number }>();
  for (let node = 0; node < count; node++) graph.addNode(node);
  weights.forEach((weight, tie) => {
    graph.addEdge(sources[tie], targets[tie], { weight });
  });
  return graph;
}

/** The same groups with other numbers: the largest 0; of equally large ones that with the first node first. */
function bySize(groups: Uint32Array): Uint32Array {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  // The map's order is that of the groups' first nodes, and sorting keeps it.
  const numbers = new Map([...sizes].sort(([, a], [, b]) => b - a).map(([group], number) => [group, number]));
  return groups.map((group) => numbers.get(group) as number);
}
