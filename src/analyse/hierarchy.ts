import type { KnowledgeGraph, ReadableGraph } from '../model/graph.ts';
import { forEachEdgeOf } from './edges.ts';

/**
 * Keys of the regions above one, nearest first, as the graph's `part_of` edges lead.
 *
 * @returns an empty list for a region that the graph puts nowhere; a circle in damaged data ends where it closes
 * @example ancestorsOf(graph, '泾川县') → ['平凉市', '甘肃省'], as keys
 */
export function ancestorsOf(graph: KnowledgeGraph, region: string): string[] {
  return chainAbove(region, (key) => parentOf(graph, key));
}

/** What stands above a region, nearest first; a circle ends where it closes. */
function chainAbove(region: string, parentOf: (region: string) => string | null): string[] {
  const chain: string[] = [];
  for (let at = parentOf(region); at !== null && at !== region && !chain.includes(at); at = parentOf(at)) chain.push(at);
  return chain;
}

/** The region right above; of several, the first by key, so that the order of edges doesn't matter. */
function parentOf(graph: KnowledgeGraph, region: string): string | null {
  let parent: string | null = null;
  graph.forEachOutEdge(region, (_edge, { relation }, _source, target) => {
    if (relation === 'part_of' && (parent === null || target < parent)) parent = target;
  });
  return parent;
}

/**
 * The same for many regions of a graph: its edges are read once.
 *
 * @example readHierarchy(graph)('region:620822') → ['region:6208', 'region:62']
 */
export function readHierarchy(graph: ReadableGraph): (region: string) => readonly string[] {
  const parents = new Map<string, string>();
  forEachEdgeOf(graph, ['part_of'], (source, target) => {
    const known = parents.get(source);
    if (known === undefined || target < known) parents.set(source, target);
  });
  const chains = new Map<string, readonly string[]>();
  return (region) => {
    const known = chains.get(region);
    if (known) return known;
    const chain = chainAbove(region, (key) => parents.get(key) ?? null);
    chains.set(region, chain);
    return chain;
  };
}
