import { useCallback, useMemo } from 'react';
import { withSubregions } from '../../src/export/filter.ts';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { type LargeGraph, type Neighbourhood, nodeFile } from '../../src/view/layout.ts';
import { useDataset } from './context.ts';
import { loadJson } from './load.ts';
import { once } from './once.ts';
import { type Resource, useResource } from './use-resource.ts';

/** So many nodes are loaded for one question; of more, the first. */
export const MOST_NODES = 300;

/**
 * Nodes of a large graph with their edges and what these lead to.
 *
 * @throws LoadError
 */
export function loadNeighbourhoods(keys: Iterable<string>, large: LargeGraph): Promise<Neighbourhood[]> {
  const files = new Set([...keys].slice(0, MOST_NODES).map((key) => nodeFile(key, large.prefix)));
  return Promise.all(Array.from(files, (file) => once(file, () => loadJson<Neighbourhood>(file))));
}

/** A graph with what neighbourhoods hold; the same graph where they hold nothing new. */
export function withNeighbourhoods(graph: KnowledgeGraph, found: readonly Neighbourhood[]): KnowledgeGraph {
  const isNew = ({ nodes, edges }: Neighbourhood) =>
    nodes.some(({ key }) => !graph.hasNode(key)) || edges.some(({ key }) => !graph.hasEdge(key));
  const news = found.filter(isNew);
  if (news.length === 0) return graph;
  const next = graph.copy() as KnowledgeGraph;
  for (const { nodes, edges } of news) {
    for (const { key, attributes } of nodes) if (!next.hasNode(key)) next.addNode(key, attributes);
    for (const { key, source, target, attributes } of edges) {
      if (!next.hasEdge(key) && next.hasNode(source) && next.hasNode(target)) next.addDirectedEdgeWithKey(key, source, target, attributes);
    }
  }
  return next;
}

/** What must be in the graph as well, with its edges, for what is asked of some nodes to be complete. */
type Further = (graph: KnowledgeGraph, overview: KnowledgeGraph, keys: readonly string[]) => readonly string[];

/** What is said of a region is mostly said of its subdivisions. */
export const subdivisions: Further = (graph, _, keys) => {
  const mentions = (key: string) => graph.getNodeAttribute(key, 'mentions');
  return [...withSubregions(graph, keys)].filter((key) => !keys.includes(key)).sort((a, b) => mentions(b) - mentions(a));
};

/** A region that carries a policy out may count with one above it, which its own edges tell. */
export const adopters: Further = (graph, overview, keys) =>
  keys.flatMap((key) => (graph.hasNode(key) ? graph.inNeighbors(key) : [])).filter((key) => !overview.hasNode(key));

const nothing: Further = () => [];

/** Of a large graph, has the edges of some nodes in it before what is shown of them counts as complete; of any other, at once. */
export function useGrowth(keys: readonly string[], further: Further = nothing): Resource<null> {
  const { graph, overview } = useDataset();
  const own = useKnown(keys);
  const known = own.state === 'ready';
  const asked = JSON.stringify(keys);
  const others = useMemo(
    () => (known ? further(graph, overview, JSON.parse(asked) as string[]) : []),
    [known, further, graph, overview, asked],
  );
  const rest = useKnown(others);
  return known ? rest : own;
}

const READY: Resource<null> = { state: 'ready', value: null };

function useKnown(keys: readonly string[]): Resource<null> {
  const { manifest, grow } = useDataset();
  const load = useCallback(
    async (asked: string): Promise<null> => {
      await grow(JSON.parse(asked) as string[]);
      return null;
    },
    [grow],
  );
  const resource = useResource(JSON.stringify(keys), load);
  return manifest.large === null || keys.length === 0 ? READY : resource;
}
