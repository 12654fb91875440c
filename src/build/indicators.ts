import type { DocumentRecord, Indicator, Span } from '../model/types.ts';

/** One row of `indicators.csv`: a statistic with its document and its words; the region by its full name. */
export interface IndicatorRow extends Span, Pick<Indicator, 'region' | 'indicator' | 'value' | 'unit' | 'change' | 'period' | 'type'> {
  /** Id of the document. */
  readonly doc: string;
  readonly text: string;
}

/** The statistics that one document states, in the order of the text. */
export function indicatorsOf({ document, indicators, text }: DocumentRecord): IndicatorRow[] {
  return indicators
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ region, indicator, value, unit, change, period, type, start, end }) => ({
      region,
      indicator,
      value,
      unit,
      change,
      period,
      type,
      doc: document.id,
      start,
      end,
      text: text.slice(start, end),
    }));
}

/** A row of `indicators.csv` as it was before it was written; a cell that is missing is empty. */
export function indicatorOfCells(cells: Readonly<Record<string, string | undefined>>): IndicatorRow {
  const { region = '', indicator = '', value, unit = '', change, period = '', type, doc = '', start, end, text = '' } = cells;
  return {
    region,
    indicator,
    value: Number(value),
    unit,
    change: change || null,
    period,
    type: type === 'target' ? 'target' : 'actual',
    doc,
    start: Number(start),
    end: Number(end),
    text,
  };
}
