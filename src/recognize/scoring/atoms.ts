import { FNV_BASIS, withUnit } from '../../hash.ts';

/** The strings behind atoms, kept only while a model is trained or explained. */
let recorded: Map<number, string> | null = null;

/** The strings behind atoms that the code itself names: made when modules load, before anybody can ask for a record. */
const constants = new Map<number, string>();

/** Keeps the string behind every atom made from now on, and of all constants, so that weights can be written by name. */
export function recordAtoms(): ReadonlyMap<number, string> {
  recorded ??= new Map(constants);
  return recorded;
}

/** The atom of a string that the code itself names. */
export function constantAtom(text: string): number {
  const hash = atom(text);
  constants.set(hash, text);
  return hash;
}

/**
 * A string as one number, for features that are compared and never read: FNV-1a of 32 bits.
 *
 * @example atom('行动') === atom('行动')
 */
export function atom(text: string): number {
  let hash = FNV_BASIS;
  for (let i = 0; i < text.length; i++) hash = withUnit(hash, text.charCodeAt(i));
  recorded?.set(hash, text);
  return hash;
}

/** The atom of `text.slice(start, end)`, without making the slice unless atoms are recorded. */
export function atomOf(text: string, start: number, end: number): number {
  if (recorded) return atom(text.slice(Math.max(0, start), Math.max(0, end)));
  let hash = FNV_BASIS;
  for (let i = Math.max(0, start); i < end; i++) hash = withUnit(hash, text.charCodeAt(i));
  return hash;
}

/** The same of bytes of UTF-8. */
export function atomOfBytes(bytes: Uint8Array, start: number, end: number): number {
  if (recorded) return atom(Buffer.from(bytes.subarray(start, end)).toString('utf8'));
  let hash = FNV_BASIS;
  for (let i = start; i < end; ) {
    const first = bytes[i++] as number;
    if (first < 0x80) {
      hash = withUnit(hash, first);
      continue;
    }
    const further = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let point = first & (0x3f >> further);
    for (const last = i + further; i < last; i++) point = (point << 6) | ((bytes[i] as number) & 0x3f);
    if (point > 0xffff) hash = withUnit(hash, 0xd7c0 + (point >> 10));
    hash = withUnit(hash, point > 0xffff ? 0xdc00 | (point & 0x3ff) : point);
  }
  return hash;
}
