import { readTable } from '../../vocabulary/table.ts';

type Kind = 'township' | 'village' | 'zone';

let words: Map<Kind, Set<string>> | undefined;

/** Whether a word makes a class of what it stands before or ends in (贫困 of 村, 省级 of 园区, 集镇), not a name. */
export function isClassWord(kind: Kind, word: string): boolean {
  if (!words) {
    words = new Map();
    for (const row of readTable('gazetteer/data/settlement_classes.tsv', ['kind', 'word'])) {
      const set = words.get(row.kind as Kind) ?? new Set<string>();
      words.set(row.kind as Kind, set.add(row.word));
    }
  }
  return words.get(kind)?.has(word) ?? false;
}
