import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Forms, Words } from '../model/types.ts';
import { readTable } from '../vocabulary/table.ts';

interface Jieba {
  readonly load: (files: { readonly idfDict: string }) => void;
  readonly cut: (text: string, hmm: boolean) => string[];
  readonly tag: (text: string) => { word: string; tag: string }[];
}
let jieba: Jieba | undefined;

/**
 * How rare words are, of one word: only jieba's keywords ask for it, and reading its own list of 260,000 words would take a sixth
 * of the time and 20 MB in every thread.
 */
const IDF = fileURLToPath(new URL('../../src/segment/data/idf.utf8', import.meta.url));

/** nodejieba, loaded at the first use: its dictionary takes most of a second that `--help` need not pay for. */
function loadJieba(): Jieba {
  if (jieba) return jieba;
  const loaded = createRequire(import.meta.url)('nodejieba') as Jieba;
  loaded.load({ idfDict: IDF });
  jieba = loaded;
  return jieba;
}

/** The tag of words that no dictionary has. */
const UNKNOWN = 'x';

let glued: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Whether an unknown word is a name with a preposition or the like before it: 对恒|天天鹅. */
function isGlued(word: string, tag: string): boolean {
  if (tag !== UNKNOWN || word.length < 2) return false;
  glued ??= new Map(
    readTable('segment/data/glued_characters.tsv', ['character', 'except']).map((row) => [row.character, new Set(row.except.split('|'))]),
  );
  return glued.get(word[0] as string)?.has(word) === false;
}

/**
 * Words met before with their tags, numbered. jieba tags a word by looking it up, whatever stands beside it, and handing over a
 * tag with every word costs more than cutting: a text is only cut, and jieba is asked once for each word.
 */
class FormTable implements Forms {
  readonly words: string[] = [];
  readonly tags: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** By the number of a glued word: its parts. */
  readonly #parts = new Map<number, readonly number[]>();

  /** The number of the word that stands at an offset of a text. */
  numberOf(word: string, text: string, at: number): number {
    return this.#numbers.get(word) ?? this.#learn(word, text, at);
  }

  /** The words that a glued word consists of, by their numbers; nothing where a word isn't glued. */
  partsOf(number: number): readonly number[] | undefined {
    return this.#parts.get(number);
  }

  /** Where jieba cuts the word when it stands alone, it is asked for the whole line. */
  #learn(word: string, text: string, at: number): number {
    const { tag } = loadJieba();
    const alone = tag(word);
    for (const known of alone.length === 1 ? alone : tag(lineAt(text, at))) this.#add(known.word, known.tag);
    return this.#numbers.get(word) as number;
  }

  #add(word: string, tag: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.words.length;
    this.#numbers.set(word, number);
    this.words.push(word);
    this.tags.push(tag);
    if (isGlued(word, tag)) {
      const parts = [word.slice(0, 1), word.slice(1)].flatMap((part) => loadJieba().tag(part));
      this.#parts.set(
        number,
        parts.map((part) => this.#add(part.word, part.tag)),
      );
    }
    return number;
  }
}

/** The line that holds the character at an offset. */
function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset) + 1, end < 0 ? text.length : end);
}

let forms = new FormTable();
/** A corpus of ten thousand reports has some hundred thousand words: forgotten before they take more memory than they save time. */
const MAX_FORMS = 1 << 18;

/**
 * Cuts and tags a text with nodejieba; a preposition or the like that it took into a name that it doesn't know is a word of its own.
 *
 * @param text clean text
 * @returns words with their offsets; together they cover the text without a gap
 */
export function tagWords(text: string): Words {
  const { cut } = loadJieba();
  if (forms.words.length > MAX_FORMS) forms = new FormTable();
  // No word is shorter than a character.
  const starts = new Int32Array(text.length + 1);
  const numbers = new Int32Array(text.length);
  let count = 0;
  let end = 0;
  const wellFormed = text.toWellFormed();
  const add = (number: number, length: number): void => {
    numbers[count] = number;
    end += length;
    starts[++count] = end;
  };
  for (const word of cut(wellFormed, true)) {
    const number = forms.numberOf(word, wellFormed, end);
    const parts = forms.partsOf(number);
    if (parts) for (const part of parts) add(part, (forms.words[part] as string).length);
    else add(number, word.length);
  }
  const indexes = new Int32Array(text.length);
  const tags: string[] = [];
  for (let i = 0; i < count; i++) {
    tags.push(forms.tags[numbers[i] as number] as string);
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) indexes[at] = i;
  }
  return { count, starts: starts.slice(0, count + 1), tags, indexes, numbers: numbers.slice(0, count), forms };
}

/** Index of the word that holds the character at `offset`; the first word's before the text, the last one's behind it. */
export function wordAt({ indexes, count }: Words, offset: number): number {
  if (offset >= indexes.length) return Math.max(0, count - 1);
  return offset < 0 ? 0 : (indexes[offset] as number);
}

/** Whether a word begins (or ends) at `offset`. */
export function isBoundary(words: Words, offset: number): boolean {
  return offset >= (words.starts[words.count] as number) || words.starts[wordAt(words, offset)] === offset;
}
