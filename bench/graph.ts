/**
 * What is done with a graph once its documents are extracted, stage by stage: `npx tsx bench/graph.ts [documents] [folder]`.
 * The documents, by default 50, are recombined from the texts of a folder, by default the five seeds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backboneOf } from '../src/analyse/backbone.ts';
import { findCommunities } from '../src/analyse/communities.ts';
import { layOut } from '../src/analyse/layout.ts';
import { clusterProjects } from '../src/analyse/projects.ts';
import { ProjectPassages } from '../src/analyse/related/passages.ts';
import { toGraphology } from '../src/build/column-graph.ts';
import type { EvidenceRow } from '../src/build/evidence.ts';
import { GraphBuilder } from '../src/build/index.ts';
import { EXPORT_FORMATS } from '../src/export/registry.ts';
import { extract } from '../src/extract.ts';
import { costOf, print, readTexts, seconds } from './measure.ts';
import { writeCorpus } from './synthetic.ts';

const documents = Number(process.argv[2] ?? 50);
const folder = mkdtempSync(join(tmpdir(), 'zhengmai-graph-'));
writeCorpus(folder, readTexts(process.argv[3] ?? join(import.meta.dirname, '..', 'seeds')), documents);
const records = readTexts(folder).map(({ id, text }) => extract({ id, path: id, text }));
rmSync(folder, { recursive: true, force: true });

const rows = [['', 'processor']];
/** Does some work, and adds a row with what it cost. */
async function measure<Result>(name: string, work: () => Result | Promise<Result>): Promise<Result> {
  const results: Result[] = [];
  const cost = await costOf(async () => results.push(await work()));
  rows.push([name, seconds(cost.processor)]);
  return results[0] as Result;
}
const lengthOf = (pieces: Iterable<string>): number => {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  return length;
};

const builder = new GraphBuilder();
const passages = new ProjectPassages<EvidenceRow>();
const built = await measure('merging', () => {
  for (const record of records) {
    const { evidence, document } = builder.add(record);
    passages.add(evidence, document.text);
  }
  return builder.graph();
});
await measure('related projects and clusters', () => clusterProjects(built, passages));
const backbone = await measure('ties', () => backboneOf(built));
const communities = await measure('Louvain', () => findCommunities(backbone));
const { x, y } = await measure('layout', () => layOut(backbone, communities));
backbone.keys.forEach((key, i) => {
  Object.assign(built.getNodeAttributes(key), { x: x[i], y: y[i], community: communities.of[i], size: 1, color: '#000000' });
});
const graph = toGraphology(built);
for (const { id, files } of EXPORT_FORMATS) {
  await measure(`export: ${id}`, () => {
    for (const { content } of files) lengthOf(content(graph));
  });
}
print(`A graph of ${documents} documents, ${graph.order} nodes, ${graph.size} edges`, rows);
