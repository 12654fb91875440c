import type { Places } from './places.ts';
import { Quadtree } from './quadtree.ts';

/** Bodies and the ties that pull them together. Indexes of ties are into the bodies. */
export interface ForceGraph extends Places {
  /** What a body is repelled by, and weighs: one, and the weights of its ties. */
  readonly masses: Float64Array;
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
}

const REPULSION = 10;
const GRAVITY = 0.05;
/** As Gephi has it: coarser than needed for orbits, and nobody sees it in a picture. */
const THETA = 1.2;

/**
 * Lets forces move the bodies of a graph: every two push each other away, ties pull, gravity holds all together, and each
 * moves the faster the less it swings (ForceAtlas2: M. Jacomy et al., 2014, with strong gravity and Barnes–Hut
 * approximation).
 */
export class ForceLayout {
  readonly #graph: ForceGraph;
  readonly #tree: Quadtree;
  readonly #slowness: number;
  #forceX: Float64Array;
  #forceY: Float64Array;
  #lastX: Float64Array;
  #lastY: Float64Array;
  readonly #convergence: Float64Array;

  constructor(graph: ForceGraph) {
    const { length } = graph.x;
    this.#graph = graph;
    this.#tree = new Quadtree(graph, graph.masses);
    this.#slowness = 1 + Math.log(Math.max(1, length));
    [this.#forceX, this.#forceY] = [new Float64Array(length), new Float64Array(length)];
    [this.#lastX, this.#lastY] = [new Float64Array(length), new Float64Array(length)];
    this.#convergence = new Float64Array(length).fill(1);
  }

  /** One iteration; changes the places. */
  step(): void {
    const { x, y, masses, sources, targets, weights } = this.#graph;
    [this.#forceX, this.#lastX] = [this.#lastX, this.#forceX];
    [this.#forceY, this.#lastY] = [this.#lastY, this.#forceY];
    const [forceX, forceY] = [this.#forceX, this.#forceY];
    this.#tree.fill();
    for (let i = 0; i < x.length; i++) {
      const pull = GRAVITY * (masses[i] as number);
      forceX[i] = -pull * (x[i] as number);
      forceY[i] = -pull * (y[i] as number);
      this.#tree.push(i, REPULSION, THETA, forceX, forceY);
    }
    for (let tie = 0; tie < sources.length; tie++) {
      const [a, b, weight] = [sources[tie] as number, targets[tie] as number, weights[tie] as number];
      const pullX = weight * ((x[a] as number) - (x[b] as number));
      const pullY = weight * ((y[a] as number) - (y[b] as number));
      forceX[a] = (forceX[a] as number) - pullX;
      forceY[a] = (forceY[a] as number) - pullY;
      forceX[b] = (forceX[b] as number) + pullX;
      forceY[b] = (forceY[b] as number) + pullY;
    }
    for (let i = 0; i < x.length; i++) this.#move(i);
  }

  #move(i: number): void {
    const { x, y, masses } = this.#graph;
    const [forceX, forceY] = [this.#forceX[i] as number, this.#forceY[i] as number];
    const [lastX, lastY] = [this.#lastX[i] as number, this.#lastY[i] as number];
    const swing = 1 + Math.sqrt((masses[i] as number) * length(lastX - forceX, lastY - forceY));
    const speed = ((this.#convergence[i] as number) * Math.log(1 + length(lastX + forceX, lastY + forceY) / 2)) / swing;
    this.#convergence[i] = Math.min(1, Math.sqrt((speed * (forceX * forceX + forceY * forceY)) / swing));
    x[i] = (x[i] as number) + (forceX * speed) / this.#slowness;
    y[i] = (y[i] as number) + (forceY * speed) / this.#slowness;
  }
}

const length = (x: number, y: number): number => Math.sqrt(x * x + y * y);
