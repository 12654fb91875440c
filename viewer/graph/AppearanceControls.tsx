import { useText } from '../locale/index.ts';
import { changeParams } from '../state/use-route.ts';
import { Select } from '../widgets/Select.tsx';
import { COLORINGS, type GraphQuery, LAYOUTS, SIZINGS } from './query.ts';
import type { Placing } from './use-places.ts';

/** What colours, sizes and places of the nodes stand for. */
export function AppearanceControls({ query, placing }: { query: GraphQuery; placing: Placing }) {
  const t = useText();
  return (
    <div className="appearance">
      <Select
        label={t.filters.color}
        value={query.color}
        options={COLORINGS.map((name) => [name, t.filters.colors[name]])}
        onChange={(name) => changeParams({ color: name === 'kind' ? null : name })}
      />
      <Select
        label={t.filters.size}
        value={query.size}
        options={SIZINGS.map((name) => [name, t.filters.sizes[name]])}
        onChange={(name) => changeParams({ size: name === 'degree' ? null : name })}
      />
      <Select
        label={t.filters.layout}
        value={query.layout}
        options={LAYOUTS.map((name) => [name, t.filters.layouts[name]])}
        onChange={(name) => changeParams({ layout: name === 'built' ? null : name, camera: null })}
      />
      {placing.running && (
        <button type="button" className="button" onClick={placing.stop}>
          {t.filters.stopLayout}
        </button>
      )}
    </div>
  );
}
