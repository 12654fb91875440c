import { numbered } from '../groups.ts';
import { groupedNetwork, type Network } from './network.ts';

/** A move that gains less is none: sums of the same numbers in another order differ by as much. */
const LEAST_GAIN = 1e-9;

/**
 * Communities of a network: things join the neighbours' community that gains most modularity, communities become things, and
 * so on until none moves (Louvain: V. D. Blondel et al., 2008; queue of those whose surroundings changed: V. A. Traag et
 * al., 2019). The one of graphology is for whole graphs: of small networks, most of its time goes into making a graph, and of
 * a part of a thousand reports' projects, it did not come to an end within an hour.
 *
 * @param resolution the higher, the smaller the communities (J. Reichardt, S. Bornholdt, 2006)
 * @returns the community of every thing, numbered without a gap in the order of their first things
 */
export function communitiesOf(network: Network, resolution: number, random: () => number): Uint32Array {
  const count = network.loops.length;
  let groups = Uint32Array.from({ length: count }, (_, i) => i);
  for (let level = network; ; ) {
    const moved = moveLocally(level, resolution, random);
    const { numbers, size } = numbered(moved);
    groups = groups.map((group) => numbers[group] as number);
    if (size === level.loops.length) return groups;
    level = groupedNetwork(level, numbers, size);
  }
}

/** The community of every thing when no single move gains anything. */
function moveLocally({ starts, neighbours, weights, loops }: Network, resolution: number, random: () => number): Uint32Array {
  const count = loops.length;
  const degrees = loops.slice();
  for (let thing = 0; thing < count; thing++)
    for (let at = starts[thing] as number; at < (starts[thing + 1] as number); at++)
      degrees[thing] = (degrees[thing] as number) + (weights[at] as number);
  let total = 0;
  for (const degree of degrees) total += degree;
  const community = Uint32Array.from({ length: count }, (_, i) => i);
  const totals = degrees.slice();
  const towards = new Float64Array(count);
  const first = Math.floor(random() * count);
  const queue = Uint32Array.from({ length: count }, (_, i) => (first + i) % count);
  const queued = new Uint8Array(count).fill(1);
  const near: number[] = [];
  const sizes = new Uint32Array(count).fill(1);
  const empty: number[] = [];
  for (let head = 0, waiting = count; waiting > 0; head = (head + 1) % count, waiting--) {
    const thing = queue[head] as number;
    queued[thing] = 0;
    const own = community[thing] as number;
    for (let at = starts[thing] as number; at < (starts[thing + 1] as number); at++) {
      const other = community[neighbours[at] as number] as number;
      if (towards[other] === 0) near.push(other);
      towards[other] = (towards[other] as number) + (weights[at] as number);
    }
    const degree = degrees[thing] as number;
    totals[own] = (totals[own] as number) - degree;
    const gain = (target: number) => (towards[target] as number) - (resolution * degree * (totals[target] as number)) / total;
    let best = own;
    let most = gain(own) + LEAST_GAIN;
    for (const target of near) {
      const gained = gain(target);
      if (gained > most) [best, most] = [target, gained];
    }
    // Alone it may be better off than with any: what has no community yet is one.
    if (most < 0 && (sizes[own] as number) > 1) best = empty.pop() as number;
    totals[best] = (totals[best] as number) + degree;
    for (const other of near) towards[other] = 0;
    near.length = 0;
    if (best === own) continue;
    community[thing] = best;
    sizes[best] = (sizes[best] as number) + 1;
    sizes[own] = (sizes[own] as number) - 1;
    if (sizes[own] === 0) empty.push(own);
    for (let at = starts[thing] as number; at < (starts[thing + 1] as number); at++) {
      const neighbour = neighbours[at] as number;
      if (queued[neighbour] === 1 || community[neighbour] === best) continue;
      queued[neighbour] = 1;
      queue[(head + waiting) % count] = neighbour;
      waiting++;
    }
  }
  return community;
}
