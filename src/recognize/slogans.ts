import type { Context, EntityMention } from './context.ts';
import { quotedForm } from './quoted.ts';

/** Recognises 提法: entries of the vocabulary, and what quotation marks set off as a unit. */
export function recognizeSlogans(context: Context): EntityMention[] {
  return [...fromVocabulary(context), ...fromQuotations(context)];
}

function fromVocabulary({ text, matches }: Context): EntityMention[] {
  return matches
    .filter((m) => m.entry.list === 'slogan' && (m.quoted || m.use === 'free'))
    .map((m) => ({
      kind: 'slogan',
      start: m.start,
      end: m.end,
      name: text.slice(m.start, m.end).replace(/[“”]/g, ''),
      canonical: m.entry.name,
      rule: 'vocabulary',
    }));
}

function fromQuotations(context: Context): EntityMention[] {
  const mentions: EntityMention[] = [];
  for (const quotation of context.quotations) {
    if (quotation.mark !== '“') continue;
    const form = quotedForm(context, quotation);
    if (!form) continue;
    mentions.push({
      kind: 'slogan',
      start: quotation.start,
      end: quotation.end,
      name: context.text.slice(quotation.start, quotation.end),
      rule: `quoted ${form}`,
    });
  }
  return mentions;
}
