import type { Span } from '../../model/types.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import { governorClass } from '../policy-heads.ts';
import { type Clause, CONJUNCTION, isStop, MAX_QUOTE } from './clause.ts';
import { belongsToName } from './verbs.ts';

const PHRASES = readPhrases('vocabulary/data/policy_contexts.tsv', ['date']);

/** What a number before it counts is a thing and no name: 12项. */
const COUNTER = /^[个项件批类种轮套份部次场名家户处座届]$/;
const NUMBER = /^(?:\d[\d.,]*|[一二三四五六七八九十百千两几数多]+)$/;
const COUNT = /(?:[一二三四五六七八九十两]{1,2}|(?<!\d)\d{1,2})(?:大|项|个)$/;
const ORDINAL = /^第[一二三四五六七八九十百\d]+/;
const DATE = new RegExp(`^(?:${PHRASES.date})$`);
/** 用足用好, which the tagger divides otherwise. */
const USED = /(?:用[好足活]){1,2}$/;
/** UTF-16 units of a name with its head. */
const MAX_OWN = 34;
/** UTF-16 units of a document's name; a longer one is a clause. */
export const MAX_DOCUMENT = 60;
/** UTF-16 units of a list before its head. */
const MAX_LIST = 160;

/** A name's words read leftwards, and what stopped them. */
export interface Reading {
  readonly start: number;
  readonly stop: 'stop' | 'governor' | 'list' | 'conjunction' | 'etc' | 'count' | 'quoted' | 'quantity';
  /** The word that stopped the reading. */
  readonly word: string;
}

/** Reads from `right` leftwards to whatever stops the name. */
export function readWords(clause: Clause, right: number): Reading {
  const { text } = clause.context;
  let start = right;
  const limit = clause.head.end - (clause.head.head.kind === 'document' ? MAX_DOCUMENT : MAX_OWN);
  while (start > clause.start) {
    if (right === clause.head.start ? start < limit : right - start > MAX_OWN) break;
    const c = text[start - 1] as string;
    if (c === '”' && text[start] === '“' && start < right) return { start, stop: 'quoted', word: '' };
    if (c === '”' || c === '）' || (c === '》' && start === clause.head.start && clause.head.head.kind === 'document')) {
      const open = text.lastIndexOf(c === '”' ? '“' : c === '》' ? '《' : '（', start - 1);
      if (open < clause.start || start - open > MAX_QUOTE) return { start, stop: 'stop', word: '' };
      start = open;
      continue;
    }
    // “四大行动”: the count stands in the same marks.
    if (c === '“' && text[clause.head.end] === '”' && right === clause.head.start) {
      start -= 1;
      continue;
    }
    if (/[“《》（]/.test(c) || isStop(text, start - 1)) return { start, stop: 'stop', word: '' };
    if (c === '、') return { start, stop: 'list', word: c };
    const covered = clause.coveredFrom(start - 1);
    if (covered >= clause.start && covered < start) {
      start = covered;
      continue;
    }
    // A policy of the vocabulary is one word of another's name (全面深化改革 | 攻坚战).
    const known = clause.policies.find((m) => m.end === start && m.end - m.start >= 4 && m.use === 'free');
    if (known) {
      start = known.start;
      continue;
    }
    const { from, word, tag } = clause.wordBefore(start);
    if (CONJUNCTION.test(word)) {
      if (start === right) return { start, stop: 'stop', word };
      return { start, stop: 'conjunction', word };
    }
    if (word === '等') return { start, stop: 'etc', word };
    const used = USED.exec(text.slice(Math.max(clause.start, start - 4), start));
    if (used) return { start, stop: 'governor', word: used[0] };
    // 落实 | 好, 建立 | 起: what stands behind its verb.
    if (/^[好起了]$/.test(word) && from > clause.start && governorClass(clause.wordBefore(from).word)) {
      return { start, stop: 'governor', word: clause.wordBefore(from).word };
    }
    const cls = governorClass(word);
    if (cls === 'adverb' && !belongsToName(clause, cls, from, start, right)) return { start, stop: 'governor', word };
    const counted = count(clause, start);
    if (counted) return counted;
    if (ORDINAL.test(word) || word === '新一轮') {
      start = from;
      continue;
    }
    if (/^[\d.]+[万亿千百]?[个项件]$/.test(word)) return { start, stop: 'quantity', word };
    if (NUMBER.test(word) || (tag === 'm' && !/年/.test(word))) {
      const next = text[start] ?? '';
      if (COUNTER.test(next)) return { start: start + 1, stop: 'quantity', word };
      start = from;
      continue;
    }
    if (/^(?:的|了|暨|乃至)$/.test(word) || DATE.test(word) || (/^[rpy]$/.test(tag) && word !== '自'))
      return { start, stop: 'governor', word };
    if (cls && !belongsToName(clause, cls, from, start, right)) return { start, stop: 'governor', word };
    start = from;
  }
  return { start, stop: 'stop', word: '' };
}

/** 六大工程, “四大行动”: a number that counts the items before it. */
function count(clause: Clause, start: number): Reading | null {
  const { text } = clause.context;
  if (clause.head.start - start > 8 || start <= clause.start) return null;
  // Read from the characters: the tagger hides numbers in unknown words.
  const count = COUNT.exec(text.slice(Math.max(clause.start, start - 4), start));
  return count ? { start: start - count[0].length, stop: 'count', word: count[0] } : null;
}

/** The items to the left of a list's joint, in the order of the text. */
export function itemsBefore(clause: Clause, joint: Reading): { items: Span[]; governor: string; counted: boolean; etc: boolean } {
  const { text } = clause.context;
  const items: Span[] = [];
  let counted = false;
  let etc = joint.stop === 'etc';
  let at = joint.start - (joint.stop === 'count' ? 0 : joint.word.length);
  if (joint.stop === 'count') {
    if (text[at - 1] === '“') at--;
    if (text[at - 1] === '等') {
      at--;
      etc = true;
    }
    counted = true;
  }
  let governor = '';
  while (at > clause.start && joint.start - at < MAX_LIST) {
    if (clause.endsPolicy(at) && !counted) {
      governor = clause.governorBefore(at);
      break;
    }
    const reading = readWords(clause, at);
    if (reading.start === at) {
      if (items.length === 0 && reading.stop === 'governor') governor = reading.word;
      break;
    }
    if (reading.stop === 'etc' || reading.stop === 'count') break;
    if (reading.stop === 'conjunction' && items.length > 0 && !listed(clause, reading.start - reading.word.length)) {
      // A和B、C: one item holds the conjunction.
      const further = readWords(clause, reading.start - reading.word.length);
      items.unshift({ start: further.start, end: at });
      governor = further.word;
      if (further.stop !== 'list') break;
      at = further.start - 1;
      continue;
    }
    items.unshift({ start: reading.start, end: at });
    governor = reading.stop === 'governor' ? reading.word : '';
    if (reading.stop === 'list' || reading.stop === 'conjunction') at = reading.start - reading.word.length;
    else if (reading.stop === 'quoted') at = reading.start;
    else break;
  }
  return { items, governor, counted, etc };
}

/** Whether the words that end here are themselves preceded by an item of a list. */
function listed(clause: Clause, at: number): boolean {
  return readWords(clause, at).stop === 'list';
}
