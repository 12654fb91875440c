import { type AdoptedPolicy, type AdoptingRegion, type AdoptionTable, adoptionState, comparableRegions } from '../analyse/adoption.ts';
import { allPairs, policiesByRegion } from '../analyse/similarity.ts';
import { BYTE_ORDER_MARK, type Cell, csvRow } from './csv.ts';

/** Rows that a spreadsheet can hold, the header among them. */
const MOST_ROWS = 1_048_576;
/** Up to this many regions every pair has a row; beyond, each region's most similar ones. */
const MOST_REGIONS = 1000;
const MOST_SIMILAR = 100;
/** Shared items that a row names; the rarest tell most. */
const NAMED_ITEMS = 10;

const POLICY_COLUMNS = ['region', 'code', 'level', 'policy', 'kind', 'state', 'count', 'first_year', 'last_year', 'edge'] as const;
const PAIR_COLUMNS = ['region_a', 'region_b', 'shared', 'only_a', 'only_b', 'jaccard', 'weighted', 'rarest_shared'] as const;

/**
 * Region × policy or slogan: `adopted` with sentences, first and last year and the edge whose evidence they are;
 * `not_mentioned` where the region has a document that is silent; `no_document` where it has none.
 *
 * Every adoption has a row. Silence has one for what several regions have, the most shared first, as long as a spreadsheet
 * can hold the file; of what one region has alone, everybody else is silent. Of a name that stands for several things (五个一) only
 * adoptions have one: a region without this thing may have another of its name.
 */
export function* regionPolicyTable({ policies, regions }: AdoptionTable, mostRows = MOST_ROWS): Generator<string> {
  yield BYTE_ORDER_MARK + csvRow(POLICY_COLUMNS);
  let left = mostRows - 1 - policies.reduce((sum, policy) => sum + policy.regions.size, 0);
  for (const policy of policies) {
    const silent = regions.length - policy.regions.size;
    const whole = policy.regions.size > 1 && policy.sense === null && silent <= left;
    left -= whole ? silent : 0;
    for (const region of regions) {
      if (whole || policy.regions.has(region.key)) yield csvRow(policyCells(policy, region));
    }
  }
}

function policyCells(policy: AdoptedPolicy, region: AdoptingRegion): Cell[] {
  const adoption = policy.regions.get(region.key);
  return [
    region.label,
    region.code,
    region.level,
    policy.label,
    policy.kind,
    adoptionState(policy, region),
    adoption?.count ?? 0,
    adoption?.firstYear,
    adoption?.lastYear,
    adoption?.edge,
  ];
}

/** Pairs of regions: what they share and how alike they are, plainly (Jaccard) and with rare policies counting for more. */
export function* regionSimilarityTable(table: AdoptionTable): Generator<string> {
  yield BYTE_ORDER_MARK + csvRow(PAIR_COLUMNS);
  const labels = new Map(table.regions.map(({ key, label }) => [key, label]));
  const pairs = allPairs(table, comparableRegions(table).length > MOST_REGIONS ? MOST_SIMILAR : undefined);
  const ofRegion = policiesByRegion(table);
  for (const { a, b, shared, onlyA, onlyB, jaccard, weighted } of pairs) {
    const items: string[] = [];
    for (const { label, regions } of ofRegion.get(a) ?? []) {
      if (items.length === NAMED_ITEMS) break;
      if (regions.has(b)) items.push(label);
    }
    yield csvRow([
      labels.get(a),
      labels.get(b),
      shared,
      onlyA,
      onlyB,
      Math.round(jaccard * 1e4) / 1e4,
      Math.round(weighted * 1e4) / 1e4,
      items.join('；'),
    ]);
  }
}
