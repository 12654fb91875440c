import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MultiDirectedGraph } from 'graphology';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../../src/model/graph.ts';
import { serveViewer, type ViewerServer } from '../../src/view/index.ts';
import type { SiteDataOptions } from '../../src/view/site-data.ts';
import { launchBrowser } from '../setup/page.ts';

/** The viewer over a build in a browser, for all tests of a file. */
export interface Viewer {
  /** A new page at an address of the viewer, loaded; another browser context for every call. */
  readonly open: (hash: string, options?: BrowserContextOptions) => Promise<Page>;
  /** The graph that it shows. */
  readonly graph: () => KnowledgeGraph;
  readonly browser: () => Browser;
  readonly url: () => string;
  /** What pages have complained of since the last call: errors, refused sources, requests to other servers. */
  readonly complaints: () => string[];
}

/**
 * Serves a build, starts the browser, and ends both with the tests of the file.
 *
 * @param build its folder; by default the build of the seeds
 * @param data how its data is served, but for the cache
 */
export function openViewer(build?: () => string, data: SiteDataOptions = {}): Viewer {
  const cache = mkdtempSync(join(tmpdir(), 'zhengmai-views-'));
  let browser: Browser;
  let server: ViewerServer;
  let graph: KnowledgeGraph;
  let complaints: string[] = [];

  beforeAll(async () => {
    const folder = build ? build() : inject('seedBuild');
    server = await serveViewer({ build: folder, data: { ...data, cache } });
    browser = await launchBrowser();
    graph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
    graph.import(JSON.parse(readFileSync(join(folder, 'graph.json'), 'utf8')));
  });

  // A page that is still drawn takes time from the next test.
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(cache, { recursive: true, force: true });
  });

  return {
    open: async (hash, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol !== 'data:' && protocol !== 'blob:' && origin !== new URL(server.url).origin) complaints.push(request.url());
      });
      await page.goto(server.url + hash);
      await page.waitForSelector('main:not(:has(.loading))');
      return page;
    },
    graph: () => graph,
    browser: () => browser,
    url: () => server.url,
    complaints: () => {
      const all = complaints;
      complaints = [];
      return all;
    },
  };
}

/** Key of the node of a kind and name in a graph. */
export function keyOf(graph: KnowledgeGraph, kind: string, label: string): string {
  const key = graph.findNode((_, node) => node.kind === kind && node.label === label);
  if (key === undefined) throw new Error(`the graph has no ${kind} ${label}`);
  return key;
}
