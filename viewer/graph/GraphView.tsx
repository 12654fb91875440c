import { useCallback, useEffect, useMemo, useState } from 'react';
import { DatasetContext, useDataset } from '../data/context.ts';
import type { Resource } from '../data/use-resource.ts';
import { useText } from '../locale/index.ts';
import { changeParams, useRoute } from '../state/use-route.ts';
import { Notice } from '../widgets/Notice.tsx';
import { Waiting } from '../widgets/Waiting.tsx';
import { ActiveFilters } from './ActiveFilters.tsx';
import { FilterPanel } from './FilterPanel.tsx';
import { GraphCanvas } from './GraphCanvas.tsx';
import { NodeTable } from './NodeTable.tsx';
import { DRAWABLE_NODES } from './part.ts';
import { clearFilters, type GraphQuery, readGraphQuery } from './query.ts';
import type { GraphRenderer } from './renderer.ts';
import { Toolbar } from './Toolbar.tsx';
import { useQueriedGraph } from './use-queried-graph.ts';
import { useScene } from './use-scene.ts';

/** The graph, drawn or as a list, with its filters. What is drawn stays as it is while the panel loads more of a large graph. */
export function GraphView() {
  const dataset = useDataset();
  const { params } = useRoute();
  const query = useMemo(() => readGraphQuery(params), [params]);
  const queried = useQueriedGraph(query);
  const graph = queried.state === 'ready' ? queried.value : dataset.overview;
  const drawn = useMemo(() => ({ ...dataset, graph }), [dataset, graph]);
  return (
    <DatasetContext value={drawn}>
      <Stage query={query} waiting={queried} />
    </DatasetContext>
  );
}

function Stage({ query, waiting }: { query: GraphQuery; waiting: Resource<unknown> }) {
  const t = useText();
  const { graph, overview, manifest } = useDataset();
  const { params } = useRoute();
  const { scene, grouping, placing } = useScene(query);
  const [renderer, setRenderer] = useState<GraphRenderer | null>(null);
  const [broken, setBroken] = useState(false);
  const fail = useCallback(() => setBroken(true), []);
  const asList = broken || params.get('as') === 'list';
  const selected = scene.selectedNode;

  // What is chosen in search or in the panel may lie outside of what is seen.
  useEffect(() => {
    if (!renderer || selected === null) return;
    const place = renderer.position(selected);
    const { width, height } = renderer.sigma.getDimensions();
    if (place && (place.x < 20 || place.y < 20 || place.x > width - 20 || place.y > height - 20)) renderer.centre(selected);
  }, [renderer, selected]);

  if (graph.order === 0) return <Notice title={t.graph.nothing.title} text={t.graph.nothing.text} />;
  return (
    <>
      <FilterPanel query={query} part={scene.part} grouping={grouping} placing={placing} />
      <div className="stage">
        <ActiveFilters query={query} part={scene.part} />
        {broken && (
          <p className="banner" role="status">
            {t.graph.noWebgl}
          </p>
        )}
        {waiting.state !== 'ready' && (
          <div className="banner">
            <Waiting for={waiting}>{() => null}</Waiting>
          </div>
        )}
        {scene.part.leftOut > 0 && (
          <p className="banner" role="status">
            {manifest.large && graph === overview
              ? t.graph.strongestOfLarge(t.number(scene.part.nodes.size), t.number(graph.order), t.number(manifest.large.nodes))
              : t.graph.strongest(t.number(scene.part.nodes.size), t.number(scene.part.nodes.size + scene.part.leftOut))}
            {!query.all && (
              <button type="button" className="button" onClick={() => changeParams({ most: 'all' })}>
                {t.graph.showMore(t.number(Math.min(DRAWABLE_NODES, scene.part.nodes.size + scene.part.leftOut)))}
              </button>
            )}
          </p>
        )}
        {manifest.large && graph === overview && scene.part.leftOut === 0 && waiting.state === 'ready' && (
          <p className="banner" role="status">
            {t.graph.loadedOnly(t.number(graph.order), t.number(manifest.large.nodes))}
          </p>
        )}
        {scene.part.nodes.size === 0 && waiting.state === 'ready' && (
          <div className="stage-empty">
            <Notice title={t.graph.empty.title} text={t.graph.empty.text}>
              <button type="button" className="button" onClick={() => changeParams(clearFilters())}>
                {t.graph.empty.reset}
              </button>
            </Notice>
          </div>
        )}
        {asList ? (
          <NodeTable part={scene.part} />
        ) : (
          <GraphCanvas scene={scene} label={t.graph.canvas} onRenderer={setRenderer} onFailure={fail} />
        )}
        <Toolbar renderer={asList ? null : renderer} part={scene.part} scene={scene} asList={asList} canDraw={!broken} />
      </div>
    </>
  );
}
