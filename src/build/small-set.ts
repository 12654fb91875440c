/** A set that takes little room as long as it has few values, as nearly all of millions have. */
export type SmallSet<V> = readonly V[] | ReadonlySet<V>;

/** More are found faster in a hash table. */
const FEW = 8;

export const NONE: SmallSet<never> = [];

/** The set with one more value; what it was made from must not be used any more. */
export function withValue<V>(set: SmallSet<V>, value: V): SmallSet<V> {
  if (set instanceof Set) return set.add(value);
  const values = set as readonly V[];
  if (values.includes(value)) return values;
  return values.length < FEW ? [...values, value] : new Set(values).add(value);
}

/** The set with all values of another; what it was made from must not be used any more. */
export function withValues<V>(set: SmallSet<V>, others: Iterable<V>): SmallSet<V> {
  let all = set;
  for (const value of others) all = withValue(all, value);
  return all;
}
