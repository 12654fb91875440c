/**
 * Order by Unicode code point, the same on every machine and in every locale. The default order of JavaScript is by
 * UTF-16 unit, which puts rare characters (U+20000 and above) before some common ones.
 *
 * @returns negative, 0 or positive, for `sort`
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return compareCodeUnits(x, y);
  }
  return a.length - b.length;
}

/** The order by code point of two texts that begin alike, told by the first units in which they differ. */
export function compareCodeUnits(x: number, y: number): number {
  // Surrogates stand for code points above all others, but below U+E000 as units.
  return x >= 0xd800 && y >= 0xd800 ? rotate(x) - rotate(y) : x - y;
}

function rotate(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

/**
 * The quickest comparison that gives the order by code point for these strings: without surrogates, that of JavaScript does.
 */
function comparisonFor(strings: readonly string[]): (a: string, b: string) => number {
  return strings.some((text) => SURROGATE.test(text)) ? compareCodePoints : compareUnits;
}

const SURROGATE = /[\ud800-\udfff]/;

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The distinct strings of an iterable by code point. */
export function sortedStrings(values: Iterable<string>): string[] {
  const distinct = [...new Set(values)];
  return distinct.sort(comparisonFor(distinct));
}

/** The distinct numbers of an iterable, ascending. */
export function sortedNumbers(values: Iterable<number>): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** The entries of a map by key, by code point. */
export function sortedEntries<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return sortedStrings(map.keys()).map((key) => [key, map.get(key) as V]);
}
