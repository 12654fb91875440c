import type { Context, EntityMention } from './context.ts';
import { byKeyword, headings, numbered } from './definitions/ahead.ts';
import { listBefore, quotedBefore } from './definitions/before.ts';
import { behind, elsewhere } from './definitions/behind.ts';
import { countsOf } from './definitions/counts.ts';
import { fromGlossary } from './definitions/glossary.ts';
import { isBalanced } from './definitions/parts.ts';

/**
 * Adds to every mention the parts that the text itself spells out for it: in a glossary, behind 即 or a colon, in brackets, in the
 * list right before it, or as the sentences and headings that follow.
 *
 * @example “六稳”：稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期 → six parts; 苹果、肉牛、中药材三大主导产业 → three
 */
export function withExpansions(context: Context, mentions: readonly EntityMention[]): EntityMention[] {
  const best = new Map<string, Reading>();
  const readings = mentions.map((mention): Reading | null => {
    const given = mention.attributes?.expansion;
    const reading = given ? { rank: 0, parts: given } : partsOf(context, mention);
    const known = best.get(mention.name);
    if (reading && (!known || reading.rank < known.rank)) best.set(mention.name, reading);
    return reading;
  });
  return mentions.map((mention, i) =>
    readings[i] ? { ...mention, attributes: { ...mention.attributes, expansion: (best.get(mention.name) as Reading).parts } } : mention,
  );
}

/** Parts with the rank of the rule that read them: the lower, the surer. */
interface Reading {
  readonly rank: number;
  readonly parts: readonly string[];
}

/** The surest first. */
const RULES = [behind, fromGlossary, elsewhere, listBefore, quotedBefore, byKeyword, numbered, headings];

function partsOf(context: Context, mention: EntityMention): Reading | null {
  const name = mention.name;
  let counts = countsOf(name);
  if (counts.length === 0) {
    const inner = /“([^”]+)”/.exec(context.text.slice(Math.max(0, mention.start - 1), mention.end + 1))?.[1];
    if (inner !== undefined) counts = countsOf(inner);
  }
  for (let rank = 0; rank < RULES.length; rank++) {
    const parts = (RULES[rank] as (typeof RULES)[number])(context, mention, counts);
    if (parts.length > 0 && parts.every(isWhole)) return { rank, parts: withoutHead(parts, name) };
  }
  return null;
}

/** A bare number, with its measure or without: 6, 4个, 120项. */
const NUMBER = /^\d+(?:\.\d+)?\p{Script=Han}{0,2}$/u;

/** Whether a part has both ends of its marks and says more than a number; one that hasn't was cut out of something else. */
const isWhole = (part: string): boolean => !NUMBER.test(part) && isBalanced(part);

/** 七大攻坚战（A、B、C攻坚战）: the noun that only the last part has is the name's. */
function withoutHead(parts: readonly string[], name: string): readonly string[] {
  const last = parts.at(-1) as string;
  const head = /(?:攻坚战|行动|工程|战略|改革|体系|产业)$/.exec(name)?.[0];
  if (!head || !last.endsWith(head) || parts.length < 3 || parts.slice(0, -1).some((part) => part.endsWith(head))) return parts;
  return [...parts.slice(0, -1), last.slice(0, -head.length)];
}
