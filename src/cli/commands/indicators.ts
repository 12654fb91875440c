import { regionNames } from '../../analyse/indicators/collector.ts';
import { indicatorPanel, type PanelCell } from '../../analyse/indicators/panel.ts';
import { writtenAmount } from '../../analyse/indicators/units.ts';
import { compareCodePoints } from '../../build/order.ts';
import { UsageError } from '../../errors.ts';
import { indicatorPanelTable } from '../../export/indicator-panel.ts';
import { openGraph } from '../../inspect/open-build.ts';
import { openIndicators } from '../../inspect/open-indicators.ts';
import { canonicalIndicator } from '../../recognize/indicators.ts';
import { formatTable, furtherLine } from '../table.ts';
import { print } from '../terminal.ts';

/** What `zhengmai indicators` is given besides its indicators. */
export interface IndicatorsCommandOptions {
  readonly graph: string;
  readonly region?: readonly string[];
  readonly limit: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Prints statistics by region and year in one form: those that are named, else which there are. */
export async function run(names: readonly string[], options: IndicatorsCommandOptions): Promise<void> {
  const graph = openGraph(options.graph);
  const dates = new Map<string, string>();
  graph.forEachNode((key, { kind, date, years }) => {
    if (kind === 'document') dates.set(key.slice('document:'.length), date || String(years[0] ?? ''));
  });
  const regionOf = regionNames(graph);
  const cells = indicatorPanel(openIndicators(options.graph), { regionOf, dateOf: (doc) => dates.get(doc) ?? '' });
  const wanted = names.map((name) => canonicalIndicator(name) ?? name);
  const regions = options.region?.map((name) => regionOf(name)) ?? [];
  const kept = cells.filter(
    ({ indicator, region }) => (wanted.length === 0 || wanted.includes(indicator)) && (regions.length === 0 || regions.includes(region)),
  );
  if (kept.length === 0) {
    throw new UsageError(
      `no statistics of ${[...wanted, ...regions].join(', ') || 'any region'}; zhengmai indicators lists the names that there are`,
    );
  }
  if (options.json) process.stdout.write(`${JSON.stringify(kept)}\n`);
  else if (options.csv) process.stdout.write([...indicatorPanelTable(kept)].join(''));
  else print(wanted.length + regions.length > 0 ? toCells(kept, options.limit) : toNames(kept, options.limit));
}

function toNames(cells: readonly PanelCell[], limit: number): string {
  const byName = new Map<string, PanelCell[]>();
  for (const cell of cells) {
    const known = byName.get(cell.indicator);
    if (known) known.push(cell);
    else byName.set(cell.indicator, [cell]);
  }
  const rows = [...byName].map(([indicator, list]) => ({
    indicator,
    cells: list.length,
    regions: new Set(list.map(({ region }) => region)).size,
    periods: list.map(({ period }) => period.slice(0, 4)).sort(compareCodePoints),
    met: list.filter(({ attained }) => attained !== null).length,
  }));
  rows.sort((a, b) => b.regions - a.regions || b.cells - a.cells || compareCodePoints(a.indicator, b.indicator));
  const lines = formatTable(
    [
      { title: '指标 indicator', value: ({ indicator }) => indicator, most: 36 },
      { title: '地区 regions', value: ({ regions }) => regions },
      { title: '数值 values', value: (row) => row.cells },
      { title: '年份 years', value: ({ periods }) => `${periods[0]}–${periods.at(-1)}` },
      { title: '实绩对目标 actual and target', value: ({ met }) => met },
    ],
    rows.slice(0, limit),
  );
  if (limit < rows.length) lines.push(furtherLine(rows.length - limit));
  return `${lines.join('\n')}\n`;
}

function toCells(cells: readonly PanelCell[], limit: number): string {
  const lines = formatTable<PanelCell>(
    [
      { title: '指标 indicator', value: ({ indicator }) => indicator, most: 30 },
      { title: '地区 region', value: ({ region }) => region },
      { title: '时期 period', value: ({ period }) => period },
      { title: '量 measure', value: ({ measure }) => (measure === 'growth' ? '增速' : '水平') },
      { title: '实绩 actual', value: ({ actual, unit }) => actual && writtenAmount(actual.value, unit) },
      { title: '目标 target', value: ({ target, unit }) => target && writtenAmount(target.value, unit) },
      { title: '完成 attained', value: (cell) => compared(cell, cell.attained) },
      {
        title: '较上期 change',
        value: (cell) => (cell.previous && cell.change !== null ? `${compared(cell, cell.change)} (${cell.previous.period})` : ''),
      },
      { title: '出处 source', value: ({ actual, target }) => place(actual ?? target) },
    ],
    cells.slice(0, limit),
  );
  if (limit < cells.length) lines.push(furtherLine(cells.length - limit));
  return `${lines.join('\n')}\n`;
}

/** A ratio as a percentage, a difference in points; see `PanelCell.attained`. */
function compared({ measure, unit }: PanelCell, value: number | null): string {
  if (value === null) return '';
  if (measure === 'growth' || unit === '%') return `${value > 0 ? '+' : ''}${Number(value.toFixed(2))}点`;
  return `${Number((100 * value).toFixed(1))}%`;
}

function place(stated: PanelCell['actual']): string {
  return stated ? `${stated.doc} ${stated.start}–${stated.end}` : '';
}
