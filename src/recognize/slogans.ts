import type { Context, EntityMention } from './context.ts';

/** Recognises 提法: entries of the vocabulary, wherever their `use` allows. */
export function recognizeSlogans(context: Context): EntityMention[] {
  return context.matches
    .filter((m) => m.entry.list === 'slogan' && (m.quoted || m.entry.use === 'free'))
    .map((m) => ({
      kind: 'slogan',
      start: m.start,
      end: m.end,
      name: context.text.slice(m.start, m.end),
      canonical: m.entry.name,
      rule: 'vocabulary',
    }));
}
