import type { Words } from '../../model/types.ts';
import { readTable } from '../../vocabulary/table.ts';

/** What a project's name says. */
export interface NameWords {
  /** The words that say what it is, in order, without those of places, sizes and phases; synonyms in one form. */
  readonly words: readonly string[];
  /** Positions of runs of words that stand side by side in the name: `[from, to)` in `words`. */
  readonly runs: readonly (readonly [from: number, to: number])[];
}

/** A text cut into tagged words. */
export type CutText = Pick<Words, 'count' | 'tags'> & { readonly starts: ArrayLike<number> };

/** Cuts a text into tagged words line by line, as `tagWords` of the segmenter does. */
export type Cut = (text: string) => CutText;

/** Numbers, measure words, particles, conjunctions, punctuation. */
const EMPTY_TAGS = /^(?:m|mq|q|x[a-z]|p|c|cc|u[a-z]*|w|r|y|e|o|d|t)$/;
/** A single character says something only as the head of a name: 东环路 is a 路. */
const HEADS = new Set([...'路桥站库厂港坝渠湖井园馆街']);
const MEASURE = /^[\d.０-９]+|^[A-Za-z]$|^[\p{P}\p{S}\s]+$/u;
/** 扩建工程 says as little as 扩建. */
const GENERIC_END = /(?:工程|项目)$/;
const REGION_FORM = 8;
/** Words that a phrase is cut into at most, less one. */
const LONGEST_PHRASE = 5;

let table: ReadonlyMap<string, string> | undefined;

/** Form of every word of the vocabulary; empty for one that says nothing. */
function loadForms(): ReadonlyMap<string, string> {
  table ??= new Map(readTable('vocabulary/data/project_name_words.tsv', ['word', 'form']).map(({ word, form }) => [word, form]));
  return table;
}

/**
 * Reads what the names of projects say.
 *
 * @param names all at once, because cutting words is faster so
 * @param regionForms names and short names of regions, which say where and not what
 * @param phrases names that are one word however they are cut (东数西算)
 * @example 垣曲抽水蓄能电站二期 → [抽水, 蓄能, 电站]
 */
export function readNames(
  names: readonly string[],
  regionForms: ReadonlySet<string>,
  cut: Cut,
  phrases: ReadonlySet<string> = new Set(),
): NameWords[] {
  const forms = loadForms();
  const text = textOfNames(names, regionForms);
  const shown = text.split('\n');
  const { starts, count, tags } = cut(text);
  // One string for all places where a word stands.
  const known = new Map<string, string>();
  const same = (word: string): string => {
    const first = known.get(word) ?? word;
    known.set(word, first);
    return first;
  };
  const results: NameWords[] = [];
  let line = 0;
  let end = shown[0]?.length ?? 0;
  let words: string[] = [];
  let runs: [number, number][] = [];
  let open = false;
  const finish = () => {
    results.push({ words, runs });
    words = [];
    runs = [];
    open = false;
    line++;
    end += 1 + (shown[line]?.length ?? 0);
  };
  const lastOfPhrase = (first: number): number => {
    for (let last = Math.min(count - 1, first + LONGEST_PHRASE); last > first; last--) {
      if (phrases.has(text.slice(starts[first] as number, starts[last + 1]))) return last;
    }
    return -1;
  };
  for (let i = 0; i < count; i++) {
    const start = starts[i] as number;
    while (start >= end && line < shown.length - 1) finish();
    const last = phrases.size > 0 ? lastOfPhrase(i) : -1;
    const word = text.slice(start, starts[Math.max(i, last) + 1]);
    const form = last >= 0 ? word : said(word, tags[i] as string, (starts[i + 1] as number) === end, forms);
    i = Math.max(i, last);
    if (form === '') {
      open = false;
      continue;
    }
    const run = runs.at(-1);
    words.push(same(form));
    if (open && run) run[1] = words.length;
    else runs.push([words.length - 1, words.length]);
    open = true;
  }
  while (results.length < names.length) finish();
  return results;
}

/** The names as they are cut, one per line, their regions blanked. */
export function textOfNames(names: readonly string[], regionForms: ReadonlySet<string>): string {
  return names.map((name) => withoutRegions(name.replace(/[\r\n]/g, ' '), regionForms)).join('\n');
}

/** The form of a word, empty where it says nothing of what the project is. */
function said(word: string, tag: string, last: boolean, forms: ReadonlyMap<string, string>): string {
  const form = forms.get(word) ?? forms.get(word.replace(GENERIC_END, ''));
  if (form !== undefined) return form;
  if (EMPTY_TAGS.test(tag) || MEASURE.test(word)) return '';
  if (word.length === 1) return last && HEADS.has(word) ? word : '';
  return word;
}

/** A name with its regions blanked, longest forms first from the left: 静宁县 is not 宁县. */
function withoutRegions(name: string, regionForms: ReadonlySet<string>): string {
  let shown = '';
  for (let at = 0; at < name.length; ) {
    let length = Math.min(REGION_FORM, name.length - at);
    while (length >= 2 && !regionForms.has(name.slice(at, at + length))) length--;
    if (length >= 2) {
      shown += ' '.repeat(length);
      at += length;
    } else {
      shown += name[at];
      at++;
    }
  }
  return shown;
}
