import { UndirectedGraph } from 'graphology';
import type { Backbone, BackboneNode } from './backbone.ts';

/** Nodes that hang on one other node only, by that node. */
type Leaves = ReadonlyMap<string, readonly string[]>;

/** A graph without its leaves, for a layout that costs less; bunches stand for them. */
export interface Core {
  readonly graph: Backbone;
  readonly leaves: Leaves;
}

const BUNCH = 'bunch of ';
/** Turn of the spiral on which leaves are set: their directions never repeat (H. Vogel, 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Takes off the nodes with one edge, three of five in a graph of reports: they can only stand beside what they hang on. For
 * those of one node stands a bunch as heavy as all of them, so that they are left as much room.
 */
export function coreOf(backbone: Backbone): Core {
  const leaves = new Map<string, string[]>();
  const graph: Backbone = new UndirectedGraph<BackboneNode, { weight: number }>();
  backbone.forEachNode((key, node) => {
    const anchor = backbone.degree(key) === 1 ? backbone.neighbors(key)[0] : undefined;
    // Of two nodes that only have each other, both stay.
    if (anchor === undefined || backbone.degree(anchor) === 1) {
      graph.addNode(key, { ...node });
      return;
    }
    const known = leaves.get(anchor);
    if (known) known.push(key);
    else leaves.set(anchor, [key]);
  });
  backbone.forEachEdge((_, { weight }, a, b) => {
    if (graph.hasNode(a) && graph.hasNode(b)) graph.addEdge(a, b, { weight });
  });
  for (const [anchor, keys] of leaves) {
    // Where the first of them stood: right on the anchor, forces would have no direction.
    graph.addNode(BUNCH + anchor, { ...backbone.getNodeAttributes(keys[0] as string) });
    graph.addEdge(anchor, BUNCH + anchor, { weight: keys.length });
  }
  return { graph, leaves };
}

/**
 * Brings the places of a core back to the whole graph, the leaves of a node in a disc between it and their bunch.
 *
 * @param spacing distance between two leaves
 */
export function placeLeaves(backbone: Backbone, { graph, leaves }: Core, spacing: number): void {
  backbone.updateEachNodeAttributes((key, node) => {
    if (!graph.hasNode(key)) return node;
    const { x, y } = graph.getNodeAttributes(key);
    return { ...node, x, y };
  });
  for (const [anchor, keys] of leaves) {
    const { x, y } = graph.getNodeAttributes(anchor);
    const bunch = graph.getNodeAttributes(BUNCH + anchor);
    const distance = Math.hypot(bunch.x - x, bunch.y - y) || 1;
    const radius = spacing * Math.sqrt(keys.length);
    const [left, top] = [x + ((bunch.x - x) / distance) * radius, y + ((bunch.y - y) / distance) * radius];
    keys.forEach((key, i) => {
      const away = spacing * Math.sqrt(i + 0.5);
      backbone.mergeNodeAttributes(key, { x: left + away * Math.cos(i * GOLDEN_ANGLE), y: top + away * Math.sin(i * GOLDEN_ANGLE) });
    });
  }
}
