import { useState } from 'react';
import { useText } from '../locale/index.ts';
import { changeParams, useRoute } from '../state/use-route.ts';
import { AppearanceControls } from './AppearanceControls.tsx';
import type { Grouping } from './colors.ts';
import { GroupLegend } from './GroupLegend.tsx';
import { KindLegend } from './KindLegend.tsx';
import { MoreFilters } from './MoreFilters.tsx';
import type { GraphPart } from './part.ts';
import { clearFilters, type GraphQuery, isFiltered } from './query.ts';
import type { Placing } from './use-places.ts';

interface Props {
  readonly query: GraphQuery;
  readonly part: GraphPart;
  readonly grouping: Grouping | null;
  readonly placing: Placing;
}

/** The legend, which filters, and the other filters. On a narrow screen it opens over the graph. */
export function FilterPanel({ query, part, grouping, placing }: Props) {
  const t = useText();
  const { params } = useRoute();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button filters-open" aria-expanded={open} aria-controls="filters" onClick={() => setOpen(!open)}>
        {t.filters.open}
      </button>
      <aside id="filters" className="filters" data-open={open} aria-label={t.filters.title}>
        <div className="filters-head">
          <h2>{t.filters.title}</h2>
          {isFiltered(params) && (
            <button type="button" className="link-button" onClick={() => changeParams(clearFilters())}>
              {t.filters.reset}
            </button>
          )}
        </div>
        <KindLegend query={query} part={part} />
        {grouping && <GroupLegend query={query} grouping={grouping} />}
        <AppearanceControls query={query} placing={placing} />
        <MoreFilters query={query} />
        <button type="button" className="button filters-close" onClick={() => setOpen(false)}>
          {t.graph.close}
        </button>
      </aside>
    </>
  );
}
