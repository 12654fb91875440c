import type { KnowledgeGraph } from '../../src/model/graph.ts';
import type { Palette } from './colors.ts';
import type { GraphPart } from './part.ts';

/** Places of nodes, by key. */
export type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

/** How the graph is to look. */
export interface Scene {
  readonly part: GraphPart;
  readonly palette: Palette;
  readonly color: (key: string) => string;
  /** Radius of a node in pixels, before the zoom. */
  readonly size: (key: string) => number;
  /** Places of the part on its own; null where it keeps those of the whole. */
  readonly places: Places | null;
  readonly selectedNode: string | null;
  readonly selectedEdge: string | null;
}

/** What stands out of a scene: a node with all it is linked to, or an edge with its ends. */
export interface Focus {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** What stands out: what the pointer is on, else what is selected; null if all is equal. */
export function focusOf(graph: KnowledgeGraph, { part, selectedNode, selectedEdge }: Scene, hovered: string | null): Focus | null {
  const centre = hovered ?? selectedNode;
  if (centre !== null && part.nodes.has(centre)) {
    const edges = graph.filterEdges(centre, (edge) => part.edges.has(edge));
    return { nodes: new Set([centre, ...edges.flatMap((edge) => graph.extremities(edge))]), edges: new Set(edges) };
  }
  if (selectedEdge === null || !graph.hasEdge(selectedEdge)) return null;
  return { nodes: new Set(graph.extremities(selectedEdge)), edges: new Set([selectedEdge]) };
}

/** Width of an edge in pixels. */
export function edgeWidth(graph: KnowledgeGraph, edge: string): number {
  return Math.min(4, 0.6 + Math.log2(Math.max(1, graph.getEdgeAttribute(edge, 'weight'))) * 0.6);
}
