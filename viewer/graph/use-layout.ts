import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { useDataset } from '../data/context.ts';
import type { LayoutRequest, LayoutResponse } from './layout-worker.ts';
import type { LayoutName } from './query.ts';
import { regionLayout } from './region-layout.ts';
import type { GraphRenderer } from './renderer.ts';

/** Places of the build, by graph: other layouts overwrite them in the graph. */
const built = new WeakMap<KnowledgeGraph, Float64Array>();

/** Keeps the nodes where the layout puts them. The force-directed one runs in a worker until it rests or is stopped. */
export function useLayout(layout: LayoutName, renderer: GraphRenderer | null): { running: boolean; stop: () => void } {
  const { graph } = useDataset();
  const [running, setRunning] = useState(false);
  const worker = useRef<Worker | null>(null);
  const moved = useRef(false);

  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
    setRunning(false);
  }, []);

  // While rendering: afterwards, others may move nodes.
  useMemo(() => built.has(graph) || built.set(graph, placesOf(graph)), [graph]);

  useEffect(() => {
    if (!renderer || (layout === 'built' && !moved.current)) return;
    moved.current = true;
    if (layout === 'built') place(graph, built.get(graph) ?? placesOf(graph));
    if (layout === 'region') place(graph, regionLayout(graph));
    if (layout === 'force') {
      const started = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
      worker.current = started;
      setRunning(true);
      started.addEventListener('message', ({ data }: MessageEvent<LayoutResponse>) => {
        place(graph, data.places);
        renderer.refresh();
        if (data.done) stop();
      });
      started.postMessage(requestOf(graph));
    }
    renderer.refresh();
    return stop;
  }, [graph, layout, renderer, stop]);

  return { running, stop };
}

function placesOf(graph: KnowledgeGraph): Float64Array {
  return Float64Array.from(graph.nodes().flatMap((key) => [graph.getNodeAttribute(key, 'x'), graph.getNodeAttribute(key, 'y')]));
}

function place(graph: KnowledgeGraph, places: Float64Array): void {
  let i = 0;
  graph.updateEachNodeAttributes((_, node) => {
    node.x = places[i++] as number;
    node.y = places[i++] as number;
    return node;
  });
}

/** Documents pull everything into one knot: they stay, and only the other links pull. */
function requestOf(graph: KnowledgeGraph): LayoutRequest {
  const indexes = new Map(graph.nodes().map((key, i) => [key, i]));
  const links: number[] = [];
  graph.forEachEdge((_, { relation, weight }, source, target) => {
    if (relation === 'mentions') return;
    links.push(indexes.get(source) as number, indexes.get(target) as number, weight);
  });
  return { places: placesOf(graph), links: Float64Array.from(links) };
}
