import { type ComponentType, lazy, Suspense } from 'react';
import { GraphView } from '../graph/GraphView.tsx';
import { useText } from '../locale/index.ts';
import { Panel } from '../panel/Panel.tsx';
import { Welcome } from '../panel/Welcome.tsx';
import type { ViewName } from '../state/route.ts';
import { selectionOf } from '../state/selection.ts';
import { useRoute } from '../state/use-route.ts';

/** The views beside the graph are loaded when they are first opened. */
const COMPONENTS: Record<ViewName, ComponentType> = {
  graph: GraphView,
  shared: lazy(() => import('../views/shared/SharedView.tsx')),
  clusters: lazy(() => import('../views/clusters/ClustersView.tsx')),
  regions: lazy(() => import('../views/regions/RegionsView.tsx')),
  indicators: lazy(() => import('../views/indicators/IndicatorsView.tsx')),
  documents: lazy(() => import('../views/documents/DocumentsView.tsx')),
  report: lazy(() => import('../views/report/ReportView.tsx')),
  timeline: lazy(() => import('../views/timeline/TimelineView.tsx')),
};

/** The view of the address, with the panel of what is selected. */
export function View() {
  const t = useText();
  const { view, params } = useRoute();
  const Component = COMPONENTS[view];
  const selection = selectionOf(params);
  return (
    <div className={`workspace workspace-${view}`} data-selected={selection !== null}>
      <main id="main" tabIndex={-1} className={view === 'graph' ? 'main-graph' : 'main-page'} aria-label={t.views[view]}>
        <Suspense fallback={<p className="quiet page">{t.load.waiting}</p>}>
          <Component />
        </Suspense>
      </main>
      {selection ? <Panel selection={selection} /> : view === 'graph' && <Welcome />}
    </div>
  );
}
