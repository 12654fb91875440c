import type { Span } from '../model/types.ts';
import { readTable } from '../vocabulary/table.ts';
import type { Context, EntityMention } from './context.ts';
import { HeadTable } from './heads.ts';
import { nameSpans } from './identity.ts';
import { otherForms, plain } from './policy-forms.ts';
import { headsPhrase, isClassModifier, type PolicyHead, policyHeads } from './policy-heads.ts';
import { type PolicyName, readPolicyName } from './policy-names.ts';
import type { Recognized } from './registry.ts';

/** Heads that each part of a list has for itself, without 等. */
const SHARED = /(?:行动|行动计划|试点|专项整治|专项治理|集中整治|普查|保险)$/;
/** Heads of which one is meant, however many parts its name lists. */
const ONE = /(?:攻坚战|保卫战|阻击战|战略|规划|方案|意见|办法|条例|机制|制度|改革)$/;
const EVENTS = /活动$/;
const ORGANISES = /(?:开展|举办|组织|参与|推进|实施|深化)/;
const ISSUES = /(?:出台|制定|制订|印发|颁布|编制|审议|发布|公布|起草|拟定|修订|颁发|下发|研究|签订|签署|达成)/;
const APPLIES = /(?:落实|执行|贯彻|实施)/;
/** Documents that are applied as well as issued. */
const APPLIED = /^(?:规定|意见|清单|目录)$/;
/** What a system is for that a policy sets up; of services and safeguards only those with a telling name. */
const SYSTEM = /(?:保险|救助|管理|分类|防控|信用|规划|监管|责任|养老)$|.{6,}(?:服务|治理|保障)$/;
const VERBAL = /(?:提升|推动|促进|深化|全面|推|抓|促|谋|持续|坚持|倒逼|反哺|带动|引领)$/;
/** A strategy of somebody's, none that is named. */
const UNNAMED = /(?:国家|重大|重点|党和国家|主体)$/;
/** 三项改革, 一个战略: only a count, unless marks make a name of it. */
const BARE_COUNT = /^[一二三四五六七八九十两\d]+[个项]?$/;
/** A policy's name that ends in its own head noun stands for itself inside another's (污染防治攻坚战 | 成效考核). */
const POLICY_END = /(?:攻坚战|保卫战|战略|条例|规划|纲要)$/;
/** What is built stands in the name of a construction. */
const BUILT =
  /(?:公园|大道|道路|公路|国道|省道|高速|铁路|大桥|隧道|管网|水库|水厂|电厂|河道|渠|泵站|厂房|大楼|广场|车站|机场|港口|码头|亿方|万吨|兆瓦|千瓦)/;

let programmeEnds: HeadTable<{ word: string }> | undefined;

/** Whether the words before 工程 end in one that names what a programme does (素质 提升 | 工程), not what is built. */
function namesProgramme(modifier: string): boolean {
  programmeEnds ??= new HeadTable(readTable('vocabulary/data/programme_words.tsv', ['word', 'reason']), (row) => row.word);
  return !BUILT.test(modifier) && programmeEnds.find(modifier).some((m) => m.end === modifier.length);
}

type Head = Span & { readonly head: PolicyHead };

/** Policies that a head noun ends, each name read leftwards; what speaks too little for itself is offered as tentative. */
export function policiesByHead(context: Context, before: Recognized): EntityMention[] {
  const { text, sentences } = context;
  const names = nameSpans({ regions: before.regions, mentions: [] });
  const mentions: EntityMention[] = [];
  let sentence = 0;
  for (const head of policyHeads().find(text)) {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1] as Span).start <= head.start) sentence++;
    const floor = sentences[sentence]?.start ?? 0;
    if (!headsPhrase(context, head)) continue;
    const name = readPolicyName(context, head, floor, names.startCovering);
    mentions.push(...(name.items.length > 0 ? sharing(context, head, name) : single(context, head, name)));
  }
  return mentions;
}

/** The names of a list that shares its head: A、B等专项行动; A、B和C六大工程; “A”“B”行动. */
function sharing(context: Context, head: Head, name: PolicyName): EntityMention[] {
  const { text } = context;
  const { kind, strength, head: noun } = head.head;
  const whole = text.slice(name.start, head.end);
  const own = text.slice(name.ownStart, head.end);
  const ownModifier = plain(text.slice(name.ownStart, head.start));
  const span = { start: name.start, end: head.end };
  const count = name.joined === 'count';
  const only = name.items[0] as Span;
  // “A、B、C”四大战略 is one; and A、B等大气污染防治行动 names the action, A and B are its examples.
  if (count && name.items.length === 1 && /“[^”]*、[^”]*”$/.test(text.slice(only.start, only.end))) return single(context, head, name);
  if (name.joined === 'etc' && ownModifier.length >= 4 && !isClassModifier(context, name.ownStart, head.start)) {
    if (EVENTS.test(noun) && !whole.includes('“')) return [];
    return [entity(context, span, own, head, name, 'etc', [plain(whole).replace('等', '')])];
  }
  const carried = name.governor !== '' || name.subject;
  const shares =
    count ||
    name.joined === 'quoted' ||
    (strength === 'strong' && (name.joined === 'etc' || SHARED.test(noun))) ||
    (name.joined === 'etc' && carried && kind !== 'works');
  if (!shares || (name.joined === 'list' && text.startsWith('建设', head.end))) {
    // 产业基础高级化、产业链现代化攻坚战: one campaign, not one for each part.
    return name.joined === 'list' ? single(context, head, { ...name, start: ONE.test(noun) ? name.start : name.ownStart }) : [];
  }
  const items =
    name.joined === 'list' || name.joined === 'quoted' ? [...name.items, { start: name.ownStart, end: head.start }] : name.items;
  const found: EntityMention[] = [];
  for (const item of items) {
    const words = text.slice(item.start, item.end);
    if (plain(words).length < 3 || isClassModifier(context, item.start, item.end)) continue;
    if ((EVENTS.test(noun) && !words.includes('“')) || (noun === '改革' && VERBAL.test(words)) || (count && noun === '战略')) continue;
    const named = words.endsWith(noun) || item.end === head.start ? `${words}${words.endsWith(noun) ? '' : noun}` : `${words}${noun}`;
    found.push(
      entity(context, span, named, head, name, name.joined as string, count ? [plain(words)] : [plain(words), plain(words + own)]),
    );
  }
  if (count) {
    const expansion = items.map((item) => plain(text.slice(item.start, item.end)));
    found.push({ ...entity(context, span, own, head, name, 'count', []), attributes: { expansion } });
  }
  return found;
}

/** The one name that a head noun ends. */
function single(context: Context, head: Head, name: PolicyName): EntityMention[] {
  const { text } = context;
  const { kind, strength, head: noun } = head.head;
  const { start } = name;
  const modifier = text.slice(start, head.start);
  const bare = plain(modifier);
  const quoted = modifier.includes('“');
  const marked = text[start - 1] === '“' || modifier.startsWith('“');
  const carried = name.governor !== '' || name.subject;
  if (bare.length < 2 && !marked) return [];
  if (context.matches.some((m) => m.entry.list === 'slogan' && m.start === start && m.end === head.end)) return [];
  if (BARE_COUNT.test(bare) && !marked) return [];
  const doubts = [
    isClassModifier(context, start, head.start) && !marked,
    strength === 'weak' && !carried && !quoted,
    modifier.includes('、') && !quoted && strength !== 'strong',
    kind === 'works' && !quoted && !namesProgramme(bare),
    EVENTS.test(noun) && strength === 'weak' && !quoted && !(bare.length >= 6 && ORGANISES.test(name.governor)),
    strength === 'issued' &&
      !ISSUES.test(name.governor) &&
      !(APPLIED.test(noun) && APPLIES.test(name.governor) && bare.length >= 6) &&
      !/“[^”]*条”$/.test(modifier),
    strength === 'organised' && !ORGANISES.test(name.governor),
    name.quantified && (strength !== 'strong' || bare.length < 4),
    noun === '协作' && bare.length > 4,
    noun === '改革' && !name.governor && VERBAL.test(bare),
    noun === '战略' && UNNAMED.test(bare),
    noun === '体系' && !quoted && !SYSTEM.test(bare),
    /^\d/.test(text.slice(head.end)) && !quoted,
  ];
  const doubted = doubts.filter(Boolean).length;
  if (doubted > 1 || (doubted > 0 && bare.length < 3)) return [];
  const mention = entity(context, { start, end: head.end }, text.slice(start, head.end), head, name, '', []);
  return [doubted > 0 ? { ...mention, tentative: true, rule: `${kind} doubted` } : mention];
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
  const inside = context.matches.filter((m) => m.entry.list === 'policy' && m.start >= span.start && m.end <= span.end);
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
    name: plain(words),
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
