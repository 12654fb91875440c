import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';
import { changeParams } from '../state/use-route.ts';
import type { GraphPart } from './part.ts';
import type { GraphQuery } from './query.ts';

/** What limits the graph to some surroundings or a path, in words, with ways to widen it and to remove it. */
export function ActiveFilters({ query, part }: { query: GraphQuery; part: GraphPart }) {
  const t = useText();
  const { graph } = useDataset();
  const name = (key: string) => (graph.hasNode(key) ? graph.getNodeAttribute(key, 'label') : key);
  if (query.path) {
    const [from, to] = query.path;
    const found = part.path !== null && part.path.length > 0;
    return (
      <p className="banner" role="status">
        {found ? t.filters.path(name(from), name(to)) : t.filters.noPath(name(from), name(to))}
        <button type="button" className="button" onClick={() => changeParams({ path: null })}>
          {t.filters.remove}
        </button>
      </p>
    );
  }
  if (query.ego.length === 0) return null;
  return (
    <p className="banner" role="status">
      {t.filters.ego(query.ego.map(name).join(t.separator), query.depth)}
      {query.depth > 1 && (
        <button
          type="button"
          className="button"
          onClick={() => changeParams({ depth: query.depth === 2 ? null : String(query.depth - 1) })}
        >
          {t.filters.narrower}
        </button>
      )}
      {query.depth < 4 && (
        <button type="button" className="button" onClick={() => changeParams({ depth: String(query.depth + 1) })}>
          {t.filters.wider}
        </button>
      )}
      <button type="button" className="button" onClick={() => changeParams({ ego: null, depth: null })}>
        {t.filters.remove}
      </button>
    </p>
  );
}
