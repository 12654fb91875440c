/**
 * Brings a list into a random order, in place (R. Durstenfeld, "Algorithm 235: Random permutation", Communications of the ACM 7,
 * 1964).
 *
 * @param random numbers from 0 to 1; a seeded generator gives the same order every time
 * @returns the list
 */
export function shuffle<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}
