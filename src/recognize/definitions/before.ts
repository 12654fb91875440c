import { wordAt } from '../../segment/words.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import type { Context, EntityMention } from '../context.ts';
import { governorClass } from '../policy-heads.ts';
import { cut, split, splitLast, tidy } from './parts.ts';

const PHRASES = readPhrases('vocabulary/data/slogan_contexts.tsv', ['urges']);

/** UTF-16 units of a part; a longer one is a clause. */
const MAX_PART = 44;

/** What stands before the first item of a list and is no part of it. */
const URGES = new RegExp(`^(?:${PHRASES.urges})`);

/** The parts in the list that a name closes: 苹果、肉牛、中药材三大主导产业; 老城、新区、园区、景区“三区一城”. */
export function listBefore(context: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const { text, words } = context;
  if (counts.length === 0) return [];
  // The name may begin with words before its own marks (金融“四个体系”); the list ends where the number stands.
  const offset = text.slice(mention.start, mention.end).search(/[一二三四五六七八九十两双\d]/);
  let end = mention.start + Math.max(0, offset);
  if (text[end - 1] === '“') end--;
  let listed = false;
  if (text[end - 1] === '等') {
    end--;
    listed = true;
  } else if (text[end - 1] === '的') end--;
  const clauseStart = lastOf(text, end, /[，。；：！？\n]/) + 1;
  let clause = text.slice(clauseStart, end);
  const quoted = text[mention.start - 1] === '“' || text.slice(mention.start, mention.end).includes('“');
  // Behind a stop or a conjunction the name is an item itself, and two things are a pair only where marks set the name off.
  if (/[、和与及以]$/.test(clause) || (!quoted && Math.max(...counts) < 3)) return [];
  if (/^“[^”]*”$/.test(clause.slice(clause.lastIndexOf('“')))) {
    const inner = clause.slice(clause.lastIndexOf('“') + 1, -1);
    const parts = split(inner, counts);
    if (counts.includes(parts.length)) return parts;
  }
  // 产量、质量…实现“双提升”: the subject of the clause.
  const subject = /^([^，]{2,40}?)(?:(?:连续|均|都|全部|同时|再次|继续|双双)[^、，]{0,8}?)?(?:实现|达到|保持)“?$/.exec(
    text.slice(clauseStart, mention.start),
  );
  if (subject) {
    const parts = split(subject[1] as string, counts);
    if (parts.length > 1 && counts.includes(parts.length)) return parts;
  }
  const parts = cut(clause, '、');
  if (parts.length < 2 && !/[和与及]/.test(clause)) return [];
  const head = parts[0] as string;
  clause = clause.slice(governedFrom(text, words, clauseStart, clauseStart + head.length) - clauseStart).replace(/^“[^”]{1,4}”即/, '');
  const whole = cut(clause, '、');
  const items = (counts.includes(whole.length) ? whole : splitLast(whole)).map(tidy);
  items[0] = withoutLead(items);
  if (items.some((i) => i.length > MAX_PART || i.length < 2)) return [];
  return counts.includes(items.length) || (listed && items.length > 1) ? items : [];
}

/** The first item without the verbs and adverbs before it that make it longer than the others (狠抓 | 生态效益). */
function withoutLead(items: readonly string[]): string {
  let first = items[0] as string;
  const longest = Math.max(...items.slice(1).map((i) => i.length));
  while (first.length > longest && URGES.test(first)) first = first.replace(URGES, '');
  return first;
}

/** Where the first item of a list begins: behind the verb that governs the list. */
function governedFrom(text: string, words: Context['words'], from: number, to: number): number {
  let start = from;
  for (let w = wordAt(words, from); w < words.count && (words.starts[w] as number) < to; w++) {
    const wordEnd = words.starts[w + 1] as number;
    const word = text.slice(Math.max(from, words.starts[w] as number), wordEnd);
    if (
      wordEnd < to &&
      (governorClass(word) === 'governor' ||
        /^(?:把|将|成为|规划|推动|拿|按照|培育|了)$/.test(word) ||
        (start === from && /^(?:建设|发展)$/.test(word)))
    )
      start = wordEnd;
  }
  return start;
}

/** The parts in marks before a name that they describe: “A、B”的城市精神; 以“A、B、C”为主要内容的“三包”办法. */
export function quotedBefore({ text }: Context, mention: EntityMention): readonly string[] {
  let end = mention.start;
  if (text[end - 1] === '“') end--;
  const match = /“([^“”]*、[^“”]*)”(?:为(?:主要|核心|基本)?(?:内容|特征|目标|内涵|主题)的|的)$/.exec(
    text.slice(Math.max(0, end - 90), end),
  );
  if (!match || !/精神|计划|模式|机制|工程|行动|体系|战略|思路|格局|[一二三四五六七八九十]/.test(mention.name)) return [];
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
