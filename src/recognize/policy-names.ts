import type { Span } from '../model/types.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import type { Context } from './context.ts';
import type { HeadMatch } from './heads.ts';
import type { PolicyHead } from './policy-heads.ts';
import { Clause, startOfClause } from './policy-names/clause.ts';
import { itemsBefore, MAX_DOCUMENT, type Reading, readWords } from './policy-names/list.ts';

const PHRASES = readPhrases('vocabulary/data/policy_contexts.tsv', ['predicate', 'issuing', 'document', 'issued', 'no_policy']);

/** The name of a policy as it stands in a text, and what stands around it. */
export interface PolicyName extends Span {
  /** The verb that the policy is the object of, empty where none stands before it. */
  readonly governor: string;
  /** Whether the policy is its clause's subject and what follows says that it is carried out. */
  readonly subject: boolean;
  /** A number with a classifier stands before it (12项制度). */
  readonly quantified: boolean;
  /** Items to the left that share the head (A、B等专项行动), in the order of the text; the head's own words are not among them. */
  readonly items: readonly Span[];
  /** How the items are joined to the head: by 等, by a number (六大工程), as parts of a list, or all in marks. */
  readonly joined: 'etc' | 'count' | 'list' | 'quoted' | null;
  /** Where the head's own words begin, the number of a count included. */
  readonly ownStart: number;
}

/** What follows a policy that is its clause's subject. */
const PREDICATE = new RegExp(`^(?:等)?(?:工作|任务)?(?:${PHRASES.predicate})`);
/** Verbs that issue a document: its name begins after them, whatever verbs it holds. */
const ISSUING = new RegExp(`(?:${PHRASES.issuing})(?:${PHRASES.issued})*`, 'g');
const DOCUMENT_TAIL = new RegExp(`(?:${PHRASES.document})(?:等)?(?:、|和|与|及|以及)(?=[^、]*$)`);
/** What a conjunction joins to a policy and is none (重点改革任务和三年行动方案). */
const ENDS_ELSE = new RegExp(`(?:${PHRASES.no_policy})$`);
/** UTF-16 units of an item of a list; a shorter one is a part of a name. */
const MIN_ITEM = 3;

/**
 * Reads the name of a policy leftwards from its head noun.
 *
 * Unlike a noun chunk a policy's name may hold verbs (清理拖欠企业账款专项行动): it reaches back to the verb that governs it, a
 * stop, or another policy that a conjunction joins to it.
 *
 * @param head span of the head noun
 * @param floor offset that the name can't begin before
 * @param coveredFrom start of a recognised name that covers an offset, -1 where none does
 */
export function readPolicyName(
  context: Context,
  head: HeadMatch<PolicyHead>,
  floor: number,
  coveredFrom: (offset: number) => number,
): PolicyName {
  const { text } = context;
  const clauseStart = startOfClause(text, head.start, floor);
  const subject = PREDICATE.test(text.slice(head.end, head.end + 8));
  const issued = head.head.kind === 'document' ? issuedName(text, clauseStart, head) : null;
  if (issued) return { ...issued, subject };
  const own = quotedWith(text, head, clauseStart);
  const clause = new Clause(context, head, own, clauseStart, coveredFrom, subject);
  const first: Reading = own < head.start && text[own - 1] === '”' ? { start: own, stop: 'stop', word: '' } : readWords(clause, own);
  const { reading, ownStart } = overConjunctions(clause, first);
  const { stop, word } = reading;
  if (stop === 'quantity') return { ...plainName(head, ownStart, word), subject, quantified: true };
  if (stop === 'list' || stop === 'etc' || stop === 'count' || stop === 'quoted')
    return { ...listName(clause, reading, ownStart), subject };
  return { ...plainName(head, ownStart, stop === 'governor' ? word : ''), subject };
}

type NameParts = Omit<PolicyName, 'subject'>;

/** A name that shares its head with no other. */
const plainName = (head: Span, start: number, governor: string): NameParts => ({
  start,
  end: head.end,
  governor,
  quantified: false,
  items: [],
  joined: null,
  ownStart: start,
});

/** The title of a document behind the verb that issues it, whatever verbs it holds; null where none issues it. */
function issuedName(text: string, clauseStart: number, head: Span): NameParts | null {
  const issued = issuedFrom(text, clauseStart, head.start);
  if (!issued || head.end - issued.start > MAX_DOCUMENT || /等|[》”]、/.test(text.slice(issued.start, head.start))) return null;
  return plainName(head, issued.start, issued.verb);
}

/** Reads on where a conjunction stopped the reading: it joins a list's last item, another policy, or two halves of one name. */
function overConjunctions(clause: Clause, first: Reading): { readonly reading: Reading; readonly ownStart: number } {
  const { text } = clause.context;
  let reading = first;
  let ownStart = first.start;
  const governed = (joint: number, otherwise: string): Reading => ({
    ...reading,
    stop: 'governor',
    word: clause.governorBefore(joint) || otherwise,
  });
  while (reading.stop === 'conjunction' || (reading.stop === 'list' && clause.head.start - ownStart < 1)) {
    const joint = reading.start - reading.word.length;
    if (joint <= clause.start) return { reading: { ...reading, stop: 'stop' }, ownStart };
    if (clause.endsPolicy(joint) || ENDS_ELSE.test(text.slice(clause.start, joint)))
      return { reading: governed(joint, reading.word), ownStart };
    if (reading.stop === 'list') break;
    const quoted = text[reading.start] === '“';
    const bothQuoted = text[joint - 1] === '”' && quoted;
    const further = readWords(clause, joint);
    if (bothQuoted || further.stop === 'list') {
      reading = { ...reading, stop: bothQuoted ? 'quoted' : 'list' };
      break;
    }
    // 全面建成小康社会和“十三五”规划: what begins with marks is a whole name.
    if (quoted) return { reading: governed(joint, ''), ownStart };
    reading = further;
    ownStart = further.start;
  }
  if (reading.stop === 'list' && clause.endsPolicy(reading.start - 1)) reading = governed(reading.start - 1, reading.word);
  return { reading, ownStart };
}

/** The name where a list, a count, 等 or marks stopped the reading: with the items that share the head, or of one thing. */
function listName(clause: Clause, reading: Reading, ownStart: number): NameParts {
  const { head } = clause;
  const { items, governor, counted, etc } = itemsBefore(clause, reading);
  const joined =
    counted || reading.stop === 'count' ? 'count' : reading.stop === 'etc' ? 'etc' : reading.stop === 'quoted' ? 'quoted' : 'list';
  const first = items[0];
  // 四项“区域评估”: the number only counts them.
  if (joined === 'count' && !first && !reading.word.endsWith('大') && clause.context.text[ownStart - 1] !== '“')
    return { ...plainName(head, ownStart + reading.word.length, governor), quantified: true };
  if (joined === 'count' && first && items.length === 1 && !etc) return plainName(head, first.start, governor);
  const short = joined === 'list' && items.some((item) => item.end - item.start < MIN_ITEM);
  if (first && !short) return { ...plainName(head, first.start, governor), items, joined, ownStart };
  // 分级、定价、包装激励制度改革: the short parts belong to one name.
  return plainName(head, first && short ? first.start : ownStart, governor);
}

/** Where the marks open that close right behind the head (“共同成长计划”): what stands in them is one. */
function quotedWith(text: string, head: Span, clauseStart: number): number {
  if (text[head.end] !== '”') return head.start;
  const open = text.lastIndexOf('“', head.start);
  const counts = /^[一二三四五六七八九十两\d]+[大项个]/.test(text.slice(open + 1, head.start));
  return open >= clauseStart && !counts && !text.slice(open, head.start).includes('”') ? open : head.start;
}

/** Where a document's title begins: after the verb that issues it, or after the conjunction that joins it to another. */
function issuedFrom(text: string, clauseStart: number, headStart: number): { start: number; verb: string } | null {
  const clause = text.slice(clauseStart, headStart);
  for (const match of clause.matchAll(ISSUING)) {
    const end = match.index + match[0].length;
    if (clause.length - end < 2) continue;
    const joined = DOCUMENT_TAIL.exec(clause.slice(end));
    const offset = joined ? joined.index + joined[0].length : 0;
    const start = end + offset;
    const pointed =
      /^(?:好|起|了)?(?:我[省市县区州]|全[省市县区州]|本[省市县区州]|新的|一批|一系列|系列|相关)?/.exec(clause.slice(start))?.[0].length ??
      0;
    return { start: clauseStart + start + pointed, verb: match[0] };
  }
  return null;
}
