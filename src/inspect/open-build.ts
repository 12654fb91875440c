import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MultiDirectedGraph } from 'graphology';
import type { EvidenceRow } from '../build/evidence.ts';
import { DataError } from '../errors.ts';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../model/graph.ts';
import { NODE_KINDS, RELATIONS } from '../model/schema.ts';
import { restoreFolder } from '../output/replace-folder.ts';

/**
 * Reads the graph of a build.
 *
 * @param folder where `zhengmai build` has written
 * @throws DataError where there is no build, or its graph is damaged
 */
export function openGraph(folder: string): KnowledgeGraph {
  restoreFolder(folder);
  const path = join(folder, 'graph.json');
  if (!existsSync(path)) throw new DataError(`no build in ${folder}: graph.json is missing; run zhengmai build -o ${folder} first`);
  const graph: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  try {
    graph.import(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError(`${path}: not a graph (${reason}); run zhengmai build -o ${folder} again`);
  }
  const strange =
    graph.findNode((_, { kind, label, claims }) => !NODE_KINDS.includes(kind) || typeof label !== 'string' || !Array.isArray(claims)) ??
    graph.findEdge((_, { relation, weight, claims }) => !(relation in RELATIONS) || !(weight > 0) || !Array.isArray(claims));
  if (strange !== undefined) {
    throw new DataError(`${path}: ${strange} is not as this version writes it; run zhengmai build -o ${folder} again`);
  }
  return graph;
}

/**
 * Reads the rows of evidence that pass a test, one after the other.
 *
 * @throws DataError where the file is missing or a line is damaged
 */
export async function* readEvidence(folder: string, wanted: (row: EvidenceRow) => boolean): AsyncGenerator<EvidenceRow> {
  const path = join(folder, 'evidence.jsonl');
  if (!existsSync(path)) throw new DataError(`no evidence in ${folder}: evidence.jsonl is missing; run zhengmai build -o ${folder} again`);
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line === '') continue;
    let row: EvidenceRow;
    try {
      row = JSON.parse(line) as EvidenceRow;
    } catch (error) {
      throw new DataError(`${path}:${number}: not JSON (${(error as Error).message}); run zhengmai build -o ${folder} again`);
    }
    if (wanted(row)) yield row;
  }
}
