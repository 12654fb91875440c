import { describe, expect, it } from 'vitest';
import { ALL_RELATIONS, forEachEdgeOf, RELATIONS_OF_THINGS } from '../../src/analyse/edges.ts';
import { toGraphology } from '../../src/build/column-graph.ts';
import { GraphBuilder } from '../../src/build/index.ts';
import type { ReadableGraph } from '../../src/model/graph.ts';
import type { Relation } from '../../src/model/schema.ts';
import { recordOf } from '../build/records.ts';

describe('forEachEdgeOf', () => {
  const builder = new GraphBuilder();
  builder.add(
    recordOf({
      id: 'a',
      sentences: ['甲县落实河长制，清水河大桥通车。'],
      names: [
        { kind: 'policy', name: '河长制' },
        { kind: 'project', name: '清水河大桥' },
      ],
    }),
  );
  const columns = builder.graph();
  const told = (graph: ReadableGraph, relations: readonly Relation[]) => {
    const rows: unknown[] = [];
    forEachEdgeOf(graph, relations, (...row) => rows.push(row));
    return rows;
  };

  it('looks at the edges of some relations, the same in columns as in graphology', () => {
    for (const relations of [ALL_RELATIONS, RELATIONS_OF_THINGS, ['mentions'], []] as const)
      expect(told(columns, relations)).toEqual(told(toGraphology(columns), relations));
    expect(told(columns, ALL_RELATIONS)).toHaveLength(columns.size);
    expect(told(columns, ['mentions'])).toHaveLength(2);
    expect(told(columns, [])).toEqual([]);
  });
});
