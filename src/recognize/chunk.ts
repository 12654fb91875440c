import type { Words } from '../model/types.ts';
import { wordAt } from '../segment/words.ts';
import { holdsHardStop, isCapacity, isClassifier, TRAIT, traitsOf, traitsOfPart } from './word-traits.ts';

/** A word that a numeral begins and that counts nothing: 三维, 五金. */
const WORD_OF_NUMERAL =
  /^[一二三四五六七八九十][^一二三四五六七八九十百千万亿两多余几个座条所处批家项套台栋幢辆名位件户村次届轮类种大级期]$/;
/** Before the number of a road. */
const ROAD = /(?:[国省县乡]道|[GS])$/;
const MAX_NAME = 36;
/** No part of a name in marks or brackets is longer, with them. */
const MAX_QUOTED = 24;
const MAX_BRACKET = 14;
/** How many words before an unknown verb are looked at for what identifies a name. */
const LOOK_BACK = 6;

/** A noun phrase that ends in a head noun, read leftwards to where the name begins. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  /** Where reading stopped: `start`, or before the words of no meaning that were taken off the beginning. */
  readonly edge: number;
  /** A number with a classifier stands before it: it is a class of things, not one thing. */
  readonly quantified: boolean;
  /** The word that bounds the name on the left, empty at a clause's beginning. */
  readonly governor: string;
}

/** Whether the word can stand in a name before a nominal verb. */
function nameLike(words: Words, text: string, index: number): boolean {
  if (index < 0) return false;
  const traits = traitsOf(words)[index] as number;
  if (traits & TRAIT.hardStop) return false;
  const first = text[words.starts[index] as number] as string;
  const single = (traits & TRAIT.single) !== 0;
  if (single && first === '”') return true;
  // 除险加固 及 | 清淤 项目: what a conjunction joins to a name isn't governed by the verb.
  if (single && (first === '及' || first === '与')) return nameLike(words, text, index - 1);
  if (traits & TRAIT.bounds) return false;
  return (traits & (TRAIT.classed | TRAIT.nameTag)) !== 0 || (single && !(traits & TRAIT.function));
}

/**
 * Whether an unknown verb stands inside a name: something before it, with no boundary between, tells which thing is meant
 * (甲河 调蓄 引水), or a list's comma bounds the name anyway.
 */
function insideName(words: Words, text: string, index: number, floor: number, nameStart: (offset: number) => number): boolean {
  const traits = traitsOf(words);
  for (let k = index - 1, n = 0; k >= 0 && n < LOOK_BACK; k--, n++) {
    const start = words.starts[k] as number;
    if (start < floor) return false;
    const own = traits[k] as number;
    if (own & TRAIT.single && (text[start] === '、' || text[start] === '”')) return true;
    if (nameStart(start) >= floor) return true;
    if (own & (TRAIT.hardStop | TRAIT.bounds)) return false;
    if (own & TRAIT.proper) return true;
    if (own & TRAIT.function) return false;
  }
  return false;
}

/** Whether 至 joins the two ends of a route: 甲县 | 至 | 乙县. */
function joinsRoute(words: Words, text: string, index: number, nameStart: (offset: number) => number): boolean {
  if (index <= 0 || index + 1 >= words.count) return false;
  const before = words.starts[index] as number;
  const after = words.starts[index + 1] as number;
  const beside = (offset: number, word: number): boolean =>
    nameStart(offset) >= 0 || /^(?:ns|nr|nz|nt|x|s|n|j|ng|g)$/.test(words.tags[word] ?? '');
  return (
    !/[\d，。；、]/.test((text[before - 1] ?? '，') + (text[after] ?? '，')) && beside(before - 1, index - 1) && beside(after, index + 1)
  );
}

/**
 * Reads a name leftwards from its head noun to its true start: over nouns, names, quoted parts, capacities and nominal
 * verbs, to the first governing verb, particle, quantity or punctuation mark.
 *
 * @param head span of the head noun, clean-text offsets
 * @param floor offset that the name can't begin before (the sentence's start)
 * @param nameStart start of the recognised name that covers an offset, -1 where none does; such names are never cut
 */
export function chunkBefore(
  text: string,
  words: Words,
  head: { start: number; end: number },
  floor: number,
  nameStart: (offset: number) => number,
): Chunk {
  let index = wordAt(words, head.start);
  let start = Math.min(words.starts[index] as number, head.start);
  if (start < head.start && holdsHardStop(text.slice(start, head.start))) start = head.start;
  const traits = traitsOf(words);
  let quantified = false;
  let governor = '';
  for (;;) {
    // A name that was recognised before is taken whole.
    const covered = nameStart(start - 1);
    if (covered >= floor && covered < start && head.end - covered <= MAX_NAME) {
      start = covered;
      index = wordAt(words, start);
      continue;
    }
    const j = start <= 0 ? -1 : wordAt(words, start - 1);
    if (j < 0 || start <= floor || head.end - start > MAX_NAME) break;
    const wordStart = words.starts[j] as number;
    const last = text[start - 1];
    if (last === '”' || last === '）') {
      const open = openingOf(text, start, floor);
      if (open < 0) break;
      start = open;
      continue;
    }
    // A name that was taken whole may begin inside a word.
    const own = traitsOfPart(text, words, j, wordStart, start);
    if (own & TRAIT.hardStop) break;
    if (own & TRAIT.joins) {
      start = wordStart;
      continue;
    }
    if (own & TRAIT.numeral) {
      const part = numeralPart(text, words, wordStart, start, floor, own);
      if (part === 'name') {
        start = wordStart;
        continue;
      }
      governor = text.slice(wordStart, start);
      quantified ||= part !== 'other';
      // The classifier behind it is no part of the name.
      if (part === 'counter') start += 1;
      break;
    }
    if (own & TRAIT.single && last === '至' && joinsRoute(words, text, j, nameStart)) {
      start = wordStart;
      continue;
    }
    if (own & TRAIT.bounds || (own & (TRAIT.function | TRAIT.classed)) === TRAIT.function) {
      governor = text.slice(wordStart, start);
      break;
    }
    if (own & TRAIT.classifier) {
      const counts = j > 0 && (traits[j - 1] as number) & TRAIT.numeral && !(own & TRAIT.capacity);
      if (counts && !(own & TRAIT.single && last === '号')) {
        quantified = true;
        governor = text.slice(wordStart, start);
        break;
      }
      start = wordStart;
      continue;
    }
    const governs =
      own & TRAIT.nominal
        ? !nameLike(words, text, j - 1)
        : own & TRAIT.verb && !(own & TRAIT.classed) && !insideName(words, text, j, floor, nameStart);
    if (governs || own & TRAIT.beside) {
      governor = text.slice(wordStart, start);
      break;
    }
    start = wordStart;
  }
  // A word that the floor cuts isn't taken.
  start = Math.max(start, Math.min(floor, head.start));
  return { start: trimGeneric(text, words, start, head.start), end: head.end, edge: start, quantified, governor };
}

/** Where the marks or brackets open that close at an offset; -1 where they hold more than a part of a name. */
function openingOf(text: string, end: number, floor: number): number {
  const quoted = text[end - 1] === '”';
  const open = text.lastIndexOf(quoted ? '“' : '（', end - 1);
  if (open < floor || end - open > (quoted ? MAX_QUOTED : MAX_BRACKET)) return -1;
  return !quoted && /[，。；]/.test(text.slice(open, end)) ? -1 : open;
}

/**
 * What a numeral says before a name: it is a part of the name (二期, 150万吨, 八村), counts with the unit that it holds (12个) or with
 * the classifier right behind it, counts as it is (12), or is something else and ends the name all the same.
 */
function numeralPart(
  text: string,
  words: Words,
  start: number,
  end: number,
  floor: number,
  traits: number,
): 'name' | 'count' | 'counter' | 'other' {
  const word = text.slice(start, end);
  // The unit, if any, is what the chunk begins with now.
  const following = text.slice(end, end + 4);
  if (
    /^(?:号|期|\+|#|×)/.test(following) ||
    word.startsWith('第') ||
    isCapacity(leadingUnit(text, words, end)) ||
    traits & TRAIT.capacity ||
    /^[百千万]?万?吨级?$/.test(word) ||
    WORD_OF_NUMERAL.test(word) ||
    ROAD.test(text.slice(Math.max(floor, start - 2), start))
  )
    return 'name';
  if (isClassifier(word.at(-1) as string)) return 'count';
  if (isClassifier(text[end] ?? '')) return 'counter';
  if (/^[\d.]+$/.test(word)) return 'count';
  // A numeral that counts nothing is part of a name: 八村, 二车公路.
  const named = (word.length === 1 && !/[两几数]/.test(word)) || (/^[一二三四五六七八九十]{2}$/.test(word) && !/^[大类级]/.test(following));
  return named ? 'name' : 'other';
}

function leadingUnit(text: string, words: Words, at: number): string {
  const i = wordAt(words, at);
  return text.slice(at, words.starts[i + 1]);
}

/** Words that say nothing of which thing is meant don't begin its name. */
function trimGeneric(text: string, words: Words, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const w = wordAt(words, at);
    const end = words.starts[w + 1] as number;
    if (end >= limit || !(traitsOfPart(text, words, w, at, end) & TRAIT.unspecific)) break;
    at = end;
  }
  return at;
}

/** Where a name goes on after the verbs that it begins with and that might as well govern it: 服务 建设 | 示范区. */
export function afterLeadingVerbs(text: string, words: Words, start: number, limit: number): number {
  const traits = traitsOf(words);
  let at = start;
  while (at < limit) {
    const w = wordAt(words, at);
    const end = words.starts[w + 1] as number;
    if (end >= limit || words.starts[w] !== at) break;
    const own = traits[w] as number;
    if (!(own & TRAIT.nominal) && (own & (TRAIT.verb | TRAIT.classed)) !== TRAIT.verb) break;
    at = end;
  }
  return trimGeneric(text, words, at, limit);
}
