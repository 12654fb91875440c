/** The hash of no characters, as FNV-1a of 32 bits begins. */
export const FNV_BASIS = 0x811c9dc5 | 0;

/** A hash with one more UTF-16 unit: a step of FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), a signed integer of 32 bits. */
export function withUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The finalizer of MurmurHash3 (A. Appleby, 2011): every bit of the input reaches every bit of the result, an unsigned integer of 32 bits. */
export function mixBits(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
