import { useMemo } from 'react';
import { NODE_KINDS, type NodeKind } from '../../src/model/schema.ts';
import { useDataset } from '../data/context.ts';
import { countKinds, countsOf } from '../data/counts.ts';
import { useText } from '../locale/index.ts';
import { changeParams } from '../state/use-route.ts';
import type { GraphPart } from './part.ts';
import { type GraphQuery, hideKinds } from './query.ts';

/** The kinds with their colours and counts; each can be hidden or shown alone. */
export function KindLegend({ query, part }: { query: GraphQuery; part: GraphPart }) {
  const t = useText();
  const { graph, manifest } = useDataset();
  const all = useMemo(() => countsOf(manifest, graph), [manifest, graph]);
  const shown = useMemo(() => countKinds(part.nodes, (key) => graph.getNodeAttribute(key, 'kind')), [graph, part]);
  // Where colours stand for something else, a kind's own would be misread.
  const colored = query.color === 'kind';
  const kinds = NODE_KINDS.filter((kind) => all.has(kind));
  const toggle = (kind: NodeKind) => {
    const hidden = new Set(query.hiddenKinds);
    if (!hidden.delete(kind)) hidden.add(kind);
    changeParams(hideKinds(hidden));
  };
  return (
    <fieldset className="legend">
      <legend className="visually-hidden">{t.filters.kinds}</legend>
      {kinds.map((kind) => {
        const visible = !query.hiddenKinds.has(kind);
        const total = all.get(kind) ?? 0;
        const count = shown.get(kind) ?? 0;
        return (
          <div key={kind} className="legend-row">
            <label>
              <input type="checkbox" className={`check kind-${colored ? kind : 'any'}`} checked={visible} onChange={() => toggle(kind)} />
              <span className="legend-name">{t.kindsCounted[kind]}</span>
              <span className="count">{count === total || !visible ? t.number(total) : `${t.number(count)} / ${t.number(total)}`}</span>
            </label>
            <button
              type="button"
              className="link-button legend-only"
              aria-label={t.filters.onlyKind(t.kindsCounted[kind])}
              onClick={() => changeParams(hideKinds(new Set(NODE_KINDS.filter((other) => other !== kind))))}
            >
              {t.filters.only}
            </button>
          </div>
        );
      })}
    </fieldset>
  );
}
