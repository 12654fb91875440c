import { join } from 'node:path';
import type { GraphEdges } from '../build/graph-edges.ts';
import { GEXF_PARTS } from '../export/gexf.ts';
import { GRAPHML_PARTS } from '../export/graphml.ts';
import { JSON_PARTS } from '../export/json.ts';
import type { GraphParts } from '../export/parts.ts';
import { edgeTable } from '../export/tables.ts';
import { moveToEnd, writeFile } from './file-writer.ts';

/** Outputs that end with edges, and how these are told: what stands before them is told by `RESULT_OUTPUTS`. */
export const EDGE_PARTS: readonly { readonly file: string; readonly edges: GraphParts['edges'] }[] = [
  { file: 'edges.csv', edges: edgeTable },
  { file: 'graph.json', edges: JSON_PARTS.edges },
  { file: 'graph.gexf', edges: GEXF_PARTS.edges },
  { file: 'graph.graphml', edges: GRAPHML_PARTS.edges },
];

/** Where the edges of an output wait until what stands before them is written. */
function edgeFile(path: string): string {
  return `${path}.edges`;
}

/** Writes the edges of every output of a folder into a file of their own. */
export function writeEdgeFiles(edges: GraphEdges, folder: string): void {
  for (const part of EDGE_PARTS) writeFile(edgeFile(join(folder, part.file)), part.edges(edges), 'unfinished');
}

/** Ends the outputs of a folder with their edges, which may have been written into files of their own. */
export function endWithEdges(edges: GraphEdges, folder: string, written: boolean): void {
  for (const part of EDGE_PARTS) {
    const path = join(folder, part.file);
    if (written) moveToEnd(edgeFile(path), path);
    else writeFile(path, part.edges(edges), 'append');
  }
}
