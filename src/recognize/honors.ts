import type { Context, EntityMention } from './context.ts';

/** Recognises honors: entries of the vocabulary, wherever their `use` allows. */
export function recognizeHonors(context: Context): EntityMention[] {
  return context.matches
    .filter((m) => m.entry.list === 'honor' && m.entry.use === 'free')
    .map((m) => ({ kind: 'honor', start: m.start, end: m.end, name: context.text.slice(m.start, m.end), canonical: m.entry.name, rule: 'vocabulary' }));
}
