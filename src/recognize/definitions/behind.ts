import { type Context, type EntityMention, matchesWithin } from '../context.ts';
import { partsIn } from './body.ts';
import { DIGIT } from './counts.ts';
import { DEFINES } from './definers.ts';
import { isHeading, ownPart } from './glossary.ts';
import { cut, endOf, split } from './parts.ts';

/** UTF-16 units of a definition that are read. */
const MAX_BODY = 900;

const MARK = new RegExp(`^[”\\]】]?[\u4e00-\u9fff]{0,6}?[”\\]】]?(?:(：\\n{0,3})|(（)|，?${DEFINES})`);

/** The parts right behind a name: “X”：A、B、C; X即A、B; X（A、B、C）. */
export function behind(context: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const { text } = context;
  const known = knownParts(context, mention);
  if (known) return known;
  // “A、B、C”三大战略: the formula is its own definition.
  const own = cut(mention.name, '、');
  const gathers = /^”([一二三四五六七八九十])(?:大|个|项)/.exec(text.slice(mention.end, mention.end + 3));
  if (gathers && own.length === DIGIT[gathers[1] as string]) return own;
  const mark = MARK.exec(text.slice(mention.end, mention.end + 17));
  if (!mark) return [];
  const start = mention.end + mark[0].length;
  const paragraphEnd = endOf(text, start, '\n');
  if (mark[2]) return bracketed(text.slice(start, paragraphEnd), counts);
  // What stands behind the term of a glossary is read there (fromGlossary); elsewhere a colon defines what counts its parts.
  if (isHeading(text, mention.start) || (mark[1] && counts.length === 0)) return [];
  const body = text.slice(start, Math.min(paragraphEnd, start + MAX_BODY));
  return partsIn(ownPart(body, mention.name) ?? body, mention.name, counts);
}

/** X（A、B、C）: as many as the name counts. */
function bracketed(rest: string, counts: readonly number[]): readonly string[] {
  const close = rest.indexOf('）');
  if (close < 0 || close > MAX_BODY || counts.length === 0) return [];
  const parts = split(rest.slice(0, close), counts);
  return counts.includes(parts.length) ? parts : [];
}

/** The parts that the vocabulary knows of a name, where the text tells them all right behind it; null where it doesn't. */
function knownParts(context: Context, mention: EntityMention): readonly string[] | null {
  const { text } = context;
  const expansion = matchesWithin(context, mention.start, mention.end).find((m) => m.start === mention.start && m.end === mention.end)
    ?.entry.expansion;
  if (!expansion || expansion.length < 2) return null;
  if (expansion.length > 2 && saysInRow(context, expansion)) return expansion;
  const told = text.slice(mention.end, Math.min(endOf(text, mention.end, '\n'), mention.end + 240));
  return MARK.test(told) && expansion.every((part) => told.includes(part)) ? expansion : null;
}

const rows = new WeakMap<Context, Map<readonly string[], boolean>>();

/** Whether a text says parts in a row, wherever. */
function saysInRow(context: Context, parts: readonly string[]): boolean {
  let known = rows.get(context);
  if (!known) {
    known = new Map();
    rows.set(context, known);
  }
  let says = known.get(parts);
  if (says === undefined) {
    says = context.text.includes(parts.join('、'));
    known.set(parts, says);
  }
  return says;
}

const definers = new WeakMap<Context, readonly number[]>();

/** Where 即 stands in a text. */
function definersOf(context: Context): readonly number[] {
  let offsets = definers.get(context);
  if (!offsets) {
    offsets = [...context.text.matchAll(/即/g)].map(({ index }) => index);
    definers.set(context, offsets);
  }
  return offsets;
}

/** A counted name that is told elsewhere in the text (四个落实即…; “四个落实”，即…). */
export function elsewhere(context: Context, mention: EntityMention, counts: readonly number[]): readonly string[] {
  const { text } = context;
  if (counts.length === 0 || mention.name.length < 3) return [];
  for (const at of definersOf(context)) {
    const end = at - (/”?，?$/.exec(text.slice(Math.max(0, at - 2), at))?.[0].length ?? 0);
    if (end - mention.name.length === mention.start || !text.endsWith(mention.name, end)) continue;
    const body = text.slice(at + 1, Math.min(endOf(text, at, '\n'), at + MAX_BODY));
    const parts = partsIn(body, mention.name, counts);
    if (parts.length > 0) return parts;
  }
  return [];
}
