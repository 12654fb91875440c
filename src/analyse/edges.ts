import type { EdgeAttributes, ReadableGraph } from '../model/graph.ts';
import { RELATIONS, type Relation } from '../model/schema.ts';

export const ALL_RELATIONS = Object.keys(RELATIONS) as readonly Relation[];
/** All but that a document names something: two in three edges say only that. */
export const RELATIONS_OF_THINGS: readonly Relation[] = ALL_RELATIONS.filter((relation) => relation !== 'mentions');

/**
 * Looks at every edge of some relations, in the order of the graph, without what is not asked of many edges: their keys, and why
 * two projects are related. Of a graph in columns, other edges are not even read.
 *
 * @example forEachEdgeOf(graph, ['part_of'], (region, above) => parents.set(region, above))
 */
export function forEachEdgeOf(
  graph: ReadableGraph,
  relations: readonly Relation[],
  look: (source: string, target: string, attributes: Omit<EdgeAttributes, 'reasons'>) => void,
): void {
  if (graph.forEachEdgeOf) graph.forEachEdgeOf(relations, look);
  else {
    graph.forEachEdge((_edge, attributes, source, target) => {
      if (relations.includes(attributes.relation)) look(source, target, attributes);
    });
  }
}
