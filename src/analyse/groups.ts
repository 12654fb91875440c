/** How many groups there are; they are numbered without a gap. */
export function countOf(groups: Uint32Array): number {
  let most = -1;
  for (const group of groups) most = Math.max(most, group);
  return most + 1;
}

/** The same groups numbered without a gap, in the order of their first things. */
export function numbered(groups: Uint32Array): { readonly numbers: Uint32Array; readonly size: number } {
  const numbers = new Map<number, number>();
  for (const group of groups) if (!numbers.has(group)) numbers.set(group, numbers.size);
  return { numbers: groups.map((group) => numbers.get(group) as number), size: numbers.size };
}
