import { constantAtom } from './atoms.ts';

/** Where a line ends, or the text: what stands beside a name there. */
export const LINE_END = constantAtom('¶');
/** What stands where nothing does. */
export const NO_ATOM = constantAtom('');

/** The numbers that nothing, and the end of a line, have in every numbering. */
export const NOTHING_NUMBER = 0;
export const LINE_END_NUMBER = 1;

/**
 * Numbers for the atoms of a few values, in the order in which they are met: two of them find the weights of what they say
 * together in a table, where two atoms would have to be hashed.
 */
export class Numbering {
  /** By number. */
  readonly atoms: number[] = [];
  readonly #numbers = new Map<number, number>();

  constructor() {
    this.numberOf(NO_ATOM);
    this.numberOf(LINE_END);
  }

  /** The number of an atom, a new one where it is met for the first time. */
  numberOf(atom: number): number {
    let number = this.#numbers.get(atom);
    if (number === undefined) {
      number = this.atoms.length;
      this.#numbers.set(atom, number);
      this.atoms.push(atom);
    }
    return number;
  }
}

export const TAGS = new Numbering();
export const CLUSTERS = new Numbering();
export const HEADS = new Numbering();
/** Words that say what a list is of. */
export const LIST_NOUNS = new Numbering();
