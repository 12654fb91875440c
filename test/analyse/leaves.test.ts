import { describe, expect, it } from 'vitest';
import { backboneOf } from '../../src/analyse/backbone.ts';
import { coreOf, placeLeaves } from '../../src/analyse/leaves.ts';
import { GraphMaker } from './graphs.ts';

/** A triangle; a hub with three leaves on one of its corners; two nodes that only have each other. */
function made() {
  const maker = new GraphMaker();
  const [a, b, c, d, e] = ['甲', '乙', '丙', '丁', '戊'].map((name) => maker.node('region', name)) as [
    string,
    string,
    string,
    string,
    string,
  ];
  maker.edge(a, 'partner_of', b);
  maker.edge(b, 'partner_of', c);
  maker.edge(c, 'partner_of', a);
  for (const name of ['一', '二', '三']) maker.edge(maker.node('project', name), 'located_in', a);
  maker.edge(d, 'partner_of', e);
  return backboneOf(maker.graph);
}

describe('coreOf', () => {
  const { keys, sizes, ties } = made();
  const core = coreOf({ sizes, ties });
  const name = (body: number) => `${body < core.kept ? '' : 'bunch of '}${keys[core.nodes[body] as number]}`;
  const tied = Array.from(core.ties.weights, (_, i) => [core.ties.sources[i], core.ties.targets[i]].map((body) => name(body as number)));

  it('takes off what hangs on one node, and puts a bunch in its place', () => {
    expect(core.leaves.map((leaves) => leaves.map((leaf) => keys[leaf]))).toEqual([['project:一', 'project:三', 'project:二']]);
    expect(core.nodes).toHaveLength(6);
    expect(tied).toHaveLength(5);
  });

  it('makes the bunch as heavy as what it stands for', () => {
    expect(tied[core.ties.weights.indexOf(3)]).toEqual(['region:甲', 'bunch of region:甲']);
  });

  it('keeps two nodes that only have each other', () => {
    expect(tied).toContainEqual(['region:丁', 'region:戊']);
  });
});

describe('placeLeaves', () => {
  it('brings places back, leaves beside what they hang on, each in its own place', () => {
    const { keys, sizes, ties } = made();
    const core = coreOf({ sizes, ties });
    const there = { x: Float64Array.from(core.nodes, (_, body) => 40 * body), y: Float64Array.from(core.nodes, (_, body) => body * body) };
    const { x, y } = placeLeaves(keys.length, core, there, 10);
    const place = (key: string) => ({ x: x[keys.indexOf(key)] as number, y: y[keys.indexOf(key)] as number });
    expect(place('region:乙').x).toBe(there.x[core.nodes.indexOf(keys.indexOf('region:乙'))]);
    const hub = place('region:甲');
    const leaves = ['一', '二', '三'].map((leaf) => place(`project:${leaf}`));
    for (const leaf of leaves) expect(Math.hypot(leaf.x - hub.x, leaf.y - hub.y)).toBeLessThan(10 * 2 * Math.sqrt(3));
    expect(new Set(leaves.map((leaf) => `${leaf.x} ${leaf.y}`)).size).toBe(3);
  });
});
