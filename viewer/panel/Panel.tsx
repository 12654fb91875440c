import { useEffect, useRef } from 'react';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { useDataset } from '../data/context.ts';
import { adopters, useGrowth } from '../data/growth.ts';
import { useText } from '../locale/index.ts';
import { type Selection, selectNothing, sourceOf } from '../state/selection.ts';
import { changeParams } from '../state/use-route.ts';
import { Waiting } from '../widgets/Waiting.tsx';
import { EdgeDetails } from './EdgeDetails.tsx';
import { NodeDetails } from './NodeDetails.tsx';
import { QuoteDetails } from './QuoteDetails.tsx';

/** The panel of what is selected, in any view. */
export function Panel({ selection }: { selection: Selection }) {
  const t = useText();
  const { graph } = useDataset();
  const panel = useRef<HTMLElement>(null);
  const identity = JSON.stringify(selection);
  const growth = useGrowth(keysOf(selection), selection.type === 'quotes' ? adopters : undefined);

  useEffect(() => {
    if (identity === '') return;
    panel.current?.scrollTo({ top: 0 });
    // A link in the panel is gone with what the panel showed before: reading goes on here, not at the top of the page.
    if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, [identity]);

  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (event.key === 'Escape' && !event.defaultPrevented && !typing) closePanel();
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, []);

  return (
    <aside className="panel" aria-label={t.panel.label} ref={panel} tabIndex={-1} data-testid="panel">
      <button type="button" className="panel-close" onClick={closePanel} aria-label={t.panel.close} title={t.panel.close}>
        <span aria-hidden="true">×</span>
      </button>
      {growth.state !== 'ready' && (
        <div className="panel-growing">
          <Waiting for={growth}>{() => null}</Waiting>
        </div>
      )}
      {isKnown(graph, selection) && <Details selection={selection} key={identity} />}
      {!isKnown(graph, selection) && growth.state === 'ready' && <p className="panel-unknown">{t.panel.unknown}</p>}
    </aside>
  );
}

function Details({ selection }: { selection: Selection }) {
  if (selection.type === 'node') return <NodeDetails node={selection.node} />;
  if (selection.type === 'edge') return <EdgeDetails edge={selection.edge} />;
  return <QuoteDetails policy={selection.policy} regions={selection.regions} />;
}

/** Keys of the nodes whose edges the panel shows. */
function keysOf(selection: Selection): string[] {
  if (selection.type === 'node') return [selection.node];
  if (selection.type === 'edge') return [sourceOf(selection.edge)];
  return [selection.policy];
}

function isKnown(graph: KnowledgeGraph, selection: Selection): boolean {
  if (selection.type === 'edge') return graph.hasEdge(selection.edge);
  return graph.hasNode(selection.type === 'node' ? selection.node : selection.policy);
}

function closePanel(): void {
  changeParams(selectNothing);
}
