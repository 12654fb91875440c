/** The finalizer of MurmurHash3 (A. Appleby, 2011): every bit of the input reaches every bit of the result, an unsigned integer of 32 bits. */
export function mixBits(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
