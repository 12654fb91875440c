import { readContext } from '../../src/extract.ts';
import type { EntityMention } from '../../src/recognize/context.ts';
import type { Recognizer } from '../../src/recognize/registry.ts';

/** What a recognizer sees of its own accord in a text about 静宁县: the offers that are left to the scorer are not counted. */
export function seenBy(recognizer: Recognizer, text: string): EntityMention[] {
  const { context, regionMentions } = readContext({ id: 'text', path: 'text.txt', text, given: { region: '静宁县' } });
  return recognizer(context, { regions: regionMentions, mentions: [] }).filter((mention) => !mention.tentative);
}

/** Their names, each once, sorted. */
export function namesBy(recognizer: Recognizer, text: string): string[] {
  return [...new Set(seenBy(recognizer, text).map(({ name }) => name))].sort();
}
