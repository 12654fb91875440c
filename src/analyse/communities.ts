import louvain from 'graphology-communities-louvain';
import { compareCodePoints } from '../build/order.ts';
import type { Backbone } from './backbone.ts';
import { seededRandom } from './random.ts';

const SEED = 20210126;

/**
 * Sets the community of every node (Louvain: V. D. Blondel et al., 2008). Communities are numbered by size, the largest 0;
 * of equally large ones, that with the first key comes first. A node without an edge is a community of its own.
 *
 * @returns the modularity; 0 for a graph without edges
 */
export function assignCommunities(backbone: Backbone): number {
  if (backbone.size === 0) {
    for (const [index, key] of backbone.nodes().entries()) backbone.setNodeAttribute(key, 'community', index);
    return 0;
  }
  const { communities, modularity } = louvain.detailed(backbone, { getEdgeWeight: 'weight', rng: seededRandom(SEED) });
  const members = new Map<number, string[]>();
  for (const key of backbone.nodes()) {
    const community = communities[key] as number;
    const known = members.get(community);
    if (known) known.push(key);
    else members.set(community, [key]);
  }
  [...members.values()]
    .sort((a, b) => b.length - a.length || compareCodePoints(a[0] as string, b[0] as string))
    .forEach((keys, number) => {
      for (const key of keys) backbone.setNodeAttribute(key, 'community', number);
    });
  return modularity;
}
