import type { PanelCell, Statement } from '../../src/analyse/indicators/panel.ts';
import { type IndicatorRow, indicatorOfCells } from '../../src/build/indicators.ts';
import { parseCsv } from './csv.ts';
import { groupBy } from './group.ts';
import { type Resource, useTable } from './use-resource.ts';

/** A statistic as a document states it, with its place in the file for a key. */
export interface Statistic extends IndicatorRow {
  readonly id: number;
}

/** A region's statistic of one period in its base unit, with the time that the period stands for. */
export interface Cell extends PanelCell {
  readonly id: number;
  readonly time: Period | null;
}

/** A span of time in years: 2021 is 2021 to 2022, 2021H1 is 2021 to 2021.5. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** An indicator that compares across regions: what can stand on one axis. */
export interface Measure extends Pick<PanelCell, 'indicator' | 'measure' | 'unit'> {
  readonly cells: readonly Cell[];
  readonly regions: ReadonlySet<string>;
}

/** All statistics of a build as the documents state them; empty where it has none. */
export function useStatistics(): Resource<readonly Statistic[]> {
  return useTable('indicators.csv', readStatistics);
}

/** The statistics of a build that compare across regions and years; empty where it has none. */
export function usePanel(): Resource<readonly Cell[]> {
  return useTable('indicator_panel.csv', readPanel);
}

function readStatistics(text: string): readonly Statistic[] {
  return parseCsv(text).map((cells, id) => ({ id, ...indicatorOfCells(cells) }));
}

function readPanel(text: string): readonly Cell[] {
  return parseCsv(text).map((row, id): Cell => {
    const { region = '', indicator = '', measure, unit = '', period = '', previous_period: before = '' } = row;
    return {
      id,
      region,
      indicator,
      measure: measure === 'growth' ? 'growth' : 'level',
      unit,
      period,
      time: periodOf(period),
      actual: readStatement(row.actual, row.doc, row.start, row.end, row.text),
      target: readStatement(row.target, row.target_doc, row.target_start, row.target_end, row.target_text),
      attained: number(row.attained),
      previous: row.previous ? { period: before, value: Number(row.previous) } : null,
      change: number(row.change),
    };
  });
}

function readStatement(value = '', doc = '', start = '', end = '', text = ''): Statement | null {
  return value === '' ? null : { value: Number(value), doc, start: Number(start), end: Number(end), text };
}

function number(text = ''): number | null {
  return text === '' ? null : Number(text);
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
export function compareTimes(a: { time: Period | null }, b: { time: Period | null }): number {
  return (b.time?.end ?? 0) - (a.time?.end ?? 0) || (b.time?.start ?? 0) - (a.time?.start ?? 0);
}

/** The measures of some cells: those of most regions first, then those with most cells, levels before growth, then by name. */
export function measuresOf(cells: readonly Cell[]): Measure[] {
  return [...groupBy(cells, ({ indicator, measure, unit }) => `${indicator}\n${measure}\n${unit}`).values()]
    .map((own): Measure => {
      const [{ indicator, measure, unit }] = own as [Cell];
      return { indicator, measure, unit, cells: own, regions: new Set(own.map(({ region }) => region)) };
    })
    .sort(
      (a, b) =>
        b.regions.size - a.regions.size ||
        b.cells.length - a.cells.length ||
        (a.measure === b.measure ? 0 : a.measure === 'level' ? -1 : 1) ||
        (a.indicator + a.unit < b.indicator + b.unit ? -1 : 1),
    );
}
