import { useCallback } from 'react';
import { withSubregions } from '../../src/export/filter.ts';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import type { LargeGraph, Manifest } from '../../src/view/layout.ts';
import { useDataset } from '../data/context.ts';
import { loadNeighbourhoods, withNeighbourhoods } from '../data/growth.ts';
import { loadClustering, type Resource, useResource } from '../data/use-resource.ts';
import type { GraphQuery } from './query.ts';

/** Of so many outermost nodes, the links among themselves are loaded as well. */
const OUTERMOST = 100;

/** Part of a query that may lead out of what is loaded of a large graph. */
type Question = Pick<GraphQuery, 'ego' | 'depth' | 'path' | 'region' | 'cluster'>;

/** Of a large graph, what is loaded at the start and all that a query asks about; of any other, the graph. */
export function useQueriedGraph({ ego, depth, path, region, cluster }: GraphQuery): Resource<KnowledgeGraph> {
  const { overview, manifest } = useDataset();
  const load = useCallback(
    async (asked: string, { large }: Manifest) => (large ? around(overview, JSON.parse(asked) as Question, manifest, large) : overview),
    [overview, manifest],
  );
  const inside = manifest.large === null || (ego.length === 0 && path === null && region === null && cluster === null);
  const question: Question = { ego, depth, path, region, cluster };
  const resource = useResource(inside ? '{}' : JSON.stringify(question), load);
  return inside ? { state: 'ready', value: overview } : resource;
}

async function around(overview: KnowledgeGraph, question: Question, manifest: Manifest, large: LargeGraph): Promise<KnowledgeGraph> {
  const { ego = [], depth = 1, path = null, region = null, cluster = null } = question;
  let graph = overview;
  const add = async (keys: Iterable<string>) => {
    graph = withNeighbourhoods(graph, await loadNeighbourhoods(keys, large));
  };
  if (region !== null) {
    await add([region]);
    await add(withSubregions(graph, [region]));
  }
  if (cluster !== null) {
    const clustering = await loadClustering('clusters.json', manifest);
    await add(clustering?.clusters.find(({ id }) => id === cluster)?.members ?? []);
  }
  // Of a path, the surroundings of both ends: a longer one than they hold is not found.
  let ring = new Set([...ego, ...(path ?? [])]);
  const last = path ? 1 : depth;
  for (let step = 0; ring.size > 0 && step <= last; step++) {
    // The last step only adds what the outermost nodes have among themselves: of many, what is loaded of that is enough.
    if (step === last && ring.size > OUTERMOST) break;
    await add(strongestFirst(graph, ring));
    ring = new Set([...ring].flatMap((key) => neighboursOf(graph, key)));
  }
  return graph;
}

/** What a node is linked to otherwise than by being named in a document. */
function neighboursOf(graph: KnowledgeGraph, key: string): string[] {
  if (!graph.hasNode(key)) return [];
  return graph.mapEdges(key, (_, { relation }, source, target) => (relation === 'mentions' ? key : source === key ? target : source));
}

function strongestFirst(graph: KnowledgeGraph, keys: Iterable<string>): string[] {
  const mentions = (key: string) => (graph.hasNode(key) ? graph.getNodeAttribute(key, 'mentions') : Number.POSITIVE_INFINITY);
  return [...keys].sort((a, b) => mentions(b) - mentions(a));
}
