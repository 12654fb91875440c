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
  const adopters = ({ regions: having }: AdoptedPolicy) => [...having.keys()].filter((key) => among.has(key));
  const only = chosen[0]?.key;
  const relevant = only === undefined ? policies : policies.filter((policy) => policy.regions.has(only));
  const alone = new Map<string, AdoptedPolicy[]>((only === undefined ? all : chosen).map(({ key }) => [key, []]));
  const namesakes = namesakesAmong(policies, among);
  const uncertain = new Set(namesakes.flatMap(({ senses }) => senses));
  const partial: AdoptedPolicy[] = [];
  for (const policy of relevant) {
    const having = adopters(policy);
    if (having.length === 1 && !uncertain.has(policy)) alone.get(having[0] as string)?.push(policy);
    if (having.length >= Math.max(2, least)) partial.push(policy);
  }
  const ofRegion = policiesByRegion(part);
  const pairs = allPairs(part, MOST_SIMILAR)
    .filter(({ a, b }) => only === undefined || a === only || b === only)
    .map((pair) => ({ ...pair, items: (ofRegion.get(pair.a) ?? []).filter(({ regions: having }) => having.has(pair.b)) }));
  return {
    regions: only === undefined ? all : chosen,
    common: [],
    partial,
    alone,
    namesakes: namesakes.filter(({ senses }) => only === undefined || senses.some(({ regions: having }) => having.has(only))),
    pairs: bySimilarity(pairs),
  };
}

function bySimilarity<Pair extends RegionPair>(pairs: readonly Pair[]): Pair[] {
  return pairs.toSorted((a, b) => b.weighted - a.weighted || b.shared - a.shared);
}
