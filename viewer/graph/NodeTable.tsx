import { useMemo } from 'react';
import { useDataset } from '../data/context.ts';
import { collatorOf } from '../locale/collator.ts';
import { useText } from '../locale/index.ts';
import { changeParams, useRoute } from '../state/use-route.ts';
import { type Column, DataTable } from '../tables/DataTable.tsx';
import { Filter } from '../widgets/Filter.tsx';
import { NodeLink } from '../widgets/NodeLink.tsx';
import type { GraphPart } from './part.ts';

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
export function NodeTable({ part }: { part: GraphPart }) {
  const t = useText();
  const { graph } = useDataset();
  const { params } = useRoute();
  const query = params.get('q') ?? '';
  const rows = useMemo(() => {
    const degrees = new Map<string, number>();
    for (const edge of part.edges) for (const end of graph.extremities(edge)) degrees.set(end, (degrees.get(end) ?? 0) + 1);
    return [...part.nodes].map((key): Row => {
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
  }, [graph, part, t]);
  const found = useMemo(() => rows.filter(({ name }) => name.includes(query.trim())), [rows, query]);
  const columns = useMemo((): Column<Row>[] => {
    const order = collatorOf(t);
    const text = (id: 'name' | 'kind' | 'regions' | 'years'): Column<Row> => ({
      id,
      title: t.list[id],
      cell: (row) => row[id],
      compare: (a, b) => order.compare(a[id], b[id]) || order.compare(a.name, b.name),
    });
    const count = (id: 'links' | 'mentions'): Column<Row> => ({
      id,
      title: t.list[id],
      numeric: true,
      cell: (row) => t.number(row[id]),
      compare: (a, b) => a[id] - b[id] || order.compare(b.name, a.name),
    });
    return [
      { ...text('name'), heads: true, cell: ({ key }) => <NodeLink node={key} /> },
      text('kind'),
      text('regions'),
      count('links'),
      count('mentions'),
      text('years'),
    ];
  }, [t]);
  return (
    <div className="table-page" data-scrolls>
      <Filter value={query} label={t.list.filter} onChange={(q) => changeParams({ q }, { replace: true })} />
      <DataTable
        caption={t.list.caption}
        rows={found}
        columns={columns}
        rowId={({ key }) => key}
        sort="-links"
        within="box"
        testId="node-table"
      />
    </div>
  );
}
