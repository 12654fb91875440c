import { useMemo } from 'react';
import type { AdoptionStep, Diffusion } from '../../../src/analyse/diffusion.ts';
import { useText } from '../../locale/index.ts';
import { selectQuotes } from '../../state/selection.ts';
import { hrefOf, hrefWith, useRoute } from '../../state/use-route.ts';
import { type Column, DataTable } from '../../tables/DataTable.tsx';

/** How one policy or slogan went from region to region, in the order of its first years. */
export function Spread({ spread }: { spread: Diffusion }) {
  const t = useText();
  useRoute();
  const columns = useMemo(
    (): Column<AdoptionStep>[] => [
      {
        id: 'region',
        title: t.shared.region,
        heads: true,
        cell: ({ region, label }) => <a href={hrefOf('regions', { region })}>{label}</a>,
      },
      { id: 'level', title: t.panel.level, cell: ({ level }) => (level ? t.levels[level] : '') },
      {
        id: 'first',
        title: t.timeline.firstYear,
        numeric: true,
        cell: ({ firstYear, sinceOldest }) => (sinceOldest ? t.timeline.orEarlier(firstYear) : firstYear),
      },
      {
        id: 'last',
        title: t.timeline.lastYear,
        numeric: true,
        cell: ({ lastYear, silentYears }) => (silentYears.length > 0 ? t.timeline.dropped(lastYear) : lastYear),
      },
      { id: 'direction', title: t.timeline.direction, cell: ({ direction }) => t.timeline.directions[direction] },
      {
        id: 'count',
        title: t.shared.count,
        numeric: true,
        cell: ({ region, count }) => <a href={hrefWith(selectQuotes(spread.key, [region]))}>{t.shared.sentences(count)}</a>,
      },
    ],
    [t, spread],
  );
  return (
    <div className="spread">
      <h3>{t.timeline.spread(spread.label)}</h3>
      <DataTable
        caption={t.timeline.spread(spread.label)}
        rows={spread.steps}
        columns={columns}
        rowId={({ region }) => region}
        sortParam="order"
        within="page"
        testId="spread"
      />
    </div>
  );
}
