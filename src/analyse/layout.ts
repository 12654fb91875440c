import { type NumberedNodes, TieSums } from './backbone.ts';
import type { Communities } from './communities.ts';
import { gatherComponents } from './components.ts';
import { type ForceGraph, ForceLayout } from './forces.ts';
import { countOf, numbered } from './groups.ts';
import { coreOf, placeLeaves } from './leaves.ts';
import { removeOverlaps } from './overlaps.ts';
import { GOLDEN_ANGLE, type Places } from './places.ts';

/** How a layout is computed. */
export interface LayoutOptions {
  /** Ends the layout early; the positions reached so far stand. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Places of all nodes, and what is known of how they came about. */
export interface Layout extends Places {
  /** Whether it ran to its end. */
  readonly finished: boolean;
}

/** Iterations between two looks at the signal. */
const SLICE = 20;
const MOST_STEPS = 200;
const FEWEST_STEPS = 12;
/** Bodies moved in all on each level: a step takes about 1 µs per body. */
const BODY_STEPS = 60_000;
const MOST_OVERLAP_ITERATIONS = 60;
const FEWEST_OVERLAP_ITERATIONS = 5;
const OVERLAP_NODE_STEPS = 200_000;
/** Mean distance of a node from its neighbours, in units of the smallest node's radius. */
const SPACING = 11;
const MARGIN = 2;

/**
 * Places every node: first the communities, then what they are made of around the places of these, down to the nodes, each
 * level moved by forces (C. Walshaw: A multilevel algorithm for force-directed graph drawing, 2003; the levels are those of
 * Louvain), so that a large graph unfolds in few steps. Leaves are set beside what they hang on, overlaps are removed, and
 * what nothing ties to the rest is moved beside it. The same graph gives the same places; larger ones get fewer steps.
 */
export async function layOut(
  backbone: NumberedNodes,
  { levels }: Pick<Communities, 'levels'>,
  options: LayoutOptions = {},
): Promise<Layout> {
  const count = backbone.sizes.length;
  const core = coreOf(backbone);
  const bodies = bodiesOf(core.nodes.length, core.ties);
  const groupings = [
    ...levels.map((groups) => numbered(core.nodes.map((node) => groups[node] as number)).numbers).reverse(),
    identity(core.nodes.length),
  ];
  const steps = groupings.map((groups) => stepsFor(countOf(groups)));
  const total = steps.reduce((sum, n) => sum + n, 0);
  let done = 0;
  let parents: Level = {
    x: new Float64Array(1),
    y: new Float64Array(1),
    masses: Float64Array.of(sum(bodies.masses)),
    groups: new Uint32Array(core.nodes.length),
  };
  for (const [level, groups] of groupings.entries()) {
    const graph = grouped(bodies, groups, parents);
    const forces = new ForceLayout(graph);
    for (let left = steps[level] as number; left > 0 && !options.signal?.aborted; ) {
      const slice = Math.min(SLICE, left);
      for (let i = 0; i < slice; i++) forces.step();
      left -= slice;
      done += slice;
      options.onProgress?.(done, total);
      // Lets the signal in.
      await new Promise((resume) => setImmediate(resume));
    }
    parents = { ...graph, groups };
  }
  scale(parents, SPACING * Math.sqrt(count));
  const places = placeLeaves(count, core, parents, SPACING);
  const finished = !options.signal?.aborted;
  if (finished) {
    const iterations = Math.round(clamp(OVERLAP_NODE_STEPS / count, FEWEST_OVERLAP_ITERATIONS, MOST_OVERLAP_ITERATIONS));
    removeOverlaps(places, backbone.sizes, { margin: MARGIN, iterations });
  }
  gatherComponents(backbone, places, SPACING);
  return { x: places.x.map(hundredths), y: places.y.map(hundredths), finished };
}

/** Groups of bodies with their places. */
interface Level extends Places {
  readonly masses: Float64Array;
  /** By body its group. */
  readonly groups: Uint32Array;
}

function stepsFor(bodies: number): number {
  return Math.round(clamp(BODY_STEPS / Math.max(1, bodies), FEWEST_STEPS, MOST_STEPS));
}

/** The bodies of a core, each as heavy as its ties and one. */
function bodiesOf(count: number, ties: NumberedNodes['ties']): ForceGraph {
  const masses = new Float64Array(count).fill(1);
  ties.weights.forEach((weight, tie) => {
    for (const end of [ties.sources[tie] as number, ties.targets[tie] as number]) masses[end] = (masses[end] as number) + weight;
  });
  return { x: new Float64Array(count), y: new Float64Array(count), masses, ...ties };
}

/**
 * Groups as bodies, heavy as all their members, tied as these are, each in the disc of the group that holds it on the level
 * above: forces among groups are those among members, so that places keep their scale from level to level.
 */
function grouped({ masses, sources, targets, weights }: ForceGraph, groups: Uint32Array, parents: Level): ForceGraph {
  const count = countOf(groups);
  const mass = new Float64Array(count);
  const parent = new Uint32Array(count);
  groups.forEach((group, body) => {
    mass[group] = (mass[group] as number) + (masses[body] as number);
    parent[group] = parents.groups[body] as number;
  });
  const sums = new TieSums(count);
  weights.forEach((weight, tie) => {
    sums.add(groups[sources[tie] as number] as number, groups[targets[tie] as number] as number, weight);
  });
  return { ...placesWithin(parents, mass, parent), masses: mass, ...sums.ties() };
}

/** Places on a spiral around each parent's, on a disc as large as the parent is heavy. */
function placesWithin(parents: Level, masses: Float64Array, parent: Uint32Array): Places {
  const total = sum(parents.masses);
  let inertia = 0;
  parents.masses.forEach((mass, i) => {
    inertia += mass * ((parents.x[i] as number) ** 2 + (parents.y[i] as number) ** 2);
  });
  // Of a disc, the mean square of the distance from its middle is half the square of its radius.
  const density = inertia > 0 ? (2 * inertia) / total / total : 1;
  const filled = new Float64Array(parents.masses.length);
  const members = new Uint32Array(parents.masses.length);
  const x = new Float64Array(masses.length);
  const y = new Float64Array(masses.length);
  masses.forEach((mass, i) => {
    const p = parent[i] as number;
    const radius = Math.sqrt(density * ((filled[p] as number) + mass / 2));
    const angle = (members[p] as number) * GOLDEN_ANGLE;
    x[i] = (parents.x[p] as number) + radius * Math.cos(angle);
    y[i] = (parents.y[p] as number) + radius * Math.sin(angle);
    filled[p] = (filled[p] as number) + mass;
    members[p] = (members[p] as number) + 1;
  });
  return { x, y };
}

function identity(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => i);
}

/** Brings places to a size, whatever the forces made of them, with their middle at 0; changes `places`. */
function scale({ x, y }: Places, radius: number): void {
  const count = x.length;
  const middle = { x: sum(x) / count, y: sum(y) / count };
  let square = 0;
  for (let i = 0; i < count; i++) square += (((x[i] as number) - middle.x) ** 2 + ((y[i] as number) - middle.y) ** 2) / count;
  const factor = square > 0 ? radius / Math.sqrt(square) : 1;
  for (let i = 0; i < count; i++) {
    x[i] = ((x[i] as number) - middle.x) * factor;
    y[i] = ((y[i] as number) - middle.y) * factor;
  }
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** Hundredths are finer than anyone sees, and half as long in every file. */
const hundredths = (n: number): number => Math.round(n * 100) / 100 + 0;
