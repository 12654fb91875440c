import { indexAt } from '../segment/offsets.ts';
import { isBoundary, wordAt } from '../segment/words.ts';
import { listCell, oneOf, readTable } from '../vocabulary/table.ts';
import type { Context } from './context.ts';
import { type HeadMatch, HeadTable } from './heads.ts';

const KINDS = ['document', 'campaign', 'works', 'institution', 'none'] as const;
/** Documents name what they decide, campaigns what they do, institutions what they hold; works are programmes or constructions; none head no policy. */
type PolicyHeadKind = (typeof KINDS)[number];
/** Those that head no policy have none. */
const STRENGTHS = ['strong', 'weak', 'issued', 'organised', 'quoted', ''] as const;

/** A noun that names of policies end in. */
export interface PolicyHead {
  readonly head: string;
  readonly kind: PolicyHeadKind;
  readonly strength: (typeof STRENGTHS)[number];
  /** Where this follows, the head only modifies another noun. */
  readonly notBefore: RegExp | null;
}

/** The words of each class of tails. */
function readTails(): Map<string, string[]> {
  const tails = new Map<string, string[]>();
  for (const { tail, after } of readTable('vocabulary/data/policy_tails.tsv', ['tail', 'after'])) {
    for (const name of listCell(after)) tails.set(name, [...(tails.get(name) ?? []), tail]);
  }
  return tails;
}

let heads: HeadTable<PolicyHead> | undefined;

/** Head nouns of policies. */
export function policyHeads(): HeadTable<PolicyHead> {
  if (heads) return heads;
  const tails = readTails();
  heads = new HeadTable(
    readTable('vocabulary/data/policy_heads.tsv', ['head', 'kind', 'strength', 'not_before']).map((row) => {
      const after = listCell(row.not_before).flatMap((word) => tails.get(word) ?? [word]);
      return {
        head: row.head,
        kind: oneOf(KINDS, row.kind, `policy_heads.tsv: kind of ${row.head}`),
        strength: oneOf(STRENGTHS, row.strength, `policy_heads.tsv: strength of ${row.head}`),
        notBefore: after.length > 0 ? new RegExp(`^(?:${after.join('|')})`, 'u') : null,
      };
    }),
    (row) => row.head,
  );
  return heads;
}

/** Whether the head noun ends where a word does and heads its phrase. */
function headsPhrase(
  { text, words, quotations }: Pick<Context, 'text' | 'words' | 'quotations'>,
  match: { end: number; head: PolicyHead },
): boolean {
  if (match.head.kind === 'none') return false;
  const after = text.slice(match.end, match.end + 4);
  // What stands between 《 and 》 is a title of its own.
  if (after.startsWith('》')) return false;
  // Words in the middle of marks are a part of what the marks say (“专业+机制+大数据”).
  if (quotations.some((q) => q.start < match.end && match.end < q.end)) return false;
  return (isBoundary(words, match.end) || /^(?:[”》（]|工作|任务)/.test(after)) && !match.head.notBefore?.test(after);
}

/** A head noun that heads its phrase, and where its sentence begins. */
export interface HeadedPhrase extends HeadMatch<PolicyHead> {
  readonly floor: number;
}

/** Every head noun of a text that heads its phrase. */
export function headedPhrases(context: Context): HeadedPhrase[] {
  const { text, sentences } = context;
  return policyHeads()
    .find(text)
    .filter((match) => headsPhrase(context, match))
    .map((match) => ({ ...match, floor: sentences[indexAt(sentences, match.start)]?.start ?? 0 }));
}

/** How a word bounds a policy's name; see the table. */
const GOVERNOR_CLASSES = ['governor', 'adverb', 'opening', 'nominal'] as const;
export type GovernorClass = (typeof GOVERNOR_CLASSES)[number];
let governors: Map<string, GovernorClass> | undefined;

/** The class of a word, or of the verb that an adverb is written together with (积极开展). */
export function governorClass(word: string): GovernorClass | undefined {
  governors ??= new Map(
    readTable('vocabulary/data/policy_governors.tsv', ['word', 'class']).map((r) => [
      r.word,
      oneOf(GOVERNOR_CLASSES, r.class, `policy_governors.tsv: class of ${r.word}`),
    ]),
  );
  const known = governors.get(word);
  if (known || word.length !== 4) return known;
  const first = governors.get(word.slice(0, 2));
  return first === 'adverb' || first === 'governor' ? governors.get(word.slice(2)) : undefined;
}

const CLASSES = ['domain', 'empty'] as const;
let classWords: Map<string, (typeof CLASSES)[number]> | undefined;

function classes(): ReadonlyMap<string, (typeof CLASSES)[number]> {
  classWords ??= new Map(
    readTable('vocabulary/data/policy_classes.tsv', ['word', 'class']).map((r) => [
      r.word,
      oneOf(CLASSES, r.class, `policy_classes.tsv: class of ${r.word}`),
    ]),
  );
  return classWords;
}

/** Whether a modifier says nothing of which policy is meant: 重点 工作 | 机制. */
export function isEmptyModifier({ text, words }: Pick<Context, 'text' | 'words'>, start: number, end: number): boolean {
  if (classes().get(text.slice(start, end)) === 'empty') return true;
  for (let w = wordAt(words, start); w < words.count && (words.starts[w] as number) < end; w++) {
    const word = text.slice(Math.max(start, words.starts[w] as number), Math.min(end, words.starts[w + 1] as number));
    if (classes().get(word) !== 'empty' && !/^[的等和与、及]$/.test(word)) return false;
  }
  return true;
}

/** Whether a modifier makes a class of its head noun: empty words, or the name of a field alone (招商引资 | 政策). */
export function isClassModifier(context: Pick<Context, 'text' | 'words'>, start: number, end: number): boolean {
  return classes().has(context.text.slice(start, end)) || isEmptyModifier(context, start, end);
}
