import { isBoundary, wordAt } from '../segment/words.ts';
import { readTable } from '../vocabulary/table.ts';
import type { Context } from './context.ts';
import { HeadTable } from './heads.ts';

/** Documents name what they decide, campaigns what they do, institutions what they hold; it tells how far a name reaches. */
export type PolicyHeadKind = 'document' | 'campaign' | 'institution';

export interface PolicyHead {
  readonly head: string;
  readonly kind: PolicyHeadKind;
  readonly strength: 'strong' | 'weak';
  /** Where this follows, the head only modifies another noun. */
  readonly notBefore: RegExp | null;
}

let heads: HeadTable<PolicyHead> | undefined;
export const policyHeads = (): HeadTable<PolicyHead> =>
  (heads ??= new HeadTable(
    readTable('vocabulary/data/policy_heads.tsv', ['head', 'kind', 'strength', 'not_before']).map((row) => ({
      head: row.head,
      kind: row.kind as PolicyHeadKind,
      strength: row.strength as PolicyHead['strength'],
      notBefore: row.not_before ? new RegExp(`^(?:${row.not_before})`, 'u') : null,
    })),
    (row) => row.head,
  ));

type GovernorClass = 'governor' | 'adverb' | 'opening';
let governors: Map<string, GovernorClass> | undefined;
const governorClass = (word: string): GovernorClass | undefined => {
  governors ??= new Map(readTable('vocabulary/data/policy_governors.tsv', ['word', 'class']).map((r) => [r.word, r.class as GovernorClass]));
  return governors.get(word);
};
export const isGovernor = (word: string): boolean => governorClass(word) === 'governor';

let classWords: Set<string> | undefined;
const isClassWord = (word: string): boolean => {
  classWords ??= new Set(readTable('vocabulary/data/policy_classes.tsv', ['word']).map((r) => r.word));
  return classWords.has(word);
};

/** The name of a policy as it stands in a text, and what stands before it. */
export interface PolicyName {
  readonly start: number;
  readonly end: number;
  /** The verb that the policy is the object of, empty where none stands before it. */
  readonly governor: string;
  /** A number with a classifier stands before it (12项制度). */
  readonly quantified: boolean;
  /** Starts of further parts that share the head, to the left, with the ends of their own words; nearest first. */
  readonly parts: readonly { readonly start: number; readonly end: number }[];
  /** Where the words begin that all parts share (专项整治 | 行动 after 等). */
  readonly sharedFrom: number;
}

const STOP = /[，。；：！？\n…]/;
const CLASSIFIER = /^[个项条批件类种轮套份部张期次场名家户处座届]$/;
const NUMBER = /^(?:\d[\d.,]*|[一二三四五六七八九十百千两几数多]+)$/;
const ORDINAL = /^第[一二三四五六七八九十百\d]+/;
const CONJUNCTION = /^(?:和|与|及|以及|暨|同|、)$/;
/** What follows a policy that is its clause's subject. */
const PREDICATE =
  /^(?:工作|等工作)?(?:深入|扎实|全面|有序|稳步|加快|加速|持续|顺利|圆满|基本|落地|落实|获批|取得|有效|制定|出台|印发|发布|实施|启动|推进|完成|建立|形成|走在|进一步|不断|更加|日益|逐步|正式|有力|成效|初见|全部|已|成功|如期|率先|运行|见效|深化|铺开|惠及|通过|名列|排名|位居|得到|良好|稳|纵深|得以|健全|完善|建成|强力|蓬勃|广泛|高效|平稳|蹄疾步稳|破题|获得|实现全)/;
/** Verbs that a document is the object of: it begins after them, whatever verbs its name holds. */
const ISSUING = /(?:出台|制定|制订|印发|颁布|编制|审议通过|审议|发布|公布|起草|拟定|修订|颁发|下发|研究)(?:了|实施|完成|形成|出台|印发)*(?:了|并)?/g;

const MAX_NAME = 34;
const MAX_DOCUMENT = 60;

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
  head: { start: number; end: number; head: PolicyHead },
  floor: number,
  coveredFrom: (offset: number) => number,
): PolicyName {
  const { text, words } = context;
  const clauseStart = Math.max(floor, lastStop(text, head.start) + 1);
  const limit = head.head.kind === 'document' ? MAX_DOCUMENT : MAX_NAME;
  const nothing = { governor: '', quantified: false, parts: [], sharedFrom: head.start };

  if (head.head.kind === 'document') {
    const issued = issuedFrom(text, clauseStart, head.start);
    if (issued && head.end - issued.start <= limit) return { ...nothing, start: issued.start, end: head.end, governor: issued.verb };
  }
  const subject = PREDICATE.test(text.slice(head.end, head.end + 8));
  const parts: { start: number; end: number }[] = [];
  let partEnd = head.start;
  let sharedFrom = head.start;
  let start = head.start;
  let governor = '';
  let quantified = false;
  let listed = false;
  while (start > clauseStart && head.end - start <= limit) {
    const c = text[start - 1] as string;
    if (c === '”' || c === '》' || c === '）') {
      const open = text.lastIndexOf(c === '”' ? '“' : c === '》' ? '《' : '（', start - 1);
      if (open < clauseStart || start - open > 40 || STOP.test(text.slice(open, start).replace(/，/g, ''))) break;
      start = open;
      continue;
    }
    if (c === '“' || c === '《' || c === '（' || STOP.test(c)) break;
    const covered = coveredFrom(start - 1);
    if (covered >= clauseStart && covered < start) {
      start = covered;
      continue;
    }
    const w = wordAt(words, start - 1);
    const from = Math.max(clauseStart, words.starts[w] as number);
    const word = text.slice(from, start);
    const tag = words.tags[w] as string;
    if (CONJUNCTION.test(word)) {
      if (start === head.start) break;
      if (endsPolicy(context, from, clauseStart) || endsQuoted(text, from)) break;
      if (word === '、' || listed) {
        if (start - from > 0 && partEnd - start < 2) break;
        parts.push({ start, end: partEnd });
        partEnd = from;
        listed = true;
      }
      start = from;
      continue;
    }
    if (word === '等') {
      if (listed || start === head.end) break;
      parts.length = 0;
      sharedFrom = start;
      partEnd = from;
      listed = true;
      start = from;
      continue;
    }
    if (word === '的' || word === '地' || word === '得') {
      break;
    }
    if (ORDINAL.test(word) || word === '新一轮') {
      start = from;
      continue;
    }
    if (NUMBER.test(word) || (tag === 'm' && !/[年新]/.test(word))) {
      const next = text.slice(start, start + 1);
      if (CLASSIFIER.test(next) && !/^(?:条|张|期)$/.test(next)) {
        start += 1;
        quantified = true;
        break;
      }
      start = from;
      continue;
    }
    const cls = governorClass(word);
    if (cls === 'governor' || cls === 'adverb') {
      if (subject && from > clauseStart && !onlyAdverbs(context, clauseStart, from)) {
        start = from;
        continue;
      }
      governor = word;
      break;
    }
    if (cls === 'opening') {
      const governed = governorBefore(context, from, clauseStart);
      if (governed || (head.head.kind !== 'institution' && from === clauseStart)) {
        start = from;
        continue;
      }
      if (from === clauseStart || !nominalBefore(context, from, clauseStart)) {
        governor = word;
        break;
      }
      start = from;
      continue;
    }
    if (/^(?:t|r|uj|ul|uz|p|y)$/.test(tag) && !/^(?:常态|下一代)/.test(word)) {
      governor = word;
      break;
    }
    start = from;
  }
  if (listed && start < partEnd) parts.push({ start, end: partEnd });
  return { start, end: head.end, governor, quantified, parts: listed ? parts : [], sharedFrom };
}

function lastStop(text: string, before: number): number {
  for (let i = before - 1; i >= 0; i--) if (STOP.test(text[i] as string)) return i;
  return -1;
}

/** Where a document's title begins: after the verb that issues it, or after the conjunction that joins it to another. */
function issuedFrom(text: string, clauseStart: number, headStart: number): { start: number; verb: string } | null {
  const clause = text.slice(clauseStart, headStart);
  let found: { start: number; verb: string } | null = null;
  for (const match of clause.matchAll(ISSUING)) {
    const end = match.index + match[0].length;
    if (clause.length - end >= 2) {
      found = { start: clauseStart + end, verb: match[0] };
      break;
    }
  }
  if (!found) return null;
  const title = text.slice(found.start, headStart);
  const joined = /(?:规划|方案|意见|办法|条例|规定|措施|政策|计划|纲要|细则|条)(?:等)?(?:、|和|与|及|以及)(?=[^、]*$)/.exec(title);
  return joined ? { start: found.start + joined.index + joined[0].length, verb: found.verb } : found;
}

function endsQuoted(text: string, at: number): boolean {
  return text[at - 1] === '》';
}

/** Whether another policy's head noun, or a name of the vocabulary, ends at this place. */
function endsPolicy({ text, matches }: Context, at: number, floor: number): boolean {
  if (matches.some((m) => m.entry.list === 'policy' && (m.end === at || (m.end === at - 1 && text[m.end] === '”')) && m.start >= floor)) return true;
  const tail = text.slice(Math.max(floor, at - 8), at);
  return policyHeads()
    .find(tail)
    .some((m) => m.end === tail.length && m.head.strength === 'strong');
}

function onlyAdverbs({ text, words }: Context, from: number, to: number): boolean {
  for (let w = wordAt(words, from); (words.starts[w] as number) < to; w++) {
    const word = text.slice(Math.max(from, words.starts[w] as number), Math.min(to, words.starts[w + 1] as number));
    if (!governorClass(word) && !/^(?:d|ad|t|c|r|p|m|q|x|vn|v|f|u.?)$/.test(words.tags[w] as string)) return false;
  }
  return true;
}

function governorBefore({ text, words }: Context, at: number, floor: number): boolean {
  if (at <= floor) return false;
  const w = wordAt(words, at - 1);
  const word = text.slice(Math.max(floor, words.starts[w] as number), at);
  const cls = governorClass(word);
  if (cls === 'governor') return true;
  return cls === 'opening' && governorBefore({ text, words } as Context, words.starts[w] as number, floor);
}

function nominalBefore({ text, words }: Context, at: number, floor: number): boolean {
  if (at <= floor) return false;
  const w = wordAt(words, at - 1);
  const word = text.slice(Math.max(floor, words.starts[w] as number), at);
  return !governorClass(word) && /^(?:n|j|l|i|vn|an|b|s|nz|ns|eng|x)/.test(words.tags[w] as string) && !STOP.test(word);
}

/** Whether the modifier of a head noun consists only of words that make a class (重点工作机制). */
export function isClassName({ text, words }: Context, start: number, end: number): boolean {
  if (isClassWord(text.slice(start, end))) return true;
  for (let w = wordAt(words, start); w < words.count && (words.starts[w] as number) < end; w++) {
    const word = text.slice(Math.max(start, words.starts[w] as number), Math.min(end, words.starts[w + 1] as number));
    if (!isClassWord(word) && !/^[的等和与、及]$/.test(word)) return false;
  }
  return true;
}

/** Whether the head noun ends where a word does and heads its phrase. */
export function headsPhrase({ text, words }: Context, match: { end: number; head: PolicyHead }): boolean {
  const after = text.slice(match.end, match.end + 4);
  return (isBoundary(words, match.end) || /^[”》]/.test(after)) && !match.head.notBefore?.test(after);
}
