import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import type { GraphPart } from './part.ts';
import type { Places } from './scene.ts';

/** More nodes than this keep the places that they have in the whole. */
const MOST_NODES = 150;
const ITERATIONS = 250;

/**
 * Places for a small part on its own: where the whole graph puts them, a few nodes may lie in one corner or far apart. The
 * same part gives the same places.
 *
 * @returns null for a part that is too large to be laid out at once
 */
export function localLayout(graph: KnowledgeGraph, { nodes, edges }: GraphPart): Places | null {
  if (nodes.size < 3 || nodes.size > MOST_NODES) return null;
  const part = new UndirectedGraph();
  for (const key of nodes) {
    const { x, y } = graph.getNodeAttributes(key);
    part.addNode(key, { x, y });
  }
  for (const edge of edges) {
    const [source, target] = graph.extremities(edge);
    if (source !== target) part.mergeUndirectedEdge(source, target);
  }
  spread(part);
  forceAtlas2.assign(part, { iterations: ITERATIONS, settings: { ...forceAtlas2.inferSettings(part), gravity: 0.6, slowDown: 2 } });
  return new Map(part.mapNodes((key, { x, y }) => [key, { x, y }]));
}

/** Brings places to a size that the forces start from well, whatever the size of the whole. */
function spread(part: UndirectedGraph): void {
  const xs = part.mapNodes((_, { x }) => x as number);
  const ys = part.mapNodes((_, { y }) => y as number);
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const extent = Math.max(Math.max(...xs) - left, Math.max(...ys) - bottom) || 1;
  part.updateEachNodeAttributes((_, node) => ({ ...node, x: (100 * (node.x - left)) / extent, y: (100 * (node.y - bottom)) / extent }));
}
