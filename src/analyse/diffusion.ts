import { compareCodePoints, sortedNumbers } from '../build/order.ts';
import { REGION_LEVELS, type RegionLevel } from '../model/schema.ts';
import type { AdoptedPolicy, AdoptingRegion, AdoptionTable, PolicyKind } from './adoption.ts';

/**
 * Where a region had a policy from, as far as the documents tell: `first`, nobody had it in an earlier year; `above`, a
 * region that it belongs to had; `side`, one of its own level; `below`, one that belongs to it; `elsewhere`, another.
 * Of several that hold, the first in this order counts. `unclear`, where the region's oldest document already has it: it
 * may have had it before the others.
 */
export const DIRECTIONS = ['first', 'above', 'side', 'below', 'elsewhere', 'unclear'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** One region's step in the spread of a policy. */
export interface AdoptionStep {
  readonly region: string;
  readonly label: string;
  readonly level: RegionLevel | null;
  readonly firstYear: number;
  readonly lastYear: number;
  /** Sentences. */
  readonly count: number;
  /** Edge whose evidence begins with the first year. */
  readonly edge: string;
  readonly direction: Direction;
  /** Whether only the region's oldest document can have told: the policy may be older there. */
  readonly sinceOldest: boolean;
  /** Years of the region's documents after `lastYear`, none of which mentions the policy. */
  readonly silentYears: readonly number[];
}

/** A point of the cumulative curve. */
export interface CurvePoint {
  readonly year: number;
  /** Regions whose first year this is. */
  readonly joined: number;
  /** Regions that had it by the end of this year. */
  readonly total: number;
  /** Regions with a document in this year, and of those the ones whose sentences of this year mention it. */
  readonly documented: number;
  readonly mentioning: number;
}

/** How a policy or slogan spread. */
export interface Diffusion {
  /** As `AdoptedPolicy.id`. */
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly kind: PolicyKind;
  /** In the order of adoption: by first year, then from the province downwards, then by division code. */
  readonly steps: readonly AdoptionStep[];
  /** Adopting regions of which no year is known. */
  readonly undated: readonly string[];
  readonly firstYear: number;
  readonly lastYear: number;
  /** Year by whose end half of the regions that ever adopted it had done so. */
  readonly halfYear: number;
  readonly directions: Readonly<Record<Direction, number>>;
  /** Levels of the regions of the first year, the highest first. */
  readonly firstLevels: readonly RegionLevel[];
  /** Every year from the first to the last, of the policy or of any document. */
  readonly curve: readonly CurvePoint[];
  /** Regions that have stopped mentioning it, with a later document to show for it. */
  readonly dropped: readonly string[];
}

/**
 * How policies spread among the regions of a table.
 *
 * @param policies those to follow, by default all of the table; those without any dated adoption are left out
 * @returns in the order given. Order within a year can't be told: of regions with the same first year, none is earlier.
 * @example diffusion(readAdoptions(graph)).filter(({ steps }) => steps.length >= 3)
 */
export function diffusion(table: AdoptionTable, policies: readonly AdoptedPolicy[] = table.policies): Diffusion[] {
  const regions = new Map(table.regions.map((region, index) => [region.key, { region, index }]));
  const documented = new Map<number, number>();
  for (const { documentYears } of table.regions) {
    for (const year of documentYears) documented.set(year, (documented.get(year) ?? 0) + 1);
  }
  const lastDocument = Math.max(...documented.keys());

  return policies.flatMap((policy): Diffusion[] => {
    const adopters = [...policy.regions].flatMap(([key, adoption]) => {
      const known = regions.get(key);
      return known ? [{ ...known, adoption }] : [];
    });
    const dated = adopters.flatMap(({ region, index, adoption }) =>
      adoption.firstYear === null ? [] : [{ region, index, adoption, firstYear: adoption.firstYear }],
    );
    if (dated.length === 0) return [];
    dated.sort((a, b) => a.firstYear - b.firstYear || rank(a.region) - rank(b.region) || a.index - b.index);
    const origin = originsOf(dated);

    const steps = dated.map(({ region, adoption, firstYear }): AdoptionStep => {
      const lastYear = adoption.lastYear ?? firstYear;
      // A second document by then would have had to be silent before.
      const sinceOldest = region.documentYears.length > 0 && (region.documentYears[1] ?? Number.POSITIVE_INFINITY) > firstYear;
      return {
        region: region.key,
        label: region.label,
        level: region.level,
        firstYear,
        lastYear,
        count: adoption.count,
        edge: adoption.edges[0] ?? adoption.edge,
        direction: origin(region, firstYear, sinceOldest),
        sinceOldest,
        silentYears: region.documentYears.filter((year) => year > lastYear),
      };
    });
    const years = sortedNumbers(dated.flatMap(({ adoption }) => adoption.years));
    const firstYear = years[0] as number;
    const lastYear = years.at(-1) as number;
    const directions = Object.fromEntries(DIRECTIONS.map((d) => [d, steps.filter(({ direction }) => direction === d).length]));
    return [
      {
        id: policy.id,
        key: policy.key,
        label: policy.label,
        kind: policy.kind,
        steps,
        undated: adopters.filter(({ adoption }) => adoption.firstYear === null).map(({ region }) => region.key),
        firstYear,
        lastYear,
        halfYear: (steps[Math.ceil(steps.length / 2) - 1] as AdoptionStep).firstYear,
        directions: directions as Record<Direction, number>,
        firstLevels: levelsOf(steps.filter((step) => step.firstYear === firstYear)),
        curve: curveOf(steps, dated, firstYear, Math.max(lastYear, lastDocument), documented),
        dropped: steps.filter(({ silentYears }) => silentYears.length > 0).map(({ region }) => region),
      },
    ];
  });
}

type Dated = { readonly region: AdoptingRegion; readonly firstYear: number; readonly adoption: { readonly years: readonly number[] } };

/** Tells directions from the earliest year of each region, of each level, and of what lies inside each region. */
function originsOf(dated: readonly Dated[]): (region: AdoptingRegion, year: number, sinceOldest: boolean) => Direction {
  const earliest = (dated[0] as Dated).firstYear;
  const own = new Map<string, number>();
  const ofLevel = new Map<RegionLevel | null, number>();
  const inside = new Map<string, number>();
  const note = <K>(map: Map<K, number>, key: K, year: number) => map.set(key, Math.min(year, map.get(key) ?? year));
  for (const { region, firstYear } of dated) {
    note(own, region.key, firstYear);
    note(ofLevel, region.level, firstYear);
    for (const above of region.ancestors) note(inside, above, firstYear);
  }
  const before = (known: number | undefined, year: number) => known !== undefined && known < year;
  return (region, year, sinceOldest) => {
    if (year === earliest) return 'first';
    if (sinceOldest) return 'unclear';
    if (region.ancestors.some((above) => before(own.get(above), year))) return 'above';
    if (region.level !== null && before(ofLevel.get(region.level), year)) return 'side';
    if (before(inside.get(region.key), year)) return 'below';
    return 'elsewhere';
  };
}

function curveOf(
  steps: readonly AdoptionStep[],
  dated: readonly Dated[],
  from: number,
  to: number,
  documented: ReadonlyMap<number, number>,
): CurvePoint[] {
  const joined = new Map<number, number>();
  for (const { firstYear } of steps) joined.set(firstYear, (joined.get(firstYear) ?? 0) + 1);
  const mentioning = new Map<number, number>();
  for (const { region, adoption } of dated) {
    for (const year of adoption.years) {
      if (region.documentYears.includes(year)) mentioning.set(year, (mentioning.get(year) ?? 0) + 1);
    }
  }
  const curve: CurvePoint[] = [];
  let total = 0;
  for (let year = from; year <= to; year++) {
    total += joined.get(year) ?? 0;
    curve.push({
      year,
      joined: joined.get(year) ?? 0,
      total,
      documented: documented.get(year) ?? 0,
      mentioning: mentioning.get(year) ?? 0,
    });
  }
  return curve;
}

function rank({ level }: { level: RegionLevel | null }): number {
  return level === null ? REGION_LEVELS.length : REGION_LEVELS.indexOf(level);
}

function levelsOf(steps: readonly AdoptionStep[]): RegionLevel[] {
  return REGION_LEVELS.filter((level) => steps.some((step) => step.level === level));
}

/** The most telling spreads first: many regions, many years, then by label. For a list that a person reads. */
export function compareDiffusions(a: Diffusion, b: Diffusion): number {
  const span = ({ firstYear, lastYear }: Diffusion) => lastYear - firstYear;
  return b.steps.length - a.steps.length || span(b) - span(a) || compareCodePoints(a.label, b.label) || compareCodePoints(a.id, b.id);
}

/** The first year as it can be said: ≤2018 where a region that had it then has no older document. */
export function firstYearWritten({ steps, firstYear }: Diffusion): string {
  return `${steps.some((step) => step.firstYear === firstYear && step.sinceOldest) ? '≤' : ''}${firstYear}`;
}

/** What the mark of `firstYearWritten` means, in both languages. */
export const OLDEST_NOTE = '≤ 该地区最早的文件已提，可能更早 | in the oldest document of the region, perhaps older';
