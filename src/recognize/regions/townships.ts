import type { Division, Gazetteer } from '../../gazetteer/gazetteer.ts';
import type { RegionInput } from '../regions.ts';
import type { DivisionMention } from './divisions.ts';

const CLASS = /街道|苏木|镇|乡/g;
const MAX_NAME = 12;

/** Townships of a division by name. */
const indexes = new WeakMap<Gazetteer, Map<string, Map<string, Division[]>>>();
function townshipsOf(gazetteer: Gazetteer, key: string): Map<string, Division[]> {
  const byKey = indexes.get(gazetteer) ?? new Map<string, Map<string, Division[]>>();
  indexes.set(gazetteer, byKey);
  let names = byKey.get(key);
  if (!names) {
    names = new Map();
    for (const division of gazetteer.below(key)) {
      if (division.code.length !== 9) continue;
      for (const form of gazetteer.forms(division.key)) {
        const list = names.get(form);
        if (list) list.push(division);
        else names.set(form, [division]);
      }
    }
    byKey.set(key, names);
  }
  return names;
}

/** Finds townships by their full names: of the region named right before, of the document's region, of its province. */
export function findTownships(input: RegionInput, gazetteer: Gazetteer, divisions: readonly DivisionMention[]): DivisionMention[] {
  const { text, home } = input;
  const endingAt = new Map(divisions.map((d) => [d.end, d.division]));
  const scopes = home ? [home, ...gazetteer.ancestors(home)] : [];
  const mentions: DivisionMention[] = [];
  for (const match of text.matchAll(CLASS)) {
    const end = match.index + match[0].length;
    const found = longestName(
      text,
      end,
      match[0].length,
      (start) => {
        const before = endingAt.get(start);
        return before ? [before.key, ...scopes] : scopes;
      },
      gazetteer,
    );
    if (found) mentions.push(found);
  }
  return mentions;
}

function longestName(
  text: string,
  end: number,
  classLength: number,
  scopesAt: (start: number) => readonly string[],
  gazetteer: Gazetteer,
): DivisionMention | null {
  for (let start = Math.max(0, end - MAX_NAME); start < end - classLength; start++) {
    const name = text.slice(start, end);
    for (const scope of scopesAt(start)) {
      const candidates = townshipsOf(gazetteer, scope).get(name);
      if (candidates?.length === 1) return { start, end, division: candidates[0] as Division };
      if (candidates) break;
    }
  }
  return null;
}
