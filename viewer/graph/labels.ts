/** A name that may be written on the canvas, most important first in a list. */
export interface Label {
  readonly text: string;
  /** Centre of its node, in pixels of the viewport. */
  readonly x: number;
  readonly y: number;
  /** Radius of its node, in pixels. */
  readonly radius: number;
  /** Height of the letters, in pixels. */
  readonly size: number;
  readonly weight: number;
  readonly color: string;
}

/** A name with the place that was found for it. */
export interface PlacedLabel extends Label {
  /** Left end of the text and the middle of its height. */
  readonly left: number;
  readonly middle: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const GAP = 4;
const CELL = 64;

/**
 * Places names so that none lies on another: each takes the first free place of right, left, below and above its node, and
 * is left out if there is none. Greedy, in the order given; boxes are looked up in a grid.
 *
 * @param measure width of a label's text in pixels
 */
export function placeLabels(
  labels: Iterable<Label>,
  width: number,
  height: number,
  limit: number,
  measure: (label: Label) => number,
): PlacedLabel[] {
  const taken = new Map<string, Box[]>();
  const placed: PlacedLabel[] = [];
  for (const label of labels) {
    if (placed.length >= limit) break;
    if (label.x < 0 || label.y < 0 || label.x > width || label.y > height) continue;
    const textWidth = measure(label);
    const free = places(label, textWidth).find(
      (box) => box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height && !overlaps(taken, box),
    );
    if (!free) continue;
    take(taken, free);
    // The dot of a named node is kept clear of other names.
    take(taken, {
      left: label.x - label.radius,
      right: label.x + label.radius,
      top: label.y - label.radius,
      bottom: label.y + label.radius,
    });
    placed.push({ ...label, left: free.left, middle: (free.top + free.bottom) / 2 });
  }
  return placed;
}

function places({ x, y, radius, size }: Label, width: number): Box[] {
  const half = size * 0.65;
  const right = x + radius + GAP;
  const left = x - radius - GAP - width;
  const below = y + radius + 2;
  const above = y - radius - 2 - 2 * half;
  return [
    { left: right, right: right + width, top: y - half, bottom: y + half },
    { left, right: left + width, top: y - half, bottom: y + half },
    { left: x - width / 2, right: x + width / 2, top: below, bottom: below + 2 * half },
    { left: x - width / 2, right: x + width / 2, top: above, bottom: above + 2 * half },
  ];
}

function* cells(box: Box): Generator<string> {
  for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column++) {
    for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row++) yield `${column},${row}`;
  }
}

function overlaps(taken: Map<string, Box[]>, box: Box): boolean {
  for (const cell of cells(box)) {
    for (const other of taken.get(cell) ?? []) {
      if (box.left < other.right + 3 && other.left < box.right + 3 && box.top < other.bottom && other.top < box.bottom) return true;
    }
  }
  return false;
}

function take(taken: Map<string, Box[]>, box: Box): void {
  for (const cell of cells(box)) {
    const boxes = taken.get(cell);
    if (boxes) boxes.push(box);
    else taken.set(cell, [box]);
  }
}
