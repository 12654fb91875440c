import { describe, expect, it } from 'vitest';
import { backboneOf } from '../../src/analyse/backbone.ts';
import { assignCommunities } from '../../src/analyse/communities.ts';
import { analyse } from '../../src/analyse/index.ts';
import { layOut } from '../../src/analyse/layout.ts';
import { seededRandom } from '../../src/analyse/random.ts';
import { KIND_COLORS } from '../../src/model/palette.ts';
import { emptyGraph, largeGraph, plainGraph } from '../export/graphs.ts';
import { GraphMaker } from './graphs.ts';

/** Two groups of nodes, each tied within itself and by one edge to the other. */
function twoGroups() {
  const maker = new GraphMaker();
  for (const group of ['甲', '乙']) {
    const keys = [1, 2, 3, 4].map((i) => maker.node('project', `${group}${i}`));
    for (const a of keys) for (const b of keys) if (a < b) maker.edge(a, 'related_to', b);
  }
  maker.edge('project:乙1', 'related_to', 'project:甲1', { weight: 0.5 });
  return maker.graph;
}

describe('backboneOf', () => {
  it('ties two nodes once with the damped weight of all their edges, documents’ mentions aside', () => {
    const backbone = backboneOf(plainGraph());
    expect(backbone.nodes()).toEqual(plainGraph().nodes().toSorted());
    expect(backbone.getEdgeAttribute('region:1', 'slogan:六稳', 'weight')).toBeCloseTo(1 + Math.log(3));
    expect(backbone.hasEdge('document:a', 'slogan:六稳')).toBe(false);
    expect(backbone.hasEdge('document:a', 'region:1')).toBe(true);
  });
});

describe('assignCommunities', () => {
  it('finds groups, the largest first, of equally large ones that with the first key', () => {
    const backbone = backboneOf(twoGroups());
    expect(assignCommunities(backbone)).toBeGreaterThan(0.3);
    const of = (key: string) => backbone.getNodeAttribute(key, 'community');
    expect(['乙1', '乙4', '甲1', '甲4'].map((name) => of(`project:${name}`))).toEqual([0, 0, 1, 1]);
  });

  it('gives every node of a graph without edges a community of its own', () => {
    const maker = new GraphMaker();
    for (const name of ['甲', '乙']) maker.node('brand', name);
    const backbone = backboneOf(maker.graph);
    expect(assignCommunities(backbone)).toBe(0);
    expect(backbone.mapNodes((_, { community }) => community)).toEqual([0, 1]);
    expect(assignCommunities(backboneOf(emptyGraph()))).toBe(0);
  });
});

describe('layOut', () => {
  it('gives the same finite places every time, no two alike', async () => {
    const places = async () => {
      const backbone = backboneOf(largeGraph(300, 500));
      assignCommunities(backbone);
      expect(await layOut(backbone)).toBe(true);
      return backbone.mapNodes((_, { x, y }) => `${x} ${y}`);
    };
    const [first, second] = [await places(), await places()];
    expect(first).toEqual(second);
    expect(new Set(first).size).toBe(300);
    expect(first.join()).not.toMatch(/NaN|Infinity|\.\d{3}/);
  });

  it('gives places when it is interrupted', async () => {
    const backbone = backboneOf(largeGraph(300, 500));
    const controller = new AbortController();
    const finished = await layOut(backbone, { signal: controller.signal, onProgress: () => controller.abort() });
    expect(finished).toBe(false);
    expect(new Set(backbone.mapNodes((_, { x, y }) => `${x} ${y}`)).size).toBe(300);
  });

  it('tells how far it is, to the end', async () => {
    const steps: number[] = [];
    await layOut(backboneOf(plainGraph()), { onProgress: (done, total) => steps.push(done / total) });
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(1);
  });

  it.each([0, 1, 2])('lays out %i nodes', async (count) => {
    const maker = new GraphMaker();
    for (let i = 0; i < count; i++) maker.node('brand', `${i}`);
    const backbone = backboneOf(maker.graph);
    await layOut(backbone);
    expect(backbone.everyNode((_, { x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });
});

describe('analyse', () => {
  it('gives every node a place, a size that grows with its mentions, and the colour of its kind', async () => {
    const graph = plainGraph();
    const { communities, layoutFinished } = await analyse(graph);
    expect(layoutFinished).toBe(true);
    expect(communities).toBe(new Set(graph.mapNodes((_, { community }) => community)).size);
    graph.forEachNode((_, { kind, color }) => expect(color).toBe(KIND_COLORS[kind]));
    const size = (key: string) => graph.getNodeAttribute(key, 'size') as number;
    expect(size('project:清水河大桥')).toBeGreaterThan(size('project:北山风电场'));
  });
});

it('seededRandom gives the same numbers from 0 to 1 for a seed, others for another', () => {
  const numbers = (seed: number) => Array.from({ length: 1000 }, seededRandom(seed));
  expect(numbers(1)).toEqual(numbers(1));
  expect(numbers(1)).not.toEqual(numbers(2));
  expect(numbers(3).every((n) => n >= 0 && n < 1)).toBe(true);
  expect(numbers(3).reduce((sum, n) => sum + n, 0) / 1000).toBeCloseTo(0.5, 1);
});
