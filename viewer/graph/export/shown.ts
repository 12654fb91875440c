import { copyPart } from '../../../src/export/filter.ts';
import type { KnowledgeGraph } from '../../../src/model/graph.ts';
import type { Scene } from '../scene.ts';

/** The part of a graph that is shown, as a graph of its own, with the places, colours and sizes of the screen. */
export function shownGraph(graph: KnowledgeGraph, { part, places, color, size }: Scene): KnowledgeGraph {
  const shown = copyPart(graph, part);
  shown.updateEachNodeAttributes((key, node) => ({ ...node, ...places?.get(key), color: color(key), size: size(key) }));
  return shown;
}
