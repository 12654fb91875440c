import { wordAt } from '../segment/words.ts';
import { chunkBefore } from './chunk.ts';
import { CLAUSE_MARKS } from './clauses.ts';
import type { Context } from './context.ts';
import type { HeadMatch } from './heads.ts';
import type { NameSpans } from './identity.ts';
import { GROUP, LEVEL_WORD, NATIONAL, type OrganizationHead, organizationClasses } from './organization-words.ts';
import { boundsNames } from './word-traits.ts';

const QUANTITY_BEFORE = /(?:\d|[一二两三四五六七八九十百千几多余数])(?:余|多)?(?:个|所|家|座|处|批|支|名|类|级|项|间|户)$/;
const QUANTITY_AFTER = /^(?:达|达到|共|增至|总数达)?\d+(?:余|多)?(?:个|所|家|座|处|支)/;
/** Marks that no name reaches across. */
const STOP = new RegExp(`[${CLAUSE_MARKS}、（《]`);
/** Verbs that the tagger joins to a name. */
const LEADING_VERB = /^(?:新建|迁建|扩建|改建|对口支援|高标准建设)(?=.{2})/;

/** Whether the words before a name count what it names: 138所. */
export const isQuantity = (before: string): boolean => QUANTITY_BEFORE.test(before);

/**
 * Where the name of an institution begins that ends in this head.
 *
 * @param floor offset that it can't begin before (the sentence's start)
 * @param names regions and institutions that were recognised before: they are never cut
 * @returns the offset, and whether a quantity before or after says that it is a class of institutions
 */
export function institutionStart(
  context: Context,
  match: HeadMatch<OrganizationHead>,
  floor: number,
  names: NameSpans,
): { start: number; quantified: boolean } {
  const { text, words } = context;
  const chunk = chunkBefore(text, words, match, floor, names.startCovering);
  let start = chunk.start;
  const stretch = stretchBefore(context, match.start, floor, names);
  if (stretch.place >= 0) start = Math.min(start, stretch.place);
  else if (match.start - start < 4 && match.start - stretch.start >= 4) start = stretch.start;
  // A verb before the name of a place is no part of the institution's name: 支援|乙地兵团.
  for (let w = wordAt(words, start); (words.starts[w + 1] as number) < match.start; w++) {
    const next = words.starts[w + 1] as number;
    if (!/^v/.test(words.tags[w] as string) || names.startCovering(next) !== next) break;
    start = next;
  }
  start += LEADING_VERB.exec(text.slice(start, match.start))?.[0].length ?? 0;
  if (GROUP.test(text.slice(match.start, match.end))) {
    // 成立|振兴甲地制造工作领导小组: all between the founding verb and the head is the name.
    const founded = /(?:成立|组建|设立)(?:了)?(?:[^，。；：、]{0,24}的)?([^，。；：、的]{0,24})$/.exec(text.slice(floor, match.start));
    if (founded) start = Math.min(start, match.start - (founded[1] as string).length);
  }
  start = insideMarks(text, ownItem(context, start, match.start, floor) ?? start, match.start);
  const before = text.slice(Math.max(floor, start - 6), start);
  const quantified =
    isQuantity(before) || QUANTITY_AFTER.test(text.slice(match.end, match.end + 8)) || (chunk.quantified && !/[次场届期]$/.test(before));
  // 在|沪国家实验室: a place's one-character name behind a preposition is no part of the name either.
  if (/[在驻]/.test(text[start - 1] ?? '') && NATIONAL.test(text.slice(start + 1, match.start))) start += 1;
  return { start, quantified };
}

/** The name does not reach out of the quotation or over the dash or number that its head stands behind. */
function insideMarks(text: string, start: number, head: number): number {
  const modifier = text.slice(start, head);
  const open = modifier.lastIndexOf('“');
  if (open >= 0 && !modifier.includes('”', open)) return start + open + 1;
  const dash = modifier.lastIndexOf('——');
  return dash >= 0 ? start + dash + 2 : start + (/^（\d+）/.exec(modifier)?.[0].length ?? 0);
}

const MAX_ITEM = 6;

/**
 * Where the name begins when the tagger takes its first character for something else: 县|民政局, or a whole short item of a
 * list (、保师附校、). Null where neither is so.
 */
function ownItem({ text, words }: Context, start: number, head: number, floor: number): number | null {
  if (start <= floor) return null;
  const w = wordAt(words, start - 1);
  const from = words.starts[w] as number;
  if (start === head && from === start - 1 && LEVEL_WORD.test(text[from] as string)) return from;
  let item = start;
  while (item > floor && start - item < MAX_ITEM && /[\u4e00-\u9fff]/.test(text[item - 1] as string)) item--;
  if (text[item - 1] !== '、' || item === start || start - item > 2) return null;
  for (let i = w; (words.starts[i] as number) >= item; i--) {
    if ((words.starts[i + 1] as number) - (words.starts[i] as number) > 1 || words.tags[i] === 'c') return null;
  }
  return item;
}

/** Tags of particles, prepositions, conjunctions, pronouns and times: no name reaches across them. */
const STOP_TAG = /^(?:u[a-z]?|p|c|r|y|e|o|t|m|q)$/;
const MAX_STRETCH = 30;

/**
 * Reads left from a head over every word that can stand inside an institution's name, verbs included, since the tagger
 * takes much of such names for verbs (果权登记交易中心).
 *
 * @returns where the stretch begins without the verbs that lead it, and where the first name of a place or institution in
 * it begins, -1 without one
 */
function stretchBefore({ text, words }: Context, head: number, floor: number, names: NameSpans): { start: number; place: number } {
  let start = head;
  let place = -1;
  let governed = false;
  for (let w = wordAt(words, head - 1); start > floor && head - start < MAX_STRETCH; w--) {
    const covered = names.startCovering(start - 1);
    if (covered >= floor) {
      if (!governed) place = covered;
      start = covered;
      w = wordAt(words, start);
      continue;
    }
    const from = words.starts[w] as number;
    const word = text.slice(from, start);
    if (STOP.test(word)) break;
    if (word.endsWith('”')) {
      const open = text.lastIndexOf('“', from);
      if (open < floor || start - open > 20) break;
      start = open;
      w = wordAt(words, open);
      continue;
    }
    if (organizationClasses().get(word) !== 'inside' && word !== '全国' && (STOP_TAG.test(words.tags[w] as string) || boundsNames(word)))
      break;
    if (words.tags[w] === 'v' && word.length > 1 && organizationClasses().get(word) !== 'inside') governed = true;
    start = from;
  }
  const trimmed = afterVerbs({ text, words }, start, head);
  return { start: trimmed, place: place < 0 ? -1 : afterSubject({ text, words }, place, head, names) };
}

/** The first offset from `start` on where none of the verbs stands that may also govern. */
function afterVerbs({ text, words }: Pick<Context, 'text' | 'words'>, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const w = wordAt(words, at);
    const next = words.starts[w + 1] as number;
    if (words.tags[w] !== 'v' || organizationClasses().get(text.slice(at, next)) !== 'inside') break;
    at = next;
  }
  return at < limit ? at : start;
}

/** 甲市推进…中心: a place that a governing verb follows is the subject of the clause, not part of the name. */
function afterSubject({ text, words }: Pick<Context, 'text' | 'words'>, place: number, head: number, names: NameSpans): number {
  let w = wordAt(words, place);
  while ((words.starts[w] as number) < head && names.startCovering(words.starts[w] as number) >= 0) w++;
  const at = words.starts[w] as number;
  const word = text.slice(at, words.starts[w + 1]);
  if (words.tags[w] !== 'v' || organizationClasses().get(word) !== 'inside' || head - at - word.length < 4) return place;
  return at + word.length;
}
