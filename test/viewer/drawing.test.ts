import fc from 'fast-check';
import { MultiDirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../../src/model/graph.ts';
import type { NodeKind, Relation } from '../../src/model/schema.ts';
import { fitting } from '../../viewer/charts/period.ts';
import { linearScale } from '../../viewer/charts/scale.ts';
import { spread } from '../../viewer/charts/spread.ts';
import { groupingOf } from '../../viewer/graph/colors.ts';
import { type Label, placeLabels } from '../../viewer/graph/labels.ts';
import { localLayout } from '../../viewer/graph/local-layout.ts';
import { partOf } from '../../viewer/graph/part.ts';
import { readGraphQuery } from '../../viewer/graph/query.ts';
import { regionLayout } from '../../viewer/graph/region-layout.ts';
import { focusOf, type Scene } from '../../viewer/graph/scene.ts';

/** Two documents of two cities, with what each and what both carry out. */
function graphOfTwo(): KnowledgeGraph {
  const graph: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  const node = (key: string, kind: NodeKind, more: Partial<NodeAttributes> = {}) =>
    graph.addNode(key, {
      ...{ kind, label: key.split(':')[1] ?? key, aliases: [], mentions: 1, documents: 1, years: [2021], claims: ['done'], regions: [] },
      ...{ community: 0, x: graph.order, y: graph.order % 3 },
      ...more,
    });
  const edge = (source: string, relation: Relation, target: string) =>
    graph.addDirectedEdgeWithKey(`${source}|${relation}|${target}`, source, target, {
      relation,
      weight: 1,
      years: [2021],
      claims: ['done'],
      evidence: 1,
    });
  node('region:甲市', 'region', { level: 'prefecture', code: '1101' });
  node('region:乙市', 'region', { level: 'prefecture', code: '1202' });
  node('region:丙县', 'region', { level: 'county', code: '110101' });
  edge('region:丙县', 'part_of', 'region:甲市');
  for (const city of ['甲市', '乙市']) {
    node(`document:${city}`, 'document');
    edge(`document:${city}`, 'about', `region:${city}`);
    for (let i = 0; i < 8; i++) {
      node(`policy:${city}${i}`, 'policy');
      edge(`region:${city}`, 'implements', `policy:${city}${i}`);
    }
  }
  node('slogan:共有', 'slogan');
  edge('region:甲市', 'implements', 'slogan:共有');
  edge('region:乙市', 'implements', 'slogan:共有');
  node('project:水库', 'project', { sector: 'water' });
  edge('project:水库', 'located_in', 'region:丙县');
  node('company:别处', 'company');
  return graph;
}

describe('names on the canvas', () => {
  const label = fc.record({
    text: fc.string({ minLength: 1, maxLength: 12 }),
    x: fc.integer({ min: -50, max: 850 }),
    y: fc.integer({ min: -50, max: 650 }),
    radius: fc.integer({ min: 1, max: 20 }),
    size: fc.integer({ min: 11, max: 17 }),
    weight: fc.constant(400),
    color: fc.constant('#000000'),
  });
  const measure = ({ text, size }: Label) => text.length * size;

  test('never lie on one another, nor outside the view', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 60 }), (labels) => {
        const placed = placeLabels(labels, 800, 600, 40, measure);
        expect(placed.length).toBeLessThanOrEqual(40);
        const boxes = placed.map((one) => ({
          left: one.left,
          right: one.left + measure(one),
          top: one.middle - one.size * 0.65,
          bottom: one.middle + one.size * 0.65,
        }));
        boxes.forEach((a, i) => {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.right).toBeLessThanOrEqual(800);
          for (const b of boxes.slice(i + 1)) {
            expect(a.left < b.right && b.left < a.right && a.top < b.bottom - 1e-9 && b.top < a.bottom - 1e-9).toBe(false);
          }
        });
      }),
    );
  });

  test('the important come first', () => {
    const same = { x: 400, y: 300, radius: 5, size: 12, weight: 400, color: '#000000' };
    const many = Array.from({ length: 10 }, (_, i) => ({ ...same, text: `名称${i}` }));
    const placed = placeLabels(many, 800, 600, 40, measure);
    expect(placed[0]?.text).toBe('名称0');
    expect(placed.length).toBeLessThan(10);
  });
});

describe('scales', () => {
  test.each([
    ['2012-2016', 73, '2012-2016'],
    ['2012-2016', 36, '12-16'],
    ['2021', 36, '2021'],
    ['2020H1', 30, '20H1'],
  ])('%s below a bar in %i units is %s', (period, width, name) => {
    expect(fitting(period, width)).toBe(name);
  });

  test('hold all values between round ticks', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer().map((n) => n / 1000),
          { minLength: 1, maxLength: 20 },
        ),
        fc.boolean(),
        (values, zero) => {
          const scale = linearScale(values, 0, 100, zero);
          for (const value of values) {
            expect(scale(value)).toBeGreaterThanOrEqual(-1e-6);
            expect(scale(value)).toBeLessThanOrEqual(100 + 1e-6);
          }
          expect(scale.ticks.length).toBeGreaterThan(1);
          expect(scale.ticks.length).toBeLessThan(12);
        },
      ),
    );
    expect(linearScale([3, 9], 0, 100, true).ticks).toEqual([0, 2.5, 5, 7.5, 10]);
  });

  test('labels are moved apart in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 12 }), (wanted) => {
        const places = spread(wanted, 15, 0, 300);
        const sorted = wanted.map((_, i) => i).sort((a, b) => (wanted[a] as number) - (wanted[b] as number) || a - b);
        sorted.slice(1).forEach((i, n) => {
          expect((places[i] as number) - (places[sorted[n] as number] as number)).toBeGreaterThanOrEqual(15 - 1e-9);
        });
        expect(Math.max(...places)).toBeLessThanOrEqual(300 + 1e-9);
      }),
    );
    expect(spread([10, 50], 15, 0, 300)).toEqual([10, 50]);
  });
});

describe('layouts', () => {
  test('by region: what a city has lies by it, what both share between them, a county within its city', () => {
    const graph = graphOfTwo();
    const places = regionLayout(graph, new Set(graph.nodes()));
    const at = (key: string) => places.get(key) as { x: number; y: number };
    const distance = (a: string, b: string) => Math.hypot(at(a).x - at(b).x, at(a).y - at(b).y);
    for (let i = 0; i < 8; i++) expect(distance(`policy:甲市${i}`, 'region:甲市')).toBeLessThan(distance(`policy:甲市${i}`, 'region:乙市'));
    expect(distance('region:丙县', 'region:甲市')).toBeLessThan(distance('region:丙县', 'region:乙市'));
    expect(distance('project:水库', 'region:丙县')).toBeLessThan(distance('project:水库', 'region:甲市'));
    expect(Math.abs(distance('slogan:共有', 'region:甲市') - distance('slogan:共有', 'region:乙市'))).toBeLessThan(
      0.5 * distance('region:甲市', 'region:乙市'),
    );
    expect(regionLayout(graph, new Set(graph.nodes()))).toEqual(places);
    const all = graph.nodes().map(at);
    all.forEach((a, i) => {
      for (const b of all.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(0.5);
    });
  });

  test('of an empty graph is empty', () => {
    expect(regionLayout(new MultiDirectedGraph(), new Set()).size).toBe(0);
  });

  test('of a small part alone: the same each time; a large one keeps its places', () => {
    const graph = graphOfTwo();
    const part = partOf(graph, readGraphQuery(new Map([['ego', 'slogan:共有']])));
    const places = localLayout(graph, part);
    expect([...(places?.keys() ?? [])].sort()).toEqual([...part.nodes].sort());
    expect(localLayout(graph, part)).toEqual(places);
    for (const { x, y } of places?.values() ?? []) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    for (let i = 0; i < 200; i++) graph.addNode(`brand:${i}`, { ...graph.getNodeAttributes('slogan:共有'), kind: 'brand' });
    expect(localLayout(graph, partOf(graph, readGraphQuery(new Map())))).toBeNull();
  });
});

describe('the part that is shown', () => {
  const graph = graphOfTwo();
  const ask = (params: Record<string, string>) => partOf(graph, readGraphQuery(new Map(Object.entries(params))));

  test('is all but the documents at first', () => {
    const { nodes, edges, leftOut } = ask({});
    expect(nodes.size).toBe(graph.order - 2);
    expect(edges.size).toBe(graph.size - 2);
    expect(leftOut).toBe(0);
  });

  test('is the shortest path between two, or nothing', () => {
    expect(ask({ path: 'region:甲市,region:乙市' }).path).toEqual(['region:甲市', 'slogan:共有', 'region:乙市']);
    expect(ask({ path: 'region:甲市,company:别处' })).toMatchObject({ path: [], nodes: new Set() });
    expect(ask({ path: 'region:甲市,nobody' }).path).toEqual([]);
  });

  test('is what lies within some steps of a node', () => {
    expect(ask({ ego: 'slogan:共有' }).nodes).toEqual(new Set(['slogan:共有', 'region:甲市', 'region:乙市']));
    expect(ask({ ego: 'slogan:共有', depth: '2' }).nodes.size).toBe(3 + 16 + 1);
    expect(ask({ ego: 'nobody' }).nodes.size).toBe(0);
  });

  test('is the strongest where there is too much to draw', () => {
    const large: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
    const base = graph.getNodeAttributes('slogan:共有');
    for (let i = 0; i < 20_050; i++) large.addNode(`slogan:${i}`, { ...base, label: String(i) });
    for (let i = 1; i < 300; i++)
      large.addDirectedEdgeWithKey(`e${i}`, 'slogan:20049', `slogan:${20_049 - i}`, graph.getEdgeAttributes(graph.edges()[0] as string));
    for (const [most, size] of [
      ['', 3000],
      ['all', 20_000],
    ] as const) {
      const { nodes, leftOut } = partOf(large, readGraphQuery(new Map([['most', most]])));
      expect([nodes.size, leftOut]).toEqual([size, 20_050 - size]);
      expect(nodes.has('slogan:20049')).toBe(true);
      expect(nodes.has('slogan:19900')).toBe(true);
    }
  });
});

test('what stands out is what the pointer is on, else what is selected', () => {
  const graph = graphOfTwo();
  const part = partOf(graph, readGraphQuery(new Map()));
  const scene = { part, selectedNode: 'slogan:共有', selectedEdge: null } as Scene;
  expect(focusOf(graph, scene, null)?.nodes).toEqual(new Set(['slogan:共有', 'region:甲市', 'region:乙市']));
  expect(focusOf(graph, scene, 'project:水库')?.edges).toEqual(new Set(['project:水库|located_in|region:丙县']));
  const edge = 'region:甲市|implements|slogan:共有';
  expect(focusOf(graph, { ...scene, selectedNode: null, selectedEdge: edge }, null)?.edges).toEqual(new Set([edge]));
  expect(focusOf(graph, { ...scene, selectedNode: null }, null)).toBeNull();
});

test('colours by group: the largest have one, ties go by name', () => {
  const graph = graphOfTwo();
  expect(groupingOf(graph, 'kind')).toBeNull();
  const sectors = groupingOf(graph, 'sector');
  expect(sectors?.groups).toEqual(['water']);
  expect(sectors?.of('project:水库')).toBe('water');
  expect(sectors?.of('policy:甲市0')).toBeNull();
});
