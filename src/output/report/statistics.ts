import type { PanelCell } from '../../analyse/indicators/panel.ts';
import { writtenAmount } from '../../analyse/indicators/units.ts';
import type { ReportPart } from './index.ts';
import { plain, table } from './markdown.ts';

/** What a reader looks for first in a report on a region; names of the vocabulary of statistics. */
const HEADLINES = ['地区生产总值', '一般公共预算收入', '固定资产投资', '社会消费品零售总额', '城镇新增就业'] as const;
const MOST_REGIONS = 40;

/** Headline statistics of each region: the latest level or growth that a text states. */
export const statistics: ReportPart = {
  heading: '主要指标 | Headline statistics',
  lines: ({ panel }, notes) => {
    const latest = new Map<string, Map<string, PanelCell>>();
    for (const cell of panel) {
      if (!cell.actual || !HEADLINES.some((name) => name === cell.indicator) || !/^\d{4}$/.test(cell.period)) continue;
      const ofRegion = latest.get(cell.region) ?? new Map<string, PanelCell>();
      const known = ofRegion.get(cell.indicator);
      // A level tells more than a growth of the same year.
      if (!known || cell.period > known.period || (cell.period === known.period && cell.measure === 'level'))
        ofRegion.set(cell.indicator, cell);
      latest.set(cell.region, ofRegion);
    }
    const rows = [...latest].sort(([, a], [, b]) => b.size - a.size).slice(0, MOST_REGIONS);
    return table(
      ['地区 region', ...HEADLINES],
      rows.map(([region, cells]) => [
        plain(region),
        ...HEADLINES.map((name) => {
          const cell = cells.get(name);
          return cell?.actual ? `${amount(cell)} (${cell.period})${notes.cite(cell.actual)}` : '';
        }),
      ]),
    );
  },
};

/** A level in 亿 or 万; a growth with its sign. */
function amount({ measure, unit, actual }: PanelCell): string {
  const value = actual?.value ?? 0;
  return measure === 'growth' ? `${value > 0 ? '+' : ''}${value}%` : writtenAmount(value, plain(unit));
}
