import { provinceCharacters } from '../gazetteer/abbreviations.ts';
import { wordAt } from '../segment/words.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { type Context, type EntityMention, type LexiconMatch, matchesWithin } from './context.ts';
import { bare } from './marks.ts';
import { policiesByHead } from './policy-candidates.ts';
import { otherForms } from './policy-forms.ts';
import { governorClass, headedPhrases, policyHeads } from './policy-heads.ts';
import { quotedForm } from './quoted.ts';
import type { Recognized } from './registry.ts';
import { policiesSharingHeads } from './shared-heads.ts';

const PHRASES = readPhrases('vocabulary/data/policy_contexts.tsv', [
  'modifies',
  'title',
  'carries',
  'carried',
  'manner',
  'issues',
  'paired',
]);

/** The other forms of a policy that only the scorer saw. */
export function describePolicy(context: Context, start: number, end: number): Pick<EntityMention, 'aliases'> {
  const words = context.text.slice(start, end);
  const head = policyHeads().ending(words);
  if (!head) return { aliases: [] };
  const inside = matchesWithin(context, start, end).filter((m) => m.entry.list === 'policy');
  return { aliases: otherForms(words, head, inside, []) };
}

/** Recognises policies: entries of the vocabulary, titles, and head nouns with the modifier that tells which one is meant. */
export function recognizePolicies(context: Context, before: Recognized): EntityMention[] {
  const phrases = headedPhrases(context);
  return [
    ...fromVocabulary(context),
    ...fromTitles(context),
    ...fromQuotations(context),
    ...policiesByHead(context, before, phrases),
    ...pairedPlaces(context),
    ...policiesSharingHeads(context, phrases),
  ];
}

/** Verbs that govern names elsewhere and here only say with what force something is done. */
const MANNER = new RegExp(`^(?:${PHRASES.manner})$`);
/** What follows where a policy's name only modifies a place, an organ or a title (全域旅游 | 示范区, 扶贫开发 | 领导小组). */
const MODIFIES = new RegExp(`^(?:工作)?(?:${PHRASES.modifies})`);

function fromVocabulary(context: Context): EntityMention[] {
  const { text, matches } = context;
  // 统筹疫情防控和经济社会发展: a short form inside a longer 提法 is a part of that.
  const formulas = matches.filter((o) => o.entry.list === 'slogan' && o.use === 'free');
  const mentions: EntityMention[] = [];
  for (const m of matches) {
    if (m.entry.list !== 'policy') continue;
    const form = text.slice(m.start, m.end);
    if (m.entry.name !== form && isWithin(m, formulas)) continue;
    if (!m.quoted && (!counts(context, m) || MODIFIES.test(text.slice(m.end, m.end + 8)))) continue;
    mentions.push({ kind: 'policy', start: m.start, end: m.end, name: bare(form), canonical: m.entry.name, rule: 'vocabulary' });
  }
  return mentions;
}

/** Whether one of some formulas, in order of their start, holds a match and more. */
function isWithin({ start, end }: LexiconMatch, formulas: readonly LexiconMatch[]): boolean {
  for (const formula of formulas) {
    if (formula.start > start) break;
    if (end <= formula.end && formula.end - formula.start > end - start + 3) return true;
  }
  return false;
}

/** Whether the form counts as it stands: free, or in need of context with a verb of carrying out right before it. */
function counts({ text, words }: Context, m: LexiconMatch): boolean {
  if (m.use !== 'context') return m.use === 'free';
  // 办好 | 12件 | 民生实事: a quantity may stand between.
  const start = m.start - (/\d+[件项个]$/.exec(text.slice(Math.max(0, m.start - 6), m.start))?.[0].length ?? 0);
  if (start === 0) return false;
  const before = words.starts[wordAt(words, start - 1)] as number;
  const word = text.slice(before, start);
  return governorClass(word) === 'governor' && !MANNER.test(word);
}

const TITLE = new RegExp(`(?:${PHRASES.title})(?:（[^）]*）)?$`);

/** Book titles that are those of laws, plans and measures. */
function fromTitles({ text, quotations }: Context): EntityMention[] {
  return quotations
    .filter((q) => q.mark === '《' && TITLE.test(text.slice(q.start, q.end)))
    .map((q) => {
      const name = bare(text.slice(q.start, q.end));
      const aliases = [name.replace(/（[^）]*）$/, ''), name.replace(/^关于/, '')].filter((a) => a !== name && a.length >= 3);
      return { kind: 'policy', start: q.start, end: q.end, name, aliases, rule: 'title' };
    });
}

/** Verbs that carry out what marks alone name (推进“燃气下乡”, 出台“庆十条”). */
const CARRIES = new RegExp(`(?:${PHRASES.carries})(?:了)?$`);
const CARRIED = new RegExp(`^(?:${PHRASES.carried})`);
/** 庆十条, 科创板八条: packages that are named after the number of their articles. */
const ARTICLES = /^[^、，]{0,8}(?:\d+|[一二三四五六七八九十]+)条$/;

/** Verbs that issue or carry out a package of articles. */
const ISSUES = new RegExp(`(?:${PHRASES.issues})(?:好)?$`);

/** What marks alone name, carried out as a policy is. */
function fromQuotations(context: Context): EntityMention[] {
  const { text, quotations } = context;
  const mentions: EntityMention[] = [];
  for (const q of quotations) {
    if (q.mark !== '“') continue;
    const name = text.slice(q.start, q.end);
    // The verb may govern a row of quotations.
    const row = /(?:“[^“”]{2,20}”[、和]?)*$/.exec(text.slice(Math.max(0, q.start - 60), q.start - 1))?.[0] ?? '';
    const lead = text.slice(Math.max(0, q.start - 24), q.start - 1 - row.length);
    const carried = CARRIES.test(lead) || CARRIED.test(text.slice(q.end + 1, q.end + 7));
    if (ARTICLES.test(name)) {
      const governed = carried || ISSUES.test(lead.slice(-6)) || /^(?:政策|措施|等)/.test(text.slice(q.end + 1));
      if (governed && (carried || name.length > 3))
        mentions.push({ kind: 'policy', start: q.start, end: q.end, name, rule: 'quoted articles' });
      continue;
    }
    if (!carried || (/^[\u4e00-\u9fff]/.test(text[q.end + 1] ?? '') && !CARRIED.test(text.slice(q.end + 1, q.end + 7)))) continue;
    if (quotedForm(context, q) !== 'other' || name.length < 4) continue;
    mentions.push({ kind: 'policy', start: q.start, end: q.end, name, rule: 'quoted and carried out' });
  }
  return mentions;
}

/** One character for each province that pairs of places are named by. */
const PLACE = `[${provinceCharacters()}]`;
const PAIR_HEAD = new RegExp(`(?:${PHRASES.paired})(?!示范区|先行区)`, 'g');
const PAIRS = new RegExp(`${PLACE}{2,3}(?:、${PLACE}{2,3})*$`);
/** No list of pairs is longer. */
const MAX_PAIRS = 60;

/** 苏陕协作, 津陕协作: cooperation that is named after a pair of places, the head shared by several pairs. */
function pairedPlaces({ text }: Context): EntityMention[] {
  const mentions: EntityMention[] = [];
  for (const { 0: head, index } of text.matchAll(PAIR_HEAD)) {
    const pairs = PAIRS.exec(text.slice(Math.max(0, index - MAX_PAIRS), index));
    if (!pairs) continue;
    const start = index - pairs[0].length;
    for (const pair of pairs[0].split('、'))
      mentions.push({ kind: 'policy', start, end: index + head.length, name: pair + head, rule: 'pair of places' });
  }
  return mentions;
}
