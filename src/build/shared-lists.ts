/**
 * Lists of which each is kept once: millions of edges have the same few thousand lists of years, and half of the memory of a
 * large graph would go into copies of them.
 */
export class SharedLists<V extends string | number> {
  readonly #known = new Map<string, readonly V[]>();

  /** The one list that has these values in this order. */
  of(values: readonly V[]): readonly V[] {
    const key = JSON.stringify(values);
    const known = this.#known.get(key);
    if (known) return known;
    this.#known.set(key, values);
    return values;
  }
}

const numbers = new SharedLists<number>();

/** The one list of these numbers, ascending, each once. */
export function sharedNumbers(values: Iterable<number>): readonly number[] {
  return numbers.of([...new Set(values)].sort((a, b) => a - b));
}

/** The one list of all numbers of two such lists. */
export function unitedNumbers(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a === b || b.every((value) => a.includes(value))) return a;
  return a.length === 0 ? b : sharedNumbers([...a, ...b]);
}
