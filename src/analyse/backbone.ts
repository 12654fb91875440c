import { sortedStrings } from '../build/order.ts';
import type { ReadableGraph } from '../model/graph.ts';

/** Ties between things that have numbers, every two tied at most once; the lower number is the source. */
export interface Ties {
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
}

/** A graph as communities and the layout see it. Nodes are numbered in the order of their keys. */
export interface Backbone {
  readonly keys: readonly string[];
  /** Radius of every node, in the unit of the layout. */
  readonly sizes: Float64Array;
  readonly ties: Ties;
}

/**
 * What communities and the layout are found on: all nodes in the order of their keys, every two of them tied once with the
 * damped weight of all their edges. `mentions` is left out: a document would pull all it names into one knot.
 *
 * @returns weights of `1 + ln(sum)`, so that a slogan repeated fifty times doesn't outweigh everything else
 */
export function backboneOf(graph: ReadableGraph): Backbone {
  const keys = sortedStrings(graph.nodes());
  const places = new Map(keys.map((key, i) => [key, i]));
  const sizes = Float64Array.from(keys, (key) => graph.getNodeAttribute(key, 'size') ?? 1);
  const sums = new TieSums(keys.length);
  graph.forEachEdge((_, { relation, weight }, source, target) => {
    if (relation !== 'mentions') sums.add(places.get(source) as number, places.get(target) as number, weight);
  });
  const ties = sums.ties();
  return { keys, sizes, ties: { ...ties, weights: ties.weights.map((weight) => 1 + Math.log(Math.max(1, weight))) } };
}

/** Adds up weights between numbered things. */
export class TieSums {
  readonly #count: number;
  /** By `lower * count + higher`. */
  readonly #sums = new Map<number, number>();

  constructor(count: number) {
    this.#count = count;
  }

  /** Ties two things more strongly; one thing is not tied to itself. */
  add(a: number, b: number, weight: number): void {
    if (a === b) return;
    const tie = Math.min(a, b) * this.#count + Math.max(a, b);
    this.#sums.set(tie, (this.#sums.get(tie) ?? 0) + weight);
  }

  /** All ties, by source, then target. */
  ties(): Ties {
    const numbers = Float64Array.from(this.#sums.keys()).sort();
    return {
      sources: Uint32Array.from(numbers, (tie) => Math.floor(tie / this.#count)),
      targets: Uint32Array.from(numbers, (tie) => tie % this.#count),
      weights: Float64Array.from(numbers, (tie) => this.#sums.get(tie) as number),
    };
  }
}

/** How many ties each of some numbered things has. */
export function degreesOf(count: number, { sources, targets }: Ties): Uint32Array {
  const degrees = new Uint32Array(count);
  for (const ends of [sources, targets]) for (const end of ends) degrees[end] = (degrees[end] as number) + 1;
  return degrees;
}
