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
