/** A way from values to pixels, with the values at which to draw a line. */
export interface Scale {
  (value: number): number;
  readonly ticks: readonly number[];
}

/**
 * A linear scale over round values that hold all given ones.
 *
 * @param from pixels of the least value, `to` of the greatest
 * @param zero whether the scale starts at 0 where it can, as the length of a bar demands
 */
export function linearScale(values: readonly number[], from: number, to: number, zero: boolean, count = 4): Scale {
  const finite = values.filter(Number.isFinite);
  let low = Math.min(...finite, ...(zero || finite.length === 0 ? [0] : []));
  let high = Math.max(...finite, ...(zero || finite.length === 0 ? [0] : []));
  if (low === high) {
    low -= zero && low >= 0 ? 0 : Math.abs(low) / 2 || 1;
    high += Math.abs(high) / 2 || 1;
  }
  const step = roundStep((high - low) / count);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
  const [start, end] = [first * step, last * step];
  return Object.assign((value: number) => from + ((value - start) / (end - start)) * (to - from), { ticks });
}

/** The least of 1, 2, 2.5 and 5 times a power of ten that is not below. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return (([1, 2, 2.5, 5] as const).find((factor) => factor * power >= least) ?? 10) * power;
}
