import type { IndicatorRow } from '../../build/indicators.ts';
import { StringTable } from '../../build/string-table.ts';
import type { ReadableGraph } from '../../model/graph.ts';
import { comparableIndicator } from '../../recognize/indicators.ts';
import { twice } from '../../typed-arrays.ts';
import { indicatorPanel, type PanelCell } from './panel.ts';

/** Collects the statistics that compare across documents, document by document; of the others nothing is kept. */
export class PanelCollector {
  readonly #rows = new IndicatorColumns();
  readonly #dates = new Map<string, string>();

  /** @param date when the document speaks, so that dates sort: 2021-01-26, 2021 */
  add(doc: string, date: string, rows: Iterable<IndicatorRow>): void {
    this.#dates.set(doc, date);
    for (const row of rows) if (comparableIndicator(row.indicator) !== null) this.#rows.add(row);
  }

  /** The panel of all documents so far; regions that were renamed have the name that the graph gives them. */
  panel(graph: ReadableGraph): PanelCell[] {
    return indicatorPanel(this.#rows, { known: true, regionOf: regionNames(graph), dateOf: (doc) => this.#dates.get(doc) ?? '' });
  }
}

const TEXTS = ['region', 'indicator', 'unit', 'period', 'doc', 'text'] as const;
/** No text: no change is stated. */
const NO_CHANGE = 2 ** 32 - 1;

/** Statistics in columns, each text once. */
class IndicatorColumns {
  readonly #texts = new StringTable();
  /** By row, the numbers of its texts in the order of `TEXTS`, and of its change. */
  #numbers = new Uint32Array(512);
  #values = new Float64Array(64);
  #starts = new Uint32Array(64);
  #ends = new Uint32Array(64);
  #targets = new Uint8Array(64);
  #size = 0;

  add(row: IndicatorRow): void {
    const at = this.#size++;
    const width = TEXTS.length + 1;
    if (at === this.#values.length) {
      [this.#starts, this.#ends, this.#targets] = [twice(this.#starts), twice(this.#ends), twice(this.#targets)];
      this.#values = twice(this.#values);
    }
    if ((at + 1) * width > this.#numbers.length) this.#numbers = twice(this.#numbers);
    TEXTS.forEach((name, i) => {
      this.#numbers[at * width + i] = this.#texts.numberOf(row[name]);
    });
    this.#numbers[at * width + TEXTS.length] = row.change === null ? NO_CHANGE : this.#texts.numberOf(row.change);
    this.#values[at] = row.value;
    this.#starts[at] = row.start;
    this.#ends[at] = row.end;
    this.#targets[at] = row.type === 'target' ? 1 : 0;
  }

  *[Symbol.iterator](): Generator<IndicatorRow> {
    const width = TEXTS.length + 1;
    for (let at = 0; at < this.#size; at++) {
      const text = (column: number) => this.#texts.at(this.#numbers[at * width + column] as number);
      yield {
        region: text(0),
        indicator: text(1),
        value: this.#values[at] as number,
        unit: text(2),
        change: this.#numbers[at * width + TEXTS.length] === NO_CHANGE ? null : text(TEXTS.length),
        period: text(3),
        type: this.#targets[at] === 1 ? 'target' : 'actual',
        doc: text(4),
        start: this.#starts[at] as number,
        end: this.#ends[at] as number,
        text: text(5),
      };
    }
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
