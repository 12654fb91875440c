import type { EvidenceRow } from '../build/evidence.ts';
import type { BuiltGraph } from '../model/graph.ts';
import { tagWords } from '../segment/words.ts';
import { assignClusters, type Clustering, findClusters } from './clusters/clusters.ts';
import type { Cut } from './related/name-words.ts';
import type { ProjectPassages } from './related/passages.ts';
import { addRelated, relatedEvidence, relateProjects } from './related/relate.ts';

/**
 * Relates the projects of a graph and clusters them: adds `related_to` edges and sets every member's `cluster`; changes
 * `graph`.
 *
 * @param cut cuts `textToCut(graph)` into words; by default the segmenter
 * @returns the clusters, and the evidence of the new edges, made as it is read
 */
export function clusterProjects(
  graph: BuiltGraph,
  passages: ProjectPassages<EvidenceRow>,
  cut: Cut = tagWords,
): { clustering: Clustering; evidence: Iterable<EvidenceRow> } {
  const relations = relateProjects({ graph, passages, cut });
  addRelated(graph, relations, passages);
  const clustering = findClusters(graph, relations);
  assignClusters(graph, clustering);
  return { clustering, evidence: relatedEvidence(relations, passages) };
}
