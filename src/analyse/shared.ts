import {
  type AdoptedPolicy,
  type AdoptingRegion,
  type AdoptionTable,
  comparableRegions,
  isOfKind,
  type Namesake,
  namesakesAmong,
  type PolicyKind,
} from './adoption.ts';
import { allPairs, compareRegions, policiesByRegion, type RegionPair } from './similarity.ts';

/** What `sharedPolicies` compares; without any, everything. */
export interface SharedOptions {
  /** Keys of the regions to compare; without any, all that can be compared. */
  readonly regions?: readonly string[];
  readonly kind?: PolicyKind;
  /** Fewest regions that share a policy, where none are chosen. */
  readonly least?: number;
}

/** What regions share. */
export interface SharedPolicies {
  readonly regions: readonly AdoptingRegion[];
  /** Of all chosen regions; rarest first. */
  readonly common: readonly AdoptedPolicy[];
  /** Of several of them, or, where fewer than two are chosen, of several regions; the most shared first. */
  readonly partial: readonly AdoptedPolicy[];
  /** By key of the region: what it has alone, and nothing of the name another, among the chosen, or, where fewer than two are chosen, among all. */
  readonly alone: ReadonlyMap<string, readonly AdoptedPolicy[]>;
  /** Names that several of the regions use, but not, or not surely, for the same: none of them is shared by that. */
  readonly namesakes: readonly Namesake[];
  /** Pairs of chosen regions; of one region, those with the others; the most similar first. */
  readonly pairs: readonly (RegionPair & { readonly items: readonly AdoptedPolicy[] })[];
}

/** Regions that a region, or where none is chosen each, is compared with in `pairs`. */
const MOST_SIMILAR = 20;

/**
 * By key of some regions, what each has that none of the others has, in the order of the table. What may be the same as
 * another thing of its name is nobody's alone.
 */
export function policiesAlone({ policies }: AdoptionTable, regions: readonly AdoptingRegion[]): Map<string, AdoptedPolicy[]> {
  const among = new Set(regions.map(({ key }) => key));
  const uncertain = new Set(namesakesAmong(policies, among).flatMap(({ senses }) => senses));
  const alone = new Map<string, AdoptedPolicy[]>(regions.map(({ key }) => [key, []]));
  for (const policy of policies) {
    const [first, ...others] = adoptersAmong(policy, among);
    if (first !== undefined && others.length === 0 && !uncertain.has(policy)) alone.get(first)?.push(policy);
  }
  return alone;
}

/** Which of some regions have a policy. */
function adoptersAmong({ regions }: AdoptedPolicy, among: ReadonlySet<string>): string[] {
  return [...regions.keys()].filter((key) => among.has(key));
}

/**
 * What regions share in policies and slogans, what each has alone, and how alike they are. Two or more chosen regions are
 * compared with each other, one with all others; without any, the answer is about all.
 *
 * @example sharedPolicies(readAdoptions(graph), { regions: ['region:6208', 'region:140827'] }).common
 */
export function sharedPolicies(table: AdoptionTable, { regions = [], kind, least = 2 }: SharedOptions = {}): SharedPolicies {
  const policies = table.policies.filter((policy) => kind === undefined || isOfKind(policy, kind));
  const part: AdoptionTable = { ...table, policies };
  const chosen = table.regions.filter(({ key }) => regions.includes(key));
  if (chosen.length >= 2) {
    const { pairs, ...compared } = compareRegions(
      part,
      chosen.map(({ key }) => key),
    );
    return { regions: chosen, ...compared, pairs: bySimilarity(pairs) };
  }
  const all = chosen.length === 1 ? [...new Set([...chosen, ...comparableRegions(part)])] : comparableRegions(part);
  const among = new Set(all.map(({ key }) => key));
  const only = chosen[0]?.key;
  const relevant = only === undefined ? policies : policies.filter((policy) => policy.regions.has(only));
  const namesakes = namesakesAmong(policies, among);
  const alone = policiesAlone(part, all);
  const partial = relevant.filter((policy) => adoptersAmong(policy, among).length >= Math.max(2, least));
  const ofRegion = policiesByRegion(part);
  const pairs = allPairs(part, MOST_SIMILAR)
    .filter(({ a, b }) => only === undefined || a === only || b === only)
    .map((pair) => ({ ...pair, items: (ofRegion.get(pair.a) ?? []).filter(({ regions: having }) => having.has(pair.b)) }));
  return {
    regions: only === undefined ? all : chosen,
    common: [],
    partial,
    alone: only === undefined ? alone : new Map([[only, alone.get(only) ?? []]]),
    namesakes: namesakes.filter(({ senses }) => only === undefined || senses.some(({ regions: having }) => having.has(only))),
    pairs: bySimilarity(pairs),
  };
}

function bySimilarity<Pair extends RegionPair>(pairs: readonly Pair[]): Pair[] {
  return pairs.toSorted((a, b) => b.weighted - a.weighted || b.shared - a.shared);
}
