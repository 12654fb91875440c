import type { Context, EntityMention } from './context.ts';

/** Recognises policies: entries of the vocabulary, wherever their `use` allows. */
export function recognizePolicies(context: Context): EntityMention[] {
  return context.matches
    .filter((m) => m.entry.list === 'policy' && (m.quoted || m.entry.use === 'free'))
    .map((m) => ({
      kind: 'policy',
      start: m.start,
      end: m.end,
      name: context.text.slice(m.start, m.end),
      canonical: m.entry.name,
      rule: 'vocabulary',
    }));
}
