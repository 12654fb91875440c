/**
 * Parts of a graph, asked for in the same words by the command line, the library and the viewer. Nothing here needs Node.
 */
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../model/graph.ts';
import type { Claim, NodeKind, Relation, Sector, Status } from '../model/schema.ts';

/** What belongs to a part. What is absent filters nothing. */
export interface GraphFilter {
  readonly kinds?: ReadonlySet<NodeKind>;
  readonly relations?: ReadonlySet<Relation>;
  /** Keys of regions: they, all below them, and what is tied to any of these. */
  readonly regions?: ReadonlySet<string>;
  /** Whether the regions below count as well; by default they do. */
  readonly subregions?: boolean;
  /** First and last year; what has no year at all stays. */
  readonly from?: number;
  readonly to?: number;
  /** Ids of clusters: their members, with the regions and companies that these are tied to. */
  readonly clusters?: ReadonlySet<string>;
  readonly communities?: ReadonlySet<number>;
  /** Of projects, only those of these sectors. */
  readonly sectors?: ReadonlySet<Sector>;
  /** Of projects, only those of these statuses. */
  readonly statuses?: ReadonlySet<Status>;
  /** What at least one sentence reports as done, or plans; regions and what no sentence shows stay. */
  readonly claim?: Claim;
  /** Lightest edge. Above 1, nodes that lose all edges go, too. */
  readonly minWeight?: number;
  /** Keys of nodes: they and what lies within `depth` steps of them. They stay whatever else is asked. */
  readonly ego?: ReadonlySet<string>;
  /** Steps from the nodes of `ego`; by default 1. */
  readonly depth?: number;
}

/** Keys of the nodes and edges of a part. */
export interface GraphPart {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/**
 * The part of a graph that passes a filter: nodes that pass, and the edges between them that do.
 *
 * @example selectPart(graph, { kinds: new Set(['project']), regions: new Set(['region:6208']) })
 */
export function selectPart(graph: KnowledgeGraph, filter: GraphFilter): GraphPart {
  const nodePasses = nodeTest(graph, filter);
  const edgePasses = edgeTest(filter);
  let nodes = new Set(graph.filterNodes(nodePasses));
  if (filter.ego) nodes = surroundings(graph, filter.ego, filter.depth ?? 1, nodes, edgePasses);
  const edges = new Set(graph.filterEdges((_, edge, source, target) => nodes.has(source) && nodes.has(target) && edgePasses(edge)));
  if ((filter.minWeight ?? 1) > 1) {
    const ends = new Set(filter.ego ?? []);
    for (const edge of edges) for (const end of graph.extremities(edge)) ends.add(end);
    nodes = new Set([...nodes].filter((key) => ends.has(key)));
  }
  return { nodes, edges };
}

/** A copy of a part of a graph, in the same order. */
export function copyPart(graph: KnowledgeGraph, { nodes, edges }: GraphPart): KnowledgeGraph {
  const copy = graph.nullCopy() as KnowledgeGraph;
  graph.forEachNode((key, attributes) => {
    if (nodes.has(key)) copy.addNode(key, { ...attributes });
  });
  graph.forEachEdge((key, attributes, source, target) => {
    if (edges.has(key)) copy.addDirectedEdgeWithKey(key, source, target, { ...attributes });
  });
  return copy;
}

/** Whether a filter lets everything pass. */
export function isEmptyFilter(filter: GraphFilter): boolean {
  return Object.entries(filter).every(([name, value]) => value === undefined || name === 'subregions' || name === 'depth');
}

/** Keys of regions and of all below them. */
export function withSubregions(graph: KnowledgeGraph, regions: Iterable<string>): Set<string> {
  const found = new Set(regions);
  // A set goes on with the members that are added while it is walked.
  for (const key of found) {
    if (!graph.hasNode(key)) continue;
    graph.forEachInEdge(key, (_, { relation }, source) => {
      if (relation === 'part_of') found.add(source);
    });
  }
  return found;
}

/** Tells which nodes pass a filter by themselves; those of `ego` always do. */
export function nodeTest(graph: KnowledgeGraph, filter: GraphFilter): (key: string, node: NodeAttributes) => boolean {
  const { kinds, clusters, communities, sectors, statuses, ego } = filter;
  const placed = filter.regions && tiedTo(graph, filter.regions, filter.subregions ?? true);
  const grouped = clusters && clustered(graph, clusters);
  const inYears = yearTest(filter);
  return (key, node) => {
    if (ego?.has(key)) return true;
    if (kinds && !kinds.has(node.kind)) return false;
    if (placed && !placed.has(key)) return false;
    if (!inYears(node.years)) return false;
    // A region is where things are, whatever its own sentences say.
    if (node.kind !== 'region' && !claimPasses(filter, node.claims)) return false;
    if (grouped && !grouped.has(key)) return false;
    if (communities && !communities.has(node.community)) return false;
    if (node.kind !== 'project') return true;
    if (sectors && !(node.sector && sectors.has(node.sector))) return false;
    return !statuses || (node.status !== undefined && statuses.has(node.status));
  };
}

/** Tells which edges pass a filter by themselves. */
export function edgeTest(filter: GraphFilter): (edge: EdgeAttributes) => boolean {
  const { relations, minWeight = 0 } = filter;
  const inYears = yearTest(filter);
  return ({ relation, weight, years, claims }) =>
    weight >= minWeight && (!relations || relations.has(relation)) && inYears(years) && claimPasses(filter, claims);
}

function yearTest({ from, to }: GraphFilter): (years: readonly number[]) => boolean {
  if (from === undefined && to === undefined) return () => true;
  const first = from ?? Number.NEGATIVE_INFINITY;
  const last = to ?? Number.POSITIVE_INFINITY;
  return (years) => years.length === 0 || years.some((year) => year >= first && year <= last);
}

function claimPasses({ claim }: GraphFilter, claims: readonly Claim[]): boolean {
  return claim === undefined || claims.length === 0 || claims.includes(claim);
}

/** Regions, and every node that an edge other than the hierarchy's ties to one of them. */
function tiedTo(graph: KnowledgeGraph, asked: ReadonlySet<string>, subregions: boolean): Set<string> {
  const regions = subregions ? withSubregions(graph, asked) : asked;
  const tied = new Set(regions);
  for (const region of regions) {
    if (!graph.hasNode(region)) continue;
    graph.forEachEdge(region, (_, { relation }, source, target) => {
      if (relation !== 'part_of' && relation !== 'mentions' && relation !== 'partner_of') tied.add(source === region ? target : source);
    });
  }
  return tied;
}

function clustered(graph: KnowledgeGraph, clusters: ReadonlySet<string>): Set<string> {
  const found = new Set(graph.filterNodes((_, { cluster }) => cluster !== undefined && clusters.has(cluster)));
  for (const project of [...found]) {
    graph.forEachNeighbor(project, (other, { kind }) => {
      if (kind === 'region' || kind === 'company') found.add(other);
    });
  }
  return found;
}

/**
 * Nodes, and what can be reached from them over edges in either direction.
 *
 * @param depth steps
 * @param allowed nodes that may be reached
 */
export function surroundings(
  graph: KnowledgeGraph,
  centres: ReadonlySet<string>,
  depth: number,
  allowed: ReadonlySet<string>,
  edgePasses: (edge: EdgeAttributes) => boolean,
): Set<string> {
  const reached = new Set([...centres].filter((key) => graph.hasNode(key)));
  let rim = [...reached];
  for (let step = 0; step < depth && rim.length > 0; step++) {
    const next: string[] = [];
    for (const key of rim) {
      graph.forEachEdge(key, (_, edge, source, target) => {
        const other = source === key ? target : source;
        if (reached.has(other) || !allowed.has(other) || !edgePasses(edge)) return;
        reached.add(other);
        next.push(other);
      });
    }
    rim = next;
  }
  return reached;
}
