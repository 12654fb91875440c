import { oneOf, readTable } from '../../vocabulary/table.ts';
import { governorClass } from '../policy-heads.ts';

const KINDS = ['township', 'village', 'zone'] as const;
type Kind = (typeof KINDS)[number];

let sets: Record<Kind, Set<string>> | undefined;

/** Whether a word makes a class of what it stands before or ends in (贫困 of 村, 省级 of 园区, 集镇), not a name. */
export function isClassWord(kind: Kind, word: string): boolean {
  if (!sets) {
    sets = { township: new Set(), village: new Set(), zone: new Set() };
    for (const { kind, word } of readTable('gazetteer/data/settlement_classes.tsv', ['kind', 'word']))
      sets[oneOf(KINDS, kind, `settlement_classes.tsv: kind of ${word}`)].add(word);
  }
  if (sets[kind].has(word)) return true;
  // What is done with a park (打造, 申报) is done with policies too, and told there.
  return kind === 'zone' && /^(?:governor|opening)$/.test(governorClass(word) ?? '');
}
