/**
 * How a build's cost grows with the number of documents: `npx tsx bench/growth.ts [folder] [documents…]`. Corpora of so many
 * documents, by default 100 and 1,000, are recombined from the texts of a folder, by default the five seeds, and built by the
 * compiled command line (`npm run build` before) in a process of its own, without a cache. 10,000 take an hour or more on two
 * cores and 25 GB of disk. Each row is told on standard error as soon as it is there.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print, readTexts, seconds } from './measure.ts';
import { writeCorpus } from './synthetic.ts';

const root = join(import.meta.dirname, '..');
const given = process.argv.slice(2);
const numbers = given.filter((argument) => /^\d+$/.test(argument)).map(Number);
const sizes = numbers.length > 0 ? numbers : [100, 1000];
const sources = readTexts(given.find((argument) => !/^\d+$/.test(argument)) ?? join(root, 'seeds'));

/** Runs in the process of the build: writes what it took when it ends. */
const REPORT_USAGE = `import { isMainThread } from 'node:worker_threads';
// Threads are told to import this too, and what they would report is of the process all the same.
if (isMainThread) process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('usage ' + JSON.stringify({ peak: maxRSS / 1024, processor: (userCPUTime + systemCPUTime) / 1e6 }));
})`;

interface Cost {
  readonly documents: number;
  readonly clock: number;
  readonly processor: number;
}

/** The power of the number of documents with which a cost grew since the size before. */
const exponent = (now: Cost, before: Cost | undefined, of: 'clock' | 'processor'): string =>
  before ? (Math.log(now[of] / before[of]) / Math.log(now.documents / before.documents)).toFixed(2) : '';

const rows = [['documents', 'MB', 'clock', 'processor', 'documents/s', 'peak memory', 'nodes', 'edges', 'exponent: clock', 'processor']];
const folder = mkdtempSync(join(tmpdir(), 'zhengmai-growth-'));
let last: Cost | undefined;
try {
  for (const documents of sizes) {
    const corpus = join(folder, String(documents));
    const output = join(folder, `${documents}-out`);
    writeCorpus(corpus, sources, documents);
    const bytes = readdirSync(corpus).reduce((sum, name) => sum + statSync(join(corpus, name)).size, 0);
    const start = performance.now();
    const loaders = ['--import', `data:text/javascript,${encodeURIComponent(REPORT_USAGE)}`];
    const command = [join(root, 'dist', 'cli', 'main.js'), 'build', corpus, '-o', output, '--no-cache', '--json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...loaders, ...command], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const clock = (performance.now() - start) / 1000;
    if (status !== 0) throw new Error(stderr);
    const { peak, processor } = JSON.parse(/usage (\{.*\})/.exec(stderr)?.[1] ?? '') as { peak: number; processor: number };
    const { nodes, edges } = JSON.parse(stdout) as { nodes: number; edges: number };
    const cost = { documents, clock, processor };
    rows.push([
      String(documents),
      (bytes / 1e6).toFixed(1),
      seconds(clock),
      seconds(processor),
      (documents / clock).toFixed(1),
      `${peak.toFixed(0)} MB`,
      String(nodes),
      String(edges),
      exponent(cost, last, 'clock'),
      exponent(cost, last, 'processor'),
    ]);
    last = cost;
    process.stderr.write(`${(rows.at(-1) ?? []).join('  ')}\n`);
    for (const done of [corpus, output]) rmSync(done, { recursive: true, force: true });
  }
  print('Growth of a build', rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
