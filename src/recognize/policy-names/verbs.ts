import { wordAt } from '../../segment/words.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import { type GovernorClass, governorClass } from '../policy-heads.ts';
import { type Clause, TAKES_POLICY } from './clause.ts';

const PHRASES = readPhrases('vocabulary/data/policy_contexts.tsv', ['compounding', 'pointing']);

/** Verbs that make one noun with a head right behind them and an object before them (产业 | 推进机制). */
const COMPOUNDING = new RegExp(`(?:${PHRASES.compounding})$`);
const HASTENING = /^(?:加快|加速|进一步)$/;
/** Adverbs that count or point and describe no policy. */
const POINTING = new RegExp(`^(?:${PHRASES.pointing})$`);

/**
 * Whether a verb or adverb stands inside the name and doesn't govern it.
 *
 * @param cls the word's class
 * @param from where the word begins
 * @param to where it ends
 * @param right where the name ends that is read leftwards: the head's beginning, or the end of a list's item
 */
export function belongsToName(clause: Clause, cls: GovernorClass, from: number, to: number, right: number): boolean {
  const first = from <= clause.start;
  // 实施 | 果园片区更新提升行动: the verb right before the head, behind its own object and another governor.
  if (
    clause.head.head.kind !== 'document' &&
    clause.onlyVerbs(to, clause.head.start) &&
    !TAKES_POLICY.test(clause.context.text.slice(from, to))
  ) {
    const noun = clause.withoutVerbs(from);
    if (clause.nominalBefore(noun) && clause.governorBefore(noun) !== '' && !clause.isNamed(noun)) return true;
  }
  if (cls === 'nominal') return clause.nominalBefore(from);
  // 项目推进年活动: a year is named after its verb.
  if (clause.context.text[to] === '年' && !first) return clause.nominalBefore(from);
  // 实施 | 有效投资专项行动: an adverb right before a noun describes it.
  if (cls === 'adverb' && !first && to - from === 2 && to < right && describes(clause, from, to)) return true;
  // An item of a list may open with its own verb, or end in one that is a noun there (政策 | 兑现).
  if (right < clause.own && cls !== 'adverb') {
    if (cls === 'opening' && opensItem(clause, from)) return true;
    if (to === right && clause.nominalBefore(from) && !clause.isNamed(from)) return true;
  }
  if (cls === 'opening') {
    if (clause.governedBefore(from)) return true;
    if (first) return clause.head.head.kind === 'campaign' || clause.head.head.kind === 'document' ? clause.subject : false;
    return clause.nominalBefore(from) || (clause.subject && clause.nominalBefore(clause.withoutAdverbs(from)));
  }
  if (first) return false;
  // 全面实施 | 果品电商加快发展行动: behind its own subject and another governor.
  if (
    HASTENING.test(clause.context.text.slice(from, to)) &&
    clause.nominalBefore(from) &&
    clause.governorBefore(from) !== '' &&
    !clause.isNamed(from)
  )
    return true;
  // 产业推进机制: the verb right before the head, behind its own object.
  if (to === clause.head.start && clause.head.head.kind !== 'document' && COMPOUNDING.test(clause.context.text.slice(from, to))) {
    return clause.nominalBefore(from) && !clause.isNamed(from);
  }
  return clause.subject && clause.nominalBefore(from) && !clause.isNamed(from);
}

/** Whether only verbs that may open a name stand between here and the stop before an item (、防范 | 化解). */
function opensItem(clause: Clause, at: number): boolean {
  let end = at;
  while (end > clause.start && clause.context.text[end - 1] !== '、') {
    const { from, word } = clause.wordBefore(end);
    if (governorClass(word) !== 'opening') return false;
    end = from;
  }
  return end > clause.start;
}

/** Whether an adverb stands behind a governing verb and before a noun. */
function describes(clause: Clause, from: number, to: number): boolean {
  const { text, words } = clause.context;
  const word = text.slice(from, to);
  if (POINTING.test(word) || governorClass(clause.wordBefore(from).word) !== 'governor') return false;
  const next = wordAt(words, to);
  return !governorClass(text.slice(to, words.starts[next + 1])) && /^(?:n|j|b|vn|l|i)/.test(words.tags[next] as string);
}
