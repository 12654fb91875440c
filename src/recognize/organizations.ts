import { isBoundary, wordAt } from '../segment/words.ts';
import { clauseAfter, clauseBefore, sentenceFloors } from './clauses.ts';
import type { Context, EntityMention } from './context.ts';
import type { HeadMatch } from './heads.ts';
import { type NameSpans, nameSpans } from './identity.ts';
import { isBuilt, weighInstitution } from './organization-evidence.ts';
import { institutionStart, isQuantity } from './organization-names.ts';
import { type OrganizationHead, organizationHeads } from './organization-words.ts';
import type { Recognized } from './registry.ts';
import { boundsNames } from './word-traits.ts';

/** 一中, 第三小学, 实验幼儿园: a school that a number names. */
const NUMBERED_SCHOOL =
  /第?(?:[一二三四五六七八九十]{1,3}|\d{1,3}\s?)(?:中学?|小学?|高中|初中|幼儿园|幼)(?![国央间型心东西共部期华小学年])/g;
/** A team sent to another place, in numbered batches: 第二、三批援助|湖北医疗队. */
const EXPEDITION = /(第[一二三四五六七八九十]+)((?:、[一二三四五六七八九十]+)*)批(?:援助|支援|驰援|援|赴)$/;
/** Institutes known by a number under their parent: 航天（510所）, 中电科54所. */
const NUMBERED_INSTITUTE = /\d{2,4}[所院厂](?![\d\u4e00-\u9fff]{0,2}学)/g;
const NUMBERED_BEFORE = /(?:航天|中船|中电科?|电科|兵器|核工业|中航)[\u4e00-\u9fff]{0,4}（?$/;
/** 甲大学城, 中科大道: a place that an institution gave its name. */
const GIVES_NAME = /^[城道路街]/;
const MAX_SHARED = 12;
const MAX_LIST_ITEM = 14;

/**
 * Recognises organisations: entries of the vocabulary, head nouns with a modifier that tells which is meant, numbered
 * schools, and the later members of a list that share the first one's place (市文化馆、图书馆).
 */
export function recognizeOrganizations(context: Context, before: Recognized): EntityMention[] {
  const known = fromVocabulary(context);
  const names = nameSpans({ ...before, mentions: [...before.mentions, ...known] });
  const found = [...fromHeads(context, names), ...numberedSchools(context, names)];
  return [
    ...known,
    ...found.flatMap(({ mention }) => batches(context.text, mention, names)),
    ...found.flatMap((item) => sharers(context, item)),
    ...[...context.text.matchAll(NUMBERED_INSTITUTE)]
      .filter((m) => NUMBERED_BEFORE.test(context.text.slice(Math.max(0, m.index - 10), m.index)))
      .map((m) => institution(context.text, m.index, m.index + m[0].length, 'numbered')),
  ];
}

const institution = (text: string, start: number, end: number, rule: string): EntityMention => ({
  kind: 'organization',
  start,
  end,
  name: text.slice(start, end).replace(/[“”]/g, ''),
  rule,
  features: ['sure'],
});

/** One team for each of the batches that the words before its name count. */
function batches(text: string, mention: EntityMention, names: NameSpans): EntityMention[] {
  const sent = mention.name.endsWith('队') ? EXPEDITION.exec(text.slice(Math.max(0, mention.start - 20), mention.start)) : null;
  if (!sent) return [mention];
  const begins = mention.start - sent[0].length;
  const place = names.startCovering(begins - 1);
  const start = place < 0 ? begins : place;
  const from = text.slice(start, begins);
  const verb = sent[0].slice(sent[0].lastIndexOf('批'));
  return [sent[1] as string, ...(sent[2] as string).split('、').filter(Boolean)].map((n) => {
    const name = `${n.startsWith('第') ? n : `第${n}`}${verb}${mention.name}`;
    return { ...mention, start, name: from + name, aliases: [name], rule: 'batch' };
  });
}

interface Found {
  readonly mention: EntityMention;
  /** What the members after it in a list share: 市 of 市文化馆, 庆阳 of 庆阳一中. */
  readonly shared: string;
}

function fromVocabulary({ text, matches }: Context): EntityMention[] {
  const listed = matches.filter((m) => m.entry.list === 'organization' && m.entry.use === 'free');
  return listed
    .filter((m) => !listed.some((l) => l.start <= m.start && m.end <= l.end && l.end - l.start > m.end - m.start))
    .filter((m) => !GIVES_NAME.test(text.slice(m.end, m.end + 1)))
    .filter((m) => !isQuantity(text.slice(Math.max(0, m.start - 6), m.start)))
    .map((m) => ({
      kind: 'organization',
      start: m.start,
      end: m.end,
      name: text.slice(m.start, m.end),
      canonical: m.entry.name,
      aliases: m.entry.variants,
      rule: 'vocabulary',
      // A school attached to a university is not the university.
      nests: text[m.end] !== '附',
    }));
}

/** Every head noun with its name, the doubtful ones as offers to be weighed. */
function fromHeads(context: Context, names: NameSpans): Found[] {
  const { text, words } = context;
  const found: Found[] = [];
  const floorOf = sentenceFloors(context.sentences);
  for (const match of organizationHeads().find(text)) {
    // The tagger reads 小组会 in 领导小组会议.
    if (!isBoundary(words, match.end) && !text.startsWith('会议', match.end)) continue;
    if (GIVES_NAME.test(text.slice(match.end, match.end + 1))) continue;
    const floor = floorOf(match.start);
    const { start, quantified } = institutionStart(context, match, floor, names);
    const { tells, features } = weighInstitution(context, start, match, floor, names, quantified);
    for (const member of membersBefore(context, match, floor)) found.push({ mention: member, shared: '' });
    if (start === match.start && tells === null) continue;
    const rule = tells === null ? 'doubtful' : `head:${match.head.strength} ${tells}`;
    const mention = {
      ...institution(text, start, match.end, rule),
      features: tells === null ? features : ['sure', ...features],
      ...(tells === null ? { tentative: true } : {}),
    };
    found.push({ mention, shared: tells === null || tells === 'bare' ? '' : text.slice(start, match.start).replace(/[“”]/g, '') });
  }
  return found;
}

/** The earlier members of a list whose head stands only at its end: 甲、乙等省实验室; 省苹果、核桃研究中心. */
function membersBefore({ text, words }: Context, match: HeadMatch<OrganizationHead>, floor: number): EntityMention[] {
  const close = CLOSES_LIST.exec(text.slice(Math.max(floor, match.start - 6), match.start));
  const members: EntityMention[] = [];
  let end = close ? match.start - close[0].length : text.lastIndexOf('、', match.start);
  if (end <= floor || match.start - end > (close ? 6 : MAX_LIST_ITEM)) return [];
  for (;;) {
    let at = end;
    while (at > floor && end - at < MAX_LIST_ITEM && !/[、，。；：！？\n]/.test(text[at - 1] as string)) at--;
    const last = text[at - 1] !== '、';
    const from = last ? afterGovernor(text, words, at, end) : at;
    const shared = close ? (close[1] as string) : '';
    if (end - from >= 2) {
      const name = `${text.slice(from, end)}${shared}${match.head.head}`.replace(/[“”]/g, '');
      members.push({ ...institution(text, from, end, 'member of a list'), name, features: [], tentative: true });
    }
    if (last || end - at >= MAX_LIST_ITEM || members.length > MAX_MEMBERS) break;
    end = at - 1;
  }
  if (close) return members;
  // Without 等 all share what the first begins with, too.
  const first = members.at(-1);
  const prefix = first && /^(?:自治区|省|市|县|区|国家级?|全国)/.exec(first.name)?.[0];
  if (!first || !prefix || members.some((m) => organizationHeads().find(m.name.slice(0, -match.head.head.length)).length > 0)) return [];
  const own = text.slice(text.lastIndexOf('、', match.start) + 1, match.end);
  return [
    ...members.map((m) => (m === first ? m : { ...m, name: prefix + m.name })),
    { ...institution(text, match.end - own.length, match.end, 'member of a list'), name: prefix + own, features: [], tentative: true },
  ];
}

const CLOSES_LIST = /等(省|市|国家|国家级|全国|省级|省重点|全国重点)?$/;
const MAX_MEMBERS = 8;

/** Where the first member of a list begins behind the verb that governs the list. */
function afterGovernor(text: string, words: Context['words'], start: number, end: number): number {
  let at = start;
  for (let w = wordAt(words, start); (words.starts[w + 1] as number) < end; w++) {
    const next = words.starts[w + 1] as number;
    if (boundsNames(text.slice(words.starts[w], next)) || words.tags[w] === 'v') at = next;
  }
  return at;
}

function numberedSchools(context: Context, names: NameSpans): Found[] {
  const { text, words } = context;
  const found: Found[] = [];
  const floorOf = sentenceFloors(context.sentences);
  for (const match of text.matchAll(NUMBERED_SCHOOL)) {
    const start = match.index;
    const end = start + match[0].length;
    const covered = names.startCovering(/\s/.test(text[start - 1] ?? '') ? start - 2 : start - 1);
    const from = /[市县区镇乡]/.test(text[start - 1] ?? '') && covered < 0 ? start - 1 : covered;
    const floor = floorOf(start);
    if (from < floor || !isBoundary(words, end)) continue;
    const built = isBuilt(clauseBefore(text, from, floor), clauseAfter(text, end));
    const mention = institution(text, from, end, built ? 'numbered school built' : 'numbered school');
    found.push({ mention: built ? { ...mention, features: [], tentative: true } : mention, shared: text.slice(from, start) });
  }
  return found;
}

/** The members that follow in a list with nothing but a head or a number of their own: 庆阳一中、|四中和|六中. */
function sharers({ text, words }: Context, { mention, shared }: Found): EntityMention[] {
  const mentions: EntityMention[] = [];
  if (shared === '' || shared.length > MAX_SHARED) return mentions;
  let at = mention.end;
  while (/[、和与及]/.test(text[at] ?? '')) {
    const start = at + 1;
    const end = headEnding(text, words, start);
    if (end < 0) break;
    const own = text.slice(start, end);
    mentions.push({ kind: 'organization', start, end, name: shared + own, aliases: [own], rule: 'shared modifier' });
    at = end;
  }
  return mentions;
}

/** Where a head noun or a numbered school that begins here ends, or -1. */
function headEnding(text: string, words: Context['words'], start: number): number {
  const window = text.slice(start, start + 12);
  const heads = organizationHeads()
    .find(window)
    .filter((h) => h.start === 0 && h.head.strength !== 'weak' && isBoundary(words, start + h.end));
  const school = [...window.matchAll(NUMBERED_SCHOOL)].find((m) => m.index === 0);
  const longest = Math.max(heads.at(-1)?.end ?? -1, school ? school[0].length : -1);
  return longest < 0 ? -1 : start + longest;
}
