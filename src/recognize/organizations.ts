import type { Context, EntityMention } from './context.ts';

/** Recognises organizations: entries of the vocabulary, wherever their `use` allows. */
export function recognizeOrganizations(context: Context): EntityMention[] {
  return context.matches
    .filter((m) => m.entry.list === 'organization' && m.entry.use === 'free')
    .map((m) => ({ kind: 'organization', start: m.start, end: m.end, name: context.text.slice(m.start, m.end), canonical: m.entry.name, rule: 'vocabulary' }));
}
