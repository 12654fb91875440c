import { readContext } from '../../src/extract.ts';
import type { EntityKind } from '../../src/model/schema.ts';
import type { Context, EntityMention } from '../../src/recognize/context.ts';
import { withExpansions } from '../../src/recognize/definitions.ts';
import { recognizePolicies } from '../../src/recognize/policies.ts';
import type { Recognizer } from '../../src/recognize/registry.ts';
import { recognizeSlogans } from '../../src/recognize/slogans.ts';

/**
 * What the rules for policies and 提法 see in a text, offers that they doubt left out; of names that overlap the longest.
 *
 * @param region the document's own region, for what points at it
 */
export function see(text: string, kind: EntityKind, region = '静宁县'): EntityMention[] {
  const { context, regionMentions } = readContext({ id: 'test', path: 'test.txt', text, format: 'text', given: { region } });
  const before = { regions: regionMentions, mentions: [] as EntityMention[] };
  const policies = withExpansions(context, recognizePolicies(context, before));
  const all = kind === 'policy' ? policies : recognizeSlogans(context, { ...before, mentions: policies });
  const sure = all.filter((m) => !m.tentative);
  return sure.filter((m) => !sure.some((o) => !o.holdsParts && o.start <= m.start && m.end <= o.end && o.end - o.start > m.end - m.start));
}

/** A text as the recognizers see it. */
export function contextOf(text: string, region = '静宁县'): Context {
  return readContext({ id: 'test', path: 'test.txt', text, format: 'text', given: { region } }).context;
}

/** The names of what the rules see, each once, in the order of the text. */
export function names(text: string, kind: EntityKind, region?: string): string[] {
  return [
    ...new Set(
      see(text, kind, region)
        .sort((a, b) => a.start - b.start || a.end - b.end)
        .map((m) => m.name),
    ),
  ];
}

/** The parts that a text spells out for a name. */
export function expansionOf(text: string, kind: EntityKind, name: string): readonly string[] {
  return see(text, kind).find((m) => m.name === name && m.attributes?.expansion)?.attributes?.expansion ?? [];
}

/** What a recognizer sees of its own accord in a text about 静宁县: the offers that are left to the scorer are not counted. */
export function seenBy(recognizer: Recognizer, text: string): EntityMention[] {
  const { context, regionMentions } = readContext({ id: 'test', path: 'test.txt', text, given: { region: '静宁县' } });
  return recognizer(context, { regions: regionMentions, mentions: [] }).filter((mention) => !mention.tentative);
}

/** Their names, each once, sorted. */
export function namesBy(recognizer: Recognizer, text: string): string[] {
  return [...new Set(seenBy(recognizer, text).map(({ name }) => name))].sort();
}
