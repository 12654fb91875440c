import type { Span } from '../model/types.ts';
import { wordAt } from '../segment/words.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { readTable } from '../vocabulary/table.ts';
import { type Context, type EntityMention, matchesWithin } from './context.ts';
import { type HeadMatch, HeadTable } from './heads.ts';
import { type NameSpans, nameSpans, unknownWords } from './identity.ts';
import { bare } from './marks.ts';
import { otherForms } from './policy-forms.ts';
import { governorClass, type HeadedPhrase, isClassModifier, isEmptyModifier, type PolicyHead } from './policy-heads.ts';
import { type PolicyName, readPolicyName } from './policy-names.ts';
import { formulaParts, isParallel } from './quoted.ts';
import type { Recognized } from './registry.ts';

const PHRASES = readPhrases('vocabulary/data/policy_contexts.tsv', ['issuing', 'one', 'system', 'verbal', 'built']);

/** Heads that each part of a list has for itself, without 等. */
const SHARED = /(?:行动|行动计划|试点|专项整治|专项治理|集中整治|普查|保险)$/;
/** Heads of which one is meant, however many parts its name lists. */
const ONE = new RegExp(`(?:${PHRASES.one})$`);
const EVENTS = /活动$/;
const ORGANISES = /(?:开展|举办|组织|参与|推进|实施|深化)/;
const ISSUES = new RegExp(`${PHRASES.issuing}|签订|签署|达成`);
const APPLIES = /(?:落实|执行|贯彻|实施)/;
/** Documents that are applied as well as issued. */
const APPLIED = /^(?:规定|意见|清单|目录)$/;
/** What a system is for that a policy sets up; of services and safeguards only those with a telling name. */
const SYSTEM = new RegExp(`(?:${PHRASES.system})$|.{6,}(?:服务|治理|保障)$`);
const VERBAL = new RegExp(`(?:${PHRASES.verbal})$`);
/** A strategy of somebody's, none that is named. */
const UNNAMED = /(?:国家|重大|重点|党和国家|主体)$/;
/** 三项改革, 一个战略: only a count, unless marks make a name of it. */
const BARE_COUNT = /^[一二三四五六七八九十两\d]+[个项]?$/;
/** A policy's name that ends in its own head noun stands for itself inside another's (污染防治攻坚战 | 成效考核). */
const POLICY_END = /(?:攻坚战|保卫战|条例|规划|纲要)$/;
/** What is built stands in the name of a construction. */
const BUILT = new RegExp(PHRASES.built);

/** 人才兴皖, 科技强农, 停车便利化: whom a programme serves, what it makes of things. */
const SERVES = /(?:[兴强富惠暖助润美靓绿亮净安进入][\u4e00-\u9fff]|[\u4e00-\u9fff]{2}化)$/;
let programmeEnds: HeadTable<{ word: string }> | undefined;

/** Whether the words before 工程 end in one that names what a programme does (素质 提升 | 工程), not what is built. */
function namesProgramme(modifier: string): boolean {
  programmeEnds ??= new HeadTable(readTable('vocabulary/data/programme_words.tsv', ['word', 'reason']), (row) => row.word);
  return !BUILT.test(modifier) && (SERVES.test(modifier) || programmeEnds.ending(modifier) !== null);
}

type Head = HeadMatch<PolicyHead>;

/** Policies that a head noun ends, each name read leftwards; what speaks too little for itself is offered as tentative. */
export function policiesByHead(context: Context, before: Recognized, phrases: readonly HeadedPhrase[]): EntityMention[] {
  const names = nameSpans({ regions: before.regions, mentions: [] });
  const mentions: EntityMention[] = [];
  for (const head of phrases) {
    const name = readPolicyName(context, head, head.floor, names.startCovering);
    mentions.push(...(name.items.length > 0 ? sharing(context, head, name, names) : single(context, head, name, names)));
  }
  return mentions;
}

/** The names of a list that shares its head: A、B等专项行动; A、B和C六大工程; “A”“B”行动. */
function sharing(context: Context, head: Head, name: PolicyName, names: NameSpans): EntityMention[] {
  const { text } = context;
  const { kind, strength, head: noun } = head.head;
  const { joined, items } = name;
  const whole = text.slice(name.start, head.end);
  const own = text.slice(name.ownStart, head.end);
  const ownPart = { start: name.ownStart, end: head.start };
  const ownModifier = bare(text.slice(ownPart.start, ownPart.end));
  const only = items[0] as Span;
  // “A、B、C”四大战略 is one; and A、B等果园提质行动 names the action, A and B are its examples.
  if (joined === 'count' && items.length === 1 && /“[^”]*、[^”]*”$/.test(text.slice(only.start, only.end))) {
    return single(context, head, name, names);
  }
  const span = { start: name.start, end: head.end };
  if (joined === 'etc' && ownModifier.length >= 2 && !isClassModifier(context, ownPart.start, ownPart.end)) {
    if (EVENTS.test(noun) && !whole.includes('“')) return [];
    return [entity(context, span, own, head, name, 'etc', [bare(whole).replace('等', '')])];
  }
  const parts = joined === 'list' || joined === 'quoted' ? [...items, ownPart] : items;
  // 果园托管、水渠管护制度: parts of one length are two names, 果业升级、果农增收良性互动机制 is one.
  const alike = new Set(parts.map((part) => part.end - part.start)).size === 1;
  const shares =
    joined === 'count' ||
    joined === 'quoted' ||
    (strength === 'strong' && (joined === 'etc' || SHARED.test(noun) || (kind === 'institution' && alike && !VERBAL.test(ownModifier)))) ||
    (joined === 'etc' && isCarried(name) && kind !== 'works');
  // 东西干线等输电工程, A、B等14个电网工程 are constructions.
  if (
    (joined === 'count' && noun === '体系') ||
    (kind === 'works' &&
      !whole.includes('“') &&
      ![...items, ownPart].some((part) => namesProgramme(bare(text.slice(part.start, part.end)))))
  )
    return [];
  if (!shares || (joined === 'list' && text.startsWith('建设', head.end))) {
    // 果园标准化、果业现代化攻坚战: one campaign, not one for each part.
    return joined === 'list' ? single(context, head, { ...name, start: ONE.test(noun) ? name.start : name.ownStart }, names) : [];
  }
  // 果品、农资等领域专项整治 lists fields, and strategies are not one for each.
  if (joined === 'etc' && !whole.includes('“') && (noun === '战略' || items.some((item) => item.end - item.start < 3))) return [];
  const found: EntityMention[] = [];
  for (const part of parts) {
    const words = text.slice(part.start, part.end);
    if (bare(words).length < 3 || isClassModifier(context, part.start, part.end)) continue;
    if (EVENTS.test(noun) && !words.includes('“')) continue;
    if ((noun === '改革' && VERBAL.test(words)) || (joined === 'count' && noun === '战略')) continue;
    const more = joined === 'count' ? [bare(words)] : [bare(words), bare(words + own)];
    found.push(entity(context, span, words.endsWith(noun) ? words : words + noun, head, name, joined as string, more));
  }
  if (joined === 'count') {
    const expansion = parts.map((part) => bare(text.slice(part.start, part.end)));
    found.push({ ...entity(context, span, own, head, name, 'count', []), attributes: { expansion } });
  }
  return found;
}

/** Whether something is done with the policy: a verb governs it, its own predicate follows, or it stands in a row of policies. */
function isCarried({ governor, subject }: PolicyName): boolean {
  return subject || (governor !== '' && governorClass(governor) !== 'adverb');
}

/** 年度21.17亿元投资 | 计划, 5万个智能 | 预案: how much or how many, no name. */
const QUANTIFIED = /\d[万亿]?(?:元|亩|余[项个条])|^\d[\d.]*[万亿]/;
/** 项目按 | 计划推进: the head belongs to its preposition. */
const DEPENDS = /[按依照据有无]$/;
/** 配套法规 | 政策, 建设相关 | 政策: all that belong to something. */
const CLASSES = /(?:相关|有关|配套|一系列|各类|各项)(?:[\u4e00-\u9fff]{2})?$/;

/** Whether only verbs and adverbs stand in a stretch. */
function isVerbs({ text, words }: Context, start: number, end: number): boolean {
  for (let w = wordAt(words, start); (words.starts[w] as number) < end; w++) {
    if (!governorClass(text.slice(Math.max(start, words.starts[w] as number), Math.min(end, words.starts[w + 1] as number)))) return false;
  }
  return true;
}

/** Heads that join places. */
const REGIONAL = /^(?:一体化发展|同城化|同城化发展)$/;

/** The one name that a head noun ends. */
function single(context: Context, head: Head, name: PolicyName, names: NameSpans): EntityMention[] {
  const { text } = context;
  const { kind, strength, head: noun } = head.head;
  // 运用 | “千万工程”: verbs before marks govern them.
  const mark = text.indexOf('“', name.start);
  // 新创建 | “千万工程”: what fills the marks is a whole name.
  const inMarks = text.slice(mark + 1, head.start);
  const open =
    mark > name.start &&
    mark - name.start < 4 &&
    mark < head.start &&
    text[head.end] === '”' &&
    /^(?![一二三四五六七八九十两\d]+[大项个]?$|三年)[^”]{2,}$/.test(inMarks);
  const start = open || (mark > name.start && mark < head.start && isVerbs(context, name.start, mark)) ? mark : name.start;
  const modifier = text.slice(start, head.start);
  const bareModifier = bare(modifier);
  const quoted = modifier.includes('“');
  const marked = text[start - 1] === '“' || modifier.startsWith('“');
  const within = matchesWithin(context, start, head.end);
  const named = within.some((m) => m.entry.list === 'slogan' && m.start === start && m.end === head.end);
  // 拓展 | 科技特派员制度: only verbs stand before a policy of the vocabulary.
  const known = within.find((m) => m.entry.list === 'policy' && m.end === head.end && m.start > start);
  const formula = text[head.end] === '”' && isParallel(formulaParts(text.slice(text.lastIndexOf('“', head.start) + 1, head.end)));
  if (
    named ||
    formula ||
    (bareModifier.length < 2 && !marked) ||
    (BARE_COUNT.test(bareModifier) && !marked) ||
    (noun === '改革' && /[促推抓谋]$/.test(bareModifier)) ||
    (known && isVerbs(context, start, known.start)) ||
    (QUANTIFIED.test(bareModifier) && !quoted) ||
    (DEPENDS.test(bareModifier) && kind !== 'institution') ||
    (kind === 'document' && CLASSES.test(bareModifier))
  ) {
    return [];
  }
  const whole = noun.length >= 4 && strength === 'strong' ? isEmptyModifier : isClassModifier;
  const doubts = [
    whole(context, start, head.start) && !marked,
    strength === 'weak' && !isCarried(name) && !quoted,
    strength === 'quoted' && !quoted,
    strength === 'organised' && !ORGANISES.test(name.governor),
    strength === 'issued' && !isIssued(noun, name.governor, bareModifier) && !/“[^”]*条”$/.test(modifier),
    modifier.includes('、') && !quoted && strength !== 'strong',
    kind === 'works' && !quoted && !namesProgramme(bareModifier),
    EVENTS.test(noun) &&
      strength === 'weak' &&
      !quoted &&
      !((bareModifier.length >= 6 || bareModifier.endsWith('年')) && ORGANISES.test(name.governor)),
    name.quantified && (strength !== 'strong' || bareModifier.length < 4),
    noun === '协作' && bareModifier.length > 4,
    noun === '改革' && ((!name.governor && VERBAL.test(bareModifier)) || /(?:领域|环节)$/.test(bareModifier)),
    noun === '战略' && UNNAMED.test(bareModifier),
    noun === '体系' && !quoted && !SYSTEM.test(bareModifier),
    REGIONAL.test(noun) && !names.inRegion(start) && !unknownWords(context.words, start, head.start),
    /^\d/.test(text.slice(head.end)) && !quoted,
  ].filter(Boolean).length;
  if (doubts > 1 || (doubts > 0 && bareModifier.length < 3)) return [];
  const mention = entity(context, { start, end: head.end }, text.slice(start, head.end), head, name, '', []);
  return [doubts > 0 ? { ...mention, tentative: true, rule: `${kind} doubted` } : mention];
}

/** Whether a verb issues the document, or applies one of a kind that is applied. */
function isIssued(noun: string, governor: string, bareModifier: string): boolean {
  if (noun === '举措' && (bareModifier.length < 6 || /政策$/.test(bareModifier))) return false;
  if (noun === '举措' && /(?:推出|实施)/.test(governor)) return true;
  return ISSUES.test(governor) || (APPLIED.test(noun) && APPLIES.test(governor) && bareModifier.length >= 6);
}

function entity(
  context: Context,
  span: Span,
  words: string,
  { head }: Head,
  name: PolicyName,
  joined: string,
  more: readonly string[],
): EntityMention {
  const inside = matchesWithin(context, span.start, span.end).filter((m) => m.entry.list === 'policy');
  // What a document is about, or a list names, are policies too.
  const about = inside.some((m) => m.end < span.end && POLICY_END.test(context.text.slice(m.start, m.end)));
  const holdsParts =
    about ||
    words !== context.text.slice(span.start, span.end) ||
    (head.kind === 'document' && /[“《]/.test(words)) ||
    /“[^”]*、/.test(words);
  return {
    kind: 'policy',
    ...span,
    name: bare(words),
    aliases: otherForms(words, head, inside, more),
    rule: `${head.kind} ${head.strength}${joined ? ` ${joined}` : ''}`,
    features: [
      name.governor ? 'governed' : name.subject ? 'carried out' : 'alone',
      ...(name.quantified ? ['quantified'] : []),
      ...(words.includes('“') ? ['quoted'] : []),
    ],
    ...(holdsParts ? { holdsParts } : {}),
  };
}
