import { UndirectedGraph } from 'graphology';
import { sortedStrings } from '../build/order.ts';
import type { KnowledgeGraph } from '../model/graph.ts';

export interface BackboneNode {
  x: number;
  y: number;
  size: number;
  community: number;
}

/** A simple graph: at most one undirected edge between two nodes. */
export type Backbone = UndirectedGraph<BackboneNode, { weight: number }>;

/**
 * What communities and the layout are found on: all nodes in the order of their keys, every two of them tied once with the
 * damped weight of all their edges. `mentions` is left out: a document would pull all it names into one knot.
 *
 * @returns weights of `1 + ln(sum)`, so that a slogan repeated fifty times doesn't outweigh everything else
 */
export function backboneOf(graph: KnowledgeGraph): Backbone {
  const backbone: Backbone = new UndirectedGraph<BackboneNode, { weight: number }>();
  const keys = sortedStrings(graph.nodes());
  const places = new Map(keys.map((key, i) => [key, i]));
  for (const key of keys) {
    const { x, y, size, community } = graph.getNodeAttributes(key);
    backbone.addNode(key, { x, y, size: size ?? 1, community });
  }
  /** Sum of the weights between two nodes, by `first * order + second`. */
  const weights = new Map<number, number>();
  graph.forEachEdge((_, { relation, weight }, source, target) => {
    if (relation === 'mentions' || source === target) return;
    const [a, b] = [places.get(source) as number, places.get(target) as number];
    const tie = Math.min(a, b) * keys.length + Math.max(a, b);
    weights.set(tie, (weights.get(tie) ?? 0) + weight);
  });
  for (const [tie, weight] of [...weights].sort(([a], [b]) => a - b)) {
    const [a, b] = [Math.floor(tie / keys.length), tie % keys.length];
    backbone.addEdge(keys[a], keys[b], { weight: 1 + Math.log(Math.max(1, weight)) });
  }
  return backbone;
}
