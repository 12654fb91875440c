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
  const backbone = backboneOf(maker.graph);
  backbone.updateEachNodeAttributes((key, node) => ({
    ...node,
    x: key.charCodeAt(key.length - 1) % 97,
    y: key.charCodeAt(key.length - 1) % 89,
  }));
  return backbone;
}

describe('coreOf', () => {
  const { graph, leaves } = coreOf(made());

  it('takes off what hangs on one node, and puts a bunch in its place', () => {
    expect([...leaves]).toEqual([['region:甲', ['project:一', 'project:三', 'project:二']]]);
    expect(graph.order).toBe(6);
    expect(graph.edges()).toHaveLength(5);
  });

  it('makes the bunch as heavy as what it stands for', () => {
    expect(graph.filterEdges((_, { weight }) => weight === 3)).toHaveLength(1);
  });

  it('keeps two nodes that only have each other', () => {
    expect(graph.hasEdge('region:丁', 'region:戊')).toBe(true);
  });
});

describe('placeLeaves', () => {
  it('brings places back, leaves beside what they hang on, each in its own place', () => {
    const backbone = made();
    const core = coreOf(backbone);
    core.graph.updateEachNodeAttributes((_, node) => ({ ...node, x: node.x * 2, y: node.y * 2 }));
    placeLeaves(backbone, core, 10);
    const place = (key: string) => backbone.getNodeAttributes(key);
    expect(place('region:乙')).toMatchObject({ x: core.graph.getNodeAttribute('region:乙', 'x') });
    const hub = place('region:甲');
    const leaves = ['一', '二', '三'].map((name) => place(`project:${name}`));
    for (const { x, y } of leaves) expect(Math.hypot(x - hub.x, y - hub.y)).toBeLessThan(10 * 2 * Math.sqrt(3));
    expect(new Set(leaves.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
  });
});
