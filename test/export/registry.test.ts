import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../src/export/registry.ts';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { emptyGraph, hostileGraph, largeGraph, plainGraph } from './graphs.ts';
import { PARSERS } from './parsers.ts';

const PARSER: Readonly<Record<string, keyof typeof PARSERS>> = {
  gexf: 'xml',
  graphml: 'xml',
  json: 'json',
  jsonld: 'json',
  csv: 'csv',
  neo4j: 'plainCsv',
  cypher: 'cypher',
};

const FILES = EXPORT_FORMATS.flatMap(({ id, files }) => files.map(({ name, content }) => ({ id, name, content })));
let made: KnowledgeGraph | undefined;
const large = (): KnowledgeGraph => {
  made ??= largeGraph(50_000, 60_000);
  return made;
};
const written = (content: (graph: KnowledgeGraph) => Iterable<string>, graph: KnowledgeGraph) => [...content(graph)].join('');

it('knows each format once, with files of different names', () => {
  const ids = EXPORT_FORMATS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { files } of EXPORT_FORMATS) expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
});

describe.each(FILES)('$id: $name', ({ id, content }) => {
  const parse = PARSERS[PARSER[id] as string] as (text: string) => number;

  it.each([
    ['a plain graph', plainGraph],
    ['an empty graph', emptyGraph],
    ['hostile strings', hostileGraph],
  ])('is well-formed for %s', (_, make) => {
    // As it arrives in a file: encoded, and read again as strict UTF-8.
    const bytes = new TextEncoder().encode(written(content, make()));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    expect(() => parse(text)).not.toThrow();
  });

  it.each([
    ['a plain graph', plainGraph],
    ['hostile strings', hostileGraph],
  ])('is the same every time for %s', (_, make) => {
    const graph = make();
    expect(written(content, graph)).toBe(written(content, graph));
    expect(written(content, make())).toBe(written(content, graph));
  });

  it('comes in small pieces for 50,000 nodes, all of them', () => {
    let pieces = 0;
    let longest = 0;
    let length = 0;
    for (const piece of content(large())) {
      pieces++;
      length += piece.length;
      longest = Math.max(longest, piece.length);
    }
    expect(longest).toBeLessThan(10_000);
    expect(length).toBeGreaterThan(50_000 * 20);
    expect(pieces).toBeGreaterThan(1_000);
  });
});
