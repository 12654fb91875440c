import { STATUSES, type Status } from '../model/schema.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { oneOf, readTable } from '../vocabulary/table.ts';
import { type HeadMatch, HeadTable } from './heads.ts';

const FILE = 'vocabulary/data/project_verbs.tsv';
const PHRASES = readPhrases('vocabulary/data/project_contexts.tsv', ['light']);
const FORCES = ['firm', 'soft', 'faint'] as const;
const POSITIONS = ['before', 'after', 'of'] as const;

/** A verb that governs names of projects. */
export interface StatusVerb {
  readonly verb: string;
  /** What the verb says where the text looks back, and where it looks ahead; null where it doesn't tell. */
  readonly done: Status | null;
  readonly ahead: Status | null;
  /** firm: said of undertakings only; soft: said of any work; faint: tells a status, and no more of what is named. */
  readonly force: (typeof FORCES)[number];
}

type VerbTables = Readonly<Record<(typeof POSITIONS)[number], HeadTable<StatusVerb>>>;

let verbs: { readonly all: VerbTables; readonly telling: VerbTables } | undefined;

function loadVerbs(): { readonly all: VerbTables; readonly telling: VerbTables } {
  if (!verbs) {
    const statusOf = (verb: string, cell: string): Status | null =>
      cell === '' ? null : oneOf(STATUSES, cell, `${FILE}: status of ${verb}`);
    const rows = readTable(FILE, ['verb', 'position', 'status', 'ahead', 'force']).map((r) => ({
      position: oneOf(POSITIONS, r.position, `${FILE}: position of ${r.verb}`),
      verb: r.verb,
      done: statusOf(r.verb, r.status),
      ahead: statusOf(r.verb, r.ahead),
      force: oneOf(FORCES, r.force, `${FILE}: force of ${r.verb}`),
    }));
    const tables = (of: typeof rows): VerbTables => {
      const table = (position: string) =>
        new HeadTable<StatusVerb>(
          of.filter((r) => r.position === position),
          (r) => r.verb,
        );
      return { before: table('before'), after: table('after'), of: table('of') };
    };
    verbs = { all: tables(rows), telling: tables(rows.filter(({ force }) => force !== 'faint')) };
  }
  return verbs;
}

/** The verbs that speak for a name being a project's: all but the faint ones. */
export const tellingVerbs = (): VerbTables => loadVerbs().telling;

/** All verbs that tell a status. */
export const statusVerbs = (): VerbTables => loadVerbs().all;

/** Whether words begin with a verb that tells a status. */
export const startsWithVerb = (after: string): boolean => tellingVerbs().after.begins(after);

/** Where in the words of a list's last item the verb begins that says something of the list; their length where none does. */
export function firstVerb(words: string): number {
  const hits = tellingVerbs()
    .after.find(words)
    .filter((hit) => hit.start >= 2 && !LIGHT.test(hit.head.verb));
  return Math.min(words.length, ...hits.map((hit) => hit.start));
}

/** How far after the names their verb may begin. */
const AFTER_WINDOW = 40;
const BEFORE_WINDOW = 240;
/** Verbs after a name that a verb before it outweighs: 启动X建设 is begun, X建设 alone is going on. */
const LIGHT = new RegExp(`^(?:${PHRASES.light})$`);
/** What may stand between a name and the verb that says something of it. */
const BETWEEN = /^(?:等[^，；。]{0,14}|[^，；。的在于]{0,8})$/;

/** The verbs on either side of names. */
export interface VerbsAround {
  /** The words of the names' clause before and after them. */
  readonly own: string;
  readonly clause: string;
  /** By offsets in `own`, `clause`. */
  readonly before: HeadMatch<StatusVerb> | undefined;
  readonly after: HeadMatch<StatusVerb> | undefined;
  /** Every verb of `clause`. */
  readonly hits: readonly HeadMatch<StatusVerb>[];
  /** Whether the verb after the names outweighs the one before them. */
  readonly strong: boolean;
}

/**
 * The verbs that may govern the names between `start` and `end`, the beginning and the end of their list: the verb after them
 * (X建成投用) outweighs the one before (加快建设X), unless it says little (X建设) or stands far.
 */
export function verbsAround(
  text: string,
  { start, end, floor, ceiling }: { start: number; end: number; floor: number; ceiling: number },
  { before: befores, after: afters }: VerbTables,
): VerbsAround {
  const clauseStart = floor + 1 + text.slice(floor, start).search(/[，；。！：][^，；。！：]*$/);
  const own = text.slice(Math.max(clauseStart, start - BEFORE_WINDOW), start);
  const clause = clauseFrom(text, end, ceiling);
  const hits = afters.find(clause);
  const after = longestFirst(hits);
  const before = befores.find(own).at(-1);
  const strong = after !== undefined && BETWEEN.test(clause.slice(0, after.start)) && !(LIGHT.test(after.head.verb) && before);
  return { own, clause, before, after, hits, strong };
}

/** The words of a clause from an offset on, as far as verbs are looked for. */
export const clauseFrom = (text: string, from: number, ceiling: number): string =>
  /^[^，；。！：\n]*/.exec(text.slice(from, Math.min(from + AFTER_WINDOW, ceiling)))?.[0] ?? '';

/** The words that follow a comma behind names, over further commas. */
export const wordsBehindComma = (text: string, comma: number, ceiling: number): string =>
  /^[^；。！：\n]*/.exec(text.slice(comma + 1, Math.min(comma + 1 + AFTER_WINDOW, ceiling)))?.[0] ?? '';

/** The first verb; of those that overlap it, the one that reaches furthest (全部建成 | 投产), then the longest. */
export function longestFirst<T extends { start: number; end: number }>(hits: readonly T[]): T | undefined {
  let best = hits[0];
  for (const hit of hits) {
    if (!best || hit.start >= best.end) break;
    if (hit.end > best.end || (hit.end === best.end && hit.start < best.start)) best = hit;
  }
  return best;
}
