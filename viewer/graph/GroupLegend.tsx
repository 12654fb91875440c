import { useMemo } from 'react';
import { useDataset } from '../data/context.ts';
import { type Locale, useText } from '../locale/index.ts';
import { changeParams } from '../state/use-route.ts';
import type { Grouping } from './colors.ts';
import type { Coloring, GraphQuery } from './query.ts';

/** What the colours stand for when nodes are not coloured by kind. A community can be shown alone. */
export function GroupLegend({ query, grouping }: { query: GraphQuery; grouping: Grouping }) {
  const t = useText();
  const { graph } = useDataset();
  const leaders = useMemo(() => {
    const best = new Map<string, { label: string; degree: number }>();
    graph.forEachNode((key, { label, kind }) => {
      const group = grouping.of(key);
      if (group === null || kind === 'document') return;
      const degree = graph.degree(key);
      if (degree > (best.get(group)?.degree ?? -1)) best.set(group, { label, degree });
    });
    return new Map([...best].map(([group, { label }]) => [group, label]));
  }, [graph, grouping]);
  return (
    <ul className="legend group-legend" aria-label={t.filters.colors[query.color]}>
      {grouping.groups.map((group, i) => (
        <li key={group} className="legend-row">
          <span className={`dot group-${i}`} aria-hidden="true" />
          <span className="legend-name">{groupName(t, query.color, group, leaders.get(group) ?? '')}</span>
          {query.color === 'community' && (
            <button
              type="button"
              className="link-button"
              aria-pressed={query.community === Number(group)}
              onClick={() => changeParams({ community: query.community === Number(group) ? null : group })}
            >
              {t.filters.only}
            </button>
          )}
        </li>
      ))}
      <li className="legend-row">
        <span className="dot group-other" aria-hidden="true" />
        <span className="legend-name">{t.filters.others}</span>
      </li>
    </ul>
  );
}

function groupName(t: Locale, coloring: Coloring, group: string, leader: string): string {
  if (coloring === 'community') return t.filters.communityName(leader);
  if (coloring === 'sector') return t.sectors[group as keyof typeof t.sectors] ?? group;
  return group;
}
