import type { Graph } from './model.ts';

/** A policy or slogan and the regions that carry it out. */
export interface AdoptedPolicy {
  readonly key: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly kind: 'policy' | 'slogan';
  /** By key of the region. */
  readonly regions: ReadonlyMap<string, Adoption>;
  /** Sentences of all regions. */
  readonly count: number;
  readonly firstYear: number | null;
}

export interface Adoption {
  /** Key of the edge, whose evidence are the sentences. */
  readonly edge: string;
  readonly count: number;
  readonly firstYear: number | null;
}

export interface AdoptingRegion {
  readonly key: string;
  readonly label: string;
  /** Whether a document is about it: without one, nothing can be said of what it does not mention. */
  readonly hasDocument: boolean;
}

/** What regions implement, read once from the graph. */
export interface AdoptionTable {
  /** Most shared first. */
  readonly policies: readonly AdoptedPolicy[];
  /** In the order of the division codes. */
  readonly regions: readonly AdoptingRegion[];
}

const tables = new WeakMap<Graph, AdoptionTable>();

/** The table of a graph's `implements` edges. */
export function adoptionOf(graph: Graph): AdoptionTable {
  let table = tables.get(graph);
  if (!table) {
    table = read(graph);
    tables.set(graph, table);
  }
  return table;
}

function read(graph: Graph): AdoptionTable {
  const adoptions = new Map<string, Map<string, Adoption>>();
  const documented = new Set<string>();
  const adopting = new Set<string>();
  graph.forEachEdge((edge, { relation, weight, years }, source, target) => {
    if (relation === 'about') documented.add(target);
    if (relation !== 'implements') return;
    const firstYear = years.length > 0 ? Math.min(...years) : null;
    const regions = adoptions.get(target) ?? new Map<string, Adoption>();
    regions.set(source, { edge, count: weight, firstYear });
    adoptions.set(target, regions);
    adopting.add(source);
  });
  const policies = [...adoptions].map(([key, regions]): AdoptedPolicy => {
    const { label, aliases, kind } = graph.getNodeAttributes(key);
    const years = [...regions.values()].map(({ firstYear }) => firstYear).filter((year) => year !== null);
    return {
      key,
      label,
      aliases,
      kind: kind === 'slogan' ? 'slogan' : 'policy',
      regions,
      count: [...regions.values()].reduce((sum, { count }) => sum + count, 0),
      firstYear: years.length > 0 ? Math.min(...years) : null,
    };
  });
  policies.sort((a, b) => b.regions.size - a.regions.size || b.count - a.count || (a.label < b.label ? -1 : 1));
  const code = (key: string) => graph.getNodeAttribute(key, 'code') ?? '9';
  const regions = [...new Set([...documented, ...adopting])]
    .sort((a, b) => (code(a) < code(b) ? -1 : code(a) > code(b) ? 1 : a < b ? -1 : 1))
    .map((key) => ({ key, label: graph.getNodeAttribute(key, 'label'), hasDocument: documented.has(key) }));
  return { policies, regions };
}

/** What two regions have in common, as a share of what either has: the Jaccard coefficient, 0 to 1. */
export function similarity(policies: readonly AdoptedPolicy[], a: string, b: string): number {
  let common = 0;
  let either = 0;
  for (const { regions } of policies) {
    if (regions.has(a) || regions.has(b)) either++;
    if (regions.has(a) && regions.has(b)) common++;
  }
  return either === 0 ? 0 : common / either;
}
