import { fold, pairsOf } from '../fold.ts';
import { bucketOf } from '../layout.ts';
import type { GraphPlaces } from './graph.ts';
import { RangeWriter } from './ranges.ts';

/** Of the nodes whose names share a bucket, so many are listed: the most mentioned. */
const NODES_PER_NAME_FILE = 200;

/**
 * Writes, for each bucket of keys, where its nodes, their edges and what these lead to stand in graph.json. That a document
 * names something is an edge of the document only: a province would bring every document along.
 */
export function writeNeighbourhoods(paths: { readonly nodes: string; readonly edges: string }, graph: GraphPlaces, prefix: number): void {
  const buckets = Uint32Array.from(graph.keys, (key) => bucketOf(key, prefix));
  const nodes = new RangeWriter();
  const edges = new RangeWriter();
  for (let node = 0; node < graph.keys.length; node++) nodes.add(buckets[node] as number, graph.placeOfNode(node));
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const [source, target] = [graph.sources.at(edge), graph.targets.at(edge)];
    const [from, to] = [buckets[source] as number, buckets[target] as number];
    edges.add(from, graph.placeOfEdge(edge));
    if (to === from) continue;
    nodes.add(from, graph.placeOfNode(target));
    if (graph.relationOf(edge) === 'mentions') continue;
    edges.add(to, graph.placeOfEdge(edge));
    nodes.add(to, graph.placeOfNode(source));
  }
  nodes.write(paths.nodes, 16 ** prefix);
  edges.write(paths.edges, 16 ** prefix);
}

/**
 * Writes, for each bucket of pairs of characters, where the most mentioned nodes stand in graph.json that have such a pair in
 * a name; and for each bucket of whole names, the nodes that have the name, however seldom they are mentioned.
 */
export function writeNames(path: string, graph: GraphPlaces, prefix: number): void {
  const byMentions = Array.from(graph.keys, (_, i) => i).sort((a, b) => graph.mentions.at(b) - graph.mentions.at(a) || a - b);
  const counts = new Uint32Array(16 ** prefix);
  const places = new RangeWriter();
  for (const node of byMentions) {
    const forms = (graph.forms[node] as string[]).map(fold);
    const buckets = new Set(forms.map((form) => bucketOf(form, prefix)));
    for (const pair of forms.flatMap((form) => [...pairsOf(form)])) {
      const bucket = bucketOf(pair, prefix);
      if ((counts[bucket] as number) < NODES_PER_NAME_FILE) buckets.add(bucket);
    }
    for (const bucket of buckets) {
      counts[bucket] = (counts[bucket] as number) + 1;
      places.add(bucket, graph.placeOfNode(node));
    }
  }
  places.write(path, 16 ** prefix);
}
