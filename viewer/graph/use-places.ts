import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { useDataset } from '../data/context.ts';
import type { LayoutRequest, LayoutResponse } from './layout-worker.ts';
import { localLayout } from './local-layout.ts';
import type { GraphPart } from './part.ts';
import type { GraphQuery } from './query.ts';
import { regionLayout } from './region-layout.ts';
import type { Places } from './scene.ts';

/** Where the shown nodes are by the layout that is asked for, and a way to stop one that is still at work. */
export interface Placing {
  /** Null where they are as the build has placed them. */
  readonly places: Places | null;
  readonly running: boolean;
  readonly stop: () => void;
}

/** Places of the shown nodes. The force-directed layout runs in a worker until it rests or is stopped. */
export function usePlaces(part: GraphPart, { layout, ego, path, cluster }: GraphQuery): Placing {
  const { graph } = useDataset();
  // Who asks for a few nodes sees them laid out for themselves.
  const narrowed = ego.length > 0 || path !== null || cluster !== null;
  const still = useMemo(() => {
    if (layout === 'region') return regionLayout(graph, part.nodes);
    return layout === 'built' && narrowed ? localLayout(graph, part) : null;
  }, [graph, part, layout, narrowed]);
  const force = useForce(graph, part, layout === 'force');
  return layout === 'force' ? force : { ...force, places: still };
}

function useForce(graph: KnowledgeGraph, part: GraphPart, wanted: boolean): Placing {
  const [moving, setMoving] = useState<{ part: GraphPart; places: Places } | null>(null);
  const [running, setRunning] = useState(false);
  const worker = useRef<Worker | null>(null);

  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
    setRunning(false);
  }, []);

  useEffect(() => {
    if (!wanted) return;
    const keys = [...part.nodes];
    const started = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    setRunning(true);
    started.addEventListener('message', ({ data }: MessageEvent<LayoutResponse>) => {
      const at = (i: number) => ({ x: data.places[2 * i] as number, y: data.places[2 * i + 1] as number });
      setMoving({ part, places: new Map(keys.map((key, i) => [key, at(i)])) });
      if (data.done) stop();
    });
    started.postMessage(requestOf(graph, part, keys));
    return stop;
  }, [graph, part, wanted, stop]);

  return { places: moving?.part === part ? moving.places : null, running, stop };
}

/** Documents pull everything into one knot: they stay, and only the other links pull. */
function requestOf(graph: KnowledgeGraph, part: GraphPart, keys: readonly string[]): LayoutRequest {
  const indexes = new Map(keys.map((key, i) => [key, i]));
  const links: number[] = [];
  for (const edge of part.edges) {
    const { relation, weight } = graph.getEdgeAttributes(edge);
    if (relation === 'mentions') continue;
    const [source, target] = graph.extremities(edge);
    links.push(indexes.get(source) as number, indexes.get(target) as number, weight);
  }
  const places = keys.flatMap((key) => {
    const { x, y } = graph.getNodeAttributes(key);
    return [x, y];
  });
  return { places: Float64Array.from(places), links: Float64Array.from(links) };
}
