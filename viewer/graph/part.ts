import { edgeTest, type GraphFilter, nodeTest, surroundings } from '../../src/export/filter.ts';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { NODE_KINDS, RELATIONS, type Relation } from '../../src/model/schema.ts';
import type { GraphQuery } from './query.ts';

/** What can be read at a glance: of more, the strongest are shown until all are asked for. */
const LEGIBLE_NODES = 3000;
/** What a browser can draw and still answer at once. */
export const DRAWABLE_NODES = 20_000;
const DRAWABLE_EDGES = 80_000;

/** The part of the graph that is shown. */
export interface GraphPart {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  /** Nodes of the path that was asked for, in order; null where none was asked for, empty where there is none. */
  readonly path: readonly string[] | null;
  /** How many nodes fit the query but are left out because there are too many to read or to draw. */
  readonly leftOut: number;
}

/** The part of the graph that a query asks for: nodes that pass every filter, and the edges between them that do. */
export function partOf(graph: KnowledgeGraph, query: GraphQuery): GraphPart {
  const filter = filterOf(graph, query);
  // What was asked for by name is shown, whatever its kind.
  const nodePasses = nodeTest(graph, { ...filter, ego: new Set([...query.ego, ...(query.path ?? [])]) });
  const passes = edgeTest(filter);
  const edgePasses = (edge: string) => passes(graph.getEdgeAttributes(edge));
  let nodes = new Set(graph.filterNodes(nodePasses));
  let path: string[] | null = null;
  if (query.path) {
    path = shortestPath(graph, query.path, nodes, edgePasses);
    nodes = new Set(path);
  } else if (filter.ego) nodes = surroundings(graph, filter.ego, query.depth, nodes, passes);
  const fitting = nodes.size;
  const most = query.all ? DRAWABLE_NODES : LEGIBLE_NODES;
  if (fitting > most) nodes = strongest(graph, nodes, edgePasses, most);
  const edges = new Set<string>();
  graph.forEachEdge((edge, _, source, target) => {
    if (edges.size < DRAWABLE_EDGES && nodes.has(source) && nodes.has(target) && edgePasses(edge)) edges.add(edge);
  });
  // Whoever asks for strong links only is not helped by the nodes that have none.
  if (query.minWeight > 1 && query.ego.length === 0) nodes = linked(graph, nodes, edges);
  return { nodes, edges, path, leftOut: Math.max(0, fitting - most) };
}

/** The query's filters in the words of the exports. */
function filterOf(graph: KnowledgeGraph, query: GraphQuery): GraphFilter {
  const { hiddenKinds, hiddenRelations, region, from, to, sectors, statuses, claim, community, cluster, minWeight, ego } = query;
  return {
    kinds: new Set(NODE_KINDS.filter((kind) => !hiddenKinds.has(kind))),
    relations: new Set((Object.keys(RELATIONS) as Relation[]).filter((relation) => !hiddenRelations.has(relation))),
    ...(region !== null && graph.hasNode(region) && { regions: new Set([region]) }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(sectors.size > 0 && { sectors }),
    ...(statuses.size > 0 && { statuses }),
    ...(claim !== null && { claim }),
    ...(community !== null && { communities: new Set([community]) }),
    ...(cluster !== null && { clusters: new Set([cluster]) }),
    // The strength of a derived link is below 1: only who asks for more than one sentence asks for strength.
    ...(minWeight > 1 && { minWeight }),
    ...(ego.length > 0 && { ego: new Set(ego) }),
  };
}

type EdgeTest = (edge: string) => boolean;

function neighbours(graph: KnowledgeGraph, key: string, allowed: ReadonlySet<string>, edgePasses: EdgeTest): string[] {
  const found = new Set<string>();
  graph.forEachEdge(key, (edge, _, source, target) => {
    const other = source === key ? target : source;
    if (allowed.has(other) && edgePasses(edge)) found.add(other);
  });
  return [...found];
}

/** Breadth-first, over edges in either direction; of equally short paths the first in the graph's order. */
function shortestPath(
  graph: KnowledgeGraph,
  [from, to]: readonly [string, string],
  allowed: ReadonlySet<string>,
  edgePasses: EdgeTest,
): string[] {
  if (!graph.hasNode(from) || !graph.hasNode(to)) return [];
  const cameFrom = new Map<string, string | null>([[from, null]]);
  // A map goes on with the entries that are added while it is walked: it is the queue as well.
  for (const key of cameFrom.keys()) {
    if (key === to) break;
    for (const next of neighbours(graph, key, allowed, edgePasses)) if (!cameFrom.has(next)) cameFrom.set(next, key);
  }
  const path: string[] = [];
  for (let key = cameFrom.has(to) ? to : null; key !== null; key = cameFrom.get(key) ?? null) path.unshift(key);
  return path;
}

/** The nodes with most edges among themselves; of equals, those that documents name more often, then the first by key. */
function strongest(graph: KnowledgeGraph, nodes: ReadonlySet<string>, edgePasses: EdgeTest, most: number): Set<string> {
  const links = new Map<string, number>();
  graph.forEachEdge((edge, { relation }, source, target) => {
    // Links by similarity would make the projects of one large cluster the strongest of all.
    if (relation === 'related_to' || !nodes.has(source) || !nodes.has(target) || !edgePasses(edge)) return;
    for (const end of [source, target]) links.set(end, (links.get(end) ?? 0) + 1);
  });
  const mentions = (key: string) => graph.getNodeAttribute(key, 'mentions');
  const sorted = [...nodes].sort((a, b) => (links.get(b) ?? 0) - (links.get(a) ?? 0) || mentions(b) - mentions(a) || (a < b ? -1 : 1));
  return new Set(sorted.slice(0, most));
}

function linked(graph: KnowledgeGraph, nodes: ReadonlySet<string>, edges: ReadonlySet<string>): Set<string> {
  const ends = new Set<string>();
  for (const edge of edges) for (const end of graph.extremities(edge)) ends.add(end);
  return new Set([...nodes].filter((key) => ends.has(key)));
}
