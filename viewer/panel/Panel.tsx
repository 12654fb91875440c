import { useEffect, useRef } from 'react';
import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';
import { changeParams, useRoute } from '../state/use-route.ts';
import { EdgeDetails } from './EdgeDetails.tsx';
import { NodeDetails } from './NodeDetails.tsx';

/** Closes the panel: nothing is selected any more. */
export function closePanel(): void {
  changeParams({ node: null, edge: null });
}

/** The panel of the selected node or edge, in any view. */
export function Panel() {
  const t = useText();
  const { graph } = useDataset();
  const { params } = useRoute();
  const node = params.get('node');
  const edge = params.get('edge');
  const panel = useRef<HTMLElement>(null);
  const selected = edge ?? node;

  useEffect(() => {
    if (selected !== undefined) panel.current?.scrollTo({ top: 0 });
  }, [selected]);

  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !(event.target instanceof HTMLInputElement)) closePanel();
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, []);

  return (
    <aside className="panel" aria-label={t.panel.label} ref={panel} data-testid="panel">
      <button type="button" className="panel-close" onClick={closePanel} aria-label={t.panel.close} title={t.panel.close}>
        <span aria-hidden="true">×</span>
      </button>
      {edge !== undefined && graph.hasEdge(edge) ? (
        <EdgeDetails edge={edge} key={edge} />
      ) : node !== undefined && graph.hasNode(node) ? (
        <NodeDetails node={node} key={node} />
      ) : (
        <p className="panel-unknown">{t.panel.unknown}</p>
      )}
    </aside>
  );
}
