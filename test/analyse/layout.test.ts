import { describe, expect, it } from 'vitest';
import { backboneOf } from '../../src/analyse/backbone.ts';
import { findCommunities } from '../../src/analyse/communities.ts';
import { analyse } from '../../src/analyse/index.ts';
import { type LayoutOptions, layOut } from '../../src/analyse/layout.ts';
import type { Places } from '../../src/analyse/places.ts';
import { seededRandom } from '../../src/analyse/random.ts';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { KIND_COLORS } from '../../src/model/palette.ts';
import { emptyGraph, largeGraph, plainGraph } from '../export/graphs.ts';
import { GraphMaker, reversed } from './graphs.ts';

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

/** Keys of a graph with what belongs to them. */
const byKey = <V>(keys: readonly string[], values: ArrayLike<V>): Map<string, V> => new Map(keys.map((key, i) => [key, values[i] as V]));

describe('backboneOf', () => {
  it('ties two nodes once with the damped weight of all their edges, documents’ mentions aside', () => {
    const { keys, ties } = backboneOf(plainGraph());
    expect(keys).toEqual(plainGraph().nodes().toSorted());
    const weights = new Map(
      Array.from(ties.weights, (weight, i) => [`${keys[ties.sources[i] as number]} ${keys[ties.targets[i] as number]}`, weight]),
    );
    expect(weights.get('region:1 slogan:六稳')).toBeCloseTo(1 + Math.log(3));
    expect(weights.has('document:a slogan:六稳')).toBe(false);
    expect(weights.has('document:a region:1')).toBe(true);
  });
});

describe('findCommunities', () => {
  it('finds groups, the largest first, of equally large ones that with the first key', () => {
    const backbone = backboneOf(twoGroups());
    const { of, modularity, levels } = findCommunities(backbone);
    expect(modularity).toBeGreaterThan(0.3);
    const community = byKey(backbone.keys, of);
    expect(['乙1', '乙4', '甲1', '甲4'].map((name) => community.get(`project:${name}`))).toEqual([0, 0, 1, 1]);
    expect(new Set(levels.at(-1)).size).toBe(2);
  });

  it('numbers communities by size, whatever else is in the graph', () => {
    const maker = new GraphMaker();
    for (const [name, size] of [
      ['甲', 3],
      ['乙', 6],
    ] as const) {
      const keys = Array.from({ length: size }, (_, i) => maker.node('project', `${name}${i}`));
      for (const a of keys) for (const b of keys) if (a < b) maker.edge(a, 'related_to', b);
    }
    const backbone = backboneOf(maker.graph);
    const community = byKey(backbone.keys, findCommunities(backbone).of);
    expect([community.get('project:乙0'), community.get('project:甲0')]).toEqual([0, 1]);
  });

  it('gives every node of a graph without edges a community of its own', () => {
    const maker = new GraphMaker();
    for (const name of ['甲', '乙']) maker.node('brand', name);
    expect(findCommunities(backboneOf(maker.graph))).toEqual({ of: Uint32Array.of(0, 1), modularity: 0, levels: [] });
    expect(findCommunities(backboneOf(emptyGraph())).of).toHaveLength(0);
  });
});

describe('layOut', () => {
  const laidOut = (graph: KnowledgeGraph, options?: LayoutOptions) => {
    const backbone = backboneOf(graph);
    return layOut(backbone, findCommunities(backbone), options);
  };
  const shown = ({ x, y }: Places) => Array.from(x, (value, i) => `${value} ${y[i]}`);

  it('gives the same finite places every time, no two alike', async () => {
    const [first, second] = [await laidOut(largeGraph(300, 500)), await laidOut(largeGraph(300, 500))];
    expect(first.finished).toBe(true);
    expect(shown(first)).toEqual(shown(second));
    expect(new Set(shown(first)).size).toBe(300);
    expect(shown(first).join()).not.toMatch(/NaN|Infinity|\.\d{3}/);
  });

  it('gives the same places whatever the order of nodes and edges', async () => {
    const graph = largeGraph(200, 400);
    expect(shown(await laidOut(reversed(graph)))).toEqual(shown(await laidOut(graph)));
  });

  it('sets what is tied closer than what is not', async () => {
    const graph = twoGroups();
    const { keys } = backboneOf(graph);
    const { x, y } = await laidOut(graph);
    const place = byKey(
      keys,
      Array.from(x, (value, i) => ({ x: value, y: y[i] as number })),
    );
    const distance = (a: string, b: string) => {
      const [p, q] = [place.get(`project:${a}`), place.get(`project:${b}`)] as [{ x: number; y: number }, { x: number; y: number }];
      return Math.hypot(p.x - q.x, p.y - q.y);
    };
    for (const other of ['乙2', '乙3', '乙4']) expect(distance('甲2', '甲3')).toBeLessThan(distance('甲2', other));
  });

  it('gives places when it is interrupted', async () => {
    const controller = new AbortController();
    const layout = await laidOut(largeGraph(300, 500), { signal: controller.signal, onProgress: () => controller.abort() });
    expect(layout.finished).toBe(false);
    expect(new Set(shown(layout)).size).toBe(300);
  });

  it('tells how far it is, to the end', async () => {
    const steps: number[] = [];
    await laidOut(plainGraph(), { onProgress: (done, total) => steps.push(done / total) });
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(1);
  });

  it.each([0, 1, 2])('lays out %i nodes', async (count) => {
    const maker = new GraphMaker();
    for (let i = 0; i < count; i++) maker.node('brand', `${i}`);
    const { x, y } = await laidOut(maker.graph);
    expect([...x, ...y].filter(Number.isFinite)).toHaveLength(2 * count);
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
