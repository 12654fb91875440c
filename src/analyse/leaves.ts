import { degreesOf, type NumberedNodes, type Ties } from './backbone.ts';
import { GOLDEN_ANGLE, type Places } from './places.ts';

/**
 * A graph without its leaves, for a layout that costs less; bunches stand for them. Its bodies are the nodes that stay, in
 * their order, then the bunches.
 */
export interface Core {
  /** By body the node that it is; of a bunch, the node that its leaves hang on. */
  readonly nodes: Uint32Array;
  readonly ties: Ties;
  /** Bodies below this number are nodes. */
  readonly kept: number;
  /** The leaves of every bunch. */
  readonly leaves: readonly (readonly number[])[];
}

/**
 * Takes off the nodes with one tie, three of five in a graph of reports: they can only stand beside what they hang on. For
 * those of one node stands a bunch as heavy as all of them, so that they are left as much room.
 */
export function coreOf({ sizes, ties }: NumberedNodes): Core {
  const count = sizes.length;
  const { sources, targets, weights } = ties;
  const degrees = degreesOf(count, ties);
  const bunches = new Map<number, number[]>();
  const isLeaf = new Uint8Array(count);
  const inner: number[] = [];
  for (let tie = 0; tie < weights.length; tie++) {
    const [a, b] = [sources[tie] as number, targets[tie] as number];
    // Of two nodes that only have each other, both stay.
    if ((degrees[a] === 1) === (degrees[b] === 1)) {
      inner.push(tie);
      continue;
    }
    const [leaf, anchor] = degrees[a] === 1 ? [a, b] : [b, a];
    isLeaf[leaf] = 1;
    const known = bunches.get(anchor);
    if (known) known.push(leaf);
    else bunches.set(anchor, [leaf]);
  }
  const nodes: number[] = [];
  const bodies = new Uint32Array(count);
  for (let node = 0; node < count; node++) if (isLeaf[node] === 0) bodies[node] = nodes.push(node) - 1;
  const kept = nodes.length;
  const leaves = [...bunches].sort(([a], [b]) => a - b);
  for (const [anchor] of leaves) nodes.push(anchor);
  return {
    nodes: Uint32Array.from(nodes),
    kept,
    ties: {
      sources: Uint32Array.from([
        ...inner.map((tie) => bodies[sources[tie] as number] as number),
        ...leaves.map(([anchor]) => bodies[anchor] as number),
      ]),
      targets: Uint32Array.from([
        ...inner.map((tie) => bodies[targets[tie] as number] as number),
        ...leaves.map((_, bunch) => kept + bunch),
      ]),
      weights: Float64Array.from([...inner.map((tie) => weights[tie] as number), ...leaves.map(([, list]) => list.length)]),
    },
    leaves: leaves.map(([, list]) => list.sort((a, b) => a - b)),
  };
}

/**
 * Brings the places of a core back to the whole graph, the leaves of a node in a disc between it and their bunch.
 *
 * @param count nodes of the whole graph
 * @param spacing distance between two leaves
 */
export function placeLeaves(count: number, { nodes, kept, leaves }: Core, places: Places, spacing: number): Places {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let body = 0; body < kept; body++) {
    x[nodes[body] as number] = places.x[body] as number;
    y[nodes[body] as number] = places.y[body] as number;
  }
  leaves.forEach((list, bunch) => {
    const anchor = nodes[kept + bunch] as number;
    const [left, top] = [x[anchor] as number, y[anchor] as number];
    const [towardsX, towardsY] = [(places.x[kept + bunch] as number) - left, (places.y[kept + bunch] as number) - top];
    const distance = Math.hypot(towardsX, towardsY) || 1;
    const radius = spacing * Math.sqrt(list.length);
    list.forEach((leaf, i) => {
      const away = spacing * Math.sqrt(i + 0.5);
      x[leaf] = left + (towardsX / distance) * radius + away * Math.cos(i * GOLDEN_ANGLE);
      y[leaf] = top + (towardsY / distance) * radius + away * Math.sin(i * GOLDEN_ANGLE);
    });
  });
  return { x, y };
}
