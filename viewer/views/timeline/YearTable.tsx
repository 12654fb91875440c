import { useMemo } from 'react';
import { type AdoptionStep, type Diffusion, firstYearWritten } from '../../../src/analyse/diffusion.ts';
import { useText } from '../../locale/index.ts';
import { selectQuotes } from '../../state/selection.ts';
import { hrefWith, useRoute } from '../../state/use-route.ts';
import { type Column, DataTable } from '../../tables/DataTable.tsx';
import { nameColumn } from '../shared/name-column.tsx';

interface Props {
  readonly rows: readonly Diffusion[];
  /** Ids of those whose curves are drawn. */
  readonly charted: readonly string[];
  readonly onToggle: (id: string) => void;
}

/** More names than this in one cell, and more years than this with names, are counted instead. */
const NAMED = 4;
const YEARS = 7;

/** Which regions' documents first have a policy in which year. */
export function YearTable({ rows, charted, onToggle }: Props) {
  const t = useText();
  const { params } = useRoute();
  const selected = params.get('quote');
  const years = useMemo(() => {
    const found = new Set(rows.flatMap(({ steps }) => steps.map(({ firstYear }) => firstYear)));
    return [...found].sort((a, b) => a - b);
  }, [rows]);
  const named = years.length <= YEARS;
  const columns = useMemo(
    (): Column<Diffusion>[] => [
      nameColumn(t),
      {
        id: 'curve',
        title: t.timeline.curve,
        cell: ({ id, label }) => (
          <input type="checkbox" checked={charted.includes(id)} onChange={() => onToggle(id)} aria-label={t.timeline.chart(label)} />
        ),
      },
      {
        id: 'regions',
        title: t.shared.total,
        numeric: true,
        cell: ({ steps }) => t.number(steps.length),
        compare: (a, b) => a.steps.length - b.steps.length,
      },
      {
        id: 'first',
        title: t.shared.first,
        numeric: true,
        cell: firstYearWritten,
        compare: (a, b) => a.firstYear - b.firstYear,
      },
      ...years.map(
        (year): Column<Diffusion> => ({
          id: String(year),
          title: String(year),
          cell: (row) => (
            <Cell row={row} joined={row.steps.filter(({ firstYear }) => firstYear === year)} selected={selected} named={named} />
          ),
          className: (row) => `year-cell${named ? '' : ' year-count'}${row.firstYear === year ? ' year-first' : ''}`,
        }),
      ),
    ],
    [t, years, named, charted, onToggle, selected],
  );
  return (
    <div className="year-table">
      <DataTable
        caption={t.timeline.first}
        rows={rows}
        columns={columns}
        rowId={({ key }) => key}
        sort="-regions"
        within="page"
        testId="timeline-table"
      />
    </div>
  );
}

interface CellProps {
  readonly row: Diffusion;
  readonly joined: readonly AdoptionStep[];
  readonly selected: string | undefined;
  /** Whether there is room for the names of the regions. */
  readonly named: boolean;
}

function Cell({ row, joined, selected, named }: CellProps) {
  const t = useText();
  if (joined.length === 0) return null;
  const selection = selectQuotes(
    row.key,
    joined.map(({ region }) => region),
  );
  const names = joined.map(({ label }) => label);
  return (
    <a href={hrefWith(selection)} title={names.join(t.separator)} aria-current={selection.quote === selected ? 'true' : undefined}>
      {!named
        ? t.indicators.regionCount(names.length)
        : names.length <= NAMED
          ? names.join(t.separator)
          : t.timeline.andMore(names.slice(0, NAMED - 1).join(t.separator), names.length - NAMED + 1)}
    </a>
  );
}
