import type { IndicatorRow } from '../../src/build/indicators.ts';
import { parseCsv } from './csv.ts';
import { groupBy } from './group.ts';
import type { Resource } from './use-resource.ts';
import { useTextFile } from './use-resource.ts';

/** A statistic with the time it is of. */
export interface Statistic extends IndicatorRow {
  /** Place in the file, for a key. */
  readonly id: number;
  readonly time: Period | null;
}

/** A span of time in years: 2021 is 2021 to 2022, 2021H1 is 2021 to 2021.5. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** All statistics of a build; empty where it has none. */
export function useStatistics(): Resource<readonly Statistic[]> {
  const file = useTextFile('indicators.csv');
  return file.state === 'ready' ? { state: 'ready', value: read(file.value ?? '') } : file;
}

let latest: { text: string; rows: readonly Statistic[] } | undefined;

function read(text: string): readonly Statistic[] {
  if (latest?.text !== text) {
    const rows = parseCsv(text).map(
      (row, id): Statistic => ({
        id,
        region: row.region ?? '',
        indicator: row.indicator ?? '',
        value: Number(row.value),
        unit: row.unit ?? '',
        change: row.change || null,
        period: row.period ?? '',
        type: row.type === 'target' ? 'target' : 'actual',
        doc: row.doc ?? '',
        start: Number(row.start),
        end: Number(row.end),
        text: row.text ?? '',
        time: periodOf(row.period ?? ''),
      }),
    );
    latest = { text, rows };
  }
  return latest.rows;
}

/**
 * The time that a period stands for; null where it can't be told.
 *
 * @example periodOf('2021H1') → { start: 2021, end: 2021.5 }
 */
export function periodOf(period: string): Period | null {
  const span = /^(\d{4})[-–](\d{4})$/.exec(period);
  if (span) return { start: Number(span[1]), end: Number(span[2]) + 1 };
  const part = /^(\d{4})(?:H([12])|Q([1-4])|-(\d\d)|M(\d\d?))?$/.exec(period);
  if (!part) return null;
  const year = Number(part[1]);
  const cut = (index: string | undefined, parts: number): Period | null =>
    index === undefined ? null : { start: year + (Number(index) - 1) / parts, end: year + Number(index) / parts };
  return cut(part[2], 2) ?? cut(part[3], 4) ?? cut(part[4] ?? part[5], 12) ?? { start: year, end: year + 1 };
}

/** Later first; what has no time last. */
export function compareTimes(a: Statistic, b: Statistic): number {
  return (b.time?.end ?? 0) - (a.time?.end ?? 0) || (b.time?.start ?? 0) - (a.time?.start ?? 0);
}

/** An indicator in one unit: what can stand on one axis. */
export interface Measure {
  readonly indicator: string;
  readonly unit: string;
  readonly rows: readonly Statistic[];
  readonly regions: ReadonlySet<string>;
}

/** The measures of some statistics: those of most regions first, then those with most rows, then by name. */
export function measuresOf(rows: readonly Statistic[]): Measure[] {
  return [...groupBy(rows, ({ indicator, unit }) => `${indicator}\n${unit}`).values()]
    .map((group): Measure => {
      const [{ indicator, unit }] = group as [Statistic];
      return { indicator, unit, rows: group, regions: new Set(group.map(({ region }) => region)) };
    })
    .sort(
      (a, b) =>
        b.regions.size - a.regions.size || b.rows.length - a.rows.length || (a.indicator + a.unit < b.indicator + b.unit ? -1 : 1),
    );
}
