/**
 * How a build's cost grows with the number of documents: `npx tsx bench/growth.ts [--large] [folder]`. Corpora of 100 and
 * 1,000 documents, with `--large` of 10,000 too, are recombined from the texts of a folder, by default the five seeds, and
 * built by the command line in a process of its own, without a cache.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print, readTexts, seconds } from './measure.ts';
import { writeCorpus } from './synthetic.ts';

const root = join(import.meta.dirname, '..');
const arguments_ = process.argv.slice(2);
const sizes = arguments_.includes('--large') ? [100, 1000, 10_000] : [100, 1000];
const sources = readTexts(arguments_.find((argument) => !argument.startsWith('--')) ?? join(root, 'seeds'));

/** Runs in the process of the build: writes its peak memory when it ends. */
const REPORT_MEMORY = "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS))";

const rows = [['documents', 'MB', 'clock', 'documents/s', 'peak memory', 'nodes', 'edges', 'exponent']];
const folder = mkdtempSync(join(tmpdir(), 'zhengmai-growth-'));
let last: { documents: number; clock: number } | undefined;
try {
  for (const documents of sizes) {
    const corpus = join(folder, String(documents));
    const output = join(folder, `${documents}-out`);
    writeCorpus(corpus, sources, documents);
    const bytes = readdirSync(corpus).reduce((sum, name) => sum + statSync(join(corpus, name)).size, 0);
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        'tsx',
        '--import',
        `data:text/javascript,${encodeURIComponent(REPORT_MEMORY)}`,
        join(root, 'src', 'cli', 'main.ts'),
        'build',
        corpus,
        '-o',
        output,
        '--no-cache',
        '--json',
      ],
      { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
    );
    const clock = (performance.now() - start) / 1000;
    if (status !== 0) throw new Error(stderr);
    const [, peak] = /peak (\d+)/.exec(stderr) ?? [];
    const { nodes, edges } = JSON.parse(stdout) as { nodes: number; edges: number };
    const exponent = last ? Math.log(clock / last.clock) / Math.log(documents / last.documents) : null;
    rows.push([
      String(documents),
      (bytes / 1e6).toFixed(1),
      seconds(clock),
      (documents / clock).toFixed(1),
      `${(Number(peak) / 1024).toFixed(0)} MB`,
      String(nodes),
      String(edges),
      exponent === null ? '' : exponent.toFixed(2),
    ]);
    last = { documents, clock };
    for (const done of [corpus, output]) rmSync(done, { recursive: true, force: true });
  }
  print('Growth of a build', rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
