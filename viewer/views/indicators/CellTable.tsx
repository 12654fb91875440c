import { useMemo } from 'react';
import type { Statement } from '../../../src/analyse/indicators/panel.ts';
import { useDataset } from '../../data/context.ts';
import { type Cell, compareTimes } from '../../data/indicators.ts';
import { collatorOf } from '../../locale/collator.ts';
import { useText } from '../../locale/index.ts';
import { hrefOf } from '../../state/use-route.ts';
import { type Column, DataTable } from '../../tables/DataTable.tsx';
import { downloadTable } from '../../widgets/download.ts';
import { TableHead } from './TableHead.tsx';

/** A measure by region and period: what was reached and aimed at, and how it changed, with the sentences' places. */
export function CellTable({ cells }: { cells: readonly Cell[] }) {
  const t = useText();
  const { documents } = useDataset();
  const columns = useMemo((): Column<Cell>[] => {
    const names = collatorOf(t);
    const stated = (type: 'actual' | 'target'): Column<Cell> => ({
      id: type,
      title: t.indicators[type],
      numeric: true,
      cell: ({ unit, [type]: statement }) =>
        statement && (
          <a href={placeOf(statement)} title={statement.text}>
            {t.quantity(statement.value, unit)}
          </a>
        ),
      compare: (a, b) => (a[type]?.value ?? Number.NEGATIVE_INFINITY) - (b[type]?.value ?? Number.NEGATIVE_INFINITY),
    });
    return [
      {
        id: 'region',
        title: t.indicators.region,
        heads: true,
        cell: ({ region }) => region,
        compare: (a, b) => names.compare(a.region, b.region) || compareTimes(a, b),
      },
      { id: 'period', title: t.indicators.period, numeric: true, cell: ({ period }) => period, compare: (a, b) => compareTimes(b, a) },
      stated('actual'),
      stated('target'),
      {
        id: 'attained',
        title: t.indicators.attained,
        numeric: true,
        cell: ({ attained, measure, unit }) => attained !== null && (isShare(measure, unit) ? t.points(attained) : t.percent(attained)),
        compare: (a, b) => (a.attained ?? Number.NEGATIVE_INFINITY) - (b.attained ?? Number.NEGATIVE_INFINITY),
      },
      {
        id: 'change',
        title: t.indicators.sinceBefore,
        numeric: true,
        cell: ({ change, previous, measure, unit }) =>
          change !== null &&
          previous && (
            <span title={`${previous.period}: ${t.quantity(previous.value, unit)}`}>
              {isShare(measure, unit) ? t.points(change) : t.signed(change)}
            </span>
          ),
        compare: (a, b) => (a.change ?? Number.NEGATIVE_INFINITY) - (b.change ?? Number.NEGATIVE_INFINITY),
      },
      {
        id: 'source',
        title: t.indicators.source,
        cell: ({ actual, target }) => {
          const statement = actual ?? target;
          return statement && <a href={placeOf(statement)}>{documents.get(statement.doc)?.title || statement.doc}</a>;
        },
      },
    ];
  }, [t, documents]);
  const exportTable = () => {
    const head = ['region', 'indicator', 'measure', 'unit', 'period'] as const;
    const rows = cells.map((cell) => {
      const { actual, target, attained, previous, change } = cell;
      return [
        ...head.map((name) => cell[name]),
        actual?.value,
        target?.value,
        attained,
        previous?.value,
        change,
        actual?.text ?? target?.text,
      ];
    });
    downloadTable('zhengmai-indicator.csv', [[...head, 'actual', 'target', 'attained', 'previous', 'change', 'text'], ...rows]);
  };
  return (
    <>
      <TableHead rows={cells.length} onExport={exportTable} />
      <DataTable
        caption={t.indicators.title}
        rows={cells}
        columns={columns}
        rowId={({ id }) => String(id)}
        sort="-period"
        within="page"
        testId="indicator-table"
      />
    </>
  );
}

function placeOf({ doc, start }: Statement): string {
  return hrefOf('documents', { doc, at: String(start) });
}

/** Shares and growth differ by points, amounts by a share. */
function isShare(measure: Cell['measure'], unit: string): boolean {
  return measure === 'growth' || unit === '%';
}
