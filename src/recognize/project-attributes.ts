import { DataError } from '../errors.ts';
import { type Claim, STATUSES, type Status } from '../model/schema.ts';
import { readTable } from '../vocabulary/table.ts';
import type { Context } from './context.ts';
import { HeadTable } from './heads.ts';

interface StatusVerb {
  readonly verb: string;
  /** What the verb says where the text looks back, and where it looks ahead; null where it doesn't tell. */
  readonly done: Status | null;
  readonly ahead: Status | null;
  /** Whether it is said of undertakings only, or of any work. */
  readonly firm: boolean;
}

let verbs: { before: HeadTable<StatusVerb>; after: HeadTable<StatusVerb> } | undefined;

function loadVerbs(): { before: HeadTable<StatusVerb>; after: HeadTable<StatusVerb> } {
  if (!verbs) {
    const rows = readTable('vocabulary/data/project_verbs.tsv', ['verb', 'position', 'status', 'ahead', 'force']);
    const statusCell = (verb: string, cell: string): Status | null => {
      if (cell === '') return null;
      if ((STATUSES as readonly string[]).includes(cell)) return cell as Status;
      throw new DataError(`project_verbs.tsv: unknown status ${cell} of ${verb}; one of ${STATUSES.join(', ')}, or empty`);
    };
    const table = (position: string) =>
      new HeadTable(
        rows
          .filter((r) => r.position === position)
          .map((r) => ({
            verb: r.verb,
            done: statusCell(r.verb, r.status),
            ahead: statusCell(r.verb, r.ahead),
            firm: r.force === 'firm',
          })),
        (r) => r.verb,
      );
    verbs = { before: table('before'), after: table('after') };
  }
  return verbs;
}

/** Whether words begin with a verb that tells a status. */
export const startsWithVerb = (after: string): boolean =>
  loadVerbs()
    .after.find(after)
    .some((hit) => hit.start === 0);

/** How far after a name, past the rest of its list, its verb may begin. */
const AFTER_WINDOW = 40;
const BEFORE_WINDOW = 60;

/** What governs a name. */
export interface Governance {
  readonly status: Status | null;
  readonly position: 'before' | 'after' | null;
  readonly firm: boolean;
  /** Nothing stands between the verb and the names. */
  readonly adjacent: boolean;
}

const UNGOVERNED: Governance = { status: null, position: null, firm: false, adjacent: false };

/**
 * The verb that governs the names between `start` and `end` and the status that it tells: the verb after them (X建成投用)
 * outweighs the one before (加快建设X).
 */
export function governanceOf(context: Context, start: number, end: number, floor: number, ceiling: number, claim: Claim): Governance {
  const { text } = context;
  const told = (verb: StatusVerb) => (claim === 'planned' ? verb.ahead : verb.done);
  const after = text.slice(end, Math.min(end + AFTER_WINDOW, ceiling));
  // The verb stands in the clause of the names; between them only what closes the list.
  const clause = /^[^，；。！：]*/.exec(after)?.[0] ?? '';
  const hit = longestFirst(loadVerbs().after.find(clause));
  const between = hit ? clause.slice(0, hit.start) : '';
  if (hit && !/[的在于]/.test(between.replace(/等.{0,10}(?:项目|工程)/, ''))) {
    return { status: told(hit.head), position: 'after', firm: hit.head.firm, adjacent: between === '' };
  }
  const before = text.slice(Math.max(floor, start - BEFORE_WINDOW), start);
  const own = before.slice(before.search(/[^，；。！：]*$/));
  const governing = loadVerbs().before.find(own).at(-1);
  if (governing) {
    return { status: told(governing.head), position: 'before', firm: governing.head.firm, adjacent: governing.end === own.length };
  }
  return UNGOVERNED;
}

/** The first verb; of those that overlap it, the longest. */
function longestFirst<T extends { start: number; end: number }>(hits: T[]): T | undefined {
  let best = hits[0];
  for (const hit of hits) {
    if (!best || hit.start > best.end) break;
    if (hit.end - hit.start > best.end - best.start) best = hit;
  }
  return best;
}

const INVESTED =
  /(?:总?投资|投入(?:资金)?|斥资|概算|估算)(?:额|约|近|达|超|超过|达到)*((?:近|约|超)?[\d.]+(?:多|余)?[万亿]{1,2}(?:元|美元|欧元))[^，；。！]{0,4}$/;
const INVESTED_OF = /((?:近|约|超)?[\d.]+(?:多|余)?[万亿]{1,2}元)的$/;

/** The amount invested as the words before a name state it: 投资113亿元的…; null where they don't. */
export function investmentBefore(text: string, start: number, floor: number): string | null {
  const before = text.slice(Math.max(floor, start - 30), start);
  return INVESTED.exec(before)?.[1] ?? INVESTED_OF.exec(before)?.[1] ?? null;
}
