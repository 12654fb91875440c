import { readFileSync } from 'node:fs';
import { MultiGraph } from 'graphology';
import { parse } from 'graphology-gexf';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { NODE_COLUMNS } from '../../src/export/columns.ts';
import { gexf } from '../../src/export/gexf.ts';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { emptyGraph, hostileGraph, plainGraph } from './graphs.ts';
import { readWithNetworkx } from './networkx.ts';

const written = (graph: KnowledgeGraph) => [...gexf(graph)].join('');
const GRAPHS: [string, () => KnowledgeGraph][] = [
  ['a plain graph', plainGraph],
  ['hostile strings', hostileGraph],
  ['an empty graph', emptyGraph],
];

const schema = (name: string) => readFileSync(new URL(`fixtures/gexf-1.3/${name}`, import.meta.url), 'utf8');

it('GEXF is valid against the schema of GEXF 1.3, whose viz elements no program writes as it asks', async () => {
  // All graphs at once: reading the schema costs more than reading them.
  const { valid, errors } = await validateXML({
    xml: GRAPHS.map(([name, make]) => ({ fileName: `${name}.gexf`, contents: written(make()).replace(/<viz:[^>]*\/>/g, '') })),
    schema: { fileName: 'gexf.xsd', contents: schema('gexf.xsd') },
    preload: ['dynamics.xsd', 'viz.xsd'].map((name) => ({ fileName: name, contents: schema(name) })),
  });
  expect(errors).toEqual([]);
  expect(valid).toBe(true);
});

describe.each(GRAPHS)('GEXF of %s', (_, make) => {
  const text = written(make());

  it('is read back equal by graphology-gexf', () => {
    const graph = make();
    const read = parse(MultiGraph, text, { addMissingNodes: false });
    expect(read.nodes()).toEqual(graph.nodes().map(asXml));
    expect(read.edges()).toEqual(graph.edges().map(asXml));
    graph.forEachNode((key, node) => {
      const held = Object.fromEntries(
        NODE_COLUMNS.map(({ id, value }) => [id, value(node)]).filter(([, v]) => v !== undefined && v !== ''),
      );
      const { label, x, y, size } = node;
      expect(read.getNodeAttributes(asXml(key))).toMatchObject(inXml({ ...held, label, x, y, size }));
    });
    graph.forEachEdge((key, { relation, weight, evidence }, source, target) => {
      expect(read.extremities(asXml(key))).toEqual([source, target].map(asXml));
      expect(read.getEdgeAttributes(asXml(key))).toMatchObject({ relation, weight, evidence });
    });
  });

  it('is read back equal by networkx', () => {
    const graph = make();
    const read = readWithNetworkx('gexf', text);
    expect(read.nodes.map(([key]) => key)).toEqual(graph.nodes().map(asXml));
    for (const [key, data] of read.nodes) {
      const node = graph.getNodeAttributes(graph.nodes().find((own) => asXml(own) === key));
      const { label, kind, mentions, x, y, size, color } = node;
      const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color?.slice(at, at + 2) ?? '', 16));
      expect(data).toMatchObject(inXml({ label, kind, mentions, viz: { position: { x, y, z: 0 }, size, color: { r, g, b, a: 1 } } }));
    }
    const edges = graph.mapEdges(
      (key, { relation, weight }, source, target): ReadEdge => [asXml(source), asXml(target), { id: asXml(key), relation, weight }],
    );
    const byId = (a: ReadEdge, b: ReadEdge) => (String(a[2].id) < String(b[2].id) ? -1 : 1);
    const readEdges = read.edges.map(([source, target, { id, relation, weight }]): ReadEdge => [source, target, { id, relation, weight }]);
    expect(readEdges.sort(byId)).toEqual(edges.sort(byId));
  });
});

describe('what Gephi asks of GEXF', () => {
  const text = written(hostileGraph());
  const attribute = (element: string, name: string) =>
    [...text.matchAll(new RegExp(`<${element} [^>]*?\\b${name}="([^"]*)"`, 'g'))].map((m) => m[1] as string);

  it('is version 1.3 exactly, every edge directed, nothing nested', () => {
    expect(text).toContain(' version="1.3">');
    expect(attribute('graph', 'defaultedgetype')).toEqual(['directed']);
    expect(text).not.toMatch(/<edge [^>]*\btype=/);
    expect(text).not.toMatch(/<node [^>]*\bpid=/);
  });

  it('has years as timestamps alone', () => {
    expect(text).toContain('mode="dynamic" timeformat="double" timerepresentation="timestamp"');
    expect(text).toContain('timestamps="&lt;[2020.0, 2021.0]&gt;"');
    expect(text).not.toMatch(/<spell|\bstart=|\bend=|\bintervals=/);
    expect(written(emptyGraph())).toContain('mode="static"');
  });

  it('tells parallel edges apart by their kind, and every edge by its id', () => {
    const ids = attribute('edge', 'id');
    const kinds = text
      .match(/<edge [^>]*>/g)
      ?.map((tag) => tag.replace(/.*source="([^"]*)" target="([^"]*)" kind="([^"]*)".*/s, '$1\n$2\n$3'));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(kinds).size).toBe(ids.length);
  });

  it('gives every edge a weight above 0, and every node a place, a size and whole channels of colour', () => {
    for (const weight of attribute('edge', 'weight')) expect(Number(weight)).toBeGreaterThan(0);
    const nodes = attribute('node', 'id').length;
    expect(attribute('viz:position', 'x')).toHaveLength(nodes);
    expect(attribute('viz:size', 'value')).toHaveLength(nodes);
    for (const channel of ['r', 'g', 'b'].flatMap((name) => attribute('viz:color', name))) expect(channel).toMatch(/^\d{1,3}$/);
  });

  it('has no two columns whose names differ in case only, none of a name that Gephi keeps for itself', () => {
    for (const kind of ['node', 'edge']) {
      const block = new RegExp(`<attributes class="${kind}"[^>]*>(.*?)</attributes>`, 's').exec(text)?.[1] ?? '';
      const ids = [...block.matchAll(/ id="([^"]*)"/g)].map((m) => (m[1] as string).toLowerCase());
      expect(new Set(ids).size).toBe(ids.length);
      for (const taken of ['id', 'label', 'timeset', 'interval', 'weight', 'source', 'target', 'type']) expect(ids).not.toContain(taken);
    }
  });
});

type ReadEdge = [source: string, target: string, data: Record<string, unknown>];

/** What XML can hold of a text. */
function asXml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\uFFFD');
}

function inXml<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, held) => (typeof held === 'string' ? asXml(held) : held)) as T;
}
