import type { AdoptedPolicy, AdoptionTable } from '../../../src/analyse/adoption.ts';
import { ancestorsOf } from '../../../src/analyse/hierarchy.ts';
import { withSubregions } from '../../../src/export/filter.ts';
import type { KnowledgeGraph, NodeAttributes } from '../../../src/model/graph.ts';
import type { NodeKind, Relation } from '../../../src/model/schema.ts';

/** Everything that the graph ties to a region. */
export interface RegionProfile {
  readonly key: string;
  readonly node: NodeAttributes;
  /** Keys of the regions above, nearest first. */
  readonly ancestors: readonly string[];
  /** Keys of the regions right below, most mentioned first. */
  readonly parts: readonly string[];
  readonly partners: readonly string[];
  /** Ids of documents about the region itself. */
  readonly documents: readonly string[];
  /** What the region carries out, with its sentences and years; most sentences first. */
  readonly policies: readonly AdoptedPolicy[];
  /** Keys by kind, most closely tied first; those of subdivisions too if asked for. */
  readonly projects: readonly string[];
  readonly companies: readonly string[];
  readonly organizations: readonly string[];
  readonly honors: readonly string[];
  readonly brands: readonly string[];
  /** By key, how many sentences tie it to the region, and to its subdivisions if asked for; of a region below, how often it is named. */
  readonly times: ReadonlyMap<string, number>;
  /** Sum of the amounts that are stated for its projects, in yuan, and of how many. */
  readonly investmentYuan: number;
  readonly invested: number;
}

/**
 * Reads what the graph ties to a region.
 *
 * @param whole whether what is tied to its subdivisions counts as well
 */
export function profileOf(graph: KnowledgeGraph, table: AdoptionTable, key: string, whole: boolean): RegionProfile {
  const area = whole ? withSubregions(graph, [key]) : new Set([key]);
  const times = new Map<string, number>();
  const tied = (relation: Relation, kind: NodeKind, regions: Iterable<string> = area): string[] => {
    const found = new Map<string, number>();
    for (const region of regions) {
      graph.forEachEdge(region, (_, edge, source, target) => {
        const other = source === region ? target : source;
        if (edge.relation !== relation || graph.getNodeAttribute(other, 'kind') !== kind) return;
        found.set(other, (found.get(other) ?? 0) + edge.weight);
      });
    }
    for (const [other, count] of found) times.set(other, count);
    return mostFirst(found);
  };
  const parts = new Map(
    graph
      .filterInNeighbors(key, (other) => graph.findEdge(other, key, (_, { relation }) => relation === 'part_of') !== undefined)
      .map((part) => [part, graph.getNodeAttribute(part, 'mentions')] as const),
  );
  for (const [part, count] of parts) times.set(part, count);
  const projects = tied('located_in', 'project');
  const amounts = projects.map((project) => graph.getNodeAttribute(project, 'investmentYuan')).filter((amount) => amount !== undefined);
  return {
    key,
    node: graph.getNodeAttributes(key),
    ancestors: ancestorsOf(graph, key),
    parts: mostFirst(parts),
    partners: tied('partner_of', 'region', [key]),
    documents: graph.inEdges(key).flatMap((edge) => {
      if (graph.getEdgeAttribute(edge, 'relation') !== 'about') return [];
      return graph.source(edge).replace(/^document:/, '');
    }),
    policies: table.policies
      .filter(({ regions }) => regions.has(key))
      .sort((a, b) => (b.regions.get(key)?.count ?? 0) - (a.regions.get(key)?.count ?? 0) || (a.label < b.label ? -1 : 1)),
    projects,
    companies: tied('operates_in', 'company'),
    organizations: tied('located_in', 'organization'),
    honors: tied('awarded', 'honor'),
    brands: tied('from', 'brand'),
    times,
    investmentYuan: amounts.reduce((sum, amount) => sum + amount, 0),
    invested: amounts.length,
  };
}

function mostFirst(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([key]) => key);
}
