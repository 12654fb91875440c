import { DataError } from '../errors.ts';
import type { Sector } from '../model/schema.ts';
import { SECTORS } from '../model/schema.ts';
import { type Automaton, buildAutomaton } from '../vocabulary/aho-corasick.ts';
import { readTable } from '../vocabulary/table.ts';

type HeadStrength = 'strong' | 'weak' | 'generic' | 'cue';

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
    const hits = this.#automaton.findByEnd(text);
    const longest: HeadMatch<H>[] = [];
    let last = -1;
    for (let i = 0; i < hits.length; i += 3) {
      const end = hits[i + 2] as number;
      if (end !== last) longest.push({ start: hits[i + 1] as number, end, head: this.#rows[hits[i] as number] as H });
      last = end;
    }
    return longest;
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

let projectHeads: { heads: HeadTable<ProjectHead>; cues: HeadTable<ProjectHead> } | undefined;

/** Head nouns of projects, and the words inside a name that tell its sector. */
export function loadProjectHeads(): { heads: HeadTable<ProjectHead>; cues: HeadTable<ProjectHead> } {
  if (!projectHeads) {
    const rows = readTable('vocabulary/data/project_heads.tsv', ['head', 'sector', 'strength', 'breadth']).map((row): ProjectHead => {
      if (row.sector && !(SECTORS as readonly string[]).includes(row.sector)) {
        throw new DataError(`project_heads.tsv: unknown sector ${row.sector} of ${row.head}; one of ${SECTORS.join(', ')}`);
      }
      return {
        head: row.head,
        sector: (row.sector || null) as Sector | null,
        strength: row.strength as HeadStrength,
        broad: row.breadth === 'broad',
      };
    });
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
