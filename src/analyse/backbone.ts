import { sortedStrings } from '../build/order.ts';
import type { NodeAttributes, ReadableGraph } from '../model/graph.ts';
import { byGroup, twice } from '../typed-arrays.ts';
import { forEachEdgeOf, RELATIONS_OF_THINGS } from './edges.ts';

/** Ties between things that have numbers, every two tied at most once; the lower number is the source. */
export interface Ties {
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
}

/** A graph as communities and the layout see it: numbers and nothing else. */
export interface NumberedNodes {
  /** Radius of every node, in the unit of the layout. */
  readonly sizes: Float64Array;
  readonly ties: Ties;
}

/** The same with the keys of the nodes, which are numbered in the order of these. */
export interface Backbone extends NumberedNodes {
  readonly keys: readonly string[];
}

/**
 * What communities and the layout are found on: all nodes in the order of their keys, every two of them tied once with the
 * damped weight of all their edges. `mentions` is left out: a document would pull all it names into one knot.
 *
 * @param sizeOf radius of a node; by default its `size`
 * @returns weights of `1 + ln(sum)`, so that a slogan repeated fifty times doesn't outweigh everything else
 */
export function backboneOf(graph: ReadableGraph, sizeOf: (node: NodeAttributes) => number = ({ size }) => size ?? 1): Backbone {
  const keys = sortedStrings(graph.nodes());
  const places = new Map(keys.map((key, i) => [key, i]));
  const sizes = Float64Array.from(keys, (key) => sizeOf(graph.getNodeAttributes(key)));
  const sums = new TieSums(keys.length);
  forEachEdgeOf(graph, RELATIONS_OF_THINGS, (source, target, { weight }) => {
    sums.add(places.get(source) as number, places.get(target) as number, weight);
  });
  const ties = sums.ties();
  return { keys, sizes, ties: { ...ties, weights: ties.weights.map((weight) => 1 + Math.log(Math.max(1, weight))) } };
}

/** Adds up weights between numbered things, each told weight in columns until it is summed. */
export class TieSums {
  readonly #count: number;
  #lower = new Uint32Array(64);
  #higher = new Uint32Array(64);
  #weights = new Float64Array(64);
  #size = 0;

  /** @param count of things */
  constructor(count: number) {
    this.#count = count;
  }

  /** Ties two things more strongly; one thing is not tied to itself. */
  add(a: number, b: number, weight: number): void {
    if (a === b) return;
    const tie = this.#size++;
    if (tie === this.#lower.length) {
      [this.#lower, this.#higher, this.#weights] = [twice(this.#lower), twice(this.#higher), twice(this.#weights)];
    }
    this.#lower[tie] = Math.min(a, b);
    this.#higher[tie] = Math.max(a, b);
    this.#weights[tie] = weight;
  }

  /** All ties, by source, then target; weights are added up in the order in which they were told. */
  ties(): Ties {
    const { starts, things } = byGroup(this.#count, (tell) => {
      for (let tie = 0; tie < this.#size; tie++) tell(this.#lower[tie] as number, tie);
    });
    const sources = new Uint32Array(this.#size);
    const targets = new Uint32Array(this.#size);
    const weights = new Float64Array(this.#size);
    // By target its sum among the ties of one source.
    const sums = new Float64Array(this.#count);
    const seen = new Uint8Array(this.#count);
    const near = new Uint32Array(this.#count);
    let size = 0;
    for (let source = 0; source < this.#count; source++) {
      let met = 0;
      for (let at = starts[source] as number; at < (starts[source + 1] as number); at++) {
        const tie = things[at] as number;
        const target = this.#higher[tie] as number;
        if (seen[target] === 0) {
          seen[target] = 1;
          near[met++] = target;
        }
        sums[target] = (sums[target] as number) + (this.#weights[tie] as number);
      }
      for (const target of near.subarray(0, met).sort()) {
        sources[size] = source;
        targets[size] = target;
        weights[size] = sums[target] as number;
        size++;
        [sums[target], seen[target]] = [0, 0];
      }
    }
    return { sources: sources.slice(0, size), targets: targets.slice(0, size), weights: weights.slice(0, size) };
  }
}

/** How many ties each of some numbered things has. */
export function degreesOf(count: number, { sources, targets }: Ties): Uint32Array {
  const degrees = new Uint32Array(count);
  for (const ends of [sources, targets]) for (const end of ends) degrees[end] = (degrees[end] as number) + 1;
  return degrees;
}
