import { useMemo } from 'react';
import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';
import { hrefOf } from '../state/use-route.ts';
import { NodeLink } from '../widgets/NodeLink.tsx';

/** So many shared policies invite to look further. */
const SHARED = 10;

/** The panel when nothing is selected: how to read the graph, and where to start. */
export function Welcome() {
  const t = useText();
  const { graph, documents } = useDataset();
  const shared = useMemo(() => {
    const regions = new Map<string, Set<string>>();
    graph.forEachEdge((_, { relation }, source, target) => {
      if (relation !== 'implements') return;
      const known = regions.get(target);
      if (known) known.add(source);
      else regions.set(target, new Set([source]));
    });
    return [...regions]
      .filter(([, from]) => from.size > 1)
      .sort(
        ([a, m], [b, n]) =>
          n.size - m.size || graph.getNodeAttribute(b, 'mentions') - graph.getNodeAttribute(a, 'mentions') || (a < b ? -1 : 1),
      )
      .slice(0, SHARED);
  }, [graph]);
  return (
    <aside className="panel panel-welcome" aria-label={t.welcome.title}>
      <header className="panel-header">
        <h2 className="panel-title">{t.welcome.title}</h2>
        <p className="panel-summary">{t.welcome.text(t.number(documents.size), t.number(graph.order), t.number(graph.size))}</p>
        <ul className="steps">
          {t.welcome.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </header>
      {shared.length > 0 && (
        <section className="panel-section neighbours">
          <h3>{t.welcome.shared}</h3>
          <p className="quiet">{t.welcome.sharedHint}</p>
          <ul>
            {shared.map(([key, regions]) => (
              <li key={key}>
                <NodeLink node={key} />
                <span className="neighbour-note">{t.welcome.regionsCount(regions.size)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="panel-section">
        <h3>{t.welcome.documents}</h3>
        <ul className="document-list">
          {[...documents.values()].slice(0, 12).map(({ id, title, date, publisher }) => (
            <li key={id}>
              <a href={hrefOf('documents', { doc: id })}>{title || t.documents.noTitle}</a>
              <span className="quiet">{[publisher, date].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
