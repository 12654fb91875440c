import { readPhrases } from '../../vocabulary/phrases.ts';
import { type NameContext, readName } from './names.ts';
import { indicatorVocabulary } from './vocabulary.ts';

const PHRASES = readPhrases('vocabulary/data/indicator_contexts.tsv', ['shared_end']);

/** Abbreviated subjects that stand for two: the first value belongs to the first. */
const PAIRS: readonly (readonly [RegExp, string, string])[] = [
  [/城乡(?:常住)?居民/, '城镇居民', '农村居民'],
  [/城乡(?=人均)/, '城镇居民', '农村居民'],
  [/城乡/, '城市', '农村'],
  [/进出口/, '进口', '出口'],
  [/存贷款/, '存款', '贷款'],
];

/** 城乡居民人均可支配收入 → both incomes; null where the name stands for one thing. */
export function expandPair(name: string): [string, string] | null {
  for (const [pattern, first, second] of PAIRS) {
    if (pattern.test(name)) return [name.replace(pattern, first), name.replace(pattern, second)];
  }
  return null;
}

/**
 * Splits coordinated names and hands each its share of a common beginning or end:
 * 牛饲养量、出栏量 → 牛饲养量, 牛出栏量; 货邮和旅客吞吐量 → 货邮吞吐量, 旅客吞吐量.
 */
export function splitNames(ctx: NameContext, start: number, end: number): string[] {
  const { words, names } = indicatorVocabulary();
  const { text } = ctx;
  const parts: string[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    const joint = at === end ? 0 : jointAt(text, at, end);
    if (at < end && joint === 0) continue;
    const name = readName(ctx, from, at).name || text.slice(from, at);
    if (name) parts.push(name);
    from = at + joint;
    at += Math.max(0, joint - 1);
  }
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last || parts.length < 2) return parts;
  const headOfFirst = words.head.endingAt(first, first.length);
  const headOfLast = words.head.endingAt(last, last.length);
  const knownLast = names.endingAt(last, last.length);
  return parts.map((part, index) => {
    const head = words.head.endingAt(part, part.length) || (names.has(part) ? part : '');
    // 城镇和农村居民人均可支配收入: the end is shared.
    if (!head && index < parts.length - 1 && headOfLast) {
      if (/^城[镇市]$/.test(part) && /^农村/.test(last)) return part + last.slice(2);
      if (/^农村$/.test(part) && /^城[镇市]/.test(last)) return part + last.slice(2);
      const shared = sharedEnd(knownLast || last, headOfLast);
      return names.has(part) ? part : joined(part, shared);
    }
    // 牛饲养量、出栏量: the beginning is shared.
    if (index > 0 && headOfFirst && first.length > headOfFirst.length && part.length <= 3 && !names.has(part) && words.head.has(part)) {
      return first.slice(0, first.length - headOfFirst.length) + part;
    }
    return part;
  });
}

/** 战略性新兴产业 + 产业增加值: what both hold stands once. */
function joined(part: string, shared: string): string {
  for (let n = Math.min(part.length, shared.length - 1); n >= 2; n--) if (part.endsWith(shared.slice(0, n))) return part + shared.slice(n);
  return part + shared;
}

/** What the earlier names lack: 产值占比, 人均可支配收入, 毛入学率. */
function sharedEnd(name: string, head: string): string {
  const share = /(?:营业收入|产值|增加值|投资|收入|支出|消费|产量)?占.+(?:比重|比例|比率)$/.exec(name);
  if (share) return share[0];
  const known = COMMON_END.exec(name);
  if (known) return known[0];
  return head.length === 1 ? name.slice(-3) : head;
}

const COMMON_END = new RegExp(`(?:${PHRASES.shared_end})$`);

function jointAt(text: string, at: number, end: number): number {
  if (text[at] === '、') return 1;
  if (text.startsWith('”“', at)) return 2;
  if (text.startsWith('以及', at)) return 2;
  if (/[和与及]/.test(text[at] as string) && at + 2 < end && at > 0) return 1;
  return 0;
}
