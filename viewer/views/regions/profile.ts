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
  /** Keys by kind, most mentioned first; those of subdivisions too if asked for. */
  readonly projects: readonly string[];
  readonly companies: readonly string[];
  readonly organizations: readonly string[];
  readonly honors: readonly string[];
  readonly brands: readonly string[];
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
  const tied = (relation: Relation, kind: NodeKind): string[] => {
    const found = new Set<string>();
    for (const region of area) {
      graph.forEachEdge(region, (_, edge, source, target) => {
        const other = source === region ? target : source;
        if (edge.relation === relation && graph.getNodeAttribute(other, 'kind') === kind) found.add(other);
      });
    }
    return byMentions(graph, found);
  };
  const projects = tied('located_in', 'project');
  const amounts = projects.map((project) => graph.getNodeAttribute(project, 'investmentYuan')).filter((amount) => amount !== undefined);
  return {
    key,
    node: graph.getNodeAttributes(key),
    ancestors: ancestorsOf(graph, key),
    parts: byMentions(
      graph,
      graph.filterInNeighbors(key, (other) => graph.findEdge(other, key, (_, { relation }) => relation === 'part_of') !== undefined),
    ),
    partners: byMentions(graph, partnersOf(graph, key)),
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
    investmentYuan: amounts.reduce((sum, amount) => sum + amount, 0),
    invested: amounts.length,
  };
}

function partnersOf(graph: KnowledgeGraph, key: string): Set<string> {
  const partners = new Set<string>();
  graph.forEachEdge(key, (_, { relation }, source, target) => {
    if (relation === 'partner_of') partners.add(source === key ? target : source);
  });
  return partners;
}

function byMentions(graph: KnowledgeGraph, keys: Iterable<string>): string[] {
  const mentions = (key: string) => graph.getNodeAttribute(key, 'mentions');
  return [...new Set(keys)].sort((a, b) => mentions(b) - mentions(a) || (a < b ? -1 : 1));
}
