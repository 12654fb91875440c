import { useEffect, useState } from 'react';
import type { AdoptedPolicy } from '../../src/analyse/adoption.ts';
import { adoptionOf } from '../data/adoption.ts';
import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';
import { hrefOf } from '../state/use-route.ts';
import { NodeLink } from '../widgets/NodeLink.tsx';

/** So many shared policies invite to look further. */
const SHARED = 10;

/** The panel when nothing is selected: how to read the graph, and where to start. */
export function Welcome() {
  const t = useText();
  const { overview: graph, documents, manifest } = useDataset();
  const { nodes, edges } = manifest.large ?? { nodes: graph.order, edges: graph.size };
  const [shared, setShared] = useState<readonly AdoptedPolicy[]>([]);
  // The graph is drawn first: reading who carries out what takes a moment in a large one.
  useEffect(() => {
    const timer = window.setTimeout(() => {
      const shared = adoptionOf(graph, 'documents').policies.filter(({ regions }) => regions.size > 1);
      setShared(shared.slice(0, SHARED));
    });
    return () => window.clearTimeout(timer);
  }, [graph]);
  return (
    <aside className="panel panel-welcome" aria-label={t.welcome.title}>
      <header className="panel-header">
        <h2 className="panel-title">{t.welcome.title}</h2>
        <p className="panel-summary">{t.welcome.text(t.number(documents.size), t.number(nodes), t.number(edges))}</p>
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
            {shared.map(({ key, regions }) => (
              <li key={key}>
                <NodeLink node={key} />
                <span className="neighbour-note">{t.welcome.regionsCount(regions.size)}</span>
              </li>
            ))}
          </ul>
          <p>
            <a href={hrefOf('shared')}>{t.welcome.compare}</a>
          </p>
        </section>
      )}
      <section className="panel-section">
        <h3>{t.welcome.documents}</h3>
        <ul className="document-list">
          {[...documents.values()].slice(0, 6).map(({ id, title, date, publisher }) => (
            <li key={id}>
              <a href={hrefOf('documents', { doc: id })}>{title || t.documents.noTitle}</a>
              <span className="quiet">{[publisher, date].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
        <p>
          <a href={hrefOf('documents')}>{t.welcome.allDocuments(t.number(documents.size))}</a>
        </p>
      </section>
    </aside>
  );
}
