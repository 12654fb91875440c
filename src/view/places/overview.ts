import { closeSync, openSync, writeFileSync } from 'node:fs';
import { byGroup } from '../../typed-arrays.ts';
import type { GraphPlaces } from './graph.ts';
import { type Range, readRanges } from './ranges.ts';

/** How much of a large graph a browser is given at first: at most so many of each. */
export interface OverviewSize {
  readonly documents: number;
  /** Other nodes, beside what the documents are about. */
  readonly nodes: number;
  readonly edges: number;
}

/**
 * The strongest part of a graph: documents and what they are about, then the nodes with most links. Every edge between its
 * nodes belongs to it, but for those that say that a document names something: of two nodes that it shows, it never lacks a
 * link.
 *
 * @returns numbers of nodes and edges, ascending
 */
function chooseOverview(graph: GraphPlaces, size: OverviewSize): { readonly nodes: readonly number[]; readonly edges: readonly number[] } {
  const edgesOf = shownEdges(graph);
  const chosen = new Set<number>();
  let edges = 0;
  const add = (node: number) => {
    if (chosen.has(node)) return;
    chosen.add(node);
    for (const edge of edgesOf(node)) {
      if (chosen.has(graph.sources.at(edge)) && chosen.has(graph.targets.at(edge))) edges++;
    }
  };
  const strongest = graph.strongestFirst();
  const documents = strongest.filter((node) => graph.kindOf(node) === 'document').slice(0, size.documents);
  for (const document of documents) {
    add(document);
    for (const edge of edgesOf(document)) if (graph.relationOf(edge) === 'about') add(graph.targets.at(edge));
  }
  const most = chosen.size + size.nodes;
  for (const node of strongest) {
    if (chosen.size >= most || edges >= size.edges) break;
    if (graph.kindOf(node) !== 'document') add(node);
  }
  const nodes = [...chosen].sort((a, b) => a - b);
  const within = new Set<number>();
  for (const node of nodes) {
    for (const edge of edgesOf(node)) {
      if (chosen.has(graph.sources.at(edge)) && chosen.has(graph.targets.at(edge))) within.add(edge);
    }
  }
  return { nodes, edges: [...within].sort((a, b) => a - b) };
}

/** Gives the edges of each node that an overview shows. */
function shownEdges(graph: GraphPlaces): (node: number) => Uint32Array {
  const { starts, things: edges } = byGroup(graph.keys.length, (tell) => {
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      if (graph.relationOf(edge) === 'mentions') continue;
      const [source, target] = [graph.sources.at(edge), graph.targets.at(edge)];
      tell(source, edge);
      if (target !== source) tell(target, edge);
    }
  });
  return (node) => edges.subarray(starts[node], starts[node + 1]);
}

/** Writes the overview of a graph.json as a graph.json. */
export function writeOverview(from: string, to: string, graph: GraphPlaces, size: OverviewSize): void {
  const { nodes, edges } = chooseOverview(graph, size);
  const file = openSync(from, 'r');
  try {
    const lines = (ranges: readonly Range[]) => [...readRanges(file, ranges)].join(',\n');
    writeFileSync(
      to,
      `{"options":{"type":"directed","multi":true,"allowSelfLoops":true},"attributes":{},"nodes":[\n` +
        `${lines(nodes.map((node) => graph.placeOfNode(node)))}\n],"edges":[\n${lines(edges.map((edge) => graph.placeOfEdge(edge)))}\n]}\n`,
    );
  } finally {
    closeSync(file);
  }
}
