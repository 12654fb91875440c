import type { IndicatorRow } from '../../build/indicators.ts';
import { detached } from '../../model/detached.ts';
import type { ReadableGraph } from '../../model/graph.ts';
import { comparableIndicator } from '../../recognize/indicators.ts';
import { indicatorPanel, type PanelCell } from './panel.ts';

/** Collects the statistics that compare across documents, document by document; of the others nothing is kept. */
export class PanelCollector {
  readonly #rows: IndicatorRow[] = [];
  readonly #dates = new Map<string, string>();

  /** @param date when the document speaks, so that dates sort: 2021-01-26, 2021 */
  add(doc: string, date: string, rows: Iterable<IndicatorRow>): void {
    this.#dates.set(doc, date);
    for (const row of rows) if (comparableIndicator(row.indicator) !== null) this.#rows.push({ ...row, text: detached(row.text) });
  }

  /** The panel of all documents so far; regions that were renamed have the name that the graph gives them. */
  panel(graph: ReadableGraph): PanelCell[] {
    return indicatorPanel(this.#rows, { known: true, regionOf: regionNames(graph), dateOf: (doc) => this.#dates.get(doc) ?? '' });
  }
}

/** The name in the graph of the only region that has a name, present or former: 清苑县 → 清苑区. */
export function regionNames(graph: ReadableGraph): (name: string) => string {
  const labels = new Map<string, string | null>();
  const own = new Set<string>();
  graph.forEachNode((_, { kind, label, aliases }) => {
    if (kind !== 'region') return;
    own.add(label);
    for (const form of new Set([label, ...aliases])) labels.set(form, labels.has(form) && labels.get(form) !== label ? null : label);
  });
  return (name) => (own.has(name) ? name : (labels.get(name) ?? name));
}
