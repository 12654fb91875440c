import { MultiDirectedGraph } from 'graphology';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../../../src/model/graph.ts';
import type { Scene } from '../renderer.ts';

/** The part of a graph that is shown, as a graph of its own: with the colours and sizes of the screen, in the order of the keys. */
export function shownGraph(graph: KnowledgeGraph, { part, color, size }: Scene): KnowledgeGraph {
  const shown: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  for (const key of [...part.nodes].sort()) {
    shown.addNode(key, { ...graph.getNodeAttributes(key), color: color(key), size: size(key) });
  }
  for (const key of [...part.edges].sort()) {
    const [source, target] = graph.extremities(key);
    shown.addDirectedEdgeWithKey(key, source, target, graph.getEdgeAttributes(key));
  }
  return shown;
}
