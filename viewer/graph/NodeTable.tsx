import { useMemo, useState } from 'react';
import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';
import { NodeLink } from '../widgets/NodeLink.tsx';
import { useMore } from '../widgets/use-more.ts';
import type { GraphPart } from './part.ts';

const COLUMNS = ['name', 'kind', 'regions', 'links', 'mentions', 'years'] as const;
type Column = (typeof COLUMNS)[number];

const STEP = 100;

interface Row {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly regions: string;
  readonly links: number;
  readonly mentions: number;
  readonly years: string;
}

/** The nodes that the graph shows, as a table to sort and filter: the graph for keyboards and screen readers. */
export function NodeTable({ nodes, part }: { nodes: readonly string[]; part: GraphPart }) {
  const t = useText();
  const { graph } = useDataset();
  const [sort, setSort] = useState<{ column: Column; down: boolean }>({ column: 'links', down: true });
  const [filter, setFilter] = useState('');
  const rows = useMemo(() => {
    const degrees = new Map<string, number>();
    for (const edge of part.edges) for (const end of graph.extremities(edge)) degrees.set(end, (degrees.get(end) ?? 0) + 1);
    return nodes.map((key): Row => {
      const { label, kind, regions, mentions, years } = graph.getNodeAttributes(key);
      return {
        key,
        name: label,
        kind: t.kinds[kind],
        regions: regions.join(t.separator),
        links: degrees.get(key) ?? 0,
        mentions,
        years: years.join(t.separator),
      };
    });
  }, [graph, nodes, part, t]);
  const sorted = useMemo(() => {
    const { column, down } = sort;
    const order = new Intl.Collator(t.htmlLanguage === 'en' ? 'en' : 'zh-CN-u-co-pinyin');
    return rows
      .filter(({ name }) => name.includes(filter.trim()))
      .sort((a, b) => {
        const [x, y] = [a[column], b[column]];
        const difference = typeof x === 'number' && typeof y === 'number' ? x - y : order.compare(String(x), String(y));
        return (down ? -difference : difference) || order.compare(a.name, b.name);
      });
  }, [rows, sort, filter, t]);
  const { shown, rest, more } = useMore(sorted, STEP, sorted);
  const choose = (column: Column) =>
    setSort({ column, down: sort.column === column ? !sort.down : column === 'links' || column === 'mentions' });
  return (
    <div className="table-page">
      <input
        type="search"
        className="text-input"
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
        placeholder={t.list.filter}
        aria-label={t.list.filter}
      />
      <table className="table" data-testid="node-table">
        <caption className="visually-hidden">{t.list.caption}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                data-column={column}
                aria-sort={sort.column === column ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                <button type="button" onClick={() => choose(column)}>
                  {t.list[column]}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <NodeLink node={row.key} />
              </th>
              <td>{row.kind}</td>
              <td data-column="regions">{row.regions}</td>
              <td className="number">{t.number(row.links)}</td>
              <td className="number">{t.number(row.mentions)}</td>
              <td data-column="years">{row.years}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <button type="button" className="more" onClick={more}>
          {t.list.more(t.number(Math.min(rest, STEP)))}
        </button>
      )}
    </div>
  );
}
