import { describe, expect, it } from 'vitest';
import { EDGE_COLUMNS, NODE_COLUMNS } from '../../src/export/columns.ts';
import { graphml } from '../../src/export/graphml.ts';
import { plainGraph } from './graphs.ts';
import { readWithNetworkx } from './networkx.ts';

const present = (entries: readonly (readonly [string, unknown])[]) =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));

describe('GraphML', () => {
  it('is read back equal by networkx: names, places, colours and every attribute with its type', () => {
    const graph = plainGraph();
    const { nodes, edges } = readWithNetworkx('graphml', [...graphml(graph)].join(''));
    expect(nodes).toEqual(
      graph.mapNodes((key, node) => {
        const { label, x, y, size, color } = node;
        return [
          key,
          present([...NODE_COLUMNS.map(({ id, value }) => [id, value(node)] as const), ...Object.entries({ label, x, y, size, color })]),
        ];
      }),
    );
    const byEnds = (a: readonly unknown[], b: readonly unknown[]) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    expect([...edges].sort(byEnds)).toEqual(
      graph
        .mapEdges((_, edge, source, target) => [
          source,
          target,
          present([...EDGE_COLUMNS.map(({ id, value }) => [id, value(edge)] as const), ['weight', edge.weight]]),
        ])
        .sort(byEnds),
    );
  });
});
