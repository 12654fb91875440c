/**
 * What is done with a graph once its documents are extracted, stage by stage: `npx tsx bench/graph.ts [documents] [folder]`.
 * The documents, by default 50, are recombined from the texts of a folder, by default the five seeds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MultiDirectedGraph } from 'graphology';
import { backboneOf } from '../src/analyse/backbone.ts';
import { type Communities, findCommunities } from '../src/analyse/communities.ts';
import { type Layout, layOut } from '../src/analyse/layout.ts';
import { clusterProjects } from '../src/analyse/projects.ts';
import { ProjectPassages } from '../src/analyse/related/passages.ts';
import type { EvidenceRow } from '../src/build/evidence.ts';
import { GraphBuilder } from '../src/build/index.ts';
import { EXPORT_FORMATS } from '../src/export/registry.ts';
import { extract } from '../src/extract.ts';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../src/model/graph.ts';
import { costOf, print, readTexts, seconds } from './measure.ts';
import { writeCorpus } from './synthetic.ts';

const documents = Number(process.argv[2] ?? 50);
const folder = mkdtempSync(join(tmpdir(), 'zhengmai-graph-'));
writeCorpus(folder, readTexts(process.argv[3] ?? join(import.meta.dirname, '..', 'seeds')), documents);
const records = readTexts(folder).map(({ id, text }) => extract({ id, path: id, text }));
rmSync(folder, { recursive: true, force: true });

const rows = [['', 'processor']];
const measure = async (name: string, work: () => unknown): Promise<void> => {
  rows.push([name, seconds((await costOf(work)).processor)]);
};
const lengthOf = (pieces: Iterable<string>): number => {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  return length;
};

const builder = new GraphBuilder();
const passages = new ProjectPassages<EvidenceRow>();
let graph: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
await measure('merging', () => {
  for (const record of records) {
    const { evidence, document } = builder.add(record);
    passages.add(evidence, document.text);
  }
  graph = builder.graph();
});
await measure('related projects and clusters', () => clusterProjects(graph, passages));
const backbone = backboneOf(graph);
let communities: Communities = { of: new Uint32Array(), modularity: 0, levels: [] };
await measure('Louvain', () => {
  communities = findCommunities(backbone);
});
let layout: Layout | undefined;
await measure('layout', async () => {
  layout = await layOut(backbone, communities);
});
backbone.keys.forEach((key, i) => {
  const place = { x: layout?.x[i], y: layout?.y[i], community: communities.of[i], size: 1, color: '#000000' };
  graph.mergeNodeAttributes(key, place as Partial<NodeAttributes>);
});
for (const { id, files } of EXPORT_FORMATS) {
  await measure(`export: ${id}`, () => {
    for (const { content } of files) lengthOf(content(graph));
  });
}
print(`A graph of ${documents} documents, ${graph.order} nodes, ${graph.size} edges`, rows);
