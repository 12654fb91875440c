import { readPhrases } from '../vocabulary/phrases.ts';
import { bare } from './marks.ts';

const PHRASES = readPhrases('vocabulary/data/honor_contexts.tsv', ['confers', 'applies', 'makes']);

/** How the clause governs a title: conferred, applied for, or made and kept without anybody's conferring it. */
export type Governance = 'conferred' | 'applied' | 'made';

const CONFERS = `(?:${PHRASES.confers})`;
const APPLIES = `(?:${PHRASES.applies})`;
const MAKES = `(?:${PHRASES.makes})`;
/** What may stand between the verb and the title it governs. */
const BETWEEN =
  '(?:成|为|了|过|到|的是|建设|一批|全省|全市|全县|首个|首家|第[一二三四五六七八九十]批|首批|\\d+(?:个|家|项|处|次)|[一二三四五六七八九十两](?:个|家|项|处))*';
const GOVERNED: readonly (readonly [RegExp, Governance])[] = [
  [new RegExp(`(?:成功|已)创建${BETWEEN}$`), 'conferred'],
  [new RegExp(`${CONFERS}${BETWEEN}$`), 'conferred'],
  [new RegExp(`${APPLIES}${BETWEEN}$`), 'applied'],
  [new RegExp(`${MAKES}${BETWEEN}$`), 'made'],
];
const VERB = new RegExp(`${CONFERS}|${APPLIES}|${MAKES}`, 'g');
const CONFERRING = new RegExp(`^${CONFERS}$`);
const CONFERRING_OR_APPLYING = new RegExp(`^(?:${CONFERS}|${APPLIES})$`);
const GOVERNING = new RegExp(`^(?:${CONFERS}|${APPLIES}|${MAKES})`);
/** These stand inside titles too (林业建设示范县): they govern only at the beginning of what is read. */
const ALSO_INSIDE = /^(?:建设|发展|实现)$/;
const APPLIED_AFTER = /^(?:”|等)?(?:创建|申报|创评|评选|创城|称号创建)/;
const WINDOW = 72;

/** A verb that may govern a title; offsets are into what was searched. */
export interface GoverningVerb {
  readonly at: number;
  readonly end: number;
  readonly confers: boolean;
  /** It confers or applies for a title, where others only make something. */
  readonly awards: boolean;
}

/** The last verb of a segment that may govern the title behind it; null without one. */
export function lastGoverningVerb(segment: string): GoverningVerb | null {
  let last: GoverningVerb | null = null;
  for (const { 0: verb, index } of segment.matchAll(VERB)) {
    if (ALSO_INSIDE.test(verb) && index > 2) continue;
    last = { at: index, end: index + verb.length, confers: CONFERRING.test(verb), awards: CONFERRING_OR_APPLYING.test(verb) };
  }
  return last;
}

/** Whether words begin with a verb that governs titles. */
export const beginsWithGoverning = (words: string): boolean => GOVERNING.test(words);

/**
 * How the words around a title govern it: the verb right before it, over the list that it stands in, or the verb behind
 * it (文明城市创建).
 *
 * @param start where the title begins
 * @param end where it ends
 * @param floor where its sentence begins: nothing before it is read
 * @returns null where nothing governs it
 */
export function governanceOf(text: string, start: number, end: number, floor: number): Governance | null {
  const before = governanceBefore(text, start, floor);
  return before !== 'conferred' && APPLIED_AFTER.test(text.slice(end, end + 4)) ? 'applied' : before;
}

function governanceBefore(text: string, start: number, floor: number): Governance | null {
  const before = bare(text.slice(Math.max(floor, start - WINDOW), start));
  const clause = before.slice(before.search(/[^，。；：！？\n]*$/));
  for (const [pattern, governance] of GOVERNED) if (pattern.test(clause)) return governance;
  // A list: the verb of its first member governs all.
  if (/(?:[、和与及]|[、和]\d+[个家])$/.test(clause)) {
    const verb = [...clause.matchAll(VERB)].map((m) => m[0]).findLast((v) => !ALSO_INSIDE.test(v));
    if (verb) for (const [pattern, governance] of GOVERNED) if (pattern.test(verb)) return governance;
  }
  return null;
}
