import type { EntityKind } from '../model/schema.ts';
import type { EntityMention } from '../recognize/context.ts';
import { matchKey } from '../vocabulary/normal-form.ts';
import { equivalentForms, withoutRegionPrefix } from './names.ts';

/** Mentions of one document that name one thing. */
export interface ResolvedEntity {
  readonly kind: EntityKind;
  /** Canonical name: the vocabulary's, else the most frequent form of the text, the longer of two equal. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly mentions: readonly EntityMention[];
}

/**
 * Unites the mentions of one document that name one thing: equal names after quotation marks, generic tails, phases and
 * the home region's prefix are set aside, and entries of the vocabulary with all their variants. Never by substring:
 * 宁县 is not 静宁县.
 *
 * @param homeForms names of the document's region, longest first (平凉市, 平凉, 市)
 */
export function resolveDocument(mentions: readonly EntityMention[], homeForms: readonly string[]): ResolvedEntity[] {
  const owner = new Map<string, number>();
  const parent: number[] = [];
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] as number;
    parent[i] = root;
    return root;
  };
  mentions.forEach((mention, i) => {
    parent.push(i);
    for (const form of formsOf(mention, homeForms)) {
      const key = `${mention.kind}:${form}`;
      const other = owner.get(key);
      if (other === undefined) owner.set(key, i);
      else {
        const [a, b] = [find(other), find(i)];
        parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
  });
  const groups = new Map<number, EntityMention[]>();
  mentions.forEach((mention, i) => {
    const root = find(i);
    const group = groups.get(root);
    if (group) group.push(mention);
    else groups.set(root, [mention]);
  });
  return [...groups.values()].map((group) => {
    const name = canonicalName(group);
    const aliases = new Set<string>();
    for (const m of group) {
      aliases.add(m.name);
      for (const alias of m.aliases ?? []) aliases.add(alias);
    }
    aliases.delete(name);
    return { kind: (group[0] as EntityMention).kind, name, aliases: [...aliases].sort(), mentions: group };
  });
}

function formsOf(mention: EntityMention, homeForms: readonly string[]): Set<string> {
  const forms = new Set<string>();
  const names = [mention.name, ...(mention.canonical ? [mention.canonical] : [])];
  for (const name of names) {
    for (const form of equivalentForms(mention.kind, name)) forms.add(form);
    if (mention.kind === 'project' || mention.kind === 'organization' || mention.kind === 'company') {
      const rest = withoutRegionPrefix(name, homeForms);
      if (rest) for (const form of equivalentForms(mention.kind, rest)) forms.add(form);
    }
  }
  for (const alias of mention.aliases ?? []) forms.add(matchKey(alias));
  return forms;
}

function canonicalName(group: readonly EntityMention[]): string {
  const counts = new Map<string, number>();
  for (const m of group) {
    const name = m.canonical ?? m.name;
    counts.set(name, (counts.get(name) ?? 0) + (m.canonical ? 1000 : 1));
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1));
  return (ranked[0] as [string, number])[0];
}
