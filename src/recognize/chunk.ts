import type { Words } from '../model/types.ts';
import { wordAt } from '../segment/words.ts';
import { readTable } from '../vocabulary/table.ts';

type WordClass = 'boundary' | 'nominal' | 'attributive' | 'generic' | 'deixis';

let classes: Map<string, WordClass> | undefined;
const classOf = (word: string): WordClass | undefined => {
  classes ??= new Map(readTable('vocabulary/data/boundary_words.tsv', ['word', 'class']).map((r) => [r.word, r.class as WordClass]));
  const known = classes.get(word);
  if (known !== undefined || word.length < 4) return known;
  // A set phrase of four characters that a verb begins or ends: 深入开展, 全力支持.
  return classes.get(word.slice(0, 2)) === 'boundary' || classes.get(word.slice(-2)) === 'boundary' ? 'boundary' : undefined;
};

/** Whether a word never stands inside a name: a governing verb, an adverb, a particle, a pointer at the document's region. */
export const boundsNames = (word: string): boolean => classOf(word) === 'boundary' || classOf(word) === 'deixis';

/** Tags of particles, prepositions, adverbs, pronouns, conjunctions, times: no name reaches across them. */
const BOUNDARY_TAGS = new Set(['uj', 'ul', 'uz', 'ud', 'ug', 'uv', 'u', 'p', 'd', 'r', 'y', 'e', 'o', 't', 'c', 'df']);
const PROPER_TAG = /^(?:ns|nr|nt|nz|nrt|nrfg)$/;
/** Units that tell how large one thing is, and so belong to its name (150万吨玉米淀粉项目), unlike classifiers (22个). */
const CAPACITY =
  /^(?:万|亿|千|百)?(?:吨级?|千瓦时?|瓦|兆瓦时?|千伏|伏|立方米?|立方|方|平方米|平米|亩|公里|米|毫秒|升|兆瓦|吉瓦|英寸|吉瓦时|吨\/年|方\/年|台套?|头|只|羽|匹|P|W|MW|GW|KW|kW|kV|KV|MWh|GWh|GWH|MWp)$/;
const NUMBER = /^[\d.×x+—-]*\d[\d.×x]*[万亿千百]?$/;
/** A word that a numeral begins and that counts nothing: 三维, 五金. */
const WORD_OF_NUMERAL =
  /^[一二三四五六七八九十][^一二三四五六七八九十百千万亿两多余几个座条所处批家项套台栋幢辆名位件户村次届轮类种大级期]$/;
/** Before the number of a road. */
const ROAD = /(?:[国省县乡]道|[GS])$/;
const CAPACITY_LEAD = /^(?:年产|日产|年处理|日处理|年加工|年屠宰|装机|总装机|日供水|日供|年出栏|年存栏|年产能)$/;
const CLASSIFIER = /^[个座条所处批家项套台栋幢辆名位件户村批次期轮届余多]$/;
const HARD_STOP = /[，。；：！？、\n（“《①-⒇]/;
const PHASE = /^[一二三四五六七八九十]期$/;
const MAX_NAME = 36;
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

const NAME_TAG = /^(?:n|j|l|i|b|x|eng|vn|an|s|k|h|g|z|q)/;

/** Whether the word can stand in a name before a nominal verb. */
function nameLike(words: Words, text: string, index: number): boolean {
  if (index < 0) return false;
  const word = text.slice(words.starts[index], words.starts[index + 1]);
  if (HARD_STOP.test(word)) return false;
  if (word === '”') return true;
  // 除险加固 及 | 清淤 项目: what a conjunction joins to a name isn't governed by the verb.
  if (/^[及与]$/.test(word)) return nameLike(words, text, index - 1);
  const cls = classOf(word);
  if (cls === 'boundary' || cls === 'deixis') return false;
  const tag = words.tags[index] as string;
  return cls !== undefined || NAME_TAG.test(tag) || (word.length === 1 && !BOUNDARY_TAGS.has(tag));
}

/**
 * Whether an unknown verb stands inside a name: something before it, with no boundary between, tells which thing is meant
 * (甜水堡 调蓄 引水), or a list's comma bounds the name anyway.
 */
function insideName(words: Words, text: string, index: number, floor: number, nameStart: (offset: number) => number): boolean {
  for (let k = index - 1, n = 0; k >= 0 && n < LOOK_BACK; k--, n++) {
    const start = words.starts[k] as number;
    if (start < floor) return false;
    const word = text.slice(start, words.starts[k + 1]);
    if (word === '、') return true;
    if (word === '”' || nameStart(start) >= floor) return true;
    const tag = words.tags[k] as string;
    if (HARD_STOP.test(word) || boundsNames(word)) return false;
    if (PROPER_TAG.test(tag)) return true;
    if (BOUNDARY_TAGS.has(tag)) return false;
  }
  return false;
}

/** Whether 至 joins the two ends of a route: 西峰 | 至 | 合水. */
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
  if (start < head.start && HARD_STOP.test(text.slice(start, head.start))) start = head.start;
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
    const word = text.slice(wordStart, start);
    const tag = words.tags[j] as string;
    if (word.endsWith('”')) {
      const open = text.lastIndexOf('“', start - 1);
      if (open < floor || start - open > 24) break;
      start = open;
      continue;
    }
    if (word.endsWith('）')) {
      const open = text.lastIndexOf('（', start - 1);
      if (open < floor || start - open > MAX_BRACKET || /[，。；]/.test(text.slice(open, start))) break;
      start = open;
      continue;
    }
    if (HARD_STOP.test(word)) break;
    if (/^[·\-—×+/#]$/.test(word) || CAPACITY_LEAD.test(word) || PHASE.test(word)) {
      start = wordStart;
      continue;
    }
    if (NUMBER.test(word) || tag === 'm') {
      // The unit, if any, is what the chunk begins with now.
      const following = text.slice(start, start + 4);
      if (
        /^(?:号|期|\+|#|×)/.test(following) ||
        /^第/.test(word) ||
        CAPACITY.test(leadingUnit(text, words, start)) ||
        CAPACITY.test(word) ||
        /^[百千万]?万?吨级?$/.test(word) ||
        WORD_OF_NUMERAL.test(word) ||
        ROAD.test(text.slice(Math.max(floor, wordStart - 2), wordStart))
      ) {
        start = wordStart;
        continue;
      }
      if (CLASSIFIER.test(word.at(-1) as string)) quantified = true;
      else if (CLASSIFIER.test(text[start] ?? '')) {
        start += 1;
        quantified = true;
      } else if (/^[\d.]+$/.test(word)) quantified = true;
      // A numeral that counts nothing is part of a name: 八四村, 二车公路.
      else if (
        (word.length === 1 && !/[两几数]/.test(word)) ||
        (/^[一二三四五六七八九十]{2}$/.test(word) && !/^[大类级]/.test(following))
      ) {
        start = wordStart;
        continue;
      }
      governor = word;
      break;
    }
    const cls = classOf(word);
    if (word === '至' && joinsRoute(words, text, j, nameStart)) {
      start = wordStart;
      continue;
    }
    if (cls === 'boundary' || cls === 'deixis' || (BOUNDARY_TAGS.has(tag) && cls === undefined)) {
      governor = word;
      break;
    }
    if (tag === 'q' || CLASSIFIER.test(word)) {
      const before = j > 0 ? text.slice(words.starts[j - 1], wordStart) : '';
      if ((words.tags[j - 1] === 'm' || NUMBER.test(before)) && !CAPACITY.test(word) && word !== '号') {
        quantified = true;
        governor = word;
        break;
      }
      start = wordStart;
      continue;
    }
    if (
      cls === 'nominal' ? !nameLike(words, text, j - 1) : tag === 'v' && cls === undefined && !insideName(words, text, j, floor, nameStart)
    ) {
      governor = word;
      break;
    }
    if (tag === 'f' && !/^[东西南北中]/.test(word)) {
      governor = word;
      break;
    }
    start = wordStart;
  }
  // A word that the floor cuts isn't taken.
  start = Math.max(start, Math.min(floor, head.start));
  return { start: trimGeneric(text, words, start, head.start), end: head.end, edge: start, quantified, governor };
}

function leadingUnit(text: string, words: Words, at: number): string {
  const i = wordAt(words, at);
  return text.slice(at, words.starts[i + 1]);
}

/** Words that say nothing of which thing is meant don't begin its name. */
function trimGeneric(text: string, words: Words, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const i = wordAt(words, at);
    const end = words.starts[i + 1] as number;
    const word = text.slice(at, end);
    if (end >= limit || (classOf(word) !== 'generic' && classOf(word) !== 'deixis')) break;
    at = end;
  }
  return at;
}

/** Where a name goes on after the verbs that it begins with and that might as well govern it: 服务 建设 | 示范区. */
export function afterLeadingVerbs(text: string, words: Words, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const i = wordAt(words, at);
    const end = words.starts[i + 1] as number;
    if (end >= limit || words.starts[i] !== at) break;
    const cls = classOf(text.slice(at, end));
    if (cls !== 'nominal' && !(cls === undefined && words.tags[i] === 'v')) break;
    at = end;
  }
  return trimGeneric(text, words, at, limit);
}
