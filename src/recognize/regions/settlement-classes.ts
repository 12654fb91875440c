import { readTable } from '../../vocabulary/table.ts';

type Kind = 'township' | 'village' | 'zone';

let sets: Record<Kind, Set<string>> | undefined;

/** Whether a word makes a class of what it stands before or ends in (贫困 of 村, 省级 of 园区, 集镇), not a name. */
export function isClassWord(kind: Kind, word: string): boolean {
  if (!sets) {
    sets = { township: new Set(), village: new Set(), zone: new Set() };
    for (const row of readTable('gazetteer/data/settlement_classes.tsv', ['kind', 'word'])) sets[row.kind as Kind].add(row.word);
  }
  return sets[kind].has(word);
}
