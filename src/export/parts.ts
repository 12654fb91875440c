import type { EdgeEntry, ReadableGraph } from '../model/graph.ts';

/** Edges, wherever their nodes are. */
export interface EdgesOfGraph {
  readonly size: number;
  edgeEntries(): Iterable<EdgeEntry>;
}

/**
 * A format that tells nodes before edges. The part with the edges, to the end of the file, needs nothing but these: it can be
 * made elsewhere, while places of the nodes are still looked for.
 */
export interface GraphParts {
  readonly nodes: (graph: ReadableGraph) => Generator<string>;
  readonly edges: (graph: EdgesOfGraph) => Generator<string>;
}

/** The whole file. */
export function* joined({ nodes, edges }: GraphParts, graph: ReadableGraph): Generator<string> {
  yield* nodes(graph);
  yield* edges(graph);
}
