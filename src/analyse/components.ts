import { packEnclose, packSiblings } from 'd3-hierarchy';
import type { Backbone } from './backbone.ts';

/** Directions in which room is looked for. */
const DIRECTIONS = 36;

/**
 * Moves the parts of a graph that nothing ties to the largest one together, to the place nearest to its middle that is free:
 * forces drive them far apart, and what has little to say would take most of the page. Each part stays as it is.
 *
 * Circles are packed as by W. Wang et al., Visualization of large hierarchical data by circle packing (2006).
 *
 * @param gap room between two parts
 */
export function gatherComponents(backbone: Backbone, gap: number): void {
  const components = componentsOf(backbone).sort((a, b) => b.length - a.length || ((a[0] as string) < (b[0] as string) ? -1 : 1));
  const [largest, ...others] = components;
  if (!largest || others.length === 0) return;
  const circles = others.map((keys) => circleAround(backbone, keys, gap));
  const before = circles.map(({ x, y }) => ({ x, y }));
  packSiblings(circles);
  const whole = packEnclose(circles);
  const place = nearestRoom(backbone, largest, whole.r);
  circles.forEach(({ keys, x, y }, i) => {
    const from = before[i] as { x: number; y: number };
    const [dx, dy] = [x - whole.x + place.x - from.x, y - whole.y + place.y - from.y];
    for (const key of keys) {
      const node = backbone.getNodeAttributes(key);
      backbone.mergeNodeAttributes(key, { x: node.x + dx, y: node.y + dy });
    }
  });
}

interface Circle {
  readonly keys: readonly string[];
  x: number;
  y: number;
  r: number;
}

/** The circle around the middle of some nodes that holds them all. */
function circleAround(backbone: Backbone, keys: readonly string[], gap: number): Circle {
  const { x, y } = middleOf(backbone, keys);
  const reach = keys.map((key) => {
    const node = backbone.getNodeAttributes(key);
    return Math.hypot(node.x - x, node.y - y) + node.size;
  });
  return { keys, x, y, r: Math.max(...reach) + gap / 2 };
}

function middleOf(backbone: Backbone, keys: readonly string[]): { x: number; y: number } {
  let x = 0;
  let y = 0;
  for (const key of keys) {
    const node = backbone.getNodeAttributes(key);
    x += node.x / keys.length;
    y += node.y / keys.length;
  }
  return { x, y };
}

/** The middle of a circle beyond all of some nodes, in the direction in which it is nearest to theirs. */
function nearestRoom(backbone: Backbone, keys: readonly string[], radius: number): { x: number; y: number } {
  const middle = middleOf(backbone, keys);
  const best = { x: middle.x, y: middle.y, distance: Number.POSITIVE_INFINITY };
  for (let i = 0; i < DIRECTIONS; i++) {
    const [cos, sin] = [Math.cos((2 * Math.PI * i) / DIRECTIONS), Math.sin((2 * Math.PI * i) / DIRECTIONS)];
    let distance = 0;
    for (const key of keys) {
      const node = backbone.getNodeAttributes(key);
      const [x, y] = [node.x - middle.x, node.y - middle.y];
      const along = x * cos + y * sin;
      const room = (radius + node.size) ** 2 - (x * sin - y * cos) ** 2;
      // Where the circle, moved outwards, has just passed the node.
      if (room > 0) distance = Math.max(distance, along + Math.sqrt(room));
    }
    if (distance < best.distance - 1e-9) Object.assign(best, { x: middle.x + distance * cos, y: middle.y + distance * sin, distance });
  }
  return best;
}

/** Keys of the nodes of every connected component, in the graph's order. */
function componentsOf(backbone: Backbone): string[][] {
  const seen = new Set<string>();
  const components: string[][] = [];
  backbone.forEachNode((start) => {
    if (seen.has(start)) return;
    seen.add(start);
    const keys = [start];
    // The list grows while it is walked: it is the queue as well.
    for (const key of keys) {
      backbone.forEachNeighbor(key, (other) => {
        if (seen.has(other)) return;
        seen.add(other);
        keys.push(other);
      });
    }
    components.push(keys);
  });
  return components;
}
