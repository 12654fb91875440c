import { readPhrases } from '../vocabulary/phrases.ts';
import type { LexiconMatch } from './context.ts';
import { bare } from './marks.ts';
import type { PolicyHead } from './policy-heads.ts';

const PHRASES = readPhrases('vocabulary/data/policy_contexts.tsv', ['droppable']);

/** Words before a name that rank or date it and may be left out. */
const LEADING =
  /^(?:新一轮|全国|国家级?|省级|市级|区级|县级|全省|全市|首批|首个|首家|第[一二三四五六七八九十\d]+[轮批次届]|\d{4}年度?|各类|现行)+/;
/** Heads that a name may lack without naming another thing. */
const DROPPABLE = new RegExp(`(?:${PHRASES.droppable})$`);

/** Forms that name the same policy: without rank, without its head, the quoted part with the head. */
export function otherForms(
  words: string,
  head: Pick<PolicyHead, 'head' | 'kind'>,
  inside: readonly LexiconMatch[],
  more: readonly string[],
): string[] {
  const forms = new Set<string>(more);
  const name = bare(words);
  const bases = [name, name.replace(LEADING, '')];
  if (name.includes('的')) bases.push(name.replace('的', ''));
  for (const base of bases) {
    forms.add(base);
    if (head.kind !== 'document') forms.add(base.replace(DROPPABLE, ''));
  }
  const quoted = /“([^”]+)”(.*)$/.exec(words);
  // A form that the vocabulary knows as another policy inside this name is not this one.
  const others = new Set(inside.flatMap((m) => [m.entry.name, ...m.entry.variants]));
  if (quoted) for (const form of [bare(quoted[0]), `${quoted[1]}${head.head}`]) if (!others.has(form)) forms.add(form);
  const hypernym = name.replace(/^(?:事项|领域|方面|环节|行业|部门|业务|产业)/, '');
  forms.add(hypernym);
  forms.delete(name);
  return [...forms].filter((f) => f.length >= 4);
}
