import type { Context, EntityMention } from './context.ts';

/** Recognises companies: entries of the vocabulary, wherever their `use` allows. */
export function recognizeCompanies(context: Context): EntityMention[] {
  return context.matches
    .filter((m) => m.entry.list === 'company' && m.entry.use === 'free')
    .map((m) => ({ kind: 'company', start: m.start, end: m.end, name: context.text.slice(m.start, m.end), canonical: m.entry.name, rule: 'vocabulary' }));
}
