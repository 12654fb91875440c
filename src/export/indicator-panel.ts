import type { PanelCell } from '../analyse/indicators/panel.ts';
import { BYTE_ORDER_MARK, csvRow } from './csv.ts';

const COLUMNS = [
  'region',
  'indicator',
  'measure',
  'unit',
  'period',
  'actual',
  'target',
  'attained',
  'previous_period',
  'previous',
  'change',
  'doc',
  'start',
  'end',
  'text',
  'target_doc',
  'target_start',
  'target_end',
  'target_text',
] as const;

/** Statistics by region, indicator and period in base units, each with the words that state the actual value and the target. */
export function* indicatorPanelTable(cells: Iterable<PanelCell>): Generator<string> {
  yield BYTE_ORDER_MARK + csvRow(COLUMNS);
  for (const { region, indicator, measure, unit, period, actual, target, attained, previous, change } of cells) {
    yield csvRow([
      region,
      indicator,
      measure,
      unit,
      period,
      actual?.value,
      target?.value,
      attained,
      previous?.period,
      previous?.value,
      change,
      ...[actual, target].flatMap((stated) => [stated?.doc, stated?.start, stated?.end, stated?.text]),
    ]);
  }
}
