import { byGroup, type Grouped } from '../typed-arrays.ts';
import { boundsOf, GOLDEN_ANGLE, type Places } from './places.ts';

/** How far apart nodes are moved, and how long. */
export interface OverlapOptions {
  /** Room between two nodes. */
  readonly margin: number;
  readonly iterations: number;
}

/**
 * Moves nodes that lie on one another apart, each half of the way, again and again until none do or the iterations are used
 * up; changes `places`. Neighbours are found on a grid, so that time grows with the number of nodes.
 */
export function removeOverlaps(places: Places, sizes: Float64Array, { margin, iterations }: OverlapOptions): void {
  const { x, y } = places;
  let widest = 0;
  for (const size of sizes) widest = Math.max(widest, size);
  const grid = new Grid(places, 2 * (widest + margin));
  for (let done = 0, moved = true; moved && done < iterations; done++) {
    moved = false;
    grid.fill();
    grid.forEachPair((a, b) => {
      const room = (sizes[a] as number) + (sizes[b] as number) + 2 * margin;
      let [dx, dy] = [(x[b] as number) - (x[a] as number), (y[b] as number) - (y[a] as number)];
      const square = dx * dx + dy * dy;
      if (square >= room * room) return;
      let distance = Math.sqrt(square);
      // Two nodes of one place part in a direction that no other two have.
      if (distance < 1e-9) [dx, dy, distance] = [Math.cos(b * GOLDEN_ANGLE), Math.sin(b * GOLDEN_ANGLE), 1];
      const shift = (room - Math.sqrt(square)) / 2 / distance;
      x[a] = (x[a] as number) - dx * shift;
      y[a] = (y[a] as number) - dy * shift;
      x[b] = (x[b] as number) + dx * shift;
      y[b] = (y[b] as number) + dy * shift;
      moved = true;
    });
  }
}

/** Things on a grid of squares, by which neighbours are found. */
class Grid {
  readonly #places: Places;
  readonly #width: number;
  /** Things by square. */
  #squares: Grouped = { starts: new Uint32Array(1), things: new Uint32Array(0) };
  #columns = 0;

  constructor(places: Places, width: number) {
    this.#places = places;
    this.#width = width;
  }

  /** Takes things where they are now. */
  fill(): void {
    const { x, y } = this.#places;
    const { left, right, top, bottom } = boundsOf(this.#places);
    // A few that are far away must not make the grid larger than what stands on it.
    const width = Math.max(this.#width, Math.sqrt(((right - left) * (bottom - top)) / (4 * x.length + 1)));
    this.#columns = Math.floor((right - left) / width) + 1;
    const rows = Math.floor((bottom - top) / width) + 1;
    const squares = Uint32Array.from(
      x,
      (_, i) => Math.floor(((y[i] as number) - top) / width) * this.#columns + Math.floor(((x[i] as number) - left) / width),
    );
    this.#squares = byGroup(this.#columns * rows, (tell) => {
      squares.forEach(tell);
    });
  }

  /** Every two things of one square or of two that touch, each pair once. */
  forEachPair(look: (a: number, b: number) => void): void {
    const { starts, things } = this.#squares;
    const columns = this.#columns;
    const squares = starts.length - 1;
    for (let square = 0; square < squares; square++) {
      const [start, end] = [starts[square] as number, starts[square + 1] as number];
      if (start === end) continue;
      const column = square % columns;
      // The square after it, and the three below.
      const [after, below] = [column + 1 < columns ? (starts[square + 2] as number) : end, square + columns];
      const first = below < squares ? (starts[below - (column > 0 ? 1 : 0)] as number) : 0;
      const last = below < squares ? (starts[below + (column + 1 < columns ? 2 : 1)] as number) : 0;
      for (let i = start; i < end; i++) {
        const a = things[i] as number;
        for (let j = i + 1; j < after; j++) look(a, things[j] as number);
        for (let j = first; j < last; j++) look(a, things[j] as number);
      }
    }
  }
}
