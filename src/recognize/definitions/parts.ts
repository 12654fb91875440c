import { LIST_NUMBERS } from '../../segment/list-numbers.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';

const PHRASES = readPhrases('vocabulary/data/definition_contexts.tsv', ['whole']);

/** The stops that may stand between the parts of one list, the finest division first. */
const SPLITS = ['、，；', '；，', '；', '、'];

/**
 * Splits a definition into its parts, by the stops that make as many as the name counts; the last of them may stand behind a
 * conjunction. Of several counts the greatest that fits is taken, as 五区一带 tells six things, and five only by their joint.
 *
 * @returns the parts; where none of the counts fits, what the finest division gives
 * @example split('育苗、修渠和办会', [3]) → ['育苗', '修渠', '办会']
 */
export function split(body: string, counts: readonly number[]): string[] {
  // A comma parts more than 、 does: where one item holds one and another doesn't, they are no items.
  const readings = SPLITS.map((stops) => withoutClauseBehind(cut(body, stops), stops)).filter(
    (parts, i) => !(i === 0 && body.includes('，') && body.includes('；')) && (SPLITS[i] !== '、' || haveClausesAlike(parts)),
  );
  // 面向太平洋、印度洋的枢纽和航空枢纽: of two parts that end alike the conjunction stands between them.
  const pair = counts.includes(2) && !/[，；]/.test(body) ? splitLast([body]) : [];
  if (pair.length === 2 && pair[0]?.slice(-2) === pair[1]?.slice(-2)) return tidied(pair);
  const open = withOpenLast(readings.at(-1) ?? []);
  if (open && counts.includes(open.length)) return tidied(open);
  for (const count of counts.toSorted((a, b) => b - a)) {
    const parts =
      readings.find(({ length }) => length === count) ??
      readings.map(withLastSplit).find(({ length }) => length === count) ??
      joined(readings, count);
    if (parts) return tidied(parts);
  }
  return tidied(splitLast(readings[0] ?? []));
}

/** Whether each of some items has as many clauses as the others; two that have more than one are the clauses of a sentence. */
function haveClausesAlike(items: readonly string[]): boolean {
  const clauses = new Set(items.map((item) => cut(item, '，；').length));
  return clauses.size === 1 && (items.length > 2 || clauses.has(1));
}

/** The last of a division that others divide more finely is a list itself, whose conjunction joins its own items. */
const withLastSplit = (parts: readonly string[]): readonly string[] =>
  cut(parts.at(-1) ?? '', '、').length > 1 ? parts : splitLast(parts);

/** A、B、C，以此…: the clause behind the list is none of its parts, where the last item alone has one. */
function withoutClauseBehind(parts: readonly string[], stops: string): string[] {
  const last = parts.at(-1);
  if (stops !== '、' || parts.length < 3 || last === undefined || parts.slice(0, -1).some((part) => cut(part, '，；').length > 1))
    return [...parts];
  return [...parts.slice(0, -1), cut(last, '，；')[0] ?? last];
}

/** A、B和C、D等大工程: behind the conjunction of a list stands its last part, however many it names. */
function withOpenLast(parts: readonly string[]): readonly string[] | null {
  const at = parts.findIndex((part) => splitLast([part]).length > 1);
  if (at < 0 || at === parts.length - 1 || !/等(?!级)[\u4e00-\u9fff]{2,}$/.test(parts.at(-1) ?? '')) return null;
  const [left = '', right = ''] = splitLast([parts[at] as string]);
  return [...parts.slice(0, at), left, [right, ...parts.slice(at + 1)].join('、')];
}

/** A及B、C、D, where the name counts four: one of the items holds two. */
function joined(readings: readonly (readonly string[])[], count: number): string[] | undefined {
  for (const parts of readings) {
    if (parts.length !== count - 1 || parts.length < 2 || parts.some((part) => cut(part, '、，；').length > 1)) continue;
    const halves = parts.map((part) => splitLast([part]));
    const pair = halves.findIndex(({ length }) => length === 2);
    if (pair >= 0 && halves.every(({ length }, i) => i === pair || length === 1)) return halves.flat();
  }
  return undefined;
}

const tidied = (parts: readonly string[]): string[] => withoutSharedVerb(parts.map(tidy).filter(Boolean));

/** 坚决打好A攻坚战、坚决打好B攻坚战: the verb that all parts share is none of them. */
function withoutSharedVerb(parts: string[]): string[] {
  const lead = /^(?:坚决|全力|着力)?(?:打好|打赢|抓好|做好)/.exec(parts[0] ?? '')?.[0];
  if (lead && parts.length > 1 && parts.every((part) => part.startsWith(lead))) return parts.map((part) => part.slice(lead.length));
  return parts;
}

const OPENING = '“《（';
const CLOSING = '”》）';

/** Cuts at stops that stand in no marks or brackets; empty parts are left out. */
export function cut(body: string, stops: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < body.length; i++) {
    const c = body[i] as string;
    if (OPENING.includes(c)) depth++;
    else if (CLOSING.includes(c)) depth--;
    else if (depth <= 0 && stops.includes(c)) {
      parts.push(body.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(body.slice(start));
  return parts.filter((p) => p !== '');
}

/** Whether every mark and bracket of some words is opened and closed in them. */
export function isBalanced(words: string): boolean {
  let depth = 0;
  for (const c of words) {
    depth += OPENING.includes(c) ? 1 : CLOSING.includes(c) ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

const CONJUNCTION = /以及|和|与|及/g;
const WHOLE = new RegExp(PHRASES.whole, 'g');

/** The last part of a list may hold two: …、C和D. The conjunction stands in no marks and in no word (和谐, 参与). */
export function splitLast(parts: readonly string[]): string[] {
  const last = parts.at(-1);
  if (last === undefined) return [];
  const words = [...last.matchAll(WHOLE)];
  for (const { index, 0: conjunction } of last.matchAll(CONJUNCTION)) {
    const end = index + conjunction.length;
    if (index < 2 || last.length - end < 2) continue;
    if (words.some((word) => word.index < end && index < word.index + word[0].length)) continue;
    if (isBalanced(last.slice(0, index))) return [...parts.slice(0, -1), last.slice(0, index), last.slice(end)];
  }
  return [...parts];
}

const JOINT = new RegExp(`^(?!${PHRASES.whole})(?:以及|和|与|及)`);
const NUMBER = new RegExp(`^(?:${LIST_NUMBERS.told}|${LIST_NUMBERS.bracketed}|${LIST_NUMBERS.circled}|${LIST_NUMBERS.digits})`);
const DEFINER = /^(?:即(?![墨使将便])|是指|指(?![导定数挥标出示]))/;

/** 总体规划、详细规划和专项规划: items that end alike, also behind the conjunction. */
export function endAlike(list: string): boolean {
  const items = splitLast(cut(list, '、'));
  return items.length > 1 && new Set(items.map((item) => item.slice(-2))).size === 1;
}

/** A part without the conjunction or number before it and the stop or 等 behind it. */
export const tidy = (part: string): string =>
  part
    .trim()
    .replace(JOINT, '')
    .replace(NUMBER, '')
    .replace(DEFINER, '')
    .replace(/(?:等|的[简统合]称)?[。；，、]*$/, '')
    .trim();

/** Where a mark stands next, the end of the text where it doesn't. */
export function endOf(text: string, from: number, mark: string): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}
