import { LIST_NUMBER, NUMERALS } from '../../segment/list-numbers.ts';
import { wordAt } from '../../segment/words.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import { CLAUSE_MARKS } from '../clauses.ts';
import { type Context, type LexiconMatch, matchesWithin } from '../context.ts';
import type { HeadMatch } from '../heads.ts';
import { governorClass, type PolicyHead, policyHeads } from '../policy-heads.ts';

const PHRASES = readPhrases('vocabulary/data/policy_contexts.tsv', ['takes']);

const STOP = new RegExp(`[${CLAUSE_MARKS}…[\\]【】]`);
const BULLET = new RegExp(`^(?:${LIST_NUMBER}|第${NUMERALS}，|[●■◆○·]+)`);
/** How conjunctions that join two policies are written. */
export const CONJUNCTION = /^(?:和|与|及|以及|同)$/;
/** Verbs whose object is a policy wherever they stand, alone or in one word with another verb or an adverb: 贯彻落实, 深入实施. */
export const TAKES_POLICY = new RegExp(PHRASES.takes);
/** UTF-16 units that marks may hold inside a name. */
export const MAX_QUOTE = 44;

/** The words of the clause that a policy's name stands in, up to its head noun. */
export class Clause {
  readonly context: Context;
  readonly head: HeadMatch<PolicyHead>;
  /** Where the head's own words begin: it, or the marks that it stands in. */
  readonly own: number;
  readonly start: number;
  /** Start of a recognised name that covers an offset, -1 where none does. */
  readonly coveredFrom: (offset: number) => number;
  /** Whether the head is the clause's subject. */
  readonly subject: boolean;
  /** Policies of the vocabulary before the head. */
  readonly policies: readonly LexiconMatch[];

  constructor(
    context: Context,
    head: HeadMatch<PolicyHead>,
    own: number,
    start: number,
    coveredFrom: (offset: number) => number,
    subject: boolean,
  ) {
    this.context = context;
    this.head = head;
    this.own = own;
    this.start = start;
    this.coveredFrom = coveredFrom;
    this.subject = subject;
    this.policies = matchesWithin(context, start, head.start).filter((m) => m.entry.list === 'policy');
  }

  /** The word that ends at `at`, with its start and tag; cut off where the clause begins. */
  wordBefore(at: number): { from: number; word: string; tag: string } {
    const { text, words } = this.context;
    const w = wordAt(words, at - 1);
    const from = Math.max(this.start, words.starts[w] as number);
    return { from, word: text.slice(from, at), tag: words.tags[w] as string };
  }

  /** Whether a recognised name covers the character before this place. */
  isNamed(at: number): boolean {
    return this.coveredFrom(at - 1) >= 0;
  }

  /** Where the adverbs begin that end at this place. */
  withoutAdverbs(at: number): number {
    let end = at;
    while (end > this.start) {
      const { from, word } = this.wordBefore(end);
      if (governorClass(word) !== 'adverb') break;
      end = from;
    }
    return end;
  }

  /** Where the verbs and adverbs begin that end at this place, verbs whose object is a policy left out. */
  withoutVerbs(at: number): number {
    let end = at;
    while (end > this.start) {
      const { from, word } = this.wordBefore(end);
      if (!governorClass(word) || TAKES_POLICY.test(word)) break;
      end = from;
    }
    return end;
  }

  /** Whether all words between two places are verbs or adverbs that bound names. */
  onlyVerbs(start: number, end: number): boolean {
    const { text, words } = this.context;
    for (let w = wordAt(words, start); (words.starts[w] as number) < end; w++) {
      if (!governorClass(text.slice(words.starts[w], words.starts[w + 1]))) return false;
    }
    return true;
  }

  /** Whether a verb that governs policies stands before this place, adverbs and opening verbs between left out. */
  governedBefore(at: number): boolean {
    const end = this.withoutAdverbs(at);
    if (end <= this.start) return false;
    const { from, word } = this.wordBefore(end);
    const cls = governorClass(word);
    return cls === 'governor' || (cls === 'opening' && this.governedBefore(from));
  }

  /** Whether a noun, or what may stand for one, ends at this place. */
  nominalBefore(at: number): boolean {
    if (at <= this.start) return false;
    const { text } = this.context;
    if (text[at - 1] === '”') return true;
    const { from, word, tag } = this.wordBefore(at);
    const cls = governorClass(word);
    if (cls === 'opening' || cls === 'nominal' || CONJUNCTION.test(word)) return this.nominalBefore(from);
    return !cls && /^(?:n|j|l|i|vn|v|an|ad|d|b|s|nz|ns|nr|nt|nrt|eng|x|m|q|z|f)$/.test(tag) && !STOP.test(word) && !/[、（“]/.test(word);
  }

  /** The verb that governs the list which ends at this place, empty where none does. */
  governorBefore(at: number): string {
    const { text, words } = this.context;
    for (let w = wordAt(words, this.start); w < words.count && (words.starts[w] as number) < at; w++) {
      const word = text.slice(Math.max(this.start, words.starts[w] as number), words.starts[w + 1] as number);
      if (governorClass(word) === 'governor') return word;
    }
    return '';
  }

  /** Whether another policy ends at this place: a head noun, a name of the vocabulary, a title. */
  endsPolicy(at: number): boolean {
    const { text } = this.context;
    if (text[at - 1] === '》') return true;
    const end = text[at - 1] === '”' ? at - 1 : at;
    if (this.policies.some((m) => m.end === end || m.end === at)) return true;
    const from = Math.max(this.start, end - 8);
    const tail = text.slice(from, end);
    return policyHeads()
      .find(tail)
      .some((m) => m.end === tail.length && m.start > 0 && m.head.kind !== 'works');
  }
}

/** Whether no name reaches across the character: a stop, a dash of two. */
export function isStop(text: string, at: number): boolean {
  const c = text[at] as string;
  return STOP.test(c) || (c === '—' && (text[at - 1] === '—' || text[at + 1] === '—'));
}

/** Where the clause that holds an offset begins, its bullet left out. */
export function startOfClause(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && !isStop(text, start - 1)) {
    // A stop inside marks ends no clause (“强化甲，推动乙”专项行动).
    const open = text[start - 1] === '”' ? text.lastIndexOf('“', start - 1) : -1;
    start = open >= floor && start - open <= MAX_QUOTE ? open : start - 1;
  }
  const bullet = BULLET.exec(text.slice(start, at));
  return bullet ? start + bullet[0].length : start;
}
