import { useMemo } from 'react';
import { useDataset } from '../../data/context.ts';
import { compareTimes, type Statistic } from '../../data/indicators.ts';
import { collatorOf } from '../../locale/collator.ts';
import { useText } from '../../locale/index.ts';
import { hrefOf } from '../../state/use-route.ts';
import { type Column, DataTable } from '../../tables/DataTable.tsx';
import { downloadTable } from '../../widgets/download.ts';

/** Statistics as rows to sort, each with the place in the document where it stands. */
export function StatisticTable({ rows, whole }: { rows: readonly Statistic[]; whole: boolean }) {
  const t = useText();
  const { documents } = useDataset();
  const columns = useMemo((): Column<Statistic>[] => {
    const names = collatorOf(t);
    const by = (read: (row: Statistic) => string) => (a: Statistic, b: Statistic) => names.compare(read(a), read(b)) || a.id - b.id;
    const indicator: Column<Statistic> = {
      id: 'indicator',
      title: t.indicators.indicator,
      cell: (row) => row.indicator,
      compare: by((row) => row.indicator),
    };
    return [
      { id: 'region', title: t.indicators.region, heads: true, cell: (row) => row.region, compare: by((row) => row.region) },
      ...(whole ? [indicator] : []),
      {
        id: 'period',
        title: t.indicators.period,
        cell: (row) => row.period || t.indicators.noPeriod,
        compare: (a, b) => compareTimes(b, a),
      },
      {
        id: 'value',
        title: t.indicators.value,
        numeric: true,
        cell: (row) => `${t.number(row.value)}${row.unit && ` ${row.unit}`}`,
        compare: (a, b) => a.value - b.value,
      },
      { id: 'change', title: t.indicators.change, cell: (row) => row.change ?? '' },
      {
        id: 'type',
        title: t.indicators.type,
        cell: (row) => <span className={row.type === 'target' ? 'claim claim-planned' : 'claim'}>{t.indicators[row.type]}</span>,
        compare: by((row) => row.type),
      },
      {
        id: 'source',
        title: t.indicators.source,
        cell: (row) => (
          <a href={hrefOf('documents', { doc: row.doc, at: String(row.start) })} title={row.text}>
            {documents.get(row.doc)?.title || row.doc}
          </a>
        ),
      },
    ];
  }, [t, documents, whole]);
  const exportTable = () => {
    const head = ['region', 'indicator', 'period', 'value', 'unit', 'change', 'type'] as const;
    const cells = rows.map((row) => [...head.map((name) => row[name]), row.doc, row.text]);
    downloadTable('zhengmai-indicators.csv', [[...head, 'document', 'text'], ...cells]);
  };
  return (
    <>
      <p className="table-head">
        <span className="quiet">{t.indicators.rows(t.number(rows.length))}</span>
        <button type="button" className="link-button" onClick={exportTable}>
          {t.indicators.exportCsv}
        </button>
      </p>
      <DataTable
        caption={t.indicators.title}
        rows={rows}
        columns={columns}
        rowId={(row) => String(row.id)}
        within="page"
        testId="indicator-table"
      />
    </>
  );
}
