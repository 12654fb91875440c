/**
 * Writing the GEXF of a large graph to a file, beside graphology-gexf: `npx tsx bench/gexf.ts [nodes] [edges]`, by default
 * 50,000 and 200,000. Each writer runs in a process of its own, so that its peak memory is its own.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { write } from 'graphology-gexf';
import { gexf } from '../src/export/gexf.ts';
import type { KnowledgeGraph } from '../src/model/graph.ts';
import { writeFile } from '../src/output/file-writer.ts';
import { largeGraph } from '../test/export/graphs.ts';
import { type Cost, costOf, print, seconds } from './measure.ts';

const WRITERS: Readonly<Record<string, (graph: KnowledgeGraph, path: string) => void>> = {
  'this package': (graph, path) => writeFile(path, gexf(graph)),
  'graphology-gexf': (graph, path) => writeFileSync(path, write(graph, { version: '1.3' })),
};

/** What a writer's process tells: memory in kibibytes, of the process with the graph alone and at its peak. */
interface Measured extends Cost {
  readonly before: number;
  readonly peak: number;
}

const [nodes = '50000', edges = '200000', writer, path] = process.argv.slice(2);
if (writer && path) process.stdout.write(JSON.stringify(await measure(writer, path)));
else compare();

/** Makes the graph and has it written once. */
async function measure(writer: string, path: string): Promise<Measured> {
  const graph = largeGraph(Number(nodes), Number(edges));
  globalThis.gc?.();
  const before = process.memoryUsage.rss() / 1024;
  const cost = await costOf(() => WRITERS[writer]?.(graph, path));
  return { ...cost, before, peak: process.resourceUsage().maxRSS };
}

function compare(): void {
  const folder = mkdtempSync(join(tmpdir(), 'zhengmai-gexf-'));
  const rows = [['', 'processor', 'clock', 'size', 'peak memory', 'above the graph']];
  try {
    for (const name of Object.keys(WRITERS)) {
      const file = join(folder, `${rows.length}.gexf`);
      const argv = ['--expose-gc', '--import', 'tsx', import.meta.filename, nodes, edges, name, file];
      const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      const { processor, clock, before, peak } = JSON.parse(stdout) as Measured;
      const megabytes = (kibibytes: number): string => `${(kibibytes / 1024).toFixed(0)} MB`;
      rows.push([
        name,
        seconds(processor),
        seconds(clock),
        megabytes(statSync(file).size / 1024),
        megabytes(peak),
        megabytes(peak - before),
      ]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  print(`GEXF of ${nodes} nodes and ${edges} edges`, rows);
}
