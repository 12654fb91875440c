import { MultiDirectedGraph } from 'graphology';
import { describe, expect, it } from 'vitest';
import { graphJson, jsonLines } from '../../src/export/json.ts';
import { emptyGraph, hostileGraph, plainGraph } from './graphs.ts';

describe('graphJson', () => {
  it.each([
    ['a plain graph', plainGraph],
    ['hostile strings', hostileGraph],
    ['an empty graph', emptyGraph],
  ])('is what graphology exports of %s, and imports again', (_, make) => {
    const graph = make();
    const read = JSON.parse([...graphJson(graph)].join(''));
    expect(read).toEqual(JSON.parse(JSON.stringify(graph.export())));
    expect(MultiDirectedGraph.from(read).export()).toEqual(graph.export());
  });
});

it('jsonLines writes one value per line, whatever it holds', () => {
  expect([...jsonLines([{ a: '一\n二' }, 1])]).toEqual(['{"a":"一\\n二"}\n', '1\n']);
});
