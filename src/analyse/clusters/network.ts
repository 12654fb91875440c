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
export function networkOf(count: number, ties: readonly Tie[]): Network {
  const starts = new Uint32Array(count + 1);
  for (const { a, b } of ties) for (const end of [a, b]) starts[end + 1] = (starts[end + 1] as number) + 1;
  for (let i = 1; i <= count; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const next = starts.slice();
  const neighbours = new Uint32Array(2 * ties.length);
  const weights = new Float64Array(2 * ties.length);
  const add = (from: number, to: number, weight: number) => {
    const at = next[from] as number;
    neighbours[at] = to;
    weights[at] = weight;
    next[from] = at + 1;
  };
  for (const { a, b, strength } of ties) {
    add(a, b, strength);
    add(b, a, strength);
  }
  return { starts, neighbours, weights, loops: new Float64Array(count) };
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
