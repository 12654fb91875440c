import { SECTORS, type Sector } from '../model/schema.ts';
import { type Automaton, buildAutomaton } from '../vocabulary/aho-corasick.ts';
import { oneOf, readTable } from '../vocabulary/table.ts';

const STRENGTHS = ['strong', 'weak', 'generic', 'cue'] as const;
type HeadStrength = (typeof STRENGTHS)[number];

/** A noun that names of projects end in. */
export interface ProjectHead {
  readonly head: string;
  readonly sector: Sector | null;
  readonly strength: HeadStrength;
  /** Says little of the sector: 创新, 智慧, 服务. */
  readonly broad: boolean;
}

/** An occurrence of a head noun; of heads that end at the same place only the longest is given. */
export interface HeadMatch<H> {
  readonly start: number;
  readonly end: number;
  readonly head: H;
}

/** A table of head nouns with its automaton. */
export class HeadTable<H> {
  readonly #rows: readonly H[];
  readonly #automaton: Automaton;

  constructor(rows: readonly H[], word: (row: H) => string) {
    this.#rows = rows;
    this.#automaton = buildAutomaton(rows.map(word));
  }

  /** Whether a text begins with one of the words. */
  begins(text: string): boolean {
    return this.#automaton.beginsWith(text);
  }

  /** The longest head noun that ends where the text ends, null where none does. */
  ending(text: string): H | null {
    const pattern = this.#automaton.endOf(text);
    return pattern < 0 ? null : (this.#rows[pattern] as H);
  }

  /** Every head noun of a text in order of its end; where several end together, the longest. */
  find(text: string): HeadMatch<H>[] {
    return this.index(text).within(0, text.length);
  }

  /** All head nouns of a text, to be asked for stretches of it. */
  index(text: string): HeadIndex<H> {
    return new HeadIndex(this.#rows, this.#automaton.findByEnd(text));
  }
}

/** Where the head nouns of a table stand in a text, found once for all stretches of it. */
export class HeadIndex<H> {
  readonly #rows: readonly H[];
  /** Three numbers of each: row, start and end; in order of the end, the longest first. */
  readonly #hits: readonly number[];

  constructor(rows: readonly H[], hits: readonly number[]) {
    this.#rows = rows;
    this.#hits = hits;
  }

  /** What the table would find in `text.slice(start, end)`, by offsets of the text. */
  within(start: number, end: number): HeadMatch<H>[] {
    const hits = this.#hits;
    const longest: HeadMatch<H>[] = [];
    let last = -1;
    for (let i = this.#firstBehind(start); i < hits.length && (hits[i + 2] as number) <= end; i += 3) {
      const [from, to] = [hits[i + 1] as number, hits[i + 2] as number];
      if (from < start || to === last) continue;
      longest.push({ start: from, end: to, head: this.#rows[hits[i] as number] as H });
      last = to;
    }
    return longest;
  }

  /** Where the first that ends behind an offset stands among the hits. */
  #firstBehind(offset: number): number {
    let [low, high] = [0, this.#hits.length / 3];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#hits[3 * middle + 2] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return 3 * low;
  }
}

interface ProjectHeadIndex {
  readonly matches: readonly HeadMatch<ProjectHead>[];
  /** By offset: one more than the index of the match that ends there. */
  readonly byEnd: Int32Array;
}

const headIndexes = new WeakMap<object, ProjectHeadIndex>();

function headIndexOf(context: { readonly text: string }): ProjectHeadIndex {
  let index = headIndexes.get(context);
  if (!index) {
    const matches = loadProjectHeads().heads.find(context.text);
    const byEnd = new Int32Array(context.text.length + 1);
    for (let i = 0; i < matches.length; i++) byEnd[(matches[i] as HeadMatch<ProjectHead>).end] = i + 1;
    index = { matches, byEnd };
    headIndexes.set(context, index);
  }
  return index;
}

/** Every head noun of projects in a text, found once. */
export const projectHeadsIn = (context: { readonly text: string }): readonly HeadMatch<ProjectHead>[] => headIndexOf(context).matches;

/** The longest head noun of projects that ends at an offset of the text, null where none does. */
export function headEndingAt(context: { readonly text: string }, end: number): HeadMatch<ProjectHead> | null {
  const { matches, byEnd } = headIndexOf(context);
  return matches[(byEnd[end] as number) - 1] ?? null;
}

const cueIndexes = new WeakMap<object, HeadIndex<ProjectHead>>();

/** The words of a text that tell a sector, found once. */
export function cuesIn(context: { readonly text: string }): HeadIndex<ProjectHead> {
  let index = cueIndexes.get(context);
  if (!index) {
    index = loadProjectHeads().cues.index(context.text);
    cueIndexes.set(context, index);
  }
  return index;
}

let projectHeads: { heads: HeadTable<ProjectHead>; cues: HeadTable<ProjectHead> } | undefined;

/** Head nouns of projects, and the words inside a name that tell its sector. */
export function loadProjectHeads(): { heads: HeadTable<ProjectHead>; cues: HeadTable<ProjectHead> } {
  if (!projectHeads) {
    const rows = readTable('vocabulary/data/project_heads.tsv', ['head', 'sector', 'strength', 'breadth']).map(
      ({ head, sector, strength, breadth }): ProjectHead => ({
        head,
        sector: sector ? oneOf(SECTORS, sector, `project_heads.tsv: sector of ${head}`) : null,
        strength: oneOf(STRENGTHS, strength, `project_heads.tsv: strength of ${head}`),
        broad: breadth === 'broad',
      }),
    );
    projectHeads = {
      heads: new HeadTable(
        rows.filter((r) => r.strength !== 'cue'),
        (r) => r.head,
      ),
      cues: new HeadTable(rows, (r) => r.head),
    };
  }
  return projectHeads;
}
