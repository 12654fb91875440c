import { isBoundary } from '../segment/words.ts';
import { readTable } from '../vocabulary/table.ts';
import { chunkBefore } from './chunk.ts';
import type { Context, EntityMention } from './context.ts';
import { HeadTable } from './heads.ts';
import { identityOf, nameSpans } from './identity.ts';
import type { Recognized } from './registry.ts';

interface OrganizationHead {
  readonly head: string;
  readonly strength: string;
}

let table: HeadTable<OrganizationHead> | undefined;
const headTable = (): HeadTable<OrganizationHead> =>
  (table ??= new HeadTable(readTable('vocabulary/data/organization_heads.tsv', ['head', 'strength']), (row) => row.head));

/** 一中, 第三小学, 实验幼儿园: a school that a number names. */
const NUMBERED_SCHOOL = /(?:第?[一二三四五六七八九十]{1,3})(?:中学?|小学?|高中|初中|幼儿园|幼)(?![国央间型心东西共部期华小学])/g;
/** Names that only say the level are no organisation of their own. */
const LEVEL_ONLY =
  /^(?:省|市|县|区|州|旗|镇|乡|中共)?(?:省|市|县|区|州|旗)?(?:委|政府|人民政府|人大|政协|人大常委会|常委会|纪委|监委|委员会|党委)$/;
const MAX_MODIFIER = 18;

/** Recognises organisations: entries of the vocabulary, head nouns with an identifying modifier, numbered schools. */
export function recognizeOrganizations(context: Context, before: Recognized): EntityMention[] {
  const { text, words, sentences } = context;
  const names = nameSpans(before);
  const mentions: EntityMention[] = context.matches
    .filter((m) => m.entry.list === 'organization' && m.entry.use === 'free')
    .map((m) => ({
      kind: 'organization',
      start: m.start,
      end: m.end,
      name: text.slice(m.start, m.end),
      canonical: m.entry.name,
      aliases: m.entry.variants,
      rule: 'vocabulary',
    }));
  let sentence = 0;
  const floorOf = (at: number): number => {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1] as { start: number }).start <= at) sentence++;
    return sentences[sentence]?.start ?? 0;
  };
  for (const match of headTable().find(text)) {
    const floor = floorOf(match.start);
    if (!isBoundary(words, match.end)) continue;
    const chunk = chunkBefore(text, words, match, floor, names.startCovering);
    const name = text.slice(chunk.start, match.end).replace(/[“”]/g, '');
    const modifier = match.start - chunk.start;
    if (chunk.quantified || modifier < 1 || modifier > MAX_MODIFIER || LEVEL_ONLY.test(name)) continue;
    const tells = identityOf(context, chunk.start, match.start, names);
    if (tells === null || tells === 'number') continue;
    if (match.head.strength !== 'strong' && tells !== 'place' && tells !== 'level') continue;
    mentions.push({ kind: 'organization', start: chunk.start, end: match.end, name, rule: `head:${match.head.strength}` });
  }
  sentence = 0;
  for (const match of text.matchAll(NUMBERED_SCHOOL)) {
    const start = match.index;
    const covered = names.startCovering(start - 1);
    const level = /[市县区镇乡]/.test(text[start - 1] ?? '') && covered < 0 ? start - 1 : covered;
    if (level < floorOf(start)) continue;
    const end = start + match[0].length;
    if (!isBoundary(words, end)) continue;
    mentions.push({ kind: 'organization', start: level, end, name: text.slice(level, end), rule: 'numbered school' });
  }
  return mentions;
}
