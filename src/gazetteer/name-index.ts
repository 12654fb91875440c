import { type Automaton, buildAutomaton } from '../vocabulary/aho-corasick.ts';
import { readTable } from '../vocabulary/table.ts';
import type { Division, Gazetteer } from './gazetteer.ts';

/** What is known of a name before any text. */
export interface RegionName {
  readonly name: string;
  /** Those whose full name it is or was; where there is none, those that are called so in short. */
  readonly divisions: readonly Division[];
  readonly full: boolean;
  /** Whether it also means something else, and of which kind: see ambiguous_names.tsv. */
  readonly ambiguity: 'generic' | 'word' | 'name' | undefined;
  /** Level of the highest division that the name can mean. */
  readonly level: string;
}

/** An occurrence of a name of a province, prefecture, county or known zone. */
export interface NameHit {
  readonly start: number;
  readonly end: number;
  readonly name: RegionName;
}

interface NameIndex {
  /** By pattern; null stands for a phrase that holds a name and is none. */
  readonly names: readonly (RegionName | null)[];
  readonly automaton: Automaton;
}

const indexes = new WeakMap<Gazetteer, NameIndex>();

function indexOf(gazetteer: Gazetteer): NameIndex {
  let index = indexes.get(gazetteer);
  if (!index) {
    const ambiguous = new Map(readTable('gazetteer/data/ambiguous_names.tsv', ['name', 'kind']).map((row) => [row.name, row.kind]));
    const names = [...gazetteer.names()].map((name): RegionName => {
      const all = gazetteer.byName(name);
      const full = all.filter((d) => gazetteer.isFullName(d, name));
      const divisions = full.length ? full : all;
      const level = ['province', 'prefecture', 'zone'].find((l) => divisions.some((d) => d.level === l)) ?? 'county';
      return { name, divisions, full: full.length > 0, ambiguity: ambiguous.get(name) as RegionName['ambiguity'], level };
    });
    const phrases = readTable('gazetteer/data/not_regions.tsv', ['phrase']).map((row) => row.phrase);
    index = { names: [...names, ...phrases.map(() => null)], automaton: buildAutomaton([...names.map((n) => n.name), ...phrases]) };
    indexes.set(gazetteer, index);
  }
  return index;
}

/**
 * Every place where a name of a province, prefecture, county or known zone stands, overlaps included, but for names
 * inside phrases that mean something else (上海合作组织).
 *
 * @returns hits in order of their start, then longer first
 */
export function findNames(text: string, gazetteer: Gazetteer): NameHit[] {
  const { names, automaton } = indexOf(gazetteer);
  const found = automaton.findAll(text);
  const hits: NameHit[] = [];
  let masked = 0;
  for (let i = 0; i < found.length; i += 3) {
    const name = names[found[i] as number];
    const start = found[i + 1] as number;
    const end = found[i + 2] as number;
    if (!name) masked = Math.max(masked, end);
    else if (start >= masked) hits.push({ start, end, name });
  }
  return hits;
}
