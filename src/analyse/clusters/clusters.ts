import { createHash } from 'node:crypto';
import { compareCodePoints } from '../../build/order.ts';
import type { BuiltGraph, ReadableGraph } from '../../model/graph.ts';
import { SECTORS, type Sector } from '../../model/schema.ts';
import { readHierarchy } from '../hierarchy.ts';
import type { ProjectFeatures } from '../related/features.ts';
import { type RelatedPair, type Relations, writeReason } from '../related/relate.ts';
import { PhraseFinder } from './naming.ts';
import { cohesion, type Partition, partition, tiesOf } from './partition.ts';

/** Something that several members of a cluster have, most first. */
export interface Shared {
  readonly key: string;
  readonly label: string;
  /** Members that have it. */
  readonly count: number;
}

/** A group of related projects: one entry of `clusters.json`. */
export interface Cluster {
  /** Made of the most central member: the same in another build as long as that is. */
  readonly id: string;
  /** The words that set it apart and where it is: 煤矿 · 庆阳、平凉. */
  readonly name: string;
  readonly words: readonly string[];
  /** Keys, the most central first. */
  readonly members: readonly string[];
  readonly labels: readonly string[];
  readonly regions: readonly Shared[];
  readonly companies: readonly Shared[];
  /** That of most members, `other` where none is known. */
  readonly sector: Sector;
  readonly sectors: Readonly<Partial<Record<Sector, number>>>;
  /** Sum of the amounts that the texts state, in yuan; null where they state none. */
  readonly investmentYuan: number | null;
  /** Members with a stated amount. */
  readonly invested: number;
  /** Related pairs over all pairs of members, 0 to 1. */
  readonly density: number;
  /** Pairs of members that are related on their own, found or not, over all, 0 to 1. */
  readonly cohesion: number;
  /** What the cluster adds to the modularity of the whole. */
  readonly modularity: number;
  /** How often two members stay together when projects are looked at in another order, 0 to 1. */
  readonly stability: number;
  /** Why members belong together, with the number of pairs, most first. */
  readonly reasons: readonly { readonly reason: string; readonly pairs: number }[];
}

/** All clusters of a graph: `clusters.json`. */
export interface Clustering {
  /** Of the partition into clusters and single projects, on the weighted `related_to` edges (M. E. J. Newman, 2004). */
  readonly modularity: number;
  /** Projects in the graph, and in clusters. */
  readonly projects: number;
  readonly clustered: number;
  /** Largest first. */
  readonly clusters: readonly Cluster[];
}

const SEED = 20210126;
/** Runs in another order that stability is measured on. */
const RUNS = 4;
const MOST_REASONS = 8;
const MOST_COMPANIES = 10;
/** More regions than this are not all named. */
const MOST_REGIONS = 3;

/** Finds clusters of related projects. Deterministic: the order in which projects are looked at comes from a fixed seed. */
export function findClusters(graph: ReadableGraph, given: Relations): Clustering {
  // Partitions in several orders ask about the same pairs.
  const relations = { ...given, strength: remembering(given.strength) };
  const ties = tiesOf(relations);
  const groups = partition(relations, ties, SEED);
  const others = Array.from({ length: RUNS }, (_, run) => numbersOf(partition(relations, ties, SEED + 1 + run)));
  const number = numbersOf(groups);
  /** Of every group, its pairs by their places. */
  const inside: number[][] = groups.map(() => []);
  const degrees = new Float64Array(relations.projects.length);
  let total = 0;
  let place = 0;
  for (const pair of relations.pairs) {
    const group = number.get(pair.a);
    if (group !== undefined && group === number.get(pair.b)) inside[group]?.push(place);
    place++;
    degrees[pair.a] = (degrees[pair.a] as number) + pair.strength;
    degrees[pair.b] = (degrees[pair.b] as number) + pair.strength;
    total += pair.strength;
  }
  const phrases = new PhraseFinder(relations.projects, relations.rarity);
  const describe = describer(graph, relations, phrases);
  const modularityOf = (members: readonly number[], weight: number) =>
    total === 0 ? 0 : weight / total - (members.reduce((sum, member) => sum + (degrees[member] as number), 0) / (2 * total)) ** 2;
  const clusters = groups.map((members, group) => {
    const pairs = (inside[group] as number[]).map((at) => relations.pairs.at(at) as RelatedPair);
    const weight = pairs.reduce((sum, { strength }) => sum + strength, 0);
    return {
      ...describe(members, pairs),
      modularity: rounded(modularityOf(members, weight)),
      stability: rounded(mean(others.map((other) => togetherness(members, other)))),
    };
  });
  clusters.sort((a, b) => b.members.length - a.members.length || compareCodePoints(a.name, b.name) || compareCodePoints(a.id, b.id));
  let modularity = clusters.reduce((sum, cluster) => sum + cluster.modularity, 0);
  for (let project = 0; project < degrees.length; project++) if (!number.has(project)) modularity += modularityOf([project], 0);
  return {
    modularity: rounded(modularity),
    projects: relations.projects.length,
    clustered: number.size,
    clusters: distinctlyNamed(clusters),
  };
}

/** Sets the `cluster` of every project that is in one; changes `graph`. */
export function assignClusters(graph: BuiltGraph, { clusters }: Clustering): void {
  for (const { id, members } of clusters) {
    for (const key of members) graph.mergeNodeAttributes(key, { cluster: id });
  }
}

/** Pairs remembered at a time, each at the place that its numbers give it. */
const MOST_PAIRS = 1 << 18;

/** The same strengths, of which some of the latest are looked up. */
function remembering(strength: Relations['strength']): Relations['strength'] {
  const lower = new Uint32Array(MOST_PAIRS);
  const higher = new Uint32Array(MOST_PAIRS);
  const known = new Float64Array(MOST_PAIRS);
  return (a, b) => {
    const [first, second] = a < b ? [a, b] : [b, a];
    const place = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 14;
    // A project has no strength with itself: a place that nothing was put in is that of 0 and 0.
    if (lower[place] !== first || higher[place] !== second) {
      [lower[place], higher[place], known[place]] = [first, second, strength(first, second)];
    }
    return known[place] as number;
  };
}

type Described = Omit<Cluster, 'modularity' | 'stability'>;

function describer(
  graph: ReadableGraph,
  { projects, strength, reasons: reasonsOf }: Relations,
  phrases: PhraseFinder,
): (members: readonly number[], pairs: readonly RelatedPair[]) => Described {
  const ancestors = readHierarchy(graph);
  const chain = (region: string) => [region, ...ancestors(region)];
  return (members, pairs) => {
    const weights = new Map<number, number>(members.map((member) => [member, 0]));
    const reasons = new Map<string, number>();
    for (const pair of pairs) {
      for (const end of [pair.a, pair.b]) weights.set(end, (weights.get(end) as number) + pair.strength);
      for (const reason of reasonsOf(pair.a, pair.b)) {
        const text = writeReason(graph, reason);
        reasons.set(text, (reasons.get(text) ?? 0) + 1);
      }
    }
    const central = [...members].sort((a, b) => (weights.get(b) as number) - (weights.get(a) as number) || a - b);
    const features = central.map((member) => projects.at(member) as ProjectFeatures);
    const words = wordsOf(graph, features, phrases);
    const regions = countShared(
      graph,
      features.map(({ places }) => places),
    );
    const sectors = countSectors(features);
    const amounts = features.flatMap(({ key }) => graph.getNodeAttribute(key, 'investmentYuan') ?? []);
    const where = placeName(
      graph,
      features.map(({ places }) => places),
      chain,
    );
    return {
      id: idOf((features[0] as ProjectFeatures).key),
      name: where ? `${words.join('、')} · ${where}` : words.join('、'),
      words,
      members: features.map(({ key }) => key),
      labels: features.map(({ label }) => label),
      regions,
      companies: countShared(
        graph,
        features.map(({ companies }) => companies),
      ).slice(0, MOST_COMPANIES),
      sector: mainSector(sectors),
      sectors,
      investmentYuan: amounts.length > 0 ? amounts.reduce((sum, amount) => sum + amount, 0) : null,
      invested: amounts.length,
      density: rounded(pairs.length / ((members.length * (members.length - 1)) / 2)),
      cohesion: rounded(cohesion(members, strength, SEED)),
      reasons: [...reasons]
        .sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0]))
        .slice(0, MOST_REASONS)
        .map(([reason, count]) => ({ reason, pairs: count })),
    };
  };
}

function idOf(core: string): string {
  return `cluster-${createHash('sha256').update(core).digest('hex').slice(0, 12)}`;
}

/** Two names in full are better than no word, as long as they are short. */
const LONGEST_PAIR = 24;

/**
 * What a cluster is called: the phrases of its names; else the company of most of its members; else, of two members, both
 * names; else that of the most central one, 等. Never a programme: it may only stand beside them.
 */
function wordsOf(graph: ReadableGraph, members: readonly ProjectFeatures[], phrases: PhraseFinder): string[] {
  // Of equally common ones the shorter is the better known.
  const [most] = countShared(
    graph,
    members.map(({ companies }) => companies),
  ).sort((a, b) => b.count - a.count || a.label.length - b.label.length || compareCodePoints(a.key, b.key));
  const company = most && most.count * 2 > members.length ? most.label : null;
  const found = phrases.find(members);
  // A name that was cut inside says less than the whole: 基泰 of 隆基泰和.
  if (found.length > 0) return found.map(({ text }) => (company?.includes(text) ? company : text));
  if (company) return [company];
  const labels = members.map(({ label }) => label);
  if (labels.length === 2 && labels.join('').length <= LONGEST_PAIR) return labels;
  return [`${labels[0]}等`];
}

/** The sector of most members, `other` where none is known. */
function mainSector(counts: Readonly<Partial<Record<Sector, number>>>): Sector {
  let main: Sector = 'other';
  for (const sector of SECTORS) {
    if (sector !== 'other' && (counts[sector] ?? 0) > (main === 'other' ? 0 : (counts[main] ?? 0))) main = sector;
  }
  return main;
}

function countShared(graph: ReadableGraph, lists: readonly (readonly string[])[]): Shared[] {
  const counts = new Map<string, number>();
  for (const list of lists) for (const key of new Set(list)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, label: graph.getNodeAttribute(key, 'label'), count }))
    .sort((a, b) => b.count - a.count || compareCodePoints(a.key, b.key));
}

function countSectors(members: readonly ProjectFeatures[]): Partial<Record<Sector, number>> {
  const counts: Partial<Record<Sector, number>> = {};
  for (const sector of SECTORS) {
    const count = members.filter((member) => member.sector === sector).length;
    if (count > 0) counts[sector] = count;
  }
  return counts;
}

/** Where a cluster is, at the lowest level that few names describe: 庆阳、平凉; 河北、山西 for many of their counties. */
function placeName(graph: ReadableGraph, places: readonly (readonly string[])[], chain: (region: string) => readonly string[]): string {
  const all = new Set(places.flat());
  // A county inside a prefecture that is listed too needs no mention of its own.
  const outermost = places.map((list) => list.map((place) => chain(place).findLast((key) => all.has(key)) ?? place));
  let named = countShared(graph, outermost);
  for (const level of ['prefecture', 'province']) {
    if (named.length <= MOST_REGIONS) break;
    const raised = (place: string) => chain(place).find((key) => graph.getNodeAttribute(key, 'level') === level) ?? place;
    named = countShared(
      graph,
      outermost.map((list) => list.map(raised)),
    );
  }
  return listed(graph, named);
}

function listed(graph: ReadableGraph, regions: readonly Shared[]): string {
  const names = regions.slice(0, MOST_REGIONS).map(({ key }) => shortName(graph, key));
  return regions.length > MOST_REGIONS ? `${names.slice(0, 2).join('、')}等${regions.length}地` : names.join('、');
}

/** The shortest form that begins the full name and has two characters or more: 平凉 of 平凉市. */
function shortName(graph: ReadableGraph, key: string): string {
  const { label, aliases } = graph.getNodeAttributes(key);
  return aliases
    .filter((alias) => alias.length >= 2 && label.startsWith(alias))
    .reduce((best, alias) => (alias.length < best.length ? alias : best), label);
}

/** Group of every project that is in one. */
function numbersOf(groups: Partition): Map<number, number> {
  return new Map(groups.flatMap((members, group) => members.map((member) => [member, group] as const)));
}

/** Share of the pairs of members that another partition keeps in one group. */
function togetherness(members: readonly number[], other: ReadonlyMap<number, number>): number {
  const counts = new Map<number, number>();
  for (const member of members) {
    const group = other.get(member);
    if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  let together = 0;
  for (const count of counts.values()) together += (count * (count - 1)) / 2;
  return together / ((members.length * (members.length - 1)) / 2);
}

/** Names of which each is given once: a second cluster of a name carries that of its most central member too. */
function distinctlyNamed(clusters: readonly Cluster[]): Cluster[] {
  const counts = new Map<string, number>();
  for (const { name } of clusters) counts.set(name, (counts.get(name) ?? 0) + 1);
  return clusters.map((cluster) =>
    (counts.get(cluster.name) as number) > 1 ? { ...cluster, name: `${cluster.name}(${cluster.labels[0]})` } : cluster,
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Four digits: what lies behind says nothing and makes files long. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
