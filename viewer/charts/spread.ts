/**
 * Places for labels that want to stand at given heights, moved apart so that none lies on another; their order stays.
 *
 * @returns heights in the order of `wanted`
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] as number) - (wanted[b] as number) || a - b);
  const places = new Array<number>(wanted.length);
  let floor = low;
  for (const i of order) {
    places[i] = Math.max(wanted[i] as number, floor);
    floor = (places[i] as number) + gap;
  }
  let ceiling = high;
  for (const i of order.toReversed()) {
    places[i] = Math.min(places[i] as number, ceiling);
    ceiling = (places[i] as number) - gap;
  }
  return places;
}
