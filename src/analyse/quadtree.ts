import { twice } from '../typed-arrays.ts';
import { boundsOf, type Places } from './places.ts';

/** Deeper than this, places are one place. */
const DEEPEST = 40;
const NONE = -1;

/**
 * A quadtree of masses, by which the pull or push of all of them on one place is summed in logarithmic time: what is far
 * away counts as one mass in its middle (J. Barnes, P. Hut: A hierarchical O(N log N) force-calculation algorithm, 1986).
 * It lies in typed arrays that are used again whenever it is filled.
 */
export class Quadtree {
  readonly #places: Places;
  readonly #masses: Float64Array;
  /** By body the cell that holds it. */
  readonly #cells: Int32Array;
  /** By cell: its first child, followed by the others; the cell that comes after it and all within it; its only body. */
  #child: Int32Array;
  #after: Int32Array;
  #body: Int32Array;
  #mass: Float64Array;
  #middleX: Float64Array;
  #middleY: Float64Array;
  /** Square of its width. */
  #area: Float64Array;
  #count = 0;

  /** @param places of the bodies; they may change between two fillings */
  constructor(places: Places, masses: Float64Array) {
    this.#places = places;
    this.#masses = masses;
    const { length } = masses;
    this.#cells = new Int32Array(length);
    const room = 4 * length + 16;
    [this.#child, this.#after, this.#body] = [new Int32Array(room), new Int32Array(room), new Int32Array(room)];
    [this.#mass, this.#middleX, this.#middleY, this.#area] = [
      new Float64Array(room),
      new Float64Array(room),
      new Float64Array(room),
      new Float64Array(room),
    ];
  }

  /** Takes the bodies where they are now. */
  fill(): void {
    const { left, right, top, bottom } = boundsOf(this.#places);
    const half = Math.max(right - left, bottom - top, 1e-9) / 2;
    this.#count = 0;
    this.#addCell(4 * half * half, NONE);
    for (let i = 0; i < this.#places.x.length; i++) this.#insert(i, (left + right) / 2, (top + bottom) / 2, half);
    for (let cell = 0; cell < this.#count; cell++) {
      const mass = this.#mass[cell] as number;
      if (mass === 0) continue;
      this.#middleX[cell] = (this.#middleX[cell] as number) / mass;
      this.#middleY[cell] = (this.#middleY[cell] as number) / mass;
    }
  }

  /**
   * Adds to a body's force what all others push it away with: `strength` times both masses over the distance.
   *
   * @param theta a cell whose width is smaller than this share of its distance counts as one mass
   */
  push(body: number, strength: number, theta: number, forceX: Float64Array, forceY: Float64Array): void {
    const [x, y, own] = [this.#places.x[body] as number, this.#places.y[body] as number, this.#cells[body] as number];
    const limit = theta * theta;
    let [sumX, sumY] = [0, 0];
    for (let cell = 0; cell !== NONE; ) {
      const child = this.#child[cell] as number;
      const mass = this.#mass[cell] as number;
      const dx = x - (this.#middleX[cell] as number);
      const dy = y - (this.#middleY[cell] as number);
      const square = dx * dx + dy * dy;
      if (child !== NONE && (this.#area[cell] as number) >= limit * square) {
        cell = child;
        continue;
      }
      if (mass > 0 && square > 0 && cell !== own) {
        const factor = mass / square;
        sumX += dx * factor;
        sumY += dy * factor;
      }
      cell = this.#after[cell] as number;
    }
    const scale = strength * (this.#masses[body] as number);
    forceX[body] = (forceX[body] as number) + sumX * scale;
    forceY[body] = (forceY[body] as number) + sumY * scale;
  }

  #insert(body: number, middleX: number, middleY: number, half: number): void {
    const [x, y, mass] = [this.#places.x[body] as number, this.#places.y[body] as number, this.#masses[body] as number];
    let [cell, centreX, centreY, width] = [0, middleX, middleY, half];
    for (let depth = 0; ; depth++) {
      const held = this.#body[cell] as number;
      if (this.#child[cell] === NONE && (held === NONE || depth === DEEPEST)) {
        this.#body[cell] = body;
        this.#cells[body] = cell;
        this.#weigh(cell, x, y, mass);
        return;
      }
      if (this.#child[cell] === NONE) this.#split(cell, held, centreX, centreY);
      this.#weigh(cell, x, y, mass);
      cell = (this.#child[cell] as number) + (x < centreX ? 0 : 1) + (y < centreY ? 0 : 2);
      width /= 2;
      centreX += x < centreX ? -width : width;
      centreY += y < centreY ? -width : width;
    }
  }

  /** Gives a cell four children, and its body to the one of them where it lies. */
  #split(cell: number, held: number, centreX: number, centreY: number): void {
    const first = this.#count;
    const area = (this.#area[cell] as number) / 4;
    for (let quarter = 0; quarter < 4; quarter++) this.#addCell(area, quarter < 3 ? first + quarter + 1 : (this.#after[cell] as number));
    this.#child[cell] = first;
    const [x, y] = [this.#places.x[held] as number, this.#places.y[held] as number];
    const child = first + (x < centreX ? 0 : 1) + (y < centreY ? 0 : 2);
    this.#body[cell] = NONE;
    this.#body[child] = held;
    this.#cells[held] = child;
    this.#weigh(child, x, y, this.#masses[held] as number);
  }

  #weigh(cell: number, x: number, y: number, mass: number): void {
    this.#mass[cell] = (this.#mass[cell] as number) + mass;
    this.#middleX[cell] = (this.#middleX[cell] as number) + x * mass;
    this.#middleY[cell] = (this.#middleY[cell] as number) + y * mass;
  }

  #addCell(area: number, after: number): void {
    const cell = this.#count++;
    if (cell === this.#child.length) this.#grow();
    this.#child[cell] = NONE;
    this.#after[cell] = after;
    this.#body[cell] = NONE;
    this.#mass[cell] = 0;
    this.#middleX[cell] = 0;
    this.#middleY[cell] = 0;
    this.#area[cell] = area;
  }

  #grow(): void {
    [this.#child, this.#after, this.#body] = [twice(this.#child), twice(this.#after), twice(this.#body)];
    [this.#mass, this.#middleX] = [twice(this.#mass), twice(this.#middleX)];
    [this.#middleY, this.#area] = [twice(this.#middleY), twice(this.#area)];
  }
}
