import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MultiDirectedGraph } from 'graphology';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../../src/model/graph.ts';
import { fold, pairsOf } from '../../src/view/fold.ts';
import { evidenceFile, type LargeGraph, type Manifest, type Names, type Neighbourhood, nameFile, nodeFile } from '../../src/view/layout.ts';
import { SiteData } from '../../src/view/site-data.ts';
import { writeGeneratedBuild } from '../viewer/generated-build.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhengmai-large-'));
const build = join(folder, 'build');
const cache = join(folder, 'cache');
const options = { wholeBytes: 1000, cache, overview: { documents: 20, nodes: 100, edges: 400 } };
const data = (): SiteData => site;
let site: SiteData;
let whole: KnowledgeGraph;
let large: LargeGraph;

beforeAll(async () => {
  writeGeneratedBuild(build, { nodes: 1500, edges: 5000, documents: 30 });
  site = new SiteData(build, options);
  whole = importFile(readFileSync(join(build, 'graph.json'), 'utf8'));
  large = (await read<Manifest>('manifest.json')).large as LargeGraph;
});

afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

async function read<T>(name: string): Promise<T> {
  return JSON.parse(String(await data().read(name))) as T;
}

function importFile(text: string): KnowledgeGraph {
  const graph: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  graph.import(JSON.parse(text));
  return graph;
}

const shown = (graph: KnowledgeGraph, edge: string) => graph.getEdgeAttribute(edge, 'relation') !== 'mentions';

describe('of a graph that is too large for a browser', () => {
  test('the manifest says how large it is', () => {
    expect(large).toMatchObject({ nodes: whole.order, edges: whole.size });
    expect(Object.values(large.kinds).reduce((sum, count) => sum + count, 0)).toBe(whole.order);
    expect(large.kinds.document).toBe(30);
  });

  test('graph.json is the strongest part: the documents with what they are about, and every link between its nodes', async () => {
    const overview = importFile(String(await data().read('graph.json')));
    expect(overview.order).toBeLessThanOrEqual(20 + 20 + 100);
    expect(overview.size).toBeLessThan(whole.size / 2);
    overview.forEachNode((key, attributes) => expect(attributes).toEqual(whole.getNodeAttributes(key)));
    const documents = overview.filterNodes((_, { kind }) => kind === 'document');
    expect(documents).toHaveLength(20);
    for (const key of documents) expect(overview.someOutEdge(key, (_, { relation }) => relation === 'about')).toBe(true);
    const between = whole.filterEdges(
      (edge, _, source, target) => shown(whole, edge) && overview.hasNode(source) && overview.hasNode(target),
    );
    expect(overview.edges().sort()).toEqual(between.sort());
    const weakest = Math.min(...overview.filterNodes((_, { kind }) => kind === 'project').map((key) => whole.degree(key)));
    const left = whole.filterNodes((key, { kind }) => kind === 'project' && !overview.hasNode(key)).map((key) => whole.degree(key));
    expect(weakest).toBeGreaterThanOrEqual(Math.max(...left));
  });

  test('every node is in the file that its key names, with all its edges and what these lead to', async () => {
    const files = new Map<string, Neighbourhood>();
    for (const key of whole.nodes()) {
      const name = nodeFile(key, large.prefix);
      const file = files.get(name) ?? (await read<Neighbourhood>(name));
      files.set(name, file);
      const nodes = new Set(file.nodes.map((node) => node.key));
      expect(nodes.has(key)).toBe(true);
      const own = file.edges.filter(({ source, target }) => source === key || target === key);
      expect(own.map((edge) => edge.key).sort()).toEqual(whole.filterEdges(key, (edge) => shown(whole, edge)).sort());
      for (const { source, target } of own) expect(nodes.has(source) && nodes.has(target)).toBe(true);
      expect(nodes.size).toBe(file.nodes.length);
    }
    expect(files.size).toBeGreaterThan(10);
  });

  test('every node is found by its whole name, and by every rare pair of characters in it', async () => {
    const names = async (text: string) => (await read<Names>(nameFile(text, large.prefix))).nodes.map(({ key }) => key);
    for (const [index, key] of whole.nodes().entries()) {
      if (index % 29 !== 0) continue;
      const name = fold(whole.getNodeAttribute(key, 'label'));
      expect(await names(name), name).toContain(key);
      for (const pair of pairsOf(name)) {
        const found = await names(pair);
        if (found.length < 200) expect(found, pair).toContain(key);
      }
    }
  });

  test('evidence and documents are the same as of a small one', async () => {
    const small = new SiteData(build, { cache: join(folder, 'other') });
    const manifest = await read<Manifest>('manifest.json');
    expect(JSON.parse(String(await small.read('manifest.json')))).toEqual({ ...manifest, large: null });
    const key = whole.nodes()[7] as string;
    for (const name of ['documents.json', evidenceFile(key, manifest.evidencePrefix), 'sentences.json']) {
      expect(await data().read(name), name).toEqual(await small.read(name));
    }
    const names = await data().names();
    expect(names.filter((name) => !/^(?:nodes|names)\//.test(name))).toEqual(await small.names());
    for (const name of names) expect(await data().read(name), name).not.toBeNull();
    expect(await small.read(nodeFile(key, large.prefix))).toBeNull();
    await small.close();
  });

  test('no other name is a file of nodes', async () => {
    for (const name of ['nodes/', 'nodes/all.json', 'nodes/0.json', 'nodes/00000.json', 'nodes/zz.json', 'names/../graph.json']) {
      expect(await data().read(name), name).toBeNull();
    }
  });
});

test('an index is made once, again for a new build, and removed when its build is gone', async () => {
  const other = join(folder, 'passing');
  const made: number[] = [];
  const open = async () => {
    const opened = new SiteData(other, { ...options, cache: join(folder, 'indexes'), onIndex: (share) => made.push(share) });
    await opened.prepare();
    await opened.close();
    return made.splice(0).length > 0;
  };
  writeGeneratedBuild(other, { nodes: 100, edges: 200, documents: 2 });
  expect(await open()).toBe(true);
  expect(await open()).toBe(false);
  writeGeneratedBuild(other, { nodes: 120, edges: 200, documents: 2 });
  expect(await open()).toBe(true);
  const indexes = () => readdirSync(join(folder, 'indexes'));
  expect(indexes()).toHaveLength(1);
  rmSync(other, { recursive: true });
  const third = new SiteData(build, { ...options, cache: join(folder, 'indexes') });
  await third.prepare();
  await third.close();
  expect(indexes()).toHaveLength(1);
  expect(existsSync(join(folder, 'indexes', indexes()[0] as string, 'head.json'))).toBe(true);
});

test('a large graph.json that is damaged, or not a line per node, is an error that says so', async () => {
  const broken = join(folder, 'broken');
  writeGeneratedBuild(broken, { nodes: 60, edges: 100, documents: 1 });
  const text = readFileSync(join(broken, 'graph.json'), 'utf8');
  writeFileSync(join(broken, 'graph.json'), text.replace('{"key":"region:', '{"key":region:'));
  await expect(new SiteData(broken, options).prepare()).rejects.toThrow(/graph\.json:2: not JSON .*; run zhengmai build again/);
  writeFileSync(join(broken, 'graph.json'), text.replaceAll('\n', ' '));
  await expect(new SiteData(broken, options).prepare()).rejects.toThrow(/not a node or an edge per line as zhengmai build writes it/);
});
