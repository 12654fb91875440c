import type { ReadableList } from '../../build/packed-map.ts';
import { byGroup } from '../../typed-arrays.ts';

/** Weighted ties between numbered things, by thing: its neighbours lie from `starts[thing]` to `starts[thing + 1]`. */
export interface Network {
  readonly starts: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly weights: Float64Array;
  /** Twice the weight of what was tied within a thing, if it is a group of others. */
  readonly loops: Float64Array;
}

/** A tie between two different things. */
export interface Tie {
  readonly a: number;
  readonly b: number;
  readonly strength: number;
}

/** A network of things from 0 to `count - 1`. */
export function networkOf(count: number, ties: ReadableList<Tie>): Network {
  // Of every tie both ends: of the tie `i`, `2i` is the end at `a`, and `2i + 1` that at `b`.
  const { starts, things: ends } = byGroup(count, (tell) => {
    let i = 0;
    for (const { a, b } of ties) {
      tell(a, 2 * i);
      tell(b, 2 * i + 1);
      i++;
    }
  });
  const tieOf = (end: number): Tie => ties.at(end >> 1) as Tie;
  return {
    starts,
    neighbours: ends.map((end) => (end % 2 === 0 ? tieOf(end).b : tieOf(end).a)),
    weights: Float64Array.from(ends, (end) => tieOf(end).strength),
    loops: new Float64Array(count),
  };
}

/** The network among some of the things only, numbered by their places in `members`. */
export function inducedNetwork({ starts, neighbours, weights, loops }: Network, members: readonly number[]): Network {
  const places = new Map(members.map((member, place) => [member, place]));
  const inner = new Uint32Array(members.length + 1);
  const to: number[] = [];
  const weight: number[] = [];
  members.forEach((member, place) => {
    for (let at = starts[member] as number; at < (starts[member + 1] as number); at++) {
      const other = places.get(neighbours[at] as number);
      if (other === undefined) continue;
      to.push(other);
      weight.push(weights[at] as number);
    }
    inner[place + 1] = to.length;
  });
  return {
    starts: inner,
    neighbours: Uint32Array.from(to),
    weights: Float64Array.from(weight),
    loops: Float64Array.from(members, (member) => loops[member] as number),
  };
}

/** The network of the groups of a network's things; what is tied within a group becomes its loop. */
export function groupedNetwork({ starts, neighbours, weights, loops }: Network, groups: Uint32Array, count: number): Network {
  const loop = new Float64Array(count);
  const sums = Array.from({ length: count }, () => new Map<number, number>());
  groups.forEach((group, thing) => {
    loop[group] = (loop[group] as number) + (loops[thing] as number);
    const own = sums[group] as Map<number, number>;
    for (let at = starts[thing] as number; at < (starts[thing + 1] as number); at++) {
      const other = groups[neighbours[at] as number] as number;
      if (other === group) loop[group] = (loop[group] as number) + (weights[at] as number);
      else own.set(other, (own.get(other) ?? 0) + (weights[at] as number));
    }
  });
  const size = sums.reduce((total, own) => total + own.size, 0);
  const network = { starts: new Uint32Array(count + 1), neighbours: new Uint32Array(size), weights: new Float64Array(size), loops: loop };
  let at = 0;
  sums.forEach((own, group) => {
    for (const [other, weight] of own) {
      network.neighbours[at] = other;
      network.weights[at] = weight;
      at++;
    }
    network.starts[group + 1] = at;
  });
  return network;
}
