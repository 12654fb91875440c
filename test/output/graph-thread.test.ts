import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backboneOf } from '../../src/analyse/backbone.ts';
import { placeNodes } from '../../src/analyse/placement.ts';
import { EdgeTable } from '../../src/build/edge-table.ts';
import { GraphEdges } from '../../src/build/graph-edges.ts';
import { sharedNumbers } from '../../src/build/shared-lists.ts';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { EDGE_PARTS, endWithEdges } from '../../src/output/edge-parts.ts';
import { startGraphThread } from '../../src/output/graph-thread.ts';
import { largeGraph } from '../export/graphs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhengmai-thread-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The edges of a graph in columns, half of them as analysis adds them. */
function edgesOf(graph: KnowledgeGraph): GraphEdges {
  const table = new EdgeTable();
  const added: (() => void)[] = [];
  graph.forEachEdge((_, attributes, source, target) => {
    const years = sharedNumbers(attributes.years);
    if (added.length > table.size) table.add({ ...attributes, years, source, target, conferred: true });
    else added.push(() => edges.add(source, target, { ...attributes, years, reasons: ['words:水库', 'coordination'] }));
  });
  const edges = new GraphEdges(table);
  for (const add of added) add();
  return edges;
}

it.each([300, 5000])('finds places of %i nodes and writes edges as this thread would, and tells how far it is', async (count) => {
  const graph = largeGraph(count, 2 * count);
  const { sizes, ties } = backboneOf(graph);
  const edges = edgesOf(graph);
  const told: number[] = [];
  const onProgress = (done: number, total: number) => told.push(done / total);
  const thread = startGraphThread({ sizes, ties }, edges, folder, { onProgress }, new AbortController().signal);
  expect(await thread.placement).toEqual(await placeNodes({ sizes, ties }));
  expect(told.at(-1)).toBe(1);
  const written = await thread.edges;
  expect(written).toBe(count > 4000);
  endWithEdges(edges, folder, written);
  for (const { file, edges: part } of EDGE_PARTS) expect(readFileSync(join(folder, file), 'utf8')).toBe([...part(edges)].join(''));
});

it('fails where the edges can not be written', async () => {
  const graph = largeGraph(5000, 5000);
  const thread = startGraphThread(backboneOf(graph), edgesOf(graph), join(folder, 'none'), {}, new AbortController().signal);
  // The error of a thread may overtake what the thread told before it.
  await Promise.allSettled([thread.placement]);
  await expect(thread.edges).rejects.toMatchObject({ code: 'ENOENT', syscall: 'open' });
});
