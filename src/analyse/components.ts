import { packEnclose, packSiblings } from 'd3-hierarchy';
import type { NumberedNodes, Ties } from './backbone.ts';
import type { Places } from './places.ts';

/** Directions in which room is looked for. */
const DIRECTIONS = 36;

/**
 * Moves the parts of a graph that nothing ties to the largest one together, to the place nearest to its middle that is free:
 * forces drive them far apart, and what has little to say would take most of the page. Each part stays as it is; changes
 * `places`.
 *
 * Circles are packed as by W. Wang et al., Visualization of large hierarchical data by circle packing (2006).
 *
 * @param gap room between two parts
 */
export function gatherComponents({ sizes, ties }: NumberedNodes, places: Places, gap: number): void {
  const components = componentsOf(sizes.length, ties).sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number));
  const [largest, ...others] = components;
  if (!largest || others.length === 0) return;
  const circles = others.map((nodes) => circleAround(nodes, sizes, places, gap));
  const before = circles.map(({ x, y }) => ({ x, y }));
  packSiblings(circles);
  const whole = packEnclose(circles);
  const place = nearestRoom(largest, sizes, places, whole.r);
  circles.forEach(({ nodes, x, y }, i) => {
    const from = before[i] as { x: number; y: number };
    const [dx, dy] = [x - whole.x + place.x - from.x, y - whole.y + place.y - from.y];
    for (const node of nodes) {
      places.x[node] = (places.x[node] as number) + dx;
      places.y[node] = (places.y[node] as number) + dy;
    }
  });
}

interface Circle {
  readonly nodes: readonly number[];
  x: number;
  y: number;
  r: number;
}

/** The circle around the middle of some nodes that holds them all. */
function circleAround(nodes: readonly number[], sizes: Float64Array, places: Places, gap: number): Circle {
  const { x, y } = middleOf(nodes, places);
  let r = 0;
  for (const node of nodes)
    r = Math.max(r, Math.hypot((places.x[node] as number) - x, (places.y[node] as number) - y) + (sizes[node] as number));
  return { nodes, x, y, r: r + gap / 2 };
}

function middleOf(nodes: readonly number[], places: Places): { x: number; y: number } {
  let x = 0;
  let y = 0;
  for (const node of nodes) {
    x += (places.x[node] as number) / nodes.length;
    y += (places.y[node] as number) / nodes.length;
  }
  return { x, y };
}

/** The middle of a circle beyond all of some nodes, in the direction in which it is nearest to theirs. */
function nearestRoom(nodes: readonly number[], sizes: Float64Array, places: Places, radius: number): { x: number; y: number } {
  const middle = middleOf(nodes, places);
  const best = { x: middle.x, y: middle.y, distance: Number.POSITIVE_INFINITY };
  for (let i = 0; i < DIRECTIONS; i++) {
    const [cos, sin] = [Math.cos((2 * Math.PI * i) / DIRECTIONS), Math.sin((2 * Math.PI * i) / DIRECTIONS)];
    let distance = 0;
    for (const node of nodes) {
      const [x, y] = [(places.x[node] as number) - middle.x, (places.y[node] as number) - middle.y];
      const along = x * cos + y * sin;
      const room = (radius + (sizes[node] as number)) ** 2 - (x * sin - y * cos) ** 2;
      // Where the circle, moved outwards, has just passed the node.
      if (room > 0) distance = Math.max(distance, along + Math.sqrt(room));
    }
    if (distance < best.distance - 1e-9) Object.assign(best, { x: middle.x + distance * cos, y: middle.y + distance * sin, distance });
  }
  return best;
}

/** Nodes of every connected component, ascending (disjoint sets: R. E. Tarjan, 1975). */
function componentsOf(count: number, { sources, targets }: Ties): number[][] {
  const above = Uint32Array.from({ length: count }, (_, node) => node);
  const root = (node: number): number => {
    let top = node;
    while (above[top] !== top) {
      above[top] = above[above[top] as number] as number;
      top = above[top] as number;
    }
    return top;
  };
  for (let tie = 0; tie < sources.length; tie++) {
    const [a, b] = [root(sources[tie] as number), root(targets[tie] as number)];
    above[Math.max(a, b)] = Math.min(a, b);
  }
  const components = new Map<number, number[]>();
  for (let node = 0; node < count; node++) {
    const known = components.get(root(node));
    if (known) known.push(node);
    else components.set(root(node), [node]);
  }
  return [...components.values()];
}
