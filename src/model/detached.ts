/**
 * A copy of a string that doesn't keep alive the one it was cut from: of a slice, the engine holds on to the whole, and a
 * few words kept of every document would keep all texts in memory.
 */
export function detached(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
