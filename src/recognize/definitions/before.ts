import { wordAt } from '../../segment/words.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import type { Context, EntityMention } from '../context.ts';
import { governorClass } from '../policy-heads.ts';
import { isPart, itemsByWord, MAX_PART } from './items.ts';
import { governedLength, governsList, withoutLead } from './leads.ts';
import { cut, split, splitLast, tidy } from './parts.ts';

const PHRASES = readPhrases('vocabulary/data/definition_contexts.tsv', ['governs', 'attains', 'frames', 'explained']);

/** The parts in the list that a name closes: 苹果、肉牛、中药材三大主导产业; 老城、新区、园区、景区“三区一城”. */
export function listBefore(context: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const { text, words } = context;
  // 一带一路 and 一张图 count nothing before them.
  if (counts.length === 0 || Math.max(...counts) < 2 || (mention.name.startsWith('一') && Math.max(...counts) < 3)) return [];
  const name = text.slice(mention.start, mention.end);
  const { end, open } = listEnd(text, mention);
  const clauseStart = lastOf(text, end, /[，。；：！？\n]/) + 1;
  const clause = text.slice(clauseStart, end);
  const quoted = text[mention.start - 1] === '“' || name.includes('“');
  // Behind a stop or a conjunction the name is an item itself, and two things are a pair only where marks set the name off.
  if (/[、和与及以]$/.test(clause) || (!quoted && Math.max(...counts) < 3)) return [];
  if (/^“[^”]*”$/.test(clause.slice(clause.lastIndexOf('“')))) {
    const parts = split(clause.slice(clause.lastIndexOf('“') + 1, -1), counts);
    if (parts.length > 1 && counts.includes(parts.length)) return parts;
  }
  // 功能强、面积大的“双创”平台 tells of what kind it is.
  if (text[end] === '的' && Math.max(...counts) < 3) return [];
  const subject = SUBJECT.exec(text.slice(clauseStart, mention.start));
  if (subject) {
    const parts = split(subject[1] as string, counts);
    if (parts.length > 1 && counts.includes(parts.length)) return parts;
  }
  const [first = ''] = cut(clause, '、');
  if (first === '' || (first === clause && !/[和与及]/.test(clause))) return [];
  // 以A、B为重点深化“双创”: the name is the object of a verb and closes no list.
  if (/^以.*为/.test(clause)) return [];
  const second = cut(clause, '、')[1] ?? '';
  const governed = governedFrom(text, words, clauseStart, clauseStart + first.length, second) - clauseStart;
  // 做大做 | 强: the tagger may cut into a verb.
  const from = governed > 0 && governedLength(first) === governed + 1 ? governed + 1 : governed;
  const list = clause.slice(from).replace(/^[^、]*?(?:”即|是指|”指|，即)/, '');
  const begun = itemsByWord(clause, mention.name);
  if (begun.length > 0) return begun;
  const items = withoutLead(itemsOf(list, counts)).map(tidy);
  // …、清理违建、河湖“清四乱”: what stands right before the name belongs to it.
  const last = items.at(-1) ?? '';
  if (items.length < 2 || (last.length < 3 && items.slice(0, -1).every((item) => item.length > 5))) return [];
  // 实施、储备一批“两重”: verbs that govern the name.
  if (items.length < 3 && items.some(governsList)) return [];
  if (!items.every((item) => item.length > 1 && isPart(item, MAX_PART))) return [];
  return counts.includes(items.length) || (open && items.length > 1) ? items : [];
}

/** Where the list before a name ends, and whether it is left open (A、B等“十大工程”). */
function listEnd(text: string, { start, end }: EntityMention): { end: number; open: boolean } {
  // The name may begin with the list itself, or with words before its own marks (金融“四个体系”); 新三样 begins with its number's.
  const number = text.slice(start, end).search(/(?<!第)[一二三四五六七八九十两双\d]/);
  let at = start + (number > 1 ? number : 0);
  if (text[at - 1] === '“') at--;
  if (text[at - 1] === '等') return { end: at - 1, open: true };
  return { end: text[at - 1] === '的' ? at - 1 : at, open: false };
}

/** 产量、质量…实现“双提升”: the subject of the clause. 人均 is part of what it measures. */
const SUBJECT = new RegExp(`^([^，]{2,40}?)(?:(?:连续|(?<!人)均|都|全部|同时|再次|继续|双双)[^、，]{0,8}?)?(?:${PHRASES.attains})“?$`);

/** The items of a list: as many as counted, where its stops or its last conjunction make them, the last of a longer row otherwise. */
function itemsOf(list: string, counts: readonly number[]): readonly string[] {
  const parts = cut(list, '、');
  const read = counts.includes(parts.length) ? parts : splitLast(parts);
  if (counts.includes(read.length)) return read;
  // A和B、C、D“三评”: a row of its own begins behind a conjunction; A及B、C: or the conjunction joins two of its items.
  const halves = parts.map((part) => splitLast([part]));
  const pairs = halves.flatMap(({ length }, i) => (length > 1 ? [i] : []));
  const pair = pairs[0];
  if (pairs.length !== 1 || pair === undefined) return read;
  const all = halves.flat();
  if (counts.includes(all.length)) return all;
  const behind = [halves[pair]?.[1] as string, ...parts.slice(pair + 1)];
  return counts.includes(behind.length) && behind.length > 2 ? behind : read;
}

const GOVERNS = new RegExp(`^(?:${PHRASES.governs})$`);

/**
 * Where the first item of a list begins: behind the verb that governs the list. A verb that the second item has too is the item's
 * (落实 | 加强A、加强B).
 */
function governedFrom(text: string, words: Context['words'], from: number, to: number, second: string): number {
  let start = from;
  for (let w = wordAt(words, from); w < words.count && (words.starts[w] as number) < to; w++) {
    const wordEnd = words.starts[w + 1] as number;
    const word = text.slice(Math.max(from, words.starts[w] as number), wordEnd);
    if (word.length > 1 && second.startsWith(word)) break;
    const opens = start === from && /^(?:建设|发展)$/.test(word);
    if (wordEnd < to && (governorClass(word) === 'governor' || GOVERNS.test(word) || opens)) start = wordEnd;
  }
  return start;
}

const EXPLAINED = new RegExp(`“([^“”]*、[^“”]*)”(?:为(?:${PHRASES.frames})的|的)$`);
const NAMED = new RegExp(`(?:${PHRASES.explained})|[一二三四五六七八九十]`);

/** The parts in marks before a name that they describe: “A、B”的城市精神; 以“A、B、C”为主要内容的“三包”办法. */
export function quotedBefore({ text }: Context, mention: EntityMention): readonly string[] {
  let end = mention.start;
  if (text[end - 1] === '“') end--;
  const match = EXPLAINED.exec(text.slice(Math.max(0, end - 90), end));
  if (!match || !NAMED.test(mention.name)) return [];
  return cut(match[1] as string, '、');
}

function lastOf(text: string, before: number, stop: RegExp): number {
  let depth = 0;
  for (let i = before - 1; i >= 0; i--) {
    const c = text[i] as string;
    if (c === '”') depth++;
    else if (c === '“') depth--;
    else if (depth <= 0 && stop.test(c)) return i;
  }
  return -1;
}
