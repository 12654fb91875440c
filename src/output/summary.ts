import { ALL_RELATIONS, forEachEdgeOf } from '../analyse/edges.ts';
import { sortedEntries } from '../build/order.ts';
import type { BuildResult } from './result.ts';

/** A build in a few numbers, for people and programs. */
export interface BuildSummary {
  readonly output: string;
  /** Documents in the graph. */
  readonly documents: number;
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
  readonly copies: readonly { readonly path: string; readonly reason: string }[];
  readonly warnings: readonly { readonly path: string; readonly text: string }[];
  readonly nodes: number;
  readonly edges: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly relations: Readonly<Record<string, number>>;
  readonly evidence: number;
  readonly indicators: number;
  readonly communities: number;
  readonly modularity: number;
}

/** Sums a build up; `output` is the folder as the user named it. */
export function summarize(
  { graph, analysis, documents, failures, copies, evidence, indicators }: BuildResult,
  output: string,
): BuildSummary {
  const unread = new Set([...failures, ...copies].map(({ id }) => id));
  return {
    output,
    documents: documents.length - failures.length - copies.length,
    unread: failures.map(({ path, reason }) => ({ path, reason })),
    copies: copies.map(({ path, reason }) => ({ path, reason })),
    warnings: documents.filter(({ id }) => !unread.has(id)).flatMap(({ path, warnings }) => warnings.map((text) => ({ path, text }))),
    nodes: graph.order,
    edges: graph.size,
    kinds: count((tell) => graph.forEachNode((_, { kind }) => tell(kind))),
    relations: count((tell) => forEachEdgeOf(graph, ALL_RELATIONS, (_source, _target, { relation }) => tell(relation))),
    evidence,
    indicators,
    communities: analysis.communities,
    modularity: analysis.modularity,
  };
}

/** How often each value is told, by value. */
function count(forEach: (tell: (value: string) => void) => void): Record<string, number> {
  const counts = new Map<string, number>();
  forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
  return Object.fromEntries(sortedEntries(counts));
}
