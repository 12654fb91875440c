import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';

/** Places as x, y, x, y; links as source, target, weight. */
export interface LayoutRequest {
  readonly places: Float64Array;
  readonly links: Float64Array;
}

/** Places after some steps, in the order of the request; the last time, `done`. */
export interface LayoutResponse {
  readonly places: Float64Array;
  readonly done: boolean;
}

/** Steps between two pictures, and in all. */
const STEPS = 10;
const ROUNDS = 60;

self.addEventListener('message', ({ data: { places, links } }: MessageEvent<LayoutRequest>) => {
  const graph = new UndirectedGraph();
  for (let i = 0; i < places.length; i += 2) graph.addNode(i / 2, { x: places[i], y: places[i + 1] });
  for (let i = 0; i < links.length; i += 3) {
    graph.mergeUndirectedEdgeWithKey(`${links[i]} ${links[i + 1]}`, String(links[i]), String(links[i + 1]), { weight: links[i + 2] });
  }
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 800, gravity: 1, adjustSizes: false };
  for (let round = 1; round <= ROUNDS; round++) {
    forceAtlas2.assign(graph, { iterations: STEPS, settings });
    const moved = new Float64Array(places.length);
    graph.forEachNode((key, { x, y }) => {
      moved[2 * Number(key)] = x;
      moved[2 * Number(key) + 1] = y;
    });
    const response: LayoutResponse = { places: moved, done: round === ROUNDS };
    self.postMessage(response);
  }
});
