/** The same numbers in an array with room for as many again. */
export function twice<A extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(array: A): A {
  const larger = new (array.constructor as new (length: number) => A)(2 * array.length);
  larger.set(array);
  return larger;
}

/** Things by their group: those of a group lie from `starts[group]` to `starts[group + 1]`. */
export interface Grouped {
  readonly starts: Uint32Array;
  readonly things: Uint32Array;
}

/** The things of one group. */
export function thingsOf({ starts, things }: Grouped, group: number): Uint32Array {
  return things.subarray(starts[group], starts[group + 1]);
}

/**
 * Puts things together that are of one group, in the order in which they are told (counting sort).
 *
 * @param count of groups
 * @param forEach tells every thing with its group; called twice, it must tell the same
 * @example byGroup(2, (tell) => ['b', 'a', 'b'].forEach((name, i) => tell(name === 'a' ? 0 : 1, i))) → starts 0, 1, 3; things 1, 0, 2
 */
export function byGroup(count: number, forEach: (tell: (group: number, thing: number) => void) => void): Grouped {
  const starts = new Uint32Array(count + 1);
  forEach((group) => {
    starts[group + 1] = (starts[group + 1] as number) + 1;
  });
  for (let group = 0; group < count; group++) starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  const things = new Uint32Array(starts[count] as number);
  const next = starts.slice();
  forEach((group, thing) => {
    const place = next[group] as number;
    things[place] = thing;
    next[group] = place + 1;
  });
  return { starts, things };
}
