import { readPhrases } from '../../vocabulary/phrases.ts';
import { bareName } from './counts.ts';
import { NOT_ANOTHER_WORD } from './definers.ts';
import { cut } from './parts.ts';

const PHRASES = readPhrases('vocabulary/data/definition_contexts.tsv', ['frames', 'opens', 'follows', 'leads']);

/** A stretch of a sentence that may be a list: its words, or its items where marks part them. */
export interface Stretch {
  readonly words: string;
  readonly items?: readonly string[];
  /** The sentence says that these are the parts, however many they are. */
  readonly sure?: boolean;
}

const CLAUSE_START = new RegExp(`^(?:${PHRASES.leads})`);
const FOLLOWS = new RegExp(`^(?:${PHRASES.follows})`);

/** Words without the clauses behind that say what the parts are for. */
export function withoutPurpose(words: string): string {
  const clauses = cut(words, '，');
  let to = clauses.length;
  while (to > 1 && FOLLOWS.test(clauses[to - 1] as string)) to--;
  return to < clauses.length ? clauses.slice(0, to).join('，') : words;
}

/** A sentence without the clauses before and behind its list, which say when it was told and what it is for. */
function inner(sentence: string): string[] {
  const clauses = cut(sentence, '，');
  const found: string[] = [];
  let from = 0;
  while (from < clauses.length - 1 && CLAUSE_START.test(clauses[from] as string) && !(clauses[from] as string).includes('、')) from++;
  const rest = from > 0 ? clauses.slice(from).join('，') : sentence;
  if (from > 0) found.push(rest);
  const body = withoutPurpose(rest);
  if (body !== rest) found.push(body);
  // The only clause with a list in it.
  const lists = clauses.filter((clause) => clause.includes('、'));
  if (lists.length === 1 && clauses.length > 1) found.push(lists[0] as string);
  return found;
}

/** What leads to a list inside a sentence; of one character only behind a stop. */
const OPENS = new RegExp(`(?:(?:${PHRASES.opens})${NOT_ANOTHER_WORD}|(?<=^|[，：的”])(?:即|指|为(?!了))${NOT_ANOTHER_WORD})[：，]?`, 'g');
const FRAMED = new RegExp(`以([^以]{3,}?)为(?:${PHRASES.frames})(?:的[^、]{0,16})?$`);
/** Marked names beside each other, or joined as a list is. */
const MARKED = /(?:[“《][^“”《》]{2,40}[”》](?:[、，和与及]|以及)?){2,}/g;

/**
 * The stretches of a sentence that may be the list of parts, the likeliest first: a list in marks, what stands before the name where it closes
 * a list, the whole sentence, marked names in a row, what stands between 以 and 为重点, what follows 包括 or 提出, what is left without the
 * clauses around.
 */
export function stretches(sentence: string, name: string): Stretch[] {
  const found: Stretch[] = [];
  const own = bareName(name);
  for (const { index, 0: marked, 1: quoted = '' } of sentence.matchAll(/“([^“”]{2,})”/g)) {
    if (own.includes(bareName(quoted))) {
      const before = sentence.slice(0, index);
      // A、B、C“三大行动”: but “三大行动”，即A、B、C has its list behind.
      if (
        before.includes('、') &&
        index > 8 &&
        /[二三四五六七八九十两双]/.test(quoted) &&
        !sentence.slice(index + marked.length).includes('、')
      ) {
        found.push({ words: cut(before, '，').at(-1) ?? before }, ...inner(before).map((words) => ({ words })), { words: before });
      }
    } else if (/[、，]/.test(quoted)) found.push({ words: quoted });
  }
  found.push({ words: sentence });
  for (const [words] of sentence.matchAll(MARKED)) {
    const marked = words.match(/《[^《》]+》|“[^“”]+”/g) ?? [];
    found.push({ words, items: marked.map((each) => (each.startsWith('“') ? each.slice(1, -1) : each)) });
  }
  for (const each of cut(sentence, '，')) {
    const framed = FRAMED.exec(each)?.[1];
    if (framed?.includes('、')) found.push({ words: framed, sure: cut(framed, '、').length > 2 });
  }
  for (const match of sentence.matchAll(OPENS)) {
    const rest = sentence.slice(match.index + match[0].length);
    found.push(...[rest, ...inner(rest)].map((words) => ({ words })));
  }
  found.push(...inner(sentence).map((words) => ({ words })));
  const clause = cut(sentence, '，')[0] ?? '';
  if (clause !== sentence) found.push({ words: clause });
  return found;
}
