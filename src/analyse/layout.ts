import forceAtlas2 from 'graphology-layout-forceatlas2';
import noverlap from 'graphology-layout-noverlap';
import type { Backbone } from './backbone.ts';
import { gatherComponents } from './components.ts';
import { coreOf, placeLeaves } from './leaves.ts';

export interface LayoutOptions {
  /** Ends the layout early; the positions reached so far stand. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Iterations between two looks at the signal. */
const SLICE = 20;
const MOST_ITERATIONS = 200;
const FEWEST_ITERATIONS = 40;
/** Nodes moved in all: an iteration takes about 5 µs per node, so that a graph of some thousands is laid out in a second. */
const NODE_STEPS = 200_000;
const MOST_NOVERLAP_ITERATIONS = 60;
/** Mean distance of a node from its neighbours, in units of the smallest node's radius. */
const SPACING = 11;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Sets the place of every node: a spiral of communities to begin with, ForceAtlas2 (M. Jacomy et al., 2014) on it, leaves
 * set beside what they hang on, overlaps removed, and what nothing ties to the rest moved beside it. The same graph gives
 * the same places; larger graphs get fewer iterations.
 *
 * @returns whether it ran to its end
 */
export async function layOut(backbone: Backbone, { signal, onProgress }: LayoutOptions = {}): Promise<boolean> {
  placeOnSpiral(backbone);
  if (backbone.order < 2) return true;
  const core = coreOf(backbone);
  const { order } = core.graph;
  const settings = { ...forceAtlas2.inferSettings(core.graph), barnesHutOptimize: order > 800, edgeWeightInfluence: 1 };
  const total = Math.round(Math.min(MOST_ITERATIONS, Math.max(FEWEST_ITERATIONS, NODE_STEPS / order)));
  let done = 0;
  while (done < total && !signal?.aborted) {
    const iterations = Math.min(SLICE, total - done);
    forceAtlas2.assign(core.graph, { iterations, settings, getEdgeWeight: 'weight' });
    done += iterations;
    onProgress?.(done, total);
    // Lets the signal in.
    await new Promise((resume) => setImmediate(resume));
  }
  scale(core.graph, SPACING * Math.sqrt(backbone.order));
  placeLeaves(backbone, core, SPACING);
  if (!signal?.aborted)
    noverlap.assign(backbone, {
      maxIterations: Math.round(Math.max(5, Math.min(MOST_NOVERLAP_ITERATIONS, NODE_STEPS / backbone.order))),
      settings: { margin: 2, gridSize: Math.ceil(Math.sqrt(backbone.order)) },
    });
  gatherComponents(backbone, SPACING);
  round(backbone);
  return !signal?.aborted;
}

/** Members of one community side by side, the largest community in the middle. */
function placeOnSpiral(backbone: Backbone): void {
  const community = (key: string) => backbone.getNodeAttribute(key, 'community');
  backbone
    .nodes()
    .sort((a, b) => community(a) - community(b))
    .forEach((key, index) => {
      const radius = SPACING * Math.sqrt(index + 0.5);
      backbone.mergeNodeAttributes(key, { x: radius * Math.cos(index * GOLDEN_ANGLE), y: radius * Math.sin(index * GOLDEN_ANGLE) });
    });
}

/** Brings the layout to a size, whatever the forces made of it, with its middle at 0. */
function scale(backbone: Backbone, radius: number): void {
  let x = 0;
  let y = 0;
  backbone.forEachNode((_, node) => {
    x += node.x / backbone.order;
    y += node.y / backbone.order;
  });
  let square = 0;
  backbone.forEachNode((_, node) => {
    square += ((node.x - x) ** 2 + (node.y - y) ** 2) / backbone.order;
  });
  const factor = square > 0 ? radius / Math.sqrt(square) : 1;
  backbone.updateEachNodeAttributes((_, node) => ({ ...node, x: (node.x - x) * factor, y: (node.y - y) * factor }));
}

/** Hundredths are finer than anyone sees, and half as long in every file. */
function round(backbone: Backbone): void {
  const hundredths = (n: number) => Math.round(n * 100) / 100 + 0;
  backbone.updateEachNodeAttributes((_, node) => ({ ...node, x: hundredths(node.x), y: hundredths(node.y) }));
}
