import { sortedNumbers } from '../../build/order.ts';
import { edgeKey } from '../../build/passages.ts';
import type { BuiltGraph, ReadableGraph } from '../../model/graph.ts';
import { CLAIMS, type Claim } from '../../model/schema.ts';
import { Candidates, findParts } from './candidates.ts';
import { type FeatureInput, type ProjectFeatures, pairNumber, readFeatures } from './features.ts';
import type { MentionRow, ProjectPassages } from './passages.ts';
import { Rarity } from './rarity.ts';
import { PairScorer, type Reason } from './score.ts';

/** Two projects that belong together, and why. Indexes are into the table's `projects`, the lower first. */
export interface RelatedPair {
  readonly a: number;
  readonly b: number;
  /** 0 to 1. */
  readonly strength: number;
  /** Strongest first. */
  readonly reasons: readonly Reason[];
}

/** The projects of a graph, the pairs of them that are related, and the means to ask about any other two. */
export interface Relations {
  readonly projects: readonly ProjectFeatures[];
  /** Every pair once, by `a`, then `b`. */
  readonly pairs: readonly RelatedPair[];
  readonly rarity: Rarity;
  /** How far two projects are related, whether or not they are among `pairs`; 0 to 1. */
  readonly strength: (a: number, b: number) => number;
}

/** Weaker pairs are left out: one word of ten shared, or a county and nothing else. */
const THRESHOLD = 0.45;
/** Partners that a project keeps; a partner may keep it on top of these. */
const MOST_PARTNERS = 10;
const MOST_CANDIDATES = 60;

/**
 * Finds the pairs of projects of a graph that are related for a stated reason: one is part of the other, the same
 * company, telling words of their names, one enumeration or sentence, the same place, programme, sector. Reasons add up
 * as independent evidence would (noisy or: J. Pearl, 1988), each as strong as it is rare.
 *
 * Time grows with the number of projects, not with that of pairs: see `Candidates`.
 */
export function relateProjects(input: FeatureInput): Relations {
  const table = readFeatures(input);
  const { projects } = table;
  const rarity = new Rarity(projects);
  const parts = findParts(table);
  const candidates = new Candidates(table, rarity, parts);
  const scorer = new PairScorer(table, rarity, parts);
  const kept = new Map<number, { a: number; b: number; strength: number }>();
  projects.forEach((_, i) => {
    const partners = candidates
      .of(i, MOST_CANDIDATES)
      .map((j) => ({ a: Math.min(i, j), b: Math.max(i, j), strength: scorer.strength(i, j) }))
      .filter(({ strength }) => strength >= THRESHOLD)
      .sort((x, y) => y.strength - x.strength || x.a - y.a || x.b - y.b)
      .slice(0, MOST_PARTNERS);
    for (const pair of partners) kept.set(pairNumber(pair.a, pair.b, projects.length), pair);
  });
  const pairs = [...kept.values()].sort((x, y) => x.a - y.a || x.b - y.b);
  return {
    projects,
    pairs: pairs.map((pair) => ({ ...pair, reasons: scorer.reasons(pair.a, pair.b) })),
    rarity,
    strength: (a, b) => scorer.strength(a, b),
  };
}

/** A reason as the graph's edges hold it: `words:抽水蓄能`, `company:海螺水泥`, `coordination`. */
export function writeReason(graph: ReadableGraph, { kind, value }: Reason): string {
  if (value === '') return kind;
  return `${kind}:${graph.hasNode(value) ? graph.getNodeAttribute(value, 'label') : value}`;
}

/**
 * Adds `related_to` edges to a graph, with their reasons; changes `graph`. The weight is the strength, 0 to 1.
 *
 * @returns the rows of evidence of the new edges, in the order of `pairs`: of one sentence that names both projects, where
 * there is one, else the first of each
 */
export function addRelated<Row extends MentionRow & { readonly year: number | null; readonly claim: Claim }>(
  graph: BuiltGraph,
  { projects, pairs }: Relations,
  passages: ProjectPassages<Row>,
): (Omit<Row, 'node'> & { readonly edge: string })[] {
  const key = (index: number) => (projects[index] as ProjectFeatures).key;
  return pairs.flatMap(({ a, b, strength, reasons }) => {
    const edge = edgeKey(key(a), 'related_to', key(b));
    const shown = showing(passages.rowsOf(key(a)), passages.rowsOf(key(b)));
    graph.addDirectedEdgeWithKey(edge, key(a), key(b), {
      relation: 'related_to',
      weight: Math.round(strength * 1e4) / 1e4,
      years: sortedNumbers(shown.flatMap(({ year }) => (year === null ? [] : [year]))),
      claims: CLAIMS.filter((claim) => shown.some((row) => row.claim === claim)),
      evidence: shown.length,
      reasons: reasons.map((reason) => writeReason(graph, reason)),
    });
    return shown.map(({ node: _, ...row }) => ({ ...row, edge }));
  });
}

/** The rows that show two names: both of the first sentence that has both, else the first of each. */
function showing<Row extends MentionRow>(ofA: readonly Row[], ofB: readonly Row[]): Row[] {
  const place = ({ doc, sentence }: Row) => `${doc}\n${sentence}`;
  const byPlace = new Map<string, Row>();
  for (const row of ofB) if (!byPlace.has(place(row))) byPlace.set(place(row), row);
  const together = ofA.find((row) => byPlace.has(place(row)));
  if (together) return [together, byPlace.get(place(together)) as Row];
  return [ofA[0], ofB[0]].filter((row) => row !== undefined);
}
