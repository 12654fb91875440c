import type { Words } from '../model/types.ts';
import { FormNumbers } from '../segment/form-numbers.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { oneOf, readTable } from '../vocabulary/table.ts';
import { CLAUSE_MARKS } from './clauses.ts';

const PHRASES = readPhrases('vocabulary/data/count_contexts.tsv', ['capacity', 'capacity_lead']);

/**
 * What the rules ask of a word, told by the word and its tag alone: one bit for each question. A word is looked at once in
 * all documents, so that rules read numbers where they would match expressions at every place again.
 */
export const TRAIT = {
  /** Never stands inside a name: a governing verb, an adverb, a particle, a pointer at the document's region. */
  bounds: 1 << 0,
  /** A verb that may stand inside a name: 建设, 改造. */
  nominal: 1 << 1,
  /** Says nothing of which thing is meant, so that no name begins with it. */
  unspecific: 1 << 2,
  /** Is in the table of boundary words, whatever its class. */
  classed: 1 << 3,
  /** Holds a mark that no name reaches across. */
  hardStop: 1 << 4,
  /** A particle, preposition, adverb, pronoun, conjunction or time by its tag. */
  function: 1 << 5,
  /** A proper noun by its tag. */
  proper: 1 << 6,
  /** A proper noun, a foreign word or one that the tagger doesn't know. */
  rare: 1 << 7,
  /** The tagger's own guess at a word that its dictionary lacks. */
  guessed: 1 << 8,
  /** Tags of words that names are made of. */
  nameTag: 1 << 9,
  /** Joins what stands around it to one name: a hyphen, 一期, 年产. */
  joins: 1 << 10,
  /** A number, with or without a unit of a number (3万). */
  numeral: 1 << 11,
  /** Counts things: 个, 条, 处. */
  classifier: 1 << 12,
  /** Tells how large one thing is: 万吨, 公里. */
  capacity: 1 << 13,
  /** A verb by its tag. */
  verb: 1 << 14,
  /** A place beside something (内, 上) and no direction. */
  beside: 1 << 15,
  /** Letters, Chinese characters and digits only. */
  plain: 1 << 16,
  /** One character. */
  single: 1 << 17,
  /** One character that is no numeral, measure, verb, adjective or particle: what is left of a name that was cut up. */
  stray: 1 << 18,
} as const;

const WORD_CLASSES = ['boundary', 'nominal', 'attributive', 'generic', 'deixis'] as const;
type WordClass = (typeof WORD_CLASSES)[number];

let classes: Map<string, WordClass> | undefined;
function classOf(word: string): WordClass | undefined {
  classes ??= new Map(
    readTable('vocabulary/data/boundary_words.tsv', ['word', 'class']).map((r) => [
      r.word,
      oneOf(WORD_CLASSES, r.class, `boundary_words.tsv: class of ${r.word}`),
    ]),
  );
  const known = classes.get(word);
  if (known !== undefined || word.length < 4) return known;
  // A set phrase of four characters that a verb begins or ends: 深入开展, 全力支持.
  return classes.get(word.slice(0, 2)) === 'boundary' || classes.get(word.slice(-2)) === 'boundary' ? 'boundary' : undefined;
}

const bounds = (cls: WordClass | undefined): boolean => cls === 'boundary' || cls === 'deixis';

/** Whether a stretch that may be no word of the text never stands inside a name. */
export const boundsNames = (word: string): boolean => bounds(classOf(word));

const HARD_STOP = new RegExp(`[${CLAUSE_MARKS}、（“《①-⒇]`);
/** Whether a stretch holds a mark that no name reaches across. */
export const holdsHardStop = (stretch: string): boolean => HARD_STOP.test(stretch);

const FUNCTION_TAGS = new Set(['uj', 'ul', 'uz', 'ud', 'ug', 'uv', 'u', 'p', 'd', 'r', 'y', 'e', 'o', 't', 'c', 'df']);
const PROPER_TAGS = new Set(['ns', 'nr', 'nt', 'nz', 'nrt', 'nrfg']);
const RARE_TAGS = new Set(['x', 'nr', 'nz', 'nt', 'nrt', 'nrfg', 'eng']);
const NAME_TAG = /^(?:n|j|l|i|b|x|eng|vn|an|s|k|h|g|z|q)/;
const COMMON_SINGLE_TAGS = new Set(['m', 'q', 'f', 'x', 'v', 'a', 'd', 'c', 'p', 'uj']);
/** Units that tell how large one thing is, and so belong to its name (150万吨玉米淀粉项目), unlike classifiers (22个). */
const CAPACITY = new RegExp(`^(?:万|亿|千|百)?(?:${PHRASES.capacity})$`);
const NUMBER = /^[\d.×x+—-]*\d[\d.×x]*[万亿千百]?$/;
const CAPACITY_LEAD = new RegExp(`^(?:${PHRASES.capacity_lead})$`);
const CLASSIFIER = /^[个座条所处批家项套台栋幢辆名位件户村次期轮届余多]$/;
const PHASE = /^[一二三四五六七八九十]期$/;
const HYPHEN = /^[·\-—×+/#]$/;
const UNKNOWN = /^[\u4e00-\u9fff]{2,}$/;
const PLAIN = /^[\u4e00-\u9fffA-Za-z0-9]+$/;
const DIRECTION = /^[东西南北中]/;

/** Whether a stretch is a unit of capacity. */
export const isCapacity = (unit: string): boolean => CAPACITY.test(unit);
/** Whether a stretch is a classifier. */
export const isClassifier = (unit: string): boolean => CLASSIFIER.test(unit);

/** The traits of a word with its tag. */
function tell(word: string, tag: string): number {
  const cls = classOf(word);
  const single = word.length === 1;
  const traits: [boolean, number][] = [
    [bounds(cls), TRAIT.bounds],
    [cls === 'nominal', TRAIT.nominal],
    [cls === 'generic' || cls === 'deixis', TRAIT.unspecific],
    [cls !== undefined, TRAIT.classed],
    [HARD_STOP.test(word), TRAIT.hardStop],
    [FUNCTION_TAGS.has(tag), TRAIT.function],
    [PROPER_TAGS.has(tag), TRAIT.proper],
    [RARE_TAGS.has(tag), TRAIT.rare],
    [tag === 'x' && UNKNOWN.test(word), TRAIT.guessed],
    [NAME_TAG.test(tag), TRAIT.nameTag],
    [HYPHEN.test(word) || CAPACITY_LEAD.test(word) || PHASE.test(word), TRAIT.joins],
    [NUMBER.test(word) || tag === 'm', TRAIT.numeral],
    [CLASSIFIER.test(word) || tag === 'q', TRAIT.classifier],
    [CAPACITY.test(word), TRAIT.capacity],
    [tag === 'v', TRAIT.verb],
    [tag === 'f' && !DIRECTION.test(word), TRAIT.beside],
    [PLAIN.test(word), TRAIT.plain],
    [single, TRAIT.single],
    [single && !COMMON_SINGLE_TAGS.has(tag), TRAIT.stray],
  ];
  return traits.reduce((sum, [holds, trait]) => (holds ? sum | trait : sum), 0);
}

const traits = new FormNumbers(tell);

/** The traits of every word of a text, in order. */
export const traitsOf = (words: Words): Int32Array => traits.of(words);

/** The traits of a word of a text, or of the part of it between two offsets. */
export function traitsOfPart(text: string, words: Words, index: number, start: number, end: number): number {
  return start === words.starts[index] && end === words.starts[index + 1]
    ? (traitsOf(words)[index] as number)
    : tell(text.slice(start, end), words.tags[index] as string);
}
