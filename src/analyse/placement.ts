import type { NumberedNodes } from './backbone.ts';
import { findCommunities } from './communities.ts';
import { type LayoutOptions, layOut } from './layout.ts';
import type { Places } from './places.ts';

/** Where every node of a graph stands, and with which others it belongs together, by its number. */
export interface Placement extends Places {
  readonly communities: Uint32Array;
  readonly modularity: number;
  /** Whether the layout ran to its end. */
  readonly finished: boolean;
}

/** Finds communities, and places for what they hold: a function of numbers alone, which another thread can do as well. */
export async function placeNodes(nodes: NumberedNodes, options: LayoutOptions = {}): Promise<Placement> {
  const { of, modularity, levels } = findCommunities(nodes);
  return { ...(await layOut(nodes, { levels }, options)), communities: of, modularity };
}
