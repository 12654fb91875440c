/**
 * Pictures of every view of the viewer, in the light and the dark theme and on a narrow screen: `npm run screenshots`.
 *
 * Usage: screenshots [FOLDER] [--graph BUILD] [--only NAME]; FOLDER is `screenshots` by default, BUILD a folder of a build, by
 * default a new one of the seeds. Look at every picture: what a test can't see is what they are for.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MultiDirectedGraph } from 'graphology';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../src/model/graph.ts';
import { serveViewer } from '../src/view/index.ts';
import { BROWSER_FLAGS, findBrowser } from '../test/setup/browser.ts';

interface Picture {
  readonly name: string;
  readonly hash: string;
  /** Whether the whole page is in the picture, not only what the window shows. */
  readonly whole?: boolean;
}

const LOOKS: readonly { readonly name: string; readonly options: BrowserContextOptions }[] = [
  { name: 'light', options: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } },
  { name: 'dark', options: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' } },
  { name: 'narrow', options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true } },
];

const root = join(import.meta.dirname, '..');

/** What is pictured: every view, with a panel or a page of its own where there is one. */
function pictures(graph: KnowledgeGraph): Picture[] {
  const documented = graph.filterEdges((_, { relation }) => relation === 'about').map((edge) => graph.target(edge));
  const [first, second] = [...new Set(documented)].sort((a, b) => graph.degree(b) - graph.degree(a));
  const regions = [first, second].filter((key) => key !== undefined);
  const shared = graph
    .filterNodes((_, { kind }) => kind === 'slogan')
    .sort((a, b) => inDegree(graph, b) - inDegree(graph, a) || (a < b ? -1 : 1))[0];
  const document = graph.findNode((_, { kind, region }) => kind === 'document' && region === graph.getNodeAttribute(first, 'label'));
  const clusters = new Map<string, number>();
  graph.forEachNode((_, { cluster }) => cluster !== undefined && clusters.set(cluster, (clusters.get(cluster) ?? 0) + 1));
  const [largest] = [...clusters].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return [
    { name: 'graph', hash: '#/graph' },
    { name: 'graph-node', hash: `#/graph?node=${shared}` },
    { name: 'graph-ego', hash: `#/graph?ego=${shared}&node=${shared}` },
    { name: 'graph-region', hash: '#/graph?layout=region&color=community' },
    { name: 'graph-cluster', hash: `#/graph?cluster=${largest?.[0] ?? ''}` },
    { name: 'graph-list', hash: '#/graph?as=list' },
    { name: 'shared', hash: '#/shared' },
    { name: 'shared-compare', hash: `#/shared?with=${regions.join(',')}&quote=${[shared, ...regions].join(',')}` },
    { name: 'clusters', hash: '#/clusters' },
    { name: 'regions', hash: '#/regions', whole: true },
    { name: 'region', hash: `#/regions?region=${first}`, whole: true },
    { name: 'indicators', hash: '#/indicators' },
    { name: 'indicators-all', hash: '#/indicators?i=*' },
    { name: 'documents', hash: '#/documents' },
    { name: 'document', hash: `#/documents?doc=${document?.replace(/^document:/, '')}` },
    { name: 'timeline', hash: '#/timeline' },
    { name: 'timeline-one', hash: `#/timeline?p=${shared}` },
    { name: 'report', hash: '#/report', whole: true },
    { name: 'english', hash: `#/shared?lang=en&with=${regions.join(',')}` },
  ];
}

function inDegree(graph: KnowledgeGraph, key: string): number {
  return graph.filterInEdges(key, (_, { relation }) => relation === 'implements').length;
}

async function settle(page: Page): Promise<void> {
  await page.waitForSelector('main:not(:has(.loading))');
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(900);
}

function buildSeeds(folder: string): string {
  const args = ['--import', 'tsx', join(root, 'src', 'cli', 'main.ts'), 'build', join(root, 'seeds'), '-o', folder];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return folder;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { graph: { type: 'string' }, only: { type: 'string' } },
});
const target = positionals[0] ?? join(root, 'screenshots');
const temporary = mkdtempSync(join(tmpdir(), 'zhengmai-screenshots-'));
const build = values.graph ?? buildSeeds(join(temporary, 'graph'));
if (!existsSync(join(build, 'graph.json'))) throw new Error(`no build in ${build}; run zhengmai build -o ${build}`);
const graph: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
graph.import(JSON.parse(readFileSync(join(build, 'graph.json'), 'utf8')));
mkdirSync(target, { recursive: true });
const { executablePath, env } = await findBrowser(process.env);
const server = await serveViewer({ build });
const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS, env: { ...process.env, ...env } });
try {
  for (const { name: look, options } of LOOKS) {
    const context = await browser.newContext(options);
    for (const { name, hash, whole = false } of pictures(graph)) {
      if (values.only !== undefined && !name.startsWith(values.only)) continue;
      const page = await context.newPage();
      await page.goto(server.url + hash);
      await settle(page);
      await page.screenshot({ path: join(target, `${name}-${look}.png`), fullPage: whole });
      await page.close();
    }
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(temporary, { recursive: true, force: true });
}
process.stdout.write(`wrote ${target}\n`);
