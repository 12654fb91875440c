import { compareCodePoints } from '../build/order.ts';
import { type AdoptedPolicy, type AdoptionTable, comparableRegions, type Namesake, namesakesAmong } from './adoption.ts';

/** How alike two regions are in what they carry out. */
export interface RegionPair {
  /** Keys of the regions; `a` stands before `b` in the table. */
  readonly a: string;
  readonly b: string;
  /** Policies and slogans of both. */
  readonly shared: number;
  /** Of `a` and not of `b`. */
  readonly onlyA: number;
  readonly onlyB: number;
  /** Shared of all that either has, 0 to 1; 0 where neither has any (P. Jaccard, 1901). */
  readonly jaccard: number;
  /** The same with every policy counting as much as it is rare, 0 to 1. */
  readonly weighted: number;
}

/** What several chosen regions have in common, and each alone among them. */
export interface Comparison {
  /** Policies of all chosen regions, rarest first. */
  readonly common: readonly AdoptedPolicy[];
  /** Policies of two or more of them, but not of all, rarest first. */
  readonly partial: readonly AdoptedPolicy[];
  /** By region: policies that no other chosen region has, nor anything of the name, rarest first. */
  readonly alone: ReadonlyMap<string, readonly AdoptedPolicy[]>;
  /** Names that several of them use, but not, or not surely, for the same. */
  readonly namesakes: readonly Namesake[];
  readonly pairs: readonly (RegionPair & { readonly items: readonly AdoptedPolicy[] })[];
}

/**
 * How much a policy tells of the regions that have it: the logarithm of all comparable regions, and one, over those that
 * carry it out (inverse document frequency: K. Spärck Jones, 1972). Above 0 even for what everyone has.
 *
 * @returns a function, since it needs to know how many regions there are
 */
export function rarityIn(table: AdoptionTable): (policy: AdoptedPolicy) => number {
  const comparable = new Set(comparableRegions(table).map(({ key }) => key));
  return ({ regions }) => {
    let adopters = 0;
    for (const key of regions.keys()) if (comparable.has(key)) adopters++;
    return Math.log((comparable.size + 1) / Math.max(1, adopters));
  };
}

/**
 * Compares chosen regions.
 *
 * @param keys regions of the table; a region that it doesn't know has nothing
 * @example compareRegions(table, ['region:6208', 'region:140827']).common.map(({ label }) => label)
 */
export function compareRegions(table: AdoptionTable, keys: readonly string[]): Comparison {
  const rarity = rarityIn(table);
  const byRarity = ranked(table.policies, rarity);
  const chosen = [...new Set(keys)].sort((a, b) => place(table, a) - place(table, b) || compareCodePoints(a, b));
  const namesakes = namesakesAmong(table.policies, new Set(chosen));
  const uncertain = new Set(namesakes.flatMap(({ senses }) => senses));
  const common: AdoptedPolicy[] = [];
  const partial: AdoptedPolicy[] = [];
  const alone = new Map<string, AdoptedPolicy[]>(chosen.map((key) => [key, []]));
  for (const policy of byRarity) {
    const having = chosen.filter((key) => policy.regions.has(key));
    if (having.length === 0) continue;
    if (having.length === 1 && !uncertain.has(policy)) alone.get(having[0] as string)?.push(policy);
    if (having.length > 1) (having.length === chosen.length ? common : partial).push(policy);
  }
  const pairs = chosen.flatMap((a, i) =>
    chosen.slice(i + 1).map((b) => {
      const of = (key: string) => byRarity.filter(({ regions }) => regions.has(key));
      // A name that both use, for different things or perhaps so, speaks neither for nor against.
      const unsure = new Set(namesakesAmong(table.policies, new Set([a, b])).flatMap(({ senses }) => senses));
      const [ofA, ofB] = [of(a), of(b)].map((policies) =>
        policies.filter((policy) => !unsure.has(policy) || (policy.regions.has(a) && policy.regions.has(b))),
      ) as [AdoptedPolicy[], AdoptedPolicy[]];
      const items = ofA.filter(({ regions }) => regions.has(b));
      const sum = (policies: readonly AdoptedPolicy[]) => policies.reduce((total, policy) => total + rarity(policy), 0);
      return { ...pairOf(a, b, items.length, ofA.length, ofB.length, sum(items), sum(ofA), sum(ofB)), items };
    }),
  );
  return { common, partial, alone, namesakes, pairs };
}

/**
 * Every pair of comparable regions.
 *
 * @param most how many pairs to keep per region, its most similar ones by weight; without it, all
 * @returns in the order of the table. Takes time with the sum over policies of their regions squared, memory with the pairs kept.
 */
export function allPairs(table: AdoptionTable, most = Number.POSITIVE_INFINITY): RegionPair[] {
  const { regions, pairsWith } = pairReader(table);
  const index = new Map(regions.map((key, i) => [key, i]));
  const kept = regions.flatMap((_, a) => {
    // With a limit, a pair may be among the nearest of either: look at both directions, keep it once.
    const pairs = pairsWith(a, most === Number.POSITIVE_INFINITY ? a + 1 : 0);
    return pairs.length > most ? pairs.sort(compareSimilar).slice(0, most) : pairs;
  });
  const unique = new Map(kept.map((pair) => [`${pair.a}\n${pair.b}`, pair]));
  return [...unique.values()].sort(
    (x, y) => (index.get(x.a) as number) - (index.get(y.a) as number) || (index.get(x.b) as number) - (index.get(y.b) as number),
  );
}

/** The pairs of a comparable region with all others, the most similar by weight first; none for another region. */
export function pairsOf(table: AdoptionTable, key: string): RegionPair[] {
  const { regions, pairsWith } = pairReader(table);
  const region = regions.indexOf(key);
  return region < 0 ? [] : pairsWith(region, 0).sort(compareSimilar);
}

function compareSimilar(x: RegionPair, y: RegionPair): number {
  return y.weighted - x.weighted || y.shared - x.shared || compareCodePoints(x.a + x.b, y.a + y.b);
}

const NO_COLUMNS: readonly number[] = [];

/** The comparable regions, and a function that gives the pairs of one of them with others, from a place in the list on. */
function pairReader(table: AdoptionTable): { regions: readonly string[]; pairsWith: (region: number, from: number) => RegionPair[] } {
  const regions = comparableRegions(table).map(({ key }) => key);
  const index = new Map(regions.map((key, i) => [key, i]));
  const rarity = rarityIn(table);
  const senses = new Map<string, number[]>();
  for (const [column, { key, sense }] of table.policies.entries()) {
    if (sense !== null) senses.set(key, [...(senses.get(key) ?? []), column]);
  }
  const columns = table.policies.map((policy) => ({
    weight: rarity(policy),
    adopters: [...policy.regions.keys()].flatMap((key) => index.get(key) ?? []).sort((a, b) => a - b),
    /** Columns of its name, itself among them, where that stands for several things. */
    namesakes: (policy.sense && senses.get(policy.key)) ?? NO_COLUMNS,
  }));
  const own: number[][] = regions.map(() => []);
  const sizes = new Float64Array(regions.length);
  columns.forEach(({ adopters, weight }, column) => {
    for (const region of adopters) {
      own[region]?.push(column);
      sizes[region] = (sizes[region] as number) + weight;
    }
  });

  const counts = new Int32Array(regions.length);
  const weights = new Float64Array(regions.length);
  /** What both call by one name for different things, or perhaps so, and its weight in either: it speaks neither for nor against. */
  const unsure = new Int32Array(regions.length);
  const [ownUnsure, otherUnsure] = [new Float64Array(regions.length), new Float64Array(regions.length)];
  const pairsWith = (a: number, from: number): RegionPair[] => {
    counts.fill(0);
    weights.fill(0);
    for (const list of [unsure, ownUnsure, otherUnsure]) list.fill(0);
    for (const column of own[a] as number[]) {
      const { adopters, weight, namesakes } = columns[column] as (typeof columns)[number];
      for (const other of namesakes) {
        if (other === column) continue;
        const { adopters: others, weight: otherWeight } = columns[other] as (typeof columns)[number];
        for (const b of others) {
          unsure[b] = (unsure[b] as number) + 1;
          ownUnsure[b] = (ownUnsure[b] as number) + weight;
          otherUnsure[b] = (otherUnsure[b] as number) + otherWeight;
        }
      }
      for (const b of adopters) {
        counts[b] = (counts[b] as number) + 1;
        weights[b] = (weights[b] as number) + weight;
      }
    }
    const pairs: RegionPair[] = [];
    for (let b = from; b < regions.length; b++) {
      if (b === a) continue;
      const side = (region: number, unsureWeight: Float64Array) => ({
        key: regions[region] as string,
        size: Math.max(counts[b] as number, (own[region] as number[]).length - (unsure[b] as number)),
        weight: Math.max(weights[b] as number, (sizes[region] as number) - (unsureWeight[b] as number)),
      });
      const [one, other] = [side(a, ownUnsure), side(b, otherUnsure)];
      const [first, second] = a < b ? [one, other] : [other, one];
      pairs.push(
        pairOf(first.key, second.key, counts[b] as number, first.size, second.size, weights[b] as number, first.weight, second.weight),
      );
    }
    return pairs;
  };
  return { regions, pairsWith };
}

function pairOf(
  a: string,
  b: string,
  shared: number,
  sizeA: number,
  sizeB: number,
  weightShared: number,
  weightA: number,
  weightB: number,
): RegionPair {
  const ratio = (part: number, whole: number) => (whole > 0 ? Math.min(1, part / whole) : 0);
  return {
    a,
    b,
    shared,
    onlyA: sizeA - shared,
    onlyB: sizeB - shared,
    jaccard: ratio(shared, sizeA + sizeB - shared),
    weighted: ratio(weightShared, weightA + weightB - weightShared),
  };
}

/** The policies of every region, rarest first. */
export function policiesByRegion(table: AdoptionTable): Map<string, AdoptedPolicy[]> {
  const byRegion = new Map<string, AdoptedPolicy[]>();
  for (const policy of ranked(table.policies, rarityIn(table))) {
    for (const key of policy.regions.keys()) {
      const known = byRegion.get(key);
      if (known) known.push(policy);
      else byRegion.set(key, [policy]);
    }
  }
  return byRegion;
}

/** Rarest first, then as the table has them. */
function ranked(policies: readonly AdoptedPolicy[], rarity: (policy: AdoptedPolicy) => number): AdoptedPolicy[] {
  return policies
    .map((policy, index) => ({ policy, index, weight: rarity(policy) }))
    .sort((x, y) => y.weight - x.weight || x.index - y.index)
    .map(({ policy }) => policy);
}

function place({ regions }: AdoptionTable, key: string): number {
  const index = regions.findIndex((region) => region.key === key);
  return index < 0 ? regions.length : index;
}
