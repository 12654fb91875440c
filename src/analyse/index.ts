import type { BuiltGraph } from '../model/graph.ts';
import { KIND_COLORS } from '../model/palette.ts';
import { backboneOf } from './backbone.ts';
import { findCommunities } from './communities.ts';
import { countOf } from './groups.ts';
import { type LayoutOptions, layOut } from './layout.ts';

/** What is known of a graph as a whole. */
export interface Analysis {
  readonly modularity: number;
  readonly communities: number;
  /** Whether the layout ran to its end. */
  readonly layoutFinished: boolean;
}

/** Sets community, place, size and colour of every node; changes `graph`. */
export async function analyse(graph: BuiltGraph, options: LayoutOptions = {}): Promise<Analysis> {
  const backbone = backboneOf(graph, ({ mentions }) => sizeOf(mentions));
  const { keys, sizes } = backbone;
  const communities = findCommunities(backbone);
  const { x, y, finished } = await layOut(backbone, communities, options);
  keys.forEach((key, i) => {
    graph.mergeNodeAttributes(key, {
      community: communities.of[i] as number,
      x: x[i] as number,
      y: y[i] as number,
      size: sizes[i] as number,
      color: KIND_COLORS[graph.getNodeAttribute(key, 'kind')],
    });
  });
  return { modularity: communities.modularity, communities: countOf(communities.of), layoutFinished: finished };
}

/** Radius of a node in the unit of the layout: its area grows with the logarithm of the passages that name it. */
function sizeOf(mentions: number): number {
  return Math.round(10 * (3 + 2.5 * Math.log2(1 + mentions))) / 10;
}
