import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ColumnGraph, toGraphology } from '../../src/build/column-graph.ts';
import { EdgeTable, type EdgeTotals } from '../../src/build/edge-table.ts';
import { compareCodePoints } from '../../src/build/order.ts';
import { PackedMap } from '../../src/build/packed-map.ts';
import { edgeKey } from '../../src/build/passages.ts';
import { sharedNumbers, unitedNumbers } from '../../src/build/shared-lists.ts';
import type { NodeAttributes } from '../../src/model/graph.ts';
import type { Claim, Relation } from '../../src/model/schema.ts';
import { plainGraph } from '../export/graphs.ts';

/** Keys that are hard to sort: beginnings of one another, with bars, with characters beyond the basic plane. */
const keys = [
  'policy:甲',
  'policy:甲乙',
  'policy:甲|',
  'policy:甲|乙',
  'policy:\u{20000}',
  'policy:\uff01',
  'region:6208',
  'region:620825',
];
const edges: fc.Arbitrary<EdgeTotals[]> = fc.array(
  fc.record({
    source: fc.constantFrom(...keys),
    relation: fc.constantFrom<Relation>('implements', 'includes', 'part_of', 'participates_in'),
    target: fc.constantFrom(...keys),
    weight: fc.integer({ min: 1, max: 9 }),
    years: fc.array(fc.integer({ min: 2000, max: 2004 }), { maxLength: 3 }).map(sharedNumbers),
    claims: fc.constantFrom<readonly Claim[]>([], ['done'], ['planned'], ['done', 'planned']),
    evidence: fc.nat(9),
    conferred: fc.boolean(),
  }),
  { maxLength: 60 },
);

const tableOf = (list: readonly EdgeTotals[]): EdgeTable => {
  const table = new EdgeTable();
  for (const edge of list) table.add(edge);
  return table;
};
const rowsOf = (table: EdgeTable): EdgeTotals[] => Array.from({ length: table.size }, (_, row) => table.at(row));

describe('EdgeTable', () => {
  it('gives back what was added', () => {
    fc.assert(
      fc.property(edges, (list) => {
        expect(rowsOf(tableOf(list))).toEqual(list);
      }),
    );
  });

  it('merges edges of one key, in the order of the keys by code point', () => {
    fc.assert(
      fc.property(edges, (list) => {
        const expected = new Map<string, EdgeTotals[]>();
        for (const edge of list) {
          const key = edgeKey(edge.source, edge.relation, edge.target);
          expected.set(key, [...(expected.get(key) ?? []), edge]);
        }
        const sum = (same: readonly EdgeTotals[], of: 'weight' | 'evidence') => same.reduce((total, edge) => total + edge[of], 0);
        expect(rowsOf(tableOf(list).merged(unitedNumbers))).toEqual(
          [...expected]
            .sort(([a], [b]) => compareCodePoints(a, b))
            .map(([, same]) => ({
              ...same[0],
              weight: sum(same, 'weight'),
              evidence: sum(same, 'evidence'),
              years: [...new Set(same.flatMap(({ years }) => years))].sort((a, b) => a - b),
              claims: (['done', 'planned'] as const).filter((claim) => same.some(({ claims }) => claims.includes(claim))),
              conferred: same.some(({ conferred }) => conferred),
            })),
        );
      }),
    );
  });
});

describe('ColumnGraph', () => {
  const graph = plainGraph();
  const nodesOf = (few: number): PackedMap<NodeAttributes> => {
    const nodes = new PackedMap<NodeAttributes>(few);
    for (const { node, attributes } of graph.nodeEntries()) nodes.set(node, attributes);
    return nodes;
  };
  const table = tableOf(
    graph.mapEdges((_, { relation, weight, years, claims, evidence, status }, source, target) => ({
      source,
      relation,
      target,
      weight,
      years,
      claims,
      evidence,
      conferred: status !== 'applied',
    })),
  ).merged(unitedNumbers);

  it.each([
    ['kept as they are', 1000],
    ['packed', 0],
  ])('is read as graphology’s is, its nodes %s', (_, few) => {
    const columns = new ColumnGraph(nodesOf(few), tableOf(rowsOf(table)));
    const copy = toGraphology(columns);
    expect(columns.order).toBe(graph.order);
    expect(columns.size).toBe(copy.size);
    expect(columns.nodes()).toEqual(copy.nodes());
    expect([...columns.edgeEntries()].map(({ edge }) => edge)).toEqual(copy.edges());
    for (const { node, attributes } of columns.nodeEntries()) {
      expect(attributes).toEqual(graph.getNodeAttributes(node));
      expect(columns.getNodeAttribute(node, 'label')).toBe(attributes.label);
    }
    const [first] = columns.nodes() as [string];
    columns.mergeNodeAttributes(first, { community: 7 });
    expect(columns.getNodeAttributes(first)).toEqual({ ...graph.getNodeAttributes(first), community: 7 });
  });

  it('takes further edges, with reasons, after the others', () => {
    const columns = new ColumnGraph(nodesOf(0), tableOf(rowsOf(table)));
    const [a, b] = columns.nodes() as [string, string];
    const attributes = { relation: 'related_to', weight: 0.5, years: [], claims: [], evidence: 0, reasons: ['words:甲'] } as const;
    columns.addDirectedEdgeWithKey(edgeKey(a, 'related_to', b), a, b, attributes);
    expect([...columns.edgeEntries()].at(-1)).toEqual({ edge: edgeKey(a, 'related_to', b), source: a, target: b, attributes });
    expect(() => columns.addDirectedEdgeWithKey('x', a, 'policy:无', attributes)).toThrow('policy:无');
  });
});
