import type { IndicatorRow } from '../../build/indicators.ts';
import { compareCodePoints } from '../../build/order.ts';
import { canonicalIndicator, comparableIndicator } from '../../recognize/indicators.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import { readTable } from '../../vocabulary/table.ts';
import { toBaseUnit } from './units.ts';

const PHRASES = readPhrases('vocabulary/data/indicator_contexts.tsv', ['changes', 'together', 'stands']);

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
const SPAN = /^(\d{4})-(\d{4})$/;
/** Units of changes, never of how much there is: 增长2.2倍, 高于全省6.7个百分点. */
const CHANGE_UNITS: ReadonlySet<string> = new Set(['倍', '个百分点', '百分点', '个点', '点']);
/** A growth on another year than the one before: 比2011年增长21.9%, 较“十三五”末增长35%. */
const OTHER_BASE = /[比较](?:((?:19|20)\d\d)年|“?十[一二三四]五)/;
const YEARLY_GROWTH = /年均|年平均|平均每年|递增/;
/** What the last year of a span has, and what all its years have together. */
const REACHED = /达到?|突破|超过?|[增提上降升扩跃迈站][^，；。\d]{0,3}[到至上]|稳居/;
const TOGETHER = new RegExp(PHRASES.together);
/** Amounts of one year, and states at the end of it. */
const OF_A_YEAR = /生产总值|人均|率$|比重$|占比$|余额$|指数$|存栏|保有量$/;
const GROWTH = new RegExp(`(${PHRASES.changes})[^\\d]{0,6}([\\d.]+)%`);
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
    const indicator = known ? comparableIndicator(row.indicator) : (canonicalIndicator(row.indicator) ?? row.indicator);
    if (indicator === null || row.period === '' || row.region === '') continue;
    const { doc, start, end, text } = row;
    for (const { measure, value, unit } of measured(row, indicator)) {
      // What was summed up over years is of no one year.
      if (measure === 'level' && YEAR.test(row.period) && text.includes('累计')) continue;
      const period = measure === 'level' ? yearOfLevel(row, indicator, unit) : row.period;
      const cell = { region: regionOf(row.region), indicator, measure, unit, period };
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
      // A growth is compared with that of the year before: with one of long ago it has nothing to do.
      const before = yearly && (cell.measure === 'level' || Number(previous?.period) === Number(cell.period) - 1) ? previous : null;
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

/** What says that a stock is told. */
const STANDS = new RegExp(PHRASES.stands);

let stocks: ReadonlySet<string> | undefined;

/**
 * Whether a statistic is a stock whose additions have a name of their own (高标准农田, 新建高标准农田): 高标准农田2万亩 may be either, so
 * that only a text that says 达到, 突破 and the like tells the stock.
 */
function isStock(indicator: string): boolean {
  if (!stocks) {
    const names = readTable('vocabulary/data/indicators.tsv', ['name']).map(({ name }) => name);
    const grown = names.flatMap((name) => /^(?:新增|新建)(.+)$/.exec(name)?.[1] ?? []);
    stocks = new Set(grown.map((name) => canonicalIndicator(name) ?? name));
  }
  return stocks.has(indicator);
}

/** Whether a statistic is an amount (财政收入, 投资): a percentage of it can only be its growth. */
function isAmount(indicator: string): boolean {
  amounts ??= new Set(
    readTable('vocabulary/data/indicators.tsv', ['name', 'unit-hint'])
      .filter((row) => row['unit-hint'] !== '' && !row['unit-hint'].startsWith('ratio'))
      .map(({ name }) => name),
  );
  return amounts.has(indicator);
}

/** The level and the growth that a row states; a growth that is not of one year, or of each of several, is none. */
function measured(row: IndicatorRow, indicator: string): { measure: Measure; value: number; unit: string }[] {
  const { value, unit, change } = row;
  const base = toBaseUnit(value, unit);
  const growth = change === null ? null : growthOf(change);
  const cells: { measure: Measure; value: number; unit: string }[] = [];
  // 增长13.5% alone has its number as its value too.
  const alone = base.unit === RATIO && (growth === null ? isAmount(indicator) : Math.abs(growth) === value);
  const told = !isStock(indicator) || change !== null || STANDS.test(row.text);
  if (!alone && told && !CHANGE_UNITS.has(base.unit)) cells.push({ measure: 'level', ...base });
  if ((growth !== null || alone) && isOfAYear(row)) cells.push({ measure: 'growth', value: growth ?? base.value, unit: RATIO });
  return cells;
}

/** Whether a growth is that of one year on the year before, or the mean of a span. */
function isOfAYear({ period, change, text }: IndicatorRow): boolean {
  const base = OTHER_BASE.exec(change ?? '') ?? OTHER_BASE.exec(text);
  if (base && (base[1] === undefined || Number(base[1]) !== Number(period.slice(0, 4)) - 1)) return false;
  return YEARLY_GROWTH.test(text) === SPAN.test(period);
}

/** The year that a level is of: the last of a span that reached it (五年来…突破3万亿元), not of what a span made together. */
function yearOfLevel({ period, text }: IndicatorRow, indicator: string, unit: string): string {
  const span = SPAN.exec(period);
  if (!span || TOGETHER.test(text)) return period;
  return unit === RATIO || REACHED.test(text) || OF_A_YEAR.test(indicator) ? (span[2] as string) : period;
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
