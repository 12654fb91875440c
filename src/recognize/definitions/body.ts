import { groupSizes, keywordOf, stemOf } from './counts.ts';
import { DEFINES } from './definers.ts';
import { groupedParts, headedParts, pairedParts } from './groups.ts';
import { clausesOf, countedItems, itemsByWord, namedItems, uncountedItems } from './items.ts';
import { cut, endOf, split } from './parts.ts';
import { type Stretch, stretches } from './stretches.ts';

/** A page on which a footnote stands. */
const PAGE = /（(?:见|详见)[^（）]{0,8}页）/g;
/** UTF-16 units of a part that does without the word that the first begins with. */
const MAX_ALIKE = 16;
const LEADS = /^(?:即|是指|指的是|指(?![导定数挥示标出])|就是|为(?![了])|主要包括|包括|分别是|具体为|是)[：，]?/;

/** 全会提出：…: by whom it was told. */
const TOLD_BY = /^[^：；。]{0,40}(?:提出|明确|指出|要求|确定)：/;

/** Where a definition of something else begins: ；“B”即…, ；B即…. */
function nextEntry(body: string): number {
  const at = body.search(/[；。](?:“[^”]{1,20}”[\u4e00-\u9fff]{0,6}(?:，?(?:即|是指|指)|：)|[^；。，、“”]{1,10}(?:，?即|是指|：))/);
  return at < 0 ? body.length : at;
}

/**
 * The parts of a name in the words that define it.
 *
 * @param told what stands behind the name and the mark of a definition, to the end of the paragraph
 * @param counts how many parts the name says it has
 * @returns the parts as the text writes them; empty where the words tell what the name means without listing anything
 * @example partsIn('即统一育苗、统一防疫。', '两个统一', [2]) → ['统一育苗', '统一防疫']
 */
export function partsIn(told: string, name: string, counts: readonly number[]): readonly string[] {
  const body = told
    .replace(PAGE, '')
    .replace(/^[：，\s]+/, '')
    .replace(TOLD_BY, '');
  // 六个必须：必须…。必须…。 is told by its keyword.
  const keyword = keywordOf(name);
  const first = body.slice(0, endOf(body, 0, '。'));
  if (keyword && body.startsWith(keyword)) {
    const parts = split(first, counts);
    const alike =
      parts.every((part) => part.startsWith(keyword)) || parts.slice(1).every((part) => !part.includes(keyword) && part.length < MAX_ALIKE);
    return counts.includes(parts.length) && alike ? parts : [];
  }
  // “放管服”：简政放权、放管结合、优化服务。“放”即…: the list before its parts are told is the shorter.
  const named = counts.length === 0 ? namedItems(first.replace(LEADS, ''), name) : [];
  if (named.length > 0) return named;
  const grouped = groupedParts(body, name);
  if (grouped.length > 0) return grouped;
  const headed = headedParts(body, name);
  if (headed.length > 0) return headed;
  const sentence = body.slice(0, Math.min(first.length, nextEntry(body))).replace(LEADS, '');
  const listed = listedIn(sentence, name, counts);
  if (listed.length > 0) return listed;
  // …会上提出的要求。即A、B、C: the list is a sentence of its own.
  const later = LATER.exec(body)?.[1];
  return later ? listedIn(later, name, counts) : [];
}

const LATER = new RegExp(`。(?:${DEFINES}|主要包括)[：，]?([^。]+)`);

const itemsIn = ({ words }: Stretch, name: string) => countedItems(words, [cut(words, '、').length], name);

/** The parts that one sentence lists. */
function listedIn(sentence: string, name: string, counts: readonly number[]): readonly string[] {
  const paired = pairedParts(sentence, name);
  if (paired.length > 0) return paired;
  const sizes = groupSizes(name);
  if (sizes.length < 2) return counts.length > 0 ? countedItems(sentence, counts, name) : uncountedItems(sentence, name);
  // 以A、B、C为主要内容: these are the parts, however many the name counts.
  const found = stretches(sentence, name);
  const sure = found.filter((stretch) => stretch.sure);
  const framed = sure.length === 1 ? itemsIn(sure[0] as Stretch, name) : [];
  if (framed.length > 0) return framed;
  // 三创四建: 创A、创B，建C…: the words that it counts begin the parts.
  for (const { words, items } of found) {
    const begun = items ? [] : itemsByWord(words, name);
    if (begun.length > 0) return begun;
  }
  // 1530 is told in sentences of their own numbers.
  const clauses = /^\d+$/.test(stemOf(name)) && sizes.includes(0) ? [] : clausesOf(sentence, sizes, name);
  if (clauses.length > 0) return clauses;
  const sums = [sizes, /^双/.test(name) ? sizes.slice(1) : []]
    .map((each) => each.reduce((sum, size) => sum + size, 0))
    .filter((sum) => sum > 1);
  const all = sizes.includes(0) ? [] : countedItems(sentence, [...sums, ...counts], name);
  return all.length > 0 || (sizes.length < 3 && !sizes.includes(0)) ? all : countedItems(sentence, [sizes.length], name, false);
}
