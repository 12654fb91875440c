import { useMemo } from 'react';
import { useDataset } from '../../data/context.ts';
import type { Statistic } from '../../data/indicators.ts';
import { collatorOf } from '../../locale/collator.ts';
import { useText } from '../../locale/index.ts';
import { hrefOf } from '../../state/use-route.ts';
import { type Column, DataTable } from '../../tables/DataTable.tsx';
import { downloadTable } from '../../widgets/download.ts';
import { TableHead } from './TableHead.tsx';

/** Statistics as the documents state them, each with the place where it stands. */
export function StatisticTable({ rows }: { rows: readonly Statistic[] }) {
  const t = useText();
  const { documents } = useDataset();
  const columns = useMemo((): Column<Statistic>[] => {
    const names = collatorOf(t);
    const by = (read: (row: Statistic) => string) => (a: Statistic, b: Statistic) => names.compare(read(a), read(b)) || a.id - b.id;
    return [
      {
        id: 'indicator',
        title: t.indicators.indicator,
        heads: true,
        cell: ({ indicator }) => indicator,
        compare: by(({ indicator }) => indicator),
      },
      { id: 'region', title: t.indicators.region, cell: ({ region }) => region, compare: by(({ region }) => region) },
      {
        id: 'period',
        title: t.indicators.period,
        cell: ({ period }) => period || t.indicators.noPeriod,
        compare: by(({ period }) => period),
      },
      {
        id: 'value',
        title: t.indicators.value,
        numeric: true,
        cell: ({ value, unit }) => `${t.number(value)}${unit && ` ${unit}`}`,
        compare: (a, b) => a.value - b.value,
      },
      { id: 'change', title: t.indicators.change, cell: ({ change }) => change ?? '' },
      {
        id: 'type',
        title: t.indicators.type,
        cell: ({ type }) => <span className={type === 'target' ? 'claim claim-planned' : 'claim'}>{t.indicators[type]}</span>,
        compare: by(({ type }) => type),
      },
      {
        id: 'source',
        title: t.indicators.source,
        cell: ({ doc, start, text }) => (
          <a href={hrefOf('documents', { doc, at: String(start) })} title={text}>
            {documents.get(doc)?.title || doc}
          </a>
        ),
      },
    ];
  }, [t, documents]);
  const exportTable = () => {
    const head = ['region', 'indicator', 'period', 'value', 'unit', 'change', 'type', 'doc', 'text'] as const;
    downloadTable('zhengmai-indicators.csv', [head, ...rows.map((row) => head.map((name) => row[name]))]);
  };
  return (
    <>
      <TableHead rows={rows.length} onExport={exportTable} />
      <DataTable
        caption={t.indicators.title}
        rows={rows}
        columns={columns}
        rowId={({ id }) => String(id)}
        within="page"
        testId="indicator-table"
      />
    </>
  );
}
