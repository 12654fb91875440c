import { LIST_NUMBER } from '../../segment/list-numbers.ts';
import type { Context, EntityMention } from '../context.ts';
import { partsIn } from './body.ts';
import { bareName, countsOf, stemOf } from './counts.ts';
import { DEFINES } from './definers.ts';
import { countedTerms } from './groups.ts';
import { countedItems } from './items.ts';
import { cut, endOf } from './parts.ts';

/** The number that an entry may have before its term. */
const ENTRY_NUMBER = '(?:\\d{1,3}[.、．]?|[（(]\\d+[)）]|[[［【〔]\\d*[\\]］】〕])?';

/** An entry of a glossary: a paragraph that begins with a term in brackets, in marks or alone, and what defines it. */
const ENTRY = new RegExp(
  `(?<=^|\\n)\\s*${ENTRY_NUMBER}\\s*(?:[[【]([^\\n\\]】]{2,40})[\\]】](?:：\\n{0,3}|(?=[^\\n：]))|([^\\n：。；]{2,40}?)(?:：\\n{0,3}|，?${DEFINES}：?))`,
  'g',
);
const BEFORE_TERM = new RegExp(`^\\s*${ENTRY_NUMBER}\\s*[[【“]?[\\u4e00-\\u9fff]{0,6}[“、]?$`);

/** Whether a paragraph begins with the term that stands at a place, as a glossary's entries do. */
export const isHeading = (text: string, start: number): boolean =>
  BEFORE_TERM.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));

const ITEM = new RegExp(`^${LIST_NUMBER}`);
/** UTF-16 units of a definition that are read. */
const MAX_TOLD = 900;

interface Entry {
  readonly told: string;
  /** Which of the terms of the entry it is, and of how many. */
  readonly index: number;
  readonly terms: number;
}

const glossaries = new WeakMap<Context, ReadonlyMap<string, Entry>>();

/** What the glossary of a text tells, by its terms without marks. The first entry for a term counts. */
function glossaryOf(context: Context): ReadonlyMap<string, Entry> {
  let glossary = glossaries.get(context);
  if (!glossary) {
    const { text } = context;
    const entries = new Map<string, Entry>();
    const tolds: string[] = [];
    const add = (term: string, entry: Entry) => {
      if (term.length > 1 && !entries.has(term)) entries.set(term, entry);
    };
    for (const match of text.matchAll(ENTRY)) {
      const from = match.index + match[0].length;
      const told = text.slice(from, Math.min(endOf(text, from, '\n'), from + MAX_TOLD));
      if (told === '' || (match[0].endsWith('\n') && ITEM.test(told))) continue;
      const heading = (match[1] ?? match[2]) as string;
      const quoted = [...heading.matchAll(/“([^“”]+)”/g)].map(([, term]) => term as string);
      const terms = quoted.length > 0 ? quoted : cut(heading, '、');
      const whole = { told, index: 0, terms: 1 };
      add(bareName(heading), whole);
      for (const [index, term] of terms.entries()) add(bareName(term), { told, index, terms: terms.length });
      add(stemOf(bareName(heading)), whole);
      tolds.push(told);
    }
    for (const told of tolds) for (const { term, told: own } of countedTerms(told)) add(term, { told: own, index: 0, terms: 1 });
    glossary = entries;
    glossaries.set(context, glossary);
  }
  return glossary;
}

/** The parts that the text's glossary tells of a name, or of what a policy's name is made of. */
export function fromGlossary(context: Context, mention: EntityMention): readonly string[] {
  const glossary = glossaryOf(context);
  if (glossary.size === 0) return [];
  for (const name of new Set([mention.name, stemOf(mention.name)])) {
    const entry = glossary.get(bareName(name));
    const parts = entry ? partsOfEntry(entry, name) : [];
    if (parts.length > 0) return parts;
  }
  return [];
}

function partsOfEntry({ told, index, terms }: Entry, name: string): readonly string[] {
  const counts = countsOf(name);
  // “A”“B”：A即…；B即…: its own name stands again where it is told.
  const own = ownPart(told, name);
  if (own !== null) return partsIn(own, name, counts);
  if (terms === 1) return partsIn(told, name, counts);
  // “A”“B”：…，…: the terms are told in their order.
  const sentence = told.slice(0, endOf(told, 0, '。'));
  const shares = ['；', '，'].map((stop) => cut(sentence, stop)).find(({ length }) => length === terms);
  const share = shares?.[index]?.replace(/^“?[^“”、，]{1,8}”?(?:即|是指|指)/, '');
  return share && counts.length > 0 ? countedItems(share, counts, name) : [];
}

/** What is told behind a name that stands again in a definition of several, with marks in it or without; null where it doesn't. */
export function ownPart(told: string, name: string): string | null {
  const marked = [...name].map((c) => c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[“”]?');
  const again = new RegExp(`(?:^|[。；，：、“])${marked}”?[\u4e00-\u9fff]{0,4}?(?:，?${DEFINES}|：|是)`).exec(told);
  return again ? told.slice(again.index + again[0].length) : null;
}
