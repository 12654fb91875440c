import { useEffect, useMemo, useState } from 'react';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { useDataset } from '../data/context.ts';
import { useRoute } from '../state/use-route.ts';
import { THEME_CHANGE } from '../state/use-theme.ts';
import { colorNodes, type Grouping, groupingOf, readPalette } from './colors.ts';
import { partOf } from './part.ts';
import { FILTERS, type GraphQuery, readGraphQuery, type Sizing } from './query.ts';
import type { Scene } from './scene.ts';
import { type Placing, usePlaces } from './use-places.ts';

/** How the graph is to look by the address and the theme. */
export function useScene(query: GraphQuery): { scene: Scene; grouping: Grouping | null; placing: Placing } {
  const { graph } = useDataset();
  const { params } = useRoute();
  const palette = usePalette();
  // The other parameters must not cause the part to be found again.
  const asked = JSON.stringify([...params].filter(([name]) => FILTERS.some((filter) => filter === name)));
  const part = useMemo(() => partOf(graph, readGraphQuery(new Map(JSON.parse(asked) as [string, string][]))), [graph, asked]);
  const grouping = useMemo(() => groupingOf(graph, query.color), [graph, query.color]);
  const size = useMemo(() => sizeNodes(graph, query.size), [graph, query.size]);
  const color = useMemo(() => colorNodes(graph, grouping, palette), [graph, grouping, palette]);
  const placing = usePlaces(part, query);
  const { places } = placing;
  const selectedNode = params.get('node') ?? null;
  const selectedEdge = params.get('edge') ?? null;
  const scene = useMemo(
    (): Scene => ({ part, palette, color, size, places, selectedNode, selectedEdge }),
    [part, palette, color, size, places, selectedNode, selectedEdge],
  );
  return { scene, grouping, placing };
}

/** The colours of the present theme; read again when it changes, by the reader or by the system. */
function usePalette() {
  const [palette, setPalette] = useState(readPalette);
  useEffect(() => {
    const update = () => setPalette(readPalette());
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    window.addEventListener(THEME_CHANGE, update);
    system.addEventListener('change', update);
    return () => {
      window.removeEventListener(THEME_CHANGE, update);
      system.removeEventListener('change', update);
    };
  }, []);
  return palette;
}

/** Radius of every node in pixels: it grows with the logarithm of the measure, so that what has one link is a mere dot. */
function sizeNodes(graph: KnowledgeGraph, sizing: Sizing): (key: string) => number {
  const measures = sizing === 'degree' ? countLinks(graph) : new Map(graph.mapNodes((key, node) => [key, node[sizing]]));
  let most = 2;
  for (const measure of measures.values()) most = Math.max(most, measure);
  const [smallest, largest] = graph.order > 3000 ? [1.2, 11] : [2, 15];
  return (key) => smallest + (largest - smallest) * (Math.log2(Math.max(1, measures.get(key) ?? 1)) / Math.log2(most)) ** 1.15;
}

/** Edges of each node that documents state: not that they name it, which is so of all, nor what similarity adds. */
function countLinks(graph: KnowledgeGraph): Map<string, number> {
  const counts = new Map<string, number>();
  graph.forEachEdge((_, { relation }, source, target) => {
    if (relation === 'mentions' || relation === 'related_to') return;
    counts.set(source, (counts.get(source) ?? 0) + 1);
    counts.set(target, (counts.get(target) ?? 0) + 1);
  });
  return counts;
}
