import { UndirectedGraph } from 'graphology';
import { compareCodePoints } from '../build/order.ts';
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
  for (const key of graph.nodes().sort(compareCodePoints)) {
    const { x, y, size, community } = graph.getNodeAttributes(key);
    backbone.addNode(key, { x, y, size: size ?? 1, community });
  }
  const ties = new Map<string, { source: string; target: string; weight: number }>();
  graph.forEachEdge((_, { relation, weight }, source, target) => {
    if (relation === 'mentions' || source === target) return;
    const [a, b] = compareCodePoints(source, target) < 0 ? [source, target] : [target, source];
    const tie = `${a}\n${b}`;
    const known = ties.get(tie);
    if (known) known.weight += weight;
    else ties.set(tie, { source: a, target: b, weight });
  });
  const sorted = [...ties.values()].sort((a, b) => compareCodePoints(a.source, b.source) || compareCodePoints(a.target, b.target));
  for (const { source, target, weight } of sorted) backbone.addEdge(source, target, { weight: 1 + Math.log(Math.max(1, weight)) });
  return backbone;
}
