import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';
import { changeParams } from '../state/use-route.ts';
import { ExportMenu } from './ExportMenu.tsx';
import type { GraphPart } from './part.ts';
import type { GraphRenderer } from './renderer.ts';
import type { Scene } from './scene.ts';

interface Props {
  /** Null while the graph is shown as a list. */
  readonly renderer: GraphRenderer | null;
  readonly part: GraphPart;
  readonly scene: Scene;
  readonly asList: boolean;
  readonly canDraw: boolean;
}

/** Below the graph: how much is shown, graph or list, zoom, export. */
export function Toolbar({ renderer, part, scene, asList, canDraw }: Props) {
  const t = useText();
  const { graph, manifest } = useDataset();
  const hidden = (manifest.large?.nodes ?? graph.order) - part.nodes.size;
  return (
    <div className="toolbar">
      <p className="toolbar-count" role="status">
        {t.graph.shown(t.number(part.nodes.size), t.number(part.edges.size))}
        {hidden > 0 && <span className="quiet"> · {t.graph.hidden(t.number(hidden))}</span>}
      </p>
      <fieldset className="switch">
        <legend className="visually-hidden">{t.graph.display}</legend>
        <button type="button" aria-pressed={!asList} disabled={!canDraw} onClick={() => changeParams({ as: null })}>
          {t.graph.asGraph}
        </button>
        <button type="button" aria-pressed={asList} onClick={() => changeParams({ as: 'list' })}>
          {t.graph.asList}
        </button>
      </fieldset>
      {renderer && (
        <fieldset className="switch zoom">
          <legend className="visually-hidden">{t.graph.zoom}</legend>
          <button type="button" aria-label={t.graph.zoomOut} title={t.graph.zoomOut} onClick={() => renderer.zoom(1 / 1.6)}>
            −
          </button>
          <button type="button" onClick={() => renderer.fit()}>
            {t.graph.fit}
          </button>
          <button type="button" aria-label={t.graph.zoomIn} title={t.graph.zoomIn} onClick={() => renderer.zoom(1.6)}>
            +
          </button>
        </fieldset>
      )}
      <ExportMenu renderer={renderer} scene={scene} />
    </div>
  );
}
