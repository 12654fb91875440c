import { wordAt } from '../segment/words.ts';
import { codesOf } from '../vocabulary/characters.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { readTable } from '../vocabulary/table.ts';
import type { Context } from './context.ts';
import { startsWithVerb } from './project-verbs.ts';

const PHRASES = readPhrases('vocabulary/data/company_contexts.tsv', ['does', 'project', 'governs']);

let trades: Set<string> | undefined;
let classWords: Set<string> | undefined;

/** Words of trades that enterprises' short names end in: 能源, 农牧. */
export const tradeWords = (): Set<string> =>
  (trades ??= new Set(readTable('vocabulary/data/company_suffixes.tsv', ['suffix']).map((row) => row.suffix)));

/** Modifiers that make a class of companies, not a name: 国有公司, 平台公司. */
export const classModifiers = (): Set<string> =>
  (classWords ??= new Set(readTable('vocabulary/data/company_classes.tsv', ['word']).map((row) => row.word)));

/** What governs a company or a list of companies. */
const GOVERNORS: ReadonlySet<string> = new Set(PHRASES.governs.split('|'));
/** What enterprises do: a name right before it is likely one. */
export const DOES = new RegExp(`^(?:公司|集团|股份)?(?:成功|顺利|正式|相继|先后|率先|积极|已|将|荣)?(?:${PHRASES.does})`);
const GOVERNOR_ENDS = codesOf([...GOVERNORS].map((word) => word.slice(-1)).join(''));

/** The word of two characters, or of one, that governs a company right before an offset; empty where none does. */
export function governorBefore(text: string, at: number, floor = 0): string {
  if (at <= floor || !GOVERNOR_ENDS.has(text.charCodeAt(at - 1))) return '';
  const two = at - 2 >= floor ? text.slice(at - 2, at) : '';
  if (GOVERNORS.has(two)) return two;
  const one = text.slice(at - 1, at);
  return GOVERNORS.has(one) ? one : '';
}

/** Whether the word right before the suffix makes a class of it. */
export function isClass({ text, words }: Context, end: number): boolean {
  return classModifiers().has(text.slice(words.starts[wordAt(words, end - 1)], end));
}

/** Words that go on to name a project of the enterprise before them. */
export const PROJECT = new RegExp(`^[\\u4e00-\\u9fffA-Za-z0-9“”]{0,16}?(?:${PHRASES.project})`);

/** Whether what stands before these words may be an enterprise: they say what enterprises do, or go on to name a project. */
export const leads = (after: string): boolean =>
  DOES.test(after) || startsWithVerb(after) || PROJECT.test(after) || /^(?:公司|集团|企业|、|等|）)/.test(after);
