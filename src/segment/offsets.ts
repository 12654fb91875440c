/** Something that begins somewhere in a text. */
interface Placed {
  readonly start: number;
}

/**
 * Index of the first of some stretches that begins at `offset` or later; their number where none does.
 *
 * @param stretches in order of their start
 */
export function lowerBound(stretches: readonly Placed[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle] as Placed).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Index of the one of some stretches that holds an offset, where each reaches to the next: the last that begins at it or
 * before; 0 for an offset before the first.
 *
 * @param stretches in order of their start
 */
export function indexAt(stretches: readonly Placed[], offset: number): number {
  return Math.max(0, lowerBound(stretches, offset + 1) - 1);
}

/** More than any text is long. */
const LONGEST = 2 ** 26;

/** One number for a stretch of a text. */
export function spanKey(start: number, end: number): number {
  return start * LONGEST + end;
}
