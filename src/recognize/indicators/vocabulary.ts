import { DataError } from '../../errors.ts';
import { matchKey } from '../../vocabulary/normal-form.ts';
import { listCell, oneOf, readTable } from '../../vocabulary/table.ts';

const UNIT_KINDS = [
  'money',
  'ratio',
  'points',
  'times',
  'area',
  'length',
  'weight',
  'volume',
  'power',
  'energy',
  'data',
  'traffic',
  'person',
  'count',
  'concentration',
  'time',
  'score',
  'rate',
  'specification',
] as const;
/** What a unit measures; a `specification` (110千伏, 4A级) measures nothing that a region has. */
export type UnitKind = (typeof UNIT_KINDS)[number];

const ROLES = [
  'attain',
  'adverb',
  'each',
  'group',
  'from',
  'growth',
  'versus',
  'compare',
  'lead',
  'light',
  'action',
  'cut',
  'stop',
  'suffix',
  'prefix',
  'generic',
  'money',
  'drop',
  'vague',
  'time',
  'head',
] as const;
/** How a word near a number bounds the name of its statistic; see indicator_words.tsv. */
type WordRole = (typeof ROLES)[number];

/** A set of words that is asked for its longest member at a place: linear in the length of the longest word, never in the text. */
class WordSet {
  readonly #words: ReadonlySet<string>;
  /** By the code of its first, or last, character: how long words are, the longest first. */
  readonly #byFirst: ReadonlyMap<number, readonly number[]>;
  readonly #byLast: ReadonlyMap<number, readonly number[]>;

  constructor(words: Iterable<string>) {
    this.#words = new Set(words);
    this.#byFirst = lengthsBy(this.#words, (word) => word.charCodeAt(0));
    this.#byLast = lengthsBy(this.#words, (word) => word.charCodeAt(word.length - 1));
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** The longest word that begins at `at`, or an empty string. */
  startingAt(text: string, at: number, limit = text.length): string {
    for (const length of this.#byFirst.get(text.charCodeAt(at)) ?? NO_LENGTHS) {
      if (length > limit - at) continue;
      const word = text.slice(at, at + length);
      if (this.#words.has(word)) return word;
    }
    return '';
  }

  /** The longest word that ends before `end`, or an empty string. */
  endingAt(text: string, end: number, floor = 0): string {
    for (const length of this.#byLast.get(text.charCodeAt(end - 1)) ?? NO_LENGTHS) {
      if (length > end - floor) continue;
      const word = text.slice(end - length, end);
      if (this.#words.has(word)) return word;
    }
    return '';
  }
}

const NO_LENGTHS: readonly number[] = [];

/** The lengths of words by one of their characters, the longest first. */
function lengthsBy(words: Iterable<string>, characterOf: (word: string) => number): Map<number, number[]> {
  const lengths = new Map<number, Set<number>>();
  for (const word of words) {
    const known = lengths.get(characterOf(word));
    if (known) known.add(word.length);
    else lengths.set(characterOf(word), new Set([word.length]));
  }
  return new Map([...lengths].map(([character, known]) => [character, [...known].sort((a, b) => b - a)]));
}

/** The tables that statistics are read with. */
export interface IndicatorVocabulary {
  readonly units: WordSet;
  readonly kindOfUnit: ReadonlyMap<string, UnitKind>;
  readonly words: Readonly<Record<WordRole, WordSet>>;
  /** Every way of writing a known name. */
  readonly names: WordSet;
  /** Match key of every form → canonical name. */
  readonly canonical: ReadonlyMap<string, string>;
  /** Canonical names that don't say whose amount they are. */
  readonly vague: ReadonlySet<string>;
}

let loaded: IndicatorVocabulary | undefined;

/**
 * The vocabulary of statistics, read once.
 *
 * @throws DataError when a row has an unknown role or one form stands under two names
 */
export function indicatorVocabulary(): IndicatorVocabulary {
  if (loaded) return loaded;
  const kindOfUnit = new Map(
    readTable('vocabulary/data/units.tsv', ['unit', 'kind']).map(({ unit, kind }) => [
      unit,
      oneOf(UNIT_KINDS, kind, `units.tsv: kind of ${unit}`),
    ]),
  );
  const byRole = new Map<string, string[]>(ROLES.map((role) => [role, []]));
  for (const { word, role } of readTable('vocabulary/data/indicator_words.tsv', ['word', 'role']))
    byRole.get(oneOf(ROLES, role, `indicator_words.tsv: role of ${word}`))?.push(word);
  const canonical = new Map<string, string>();
  const names: string[] = [];
  const vague = new Set<string>();
  for (const row of readTable('vocabulary/data/indicators.tsv', ['name', 'variants', 'compared'])) {
    if (row.compared === 'no') vague.add(row.name);
    for (const form of [row.name, ...listCell(row.variants)]) {
      const known = canonical.get(matchKey(form));
      if (known && known !== row.name) throw new DataError(`indicators.tsv: ${form} stands under ${known} and ${row.name}; keep one`);
      canonical.set(matchKey(form), row.name);
      names.push(form.replace(/[“”]/g, ''));
    }
  }
  const words = Object.fromEntries([...byRole].map(([role, list]) => [role, new WordSet(list)])) as Record<WordRole, WordSet>;
  loaded = { units: new WordSet(kindOfUnit.keys()), kindOfUnit, words, names: new WordSet(names), canonical, vague };
  return loaded;
}

/**
 * The name under which a statistic compares across documents: 规上工业增加值 → 规模以上工业增加值.
 *
 * @returns null where the vocabulary does not know the name
 */
export function canonicalIndicator(name: string): string | null {
  return indicatorVocabulary().canonical.get(matchKey(name)) ?? null;
}

/**
 * The name under which a statistic compares across documents, where its name says what it is of.
 *
 * @returns null where the vocabulary does not know the name, or the name could be anyone's (总投资)
 */
export function comparableIndicator(name: string): string | null {
  const canonical = canonicalIndicator(name);
  return canonical === null || indicatorVocabulary().vague.has(canonical) ? null : canonical;
}
