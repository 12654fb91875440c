import { DataError } from '../errors.ts';
import { type Claim, STATUSES, type Status } from '../model/schema.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { readTable } from '../vocabulary/table.ts';
import type { Context } from './context.ts';
import { HeadTable } from './heads.ts';

const PHRASES = readPhrases('vocabulary/data/project_contexts.tsv', ['light']);

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
export const startsWithVerb = (after: string): boolean => loadVerbs().after.begins(after);

/** Where in the words of a list's last item the verb begins that says something of the list; their length where none does. */
export function firstVerb(words: string): number {
  const hits = loadVerbs()
    .after.find(words)
    .filter((hit) => hit.start >= 2 && !LIGHT.test(hit.head.verb));
  return Math.min(words.length, ...hits.map((hit) => hit.start));
}

/** How far after the names their verb may begin. */
const AFTER_WINDOW = 40;
const BEFORE_WINDOW = 240;
/** Verbs after a name that a verb before it outweighs: 启动X建设 is begun, X建设 alone is going on. */
const LIGHT = new RegExp(`^(?:${PHRASES.light})$`);
/** Words that turn what is said into what is meant to be. */
const MEANT = /(?:确保|力争|争取|力促|(?<![一二两三五])年内|年底|年末|月底|明年|来年|下半年|(?<!即)将|适时|着手|拟|计划)/;
/** What may stand between a name and the verb that says something of it. */
const BETWEEN = /^(?:等[^，；。]{0,14}|[^，；。的在于]{0,8})$/;

/** What governs a name. */
export interface Governance {
  readonly status: Status | null;
  /** Whether the status is what is meant to be, not what is. */
  readonly ahead: boolean;
  readonly position: 'before' | 'after' | null;
  readonly firm: boolean;
  /** Nothing stands between the verb and the names. */
  readonly adjacent: boolean;
}

const UNGOVERNED: Governance = { status: null, ahead: false, position: null, firm: false, adjacent: false };

/**
 * The verb that governs the names between `start` and `end`, the beginning and the end of their list, and the status that
 * it tells: the verb after them (X建成投用) outweighs the one before (加快建设X), unless it says little (X建设) or stands far.
 * Where a comma follows a name that nothing governs, the next clause may say what became of it.
 */
export function governanceOf(context: Context, start: number, end: number, floor: number, ceiling: number, claim: Claim): Governance {
  const { text } = context;
  const clauseStart = floor + 1 + text.slice(floor, start).search(/[，；。！：][^，；。！：]*$/);
  const clause = /^[^，；。！：\n]*/.exec(text.slice(end, Math.min(end + AFTER_WINDOW, ceiling)))?.[0] ?? '';
  const own = text.slice(Math.max(clauseStart, start - BEFORE_WINDOW), start);
  const meant = claim === 'planned' || MEANT.test(own + clause);
  const told = (verb: StatusVerb): Status | null => (meant ? verb.ahead : verb.done);

  const hits = loadVerbs().after.find(clause);
  const after = longestFirst(hits);
  const between = after ? clause.slice(0, after.start) : '';
  const before = loadVerbs().before.find(own).at(-1);
  const strong = after && BETWEEN.test(between) && !(LIGHT.test(after.head.verb) && before);
  if (after && strong) {
    const status = furthest(
      told(after.head),
      hits.filter((hit) => joins(clause, after, hit)).map((hit) => told(hit.head)),
    );
    return { status, ahead: meant, position: 'after', firm: after.head.firm, adjacent: between === '' };
  }
  if (before) {
    return { status: told(before.head), ahead: meant, position: 'before', firm: before.head.firm, adjacent: before.end === own.length };
  }
  if (after) return { status: told(after.head), ahead: meant, position: 'after', firm: after.head.firm, adjacent: false };
  if (clause === '' && text[end] === '，') {
    const next = /^[^；。！：\n]*/.exec(text.slice(end + 1, Math.min(end + 1 + AFTER_WINDOW, ceiling)))?.[0] ?? '';
    const later = longestFirst(loadVerbs().after.find(next));
    if (later) {
      const ahead = claim === 'planned' || MEANT.test(next.slice(0, later.start));
      return { status: ahead ? later.head.ahead : later.head.done, ahead, position: 'after', firm: later.head.firm, adjacent: false };
    }
  }
  return UNGOVERNED;
}

/** Whether a verb goes on where another ends: 全面完成并 | 投入使用. */
const joins = (clause: string, first: { end: number }, next: { start: number }): boolean =>
  next.start >= first.end && /^(?:并|且|并且|、|和|及|或)?(?:已|正式|全部|顺利|陆续|相继)?$/.test(clause.slice(first.end, next.start));

function furthest(status: Status | null, others: readonly (Status | null)[]): Status | null {
  const order = (s: Status | null): number => (s === null ? -1 : STATUSES.indexOf(s));
  return others.reduce((best, other) => (order(other) > order(best) ? other : best), status);
}

/** The first verb; of those that overlap it, the one that reaches furthest (全部建成 | 投产), then the longest. */
function longestFirst<T extends { start: number; end: number }>(hits: T[]): T | undefined {
  let best = hits[0];
  for (const hit of hits) {
    if (!best || hit.start >= best.end) break;
    if (hit.end > best.end || (hit.end === best.end && hit.start < best.start)) best = hit;
  }
  return best;
}

const AMOUNT = '((?:近|约|超)?(?:[\\d.]+(?:多|余)?(?:万亿|亿|万|千万|百万)|[千百]亿)元)';
/** How many it is of, how high what is invested in ranks, and the mark that opens its name. */
const RANKED = '(?:\\d+[个项条座处所])?(?:(?:国家|[省市县区])级?)*(?:(?:重点|重大)(?:[\u4e00-\u9fff]{0,4})(?:项目|工程)(?:——)?)?[“《]?';
/** What stands beside the amount: 、占地1500亩, 7.4公里. */
const MEASURES = '(?:、?[^，；。：、\\d的]{0,8}\\d[^，；。：、的]{0,8}){0,3}';
/** 投资113亿元的X, 110亿元的省重点项目X; with other measures: 总投资60亿元、占地1500亩的X. */
const AMOUNT_OF = new RegExp(`${AMOUNT}(?:人民币)?(${MEASURES})的${RANKED}(?=([^，；。：]*)$)`, 'g');
/** Whether the amount before other measures is one of an investment. */
const INVESTMENT = /投资(?:额)?(?:约|近|达|超|超过|达到)*$/;
const OWN_AMOUNT_NEXT = new RegExp(`^[、和及与](?:总?投资)?${AMOUNT}`);
/** 投资6万元，完成了X, 投入1088万元建成X. */
const INVESTED = new RegExp(
  `(?<!引进|民间|完成|已|年度|资产)(?:投资|投入|斥资|筹资|筹集|争取)(?:[\u4e00-\u9fff]{0,4}资金)?(?:额|约|近|达|超|超过|达到)*${AMOUNT}(?:资金)?，?(?:用于)?([\u4e00-\u9fff]{0,6})[“《]?$`,
);
/** X总投资113亿元, X（总投资…）, X，计划总投资…. */
const INVESTED_AFTER = new RegExp(`^(?:\\d+[个项条座])?[，（、]?(?:概算|计划|预计|估算)?总?投资(?:额)?(?:约|近|达|为|超过|达到)*${AMOUNT}`);
/** How far before the first of the names that share it an amount may stand. */
const AMOUNT_WINDOW = 40;

/** An amount as the text writes it, and whether it is that of several things together. */
export interface Investment {
  readonly written: string;
  readonly shared: boolean;
}

/** Where a name stands: from `start` to `end`, its sentence from `floor`, and the list that it is one of. */
export interface NamePlace {
  readonly start: number;
  readonly end: number;
  readonly floor: number;
  readonly list: { readonly start: number; readonly end: number };
  /** Whether what is said of the name is said of no other. */
  readonly alone: boolean;
}

/**
 * The amount invested in a thing as the words around its name, or around the list that it is one of, state it; null where
 * they don't. Of two amounts in a list (投资2亿元的A、3亿元的B和C) the one right before the name or its neighbours counts.
 */
export function investmentOf(text: string, { start, end, floor, list, alone }: NamePlace): Investment | null {
  const from = Math.max(floor, list.start - AMOUNT_WINDOW);
  const before = text.slice(from, start);
  const of = [...before.matchAll(AMOUNT_OF)].at(-1);
  // Beside other measures only what is called an investment is one.
  if (of && (of[2] === '' || INVESTMENT.test(before.slice(0, of.index)))) {
    const [written, between] = [of[1] as string, of[3] as string];
    if (between === '') return { written, shared: joined(text, end) };
    if (!alone && start - between.length >= list.start) return { written, shared: true };
  }
  const after = INVESTED_AFTER.exec(text.slice(list.end, list.end + 24))?.[1];
  if (after) return { written: after, shared: !alone };
  const stated = INVESTED.exec(text.slice(from, list.start));
  const verb = stated?.[2] ?? '';
  return stated && (verb === '' || loadVerbs().before.find(verb).at(-1)?.end === verb.length)
    ? { written: stated[1] as string, shared: !alone }
    : null;
}

/** Whether another name that has no amount of its own goes on where one ends: …的A | 、B. */
const joined = (text: string, end: number): boolean =>
  /^[、和及与]/.test(text.slice(end, end + 1)) && !OWN_AMOUNT_NEXT.test(text.slice(end, end + 24));
