import type { DocumentRecord, Span } from '../model/types.ts';

/** One row of `indicators.csv`. */
export interface IndicatorRow extends Span {
  /** Full name of the region. */
  readonly region: string;
  readonly indicator: string;
  readonly value: number;
  readonly unit: string;
  /** As written (增长4%); null where the text gives none. */
  readonly change: string | null;
  readonly period: string;
  readonly type: 'actual' | 'target';
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
