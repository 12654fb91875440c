import type { BuiltGraph } from '../model/graph.ts';
import { tagWords } from '../segment/words.ts';
import { assignClusters, type Clustering, findClusters } from './clusters/clusters.ts';
import type { Cut } from './related/name-words.ts';
import type { KnownPassages, MentionRow } from './related/passages.ts';
import { addRelated, relatedEvidence, relateProjects } from './related/relate.ts';

/**
 * Relates the projects of a graph and clusters them: adds `related_to` edges and sets every member's `cluster`; changes
 * `graph`.
 *
 * @param options.cut cuts `textToCut(graph)` into words; by default the segmenter
 * @param options.onRelated the graph has its edges, clusters are to be found
 * @returns the clusters, and the evidence of the new edges, made as it is read
 */
export function clusterProjects<Row extends MentionRow, EdgeRow>(
  graph: BuiltGraph,
  passages: KnownPassages<Row, EdgeRow>,
  { cut = tagWords, onRelated }: { readonly cut?: Cut; readonly onRelated?: () => void } = {},
): { clustering: Clustering; evidence: Iterable<EdgeRow> } {
  const relations = relateProjects({ graph, passages, cut });
  addRelated(graph, relations, passages);
  onRelated?.();
  const clustering = findClusters(graph, relations);
  assignClusters(graph, clustering);
  return { clustering, evidence: relatedEvidence(relations, passages) };
}
