import type { IndicatorRow } from '../../build/indicators.ts';
import { compareCodePoints } from '../../build/order.ts';
import { canonicalIndicator } from '../../recognize/indicators.ts';
import { readTable } from '../../vocabulary/table.ts';
import { toBaseUnit } from './units.ts';

/** A statistic as a document states it, in its base unit. */
export interface Statement {
  readonly value: number;
  /** The words of the document with their place. */
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a cell measures: how much there is, or by how many percent it grew on the year before. */
export const MEASURES = ['level', 'growth'] as const;
export type Measure = (typeof MEASURES)[number];

/** A region's statistic of one period: what was reached, what was aimed at, what was before. */
export interface PanelCell {
  readonly region: string;
  /** Name under which it compares across documents; the text's own where the vocabulary knows none. */
  readonly indicator: string;
  readonly measure: Measure;
  /** Base unit of `level`; % of `growth`. */
  readonly unit: string;
  readonly period: string;
  readonly actual: Statement | null;
  readonly target: Statement | null;
  /** Of a level, actual over target; of growth or a share, actual less target in points. Null without both. */
  readonly attained: number | null;
  /** The latest earlier year with an actual value, where the period is a year. */
  readonly previous: { readonly period: string; readonly value: number } | null;
  /** Of a level, what it grew by since then as a share; of growth or a share, the difference in points. */
  readonly change: number | null;
}

/** What `indicatorPanel` takes besides the rows. */
export interface PanelOptions {
  /** Only statistics that the vocabulary knows: what others are called, few documents agree on. */
  readonly known?: boolean;
  /** One name for the names of a region: 清苑县 became 清苑区. By default the name itself. */
  readonly regionOf?: (name: string) => string;
  /** When a document speaks; of two that state a value, the later one counts. By default the order of the rows. */
  readonly dateOf?: (doc: string) => string;
}

const RATIO = '%';
const YEAR = /^\d{4}$/;
const GROWTH = /(增长|增加|递增|提高|上升|增|涨|下降|减少|降低|回落|下滑|负增长|减|降)[^\d]{0,6}([\d.]+)%/;
const FALLS = /^(?:下|减|降|回落|负)/;

interface Draft {
  readonly cell: Pick<PanelCell, 'region' | 'indicator' | 'measure' | 'unit' | 'period'>;
  actual: (Statement & { readonly date: string }) | null;
  target: (Statement & { readonly date: string }) | null;
}

/**
 * Statistics by region, indicator and period, with names and units brought to one form. A value and the growth stated beside
 * it (43.1亿元,增长12.7%) are two cells, so that a growth aimed at meets the growth reached.
 *
 * @returns by indicator, region and period
 * @example indicatorPanel(rows, { known: true }).filter(({ indicator }) => indicator === '地区生产总值')
 */
export function indicatorPanel(rows: Iterable<IndicatorRow>, options: PanelOptions = {}): PanelCell[] {
  const { known = false, regionOf = (name) => name, dateOf = () => '' } = options;
  const drafts = new Map<string, Draft>();
  for (const row of rows) {
    const indicator = canonicalIndicator(row.indicator) ?? (known ? null : row.indicator);
    if (indicator === null || row.period === '' || row.region === '') continue;
    const { doc, start, end, text } = row;
    for (const { measure, value, unit } of measured(row, indicator)) {
      const cell = { region: regionOf(row.region), indicator, measure, unit, period: row.period };
      const key = Object.values(cell).join('\n');
      const draft = drafts.get(key) ?? { cell, actual: null, target: null };
      const stated = { value, doc, start, end, text, date: dateOf(doc) };
      const before = draft[row.type];
      // The first statement of a document is its headline; a later document may revise it.
      if (!before || compareCodePoints(before.date, stated.date) < 0) draft[row.type] = stated;
      drafts.set(key, draft);
    }
  }
  const series = new Map<string, Draft[]>();
  for (const draft of drafts.values()) {
    const { region, indicator, measure, unit } = draft.cell;
    const key = [indicator, region, measure, unit].join('\n');
    const known = series.get(key);
    if (known) known.push(draft);
    else series.set(key, [draft]);
  }
  const cells: PanelCell[] = [];
  for (const [, list] of [...series].sort(([a], [b]) => compareCodePoints(a, b))) {
    let previous: PanelCell['previous'] = null;
    for (const { cell, actual, target } of list.sort((a, b) => compareCodePoints(a.cell.period, b.cell.period))) {
      const yearly = YEAR.test(cell.period);
      const before = yearly ? previous : null;
      const compare = (value: number | undefined, base: number | undefined): number | null =>
        value === undefined || base === undefined ? null : compared(cell, value, base);
      cells.push({
        ...cell,
        actual: actual && statement(actual),
        target: target && statement(target),
        attained: compare(actual?.value, target?.value),
        previous: before,
        change: changed(cell, compare(actual?.value, before?.value)),
      });
      if (yearly && actual) previous = { period: cell.period, value: actual.value };
    }
  }
  return cells;
}

function statement({ date: _, ...stated }: Statement & { readonly date: string }): Statement {
  return stated;
}

let amounts: ReadonlySet<string> | undefined;

/** Whether a statistic is an amount (财政收入, 投资): a percentage of it can only be its growth. */
function isAmount(indicator: string): boolean {
  amounts ??= new Set(
    readTable('vocabulary/data/indicators.tsv', ['name', 'unit-hint'])
      .filter((row) => row['unit-hint'] !== '' && !row['unit-hint'].startsWith('ratio'))
      .map(({ name }) => name),
  );
  return amounts.has(indicator);
}

/** The level and the growth that a row states. */
function measured({ value, unit, change }: IndicatorRow, indicator: string): { measure: Measure; value: number; unit: string }[] {
  const base = toBaseUnit(value, unit);
  const growth = change === null ? null : growthOf(change);
  if (growth === null) return [{ measure: base.unit === RATIO && isAmount(indicator) ? 'growth' : 'level', ...base }];
  const cell = { measure: 'growth' as const, value: growth, unit: RATIO };
  // 增长13.5% alone has its number as its value too.
  return base.unit === RATIO && Math.abs(growth) === value ? [cell] : [{ measure: 'level', ...base }, cell];
}

/**
 * Percent by which a change as written says that something grew; below 0 where it fell.
 *
 * @returns null where it tells no percentage (提高1.2个百分点)
 * @example growthOf('同比下降5.1%') → -5.1
 */
export function growthOf(change: string): number | null {
  const found = GROWTH.exec(change);
  return found ? Number(found[2]) * (FALLS.test(found[1] as string) ? -1 : 1) : null;
}

/** A level over another; a share or growth less another. */
function compared({ measure, unit }: Draft['cell'], value: number, base: number): number | null {
  if (measure === 'growth' || unit === RATIO) return rounded(value - base);
  return base > 0 ? rounded(value / base) : null;
}

function changed({ measure, unit }: Draft['cell'], comparison: number | null): number | null {
  return comparison === null || measure === 'growth' || unit === RATIO ? comparison : rounded(comparison - 1);
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
