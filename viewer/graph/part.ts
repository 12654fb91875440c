import type { KnowledgeGraph, NodeAttributes } from '../../src/model/graph.ts';
import type { Claim } from '../../src/model/schema.ts';
import type { GraphQuery } from './query.ts';

/** What a browser can draw and still answer at once. */
export const DRAWABLE_NODES = 20_000;
const DRAWABLE_EDGES = 80_000;

/** The part of the graph that is shown. */
export interface GraphPart {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  /** Nodes of the path that was asked for, in order; null where none was asked for, empty where there is none. */
  readonly path: readonly string[] | null;
  /** How many nodes fit the query but are left out because there are too many to draw. */
  readonly leftOut: number;
}

/** The part of the graph that a query asks for: nodes that pass every filter, and the edges between them that do. */
export function partOf(graph: KnowledgeGraph, query: GraphQuery): GraphPart {
  const passes = nodeFilter(graph, query);
  let nodes = new Set<string>();
  graph.forEachNode((key, attributes) => {
    if (passes(key, attributes)) nodes.add(key);
  });
  const edgePasses = (edge: string) => {
    const { relation, weight, years, claims } = graph.getEdgeAttributes(edge);
    // The strength of a derived link is below 1: only who asks for more than one sentence asks for strength.
    const strong = query.minWeight === 1 || weight >= query.minWeight;
    return strong && !query.hiddenRelations.has(relation) && passesTime(query, years) && passesClaim(query, claims);
  };
  let path: string[] | null = null;
  if (query.path) {
    path = shortestPath(graph, query.path, nodes, edgePasses);
    nodes = new Set(path);
  } else if (query.ego.length > 0) nodes = around(graph, query.ego, query.depth, nodes, edgePasses);
  const fitting = nodes.size;
  if (fitting > DRAWABLE_NODES) nodes = strongest(graph, nodes);
  const edges = new Set<string>();
  graph.forEachEdge((edge, _, source, target) => {
    if (edges.size < DRAWABLE_EDGES && nodes.has(source) && nodes.has(target) && edgePasses(edge)) edges.add(edge);
  });
  // Whoever asks for strong links only is not helped by the nodes that have none.
  if (query.minWeight > 1 && query.ego.length === 0) nodes = linked(graph, nodes, edges);
  return { nodes, edges, path, leftOut: fitting > DRAWABLE_NODES ? fitting - DRAWABLE_NODES : 0 };
}

/** Keys of a region and of all its subdivisions. */
export function withSubdivisions(graph: KnowledgeGraph, region: string): Set<string> {
  const found = new Set([region]);
  for (const key of found) {
    if (!graph.hasNode(key)) continue;
    graph.forEachInEdge(key, (_, { relation }, source) => {
      if (relation === 'part_of') found.add(source);
    });
  }
  return found;
}

function nodeFilter(graph: KnowledgeGraph, query: GraphQuery): (key: string, node: NodeAttributes) => boolean {
  const { hiddenKinds, sectors, statuses, community, cluster } = query;
  const around = cluster === null ? null : clusterWithin(graph, cluster);
  const regions = query.region !== null && graph.hasNode(query.region) ? withSubdivisions(graph, query.region) : null;
  const names = new Set([...(regions ?? [])].map((key) => graph.getNodeAttribute(key, 'label')));
  return (key, node) => {
    // What was asked for by name is shown, whatever its kind.
    if (query.ego.includes(key) || query.path?.includes(key)) return true;
    if (hiddenKinds.has(node.kind)) return false;
    if (regions && !regions.has(key) && !node.regions.some((name) => names.has(name))) return false;
    if (!passesTime(query, node.years)) return false;
    // A region is where things are, whatever its own sentences say.
    if (node.kind !== 'region' && !passesClaim(query, node.claims)) return false;
    if (community !== null && node.community !== community) return false;
    if (cluster !== null && !around?.has(key)) return false;
    // Sector and status are properties of projects: asked for, they say which projects, and leave the rest.
    if (node.kind === 'project') {
      if (sectors.size > 0 && !(node.sector && sectors.has(node.sector))) return false;
      if (statuses.size > 0 && !(node.status && statuses.has(node.status))) return false;
    }
    return true;
  };
}

/** What has no year, or no claim, is not said at another time: it stays. */
function passesTime({ from, to }: GraphQuery, years: readonly number[]): boolean {
  return years.length === 0 || years.some((year) => year >= (from ?? year) && year <= (to ?? year));
}

function passesClaim({ claim }: GraphQuery, claims: readonly Claim[]): boolean {
  return claim === null || claims.length === 0 || claims.includes(claim);
}

/** The projects of a cluster, with the regions and companies they are tied to. */
function clusterWithin(graph: KnowledgeGraph, cluster: string): Set<string> {
  const found = new Set(graph.filterNodes((_, node) => node.cluster === cluster));
  for (const project of [...found]) {
    graph.forEachNeighbor(project, (other, { kind }) => {
      if (kind === 'region' || kind === 'company') found.add(other);
    });
  }
  return found;
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

function around(
  graph: KnowledgeGraph,
  centres: readonly string[],
  depth: number,
  allowed: ReadonlySet<string>,
  edgePasses: EdgeTest,
): Set<string> {
  const reached = new Set(centres.filter((key) => graph.hasNode(key)));
  let edge = [...reached];
  for (let step = 0; step < depth; step++) {
    edge = edge.flatMap((key) => neighbours(graph, key, allowed, edgePasses)).filter((key) => !reached.has(key));
    for (const key of edge) reached.add(key);
  }
  return reached;
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

function strongest(graph: KnowledgeGraph, nodes: ReadonlySet<string>): Set<string> {
  const sorted = [...nodes].sort((a, b) => graph.degree(b) - graph.degree(a) || (a < b ? -1 : 1));
  return new Set(sorted.slice(0, DRAWABLE_NODES));
}

function linked(graph: KnowledgeGraph, nodes: ReadonlySet<string>, edges: ReadonlySet<string>): Set<string> {
  const ends = new Set<string>();
  for (const edge of edges) for (const end of graph.extremities(edge)) ends.add(end);
  return new Set([...nodes].filter((key) => ends.has(key)));
}
