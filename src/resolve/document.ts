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
 * the home region's prefix are set aside, entries of the vocabulary with all their variants, and a name with the one that
 * has it for an alias. An alias that two names have tells neither (东岭电力 and 东岭水泥 are both 东岭 for short). Never by
 * substring: 宁县 is not 静宁县.
 *
 * @param homeForms names of the document's region, longest first (平凉市, 平凉, 市)
 */
export function resolveDocument(mentions: readonly EntityMention[], homeForms: readonly string[]): ResolvedEntity[] {
  const united = new Int32Array(mentions.length).map((_, i) => i);
  const named = new Map<string, number>();
  for (const [i, mention] of mentions.entries()) {
    for (const form of namesOf(mention, homeForms)) {
      const key = `${mention.kind}:${form}`;
      const other = named.get(key);
      if (other === undefined) named.set(key, i);
      else unite(united, other, i);
    }
  }
  const claims = new Map<string, Set<number>>();
  for (const [i, { kind, aliases }] of mentions.entries()) {
    for (const alias of aliases ?? []) {
      const key = `${kind}:${matchKey(alias)}`;
      if (!named.has(key)) continue;
      const roots = claims.get(key);
      if (roots) roots.add(rootOf(united, i));
      else claims.set(key, new Set([rootOf(united, i)]));
    }
  }
  for (const [key, roots] of claims) {
    const owner = named.get(key) as number;
    const others = [...roots].filter((root) => rootOf(united, root) !== rootOf(united, owner));
    if (others.length === 1) unite(united, owner, others[0] as number);
  }
  const groups = new Map<number, EntityMention[]>();
  for (const [i, mention] of mentions.entries()) {
    const root = rootOf(united, i);
    const group = groups.get(root);
    if (group) group.push(mention);
    else groups.set(root, [mention]);
  }
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

/** The first of the things that one is united with; `united` leads there from each. */
function rootOf(united: Int32Array, i: number): number {
  let root = i;
  while (united[root] !== root) root = united[root] as number;
  united[i] = root;
  return root;
}

function unite(united: Int32Array, i: number, j: number): void {
  const [a, b] = [rootOf(united, i), rootOf(united, j)];
  united[Math.max(a, b)] = Math.min(a, b);
}

/** Match keys of a mention's own names. */
function namesOf(mention: EntityMention, homeForms: readonly string[]): Set<string> {
  const forms = new Set<string>();
  const names = [mention.name, ...(mention.canonical ? [mention.canonical] : [])];
  for (const name of names) {
    for (const form of equivalentForms(mention.kind, name)) forms.add(form);
    if (mention.kind === 'project' || mention.kind === 'organization' || mention.kind === 'company') {
      const rest = withoutRegionPrefix(name, homeForms);
      if (rest) for (const form of equivalentForms(mention.kind, rest)) forms.add(form);
    }
  }
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
