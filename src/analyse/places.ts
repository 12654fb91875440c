/** Where numbered things stand. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Turn from one thing on a spiral to the next: their directions never repeat (H. Vogel, 1979). */
export const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** How far some places reach; without any, from infinity to minus infinity. */
export function boundsOf({ x, y }: Places): {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
} {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    left = Math.min(left, x[i] as number);
    right = Math.max(right, x[i] as number);
    top = Math.min(top, y[i] as number);
    bottom = Math.max(bottom, y[i] as number);
  }
  return { left, right, top, bottom };
}
