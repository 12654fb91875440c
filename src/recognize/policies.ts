import type { Span } from '../model/types.ts';
import { wordAt } from '../segment/words.ts';
import { readTable } from '../vocabulary/table.ts';
import type { Context, EntityMention, LexiconMatch } from './context.ts';
import { withExpansions } from './definitions.ts';
import { HeadTable } from './heads.ts';
import { nameSpans } from './identity.ts';
import { governorClass, headsPhrase, isClassModifier, type PolicyHead, policyHeads } from './policy-heads.ts';
import { type PolicyName, readPolicyName } from './policy-names.ts';
import { quotedForm } from './quoted.ts';
import type { Recognized } from './registry.ts';

/** Recognises policies: entries of the vocabulary, titles, and head nouns with the modifier that tells which one is meant. */
export function recognizePolicies(context: Context, before: Recognized): EntityMention[] {
  return withExpansions(context, [
    ...fromVocabulary(context),
    ...fromTitles(context),
    ...fromQuotations(context),
    ...fromHeads(context, before),
  ]);
}

/** Heads that each part of a list has for itself, without 等. */
const SHARED = /(?:行动|试点|专项整治|专项治理|集中整治|改革|制度|机制|责任制|普查|保险)$/;
/** Heads of which one is meant, however many parts its name lists. */
const ONE = /(?:攻坚战|保卫战|阻击战|战略|规划|方案|意见|办法|条例)$/;
/** A policy's name that ends in its own head noun stands for itself inside another's (污染防治攻坚战 | 成效考核). */
const POLICY_END = /(?:攻坚战|保卫战|战略|条例|规划|纲要)$/;
const EVENTS = /活动$/;
const ORGANISES = /(?:开展|举办|组织|参与|推进|实施|深化)/;

const plain = (name: string): string => name.replace(/[“”《》]/g, '');

/** What follows where a policy's name only modifies a place, an organ or a title (全域旅游 | 示范区, 扶贫开发 | 领导小组). */
const MODIFIES =
  /^(?:工作)?(?:领导小组|指挥部|办公室|委员会|工作组|专班|实验室|示范[县市区镇村乡点户]|试验区|先行区|示范基地|示范单位|先进|标兵|模范|产业园|研究院|菜篮子)/;

function fromVocabulary(context: Context): EntityMention[] {
  const { text, matches } = context;
  return matches
    .filter((m) => m.entry.list === 'policy' && (m.quoted || (counts(context, m) && !MODIFIES.test(text.slice(m.end, m.end + 8)))))
    .map((m) => ({
      kind: 'policy',
      start: m.start,
      end: m.end,
      name: plain(text.slice(m.start, m.end)),
      canonical: m.entry.name,
      rule: 'vocabulary',
    }));
}

/** Whether the form counts as it stands: free, or in need of context with a verb of carrying out right before it. */
function counts({ text, words }: Context, m: LexiconMatch): boolean {
  if (m.use !== 'context') return m.use === 'free';
  if (m.start === 0) return false;
  const before = words.starts[wordAt(words, m.start - 1)] as number;
  const word = text.slice(before, m.start);
  return governorClass(word) === 'governor' && !/^(?:推动|加强|强化|加快|构建|形成|实现|打造|坚持|抓好|做好|扩大|发挥)$/.test(word);
}

const TITLE =
  /(?:法|条例|规划|纲要|方案|战略|制度|机制|行动|计划|意见|办法|规定|细则|措施|通知|决定|决议|政策|标准|目录|指南|协议|协定|公约|清单|公报|宣言|白皮书|预案|规则|准则|守则|章程|倡议|要点|宪法|法典|体系)(?:（[^）]*）)?$/;

/** Book titles that are those of laws, plans and measures. */
function fromTitles({ text, quotations }: Context): EntityMention[] {
  return quotations
    .filter((q) => q.mark === '《' && TITLE.test(text.slice(q.start, q.end)))
    .map((q) => {
      const name = plain(text.slice(q.start, q.end));
      const aliases = [name.replace(/（[^）]*）$/, ''), name.replace(/^关于/, '')].filter((a) => a !== name && a.length >= 3);
      return { kind: 'policy', start: q.start, end: q.end, name, aliases, rule: 'title' };
    });
}

/** Verbs that carry out what marks alone name (推进“燃气下乡”, 出台“庆十条”). */
const CARRIES = /(?:推进|实施|出台|推行|开展|发布|落实|深化|推广|施行|启动)(?:了)?$/;
const CARRIED = /^(?:深入实施|全面实施|有效实施|落地实施|深入推进|扎实推进|全面推开|富有成效|落地见效|实施)/;
/** 庆十条, 科创板八条: packages that are named after the number of their articles. */
const ARTICLES = /^[^、，]{0,8}(?:\d+|[一二三四五六七八九十]+)条$/;

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
      if (governed && name.length > 3) mentions.push({ kind: 'policy', start: q.start, end: q.end, name, rule: 'quoted articles' });
      continue;
    }
    if (!carried || (/^[\u4e00-\u9fff]/.test(text[q.end + 1] ?? '') && !CARRIED.test(text.slice(q.end + 1, q.end + 7)))) continue;
    if (quotedForm(context, q) !== 'other' || name.length < 4) continue;
    mentions.push({ kind: 'policy', start: q.start, end: q.end, name, rule: 'quoted and carried out' });
  }
  return mentions;
}

/** Words before a name that rank or date it and may be left out. */
const LEADING =
  /^(?:新一轮|全国|国家级?|省级|市级|区级|县级|全省|全市|首批|首个|首家|第[一二三四五六七八九十\d]+[轮批次届]|\d{4}年度?|各类|现行)+/;
/** Heads that a name may lack without naming another thing. */
const DROPPABLE = /(?:专项行动|攻坚行动|行动计划|行动|工程|活动|机制|制度|政策|试点|改革|计划|战略|系列活动)$/;
let programmeEnds: HeadTable<{ word: string }> | undefined;

/** Whether the words before 工程 end in one that names what a programme does (素质 提升 | 工程), not what is built. */
function namesProgramme(modifier: string): boolean {
  programmeEnds ??= new HeadTable(readTable('vocabulary/data/programme_words.tsv', ['word', 'reason']), (row) => row.word);
  return programmeEnds.find(modifier).some((m) => m.end === modifier.length);
}

function fromHeads(context: Context, before: Recognized): EntityMention[] {
  const { text, sentences } = context;
  const names = nameSpans({ regions: before.regions, mentions: [] });
  const mentions: EntityMention[] = [];
  let sentence = 0;
  for (const match of policyHeads().find(text)) {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1] as Span).start <= match.start) sentence++;
    const floor = sentences[sentence]?.start ?? 0;
    if (!headsPhrase(context, match)) continue;
    const name = readPolicyName(context, match, floor, names.startCovering);
    if (/^[\d（]?\d/.test(text.slice(match.end, match.end + 2))) continue;
    mentions.push(...namesOf(context, match, name));
  }
  return mentions;
}

function namesOf(context: Context, head: Span & { head: PolicyHead }, name: PolicyName): EntityMention[] {
  const { text } = context;
  const { kind, strength } = head.head;
  const rule = `${kind} ${strength}`;
  const found: EntityMention[] = [];
  const span = { start: name.start, end: head.end };
  const own = plain(text.slice(name.ownStart, head.start));
  const carried = name.governor !== '' || name.subject;

  const only = name.items.length === 1 ? text.slice((name.items[0] as Span).start, (name.items[0] as Span).end) : '';
  if (name.items.length > 0 && !(name.joined === 'count' && /“[^”]*、[^”]*”$/.test(only))) {
    const count = name.joined === 'count';
    const hypernym = name.joined === 'etc' && own.length >= 4 && !isClassModifier(context, name.ownStart, head.start);
    const shares =
      count ||
      (strength === 'strong' && (name.joined === 'etc' || SHARED.test(head.head.head))) ||
      (name.joined === 'etc' && carried && kind !== 'works');
    if (hypernym)
      return [
        entity(context, span, text.slice(name.ownStart, head.end), head.head, `${rule} etc`, [
          plain(text.slice(name.start, head.end)).replace('等', ''),
        ]),
      ];
    if (!shares || (name.joined === 'list' && text.startsWith('建设', head.end))) {
      // 产业基础高级化、产业链现代化攻坚战: one campaign, not one for each part.
      return name.joined === 'list'
        ? single(context, head, { ...name, start: ONE.test(head.head.head) ? name.start : name.ownStart, items: [] }, rule)
        : [];
    }
    const items = name.joined === 'list' ? [...name.items, { start: name.ownStart, end: head.start }] : name.items;
    for (const item of items) {
      const words = text.slice(item.start, item.end);
      if (plain(words).length < 3 || isClassModifier(context, item.start, item.end)) continue;
      if (EVENTS.test(head.head.head) && !words.includes('“')) continue;
      const whole = words.endsWith(head.head.head) ? words : `${words}${head.head.head}`;
      const tail = text.slice(name.ownStart, head.end);
      found.push(entity(context, span, whole, head.head, `${rule} ${name.joined}`, count ? [] : [plain(words + tail)]));
    }
    if (count) {
      const expansion = items.map((item) => plain(text.slice(item.start, item.end)));
      const whole = entity(context, span, text.slice(name.ownStart, head.end), head.head, `${rule} count`, []);
      found.push({ ...whole, attributes: { expansion } });
    }
    return found;
  }
  return single(context, head, name, rule);
}

const ISSUES = /(?:出台|制定|制订|印发|颁布|编制|审议|发布|公布|起草|拟定|修订|颁发|下发|研究|签订|签署|达成)/;
/** What a system is for that a policy sets up; of services and safeguards only those with a telling name. */
const SYSTEM = /(?:保险|救助|管理|分类|防控|信用|规划|监管|责任|养老)$|.{6,}(?:服务|治理|保障)$/;
const VERBAL = /(?:提升|推动|促进|深化|全面|推|抓|促|谋|持续|坚持|倒逼|反哺|带动|引领)$/;

function single(context: Context, head: Span & { head: PolicyHead }, name: PolicyName, rule: string): EntityMention[] {
  const { text } = context;
  const { kind, strength } = head.head;
  let { start } = name;
  // 用好 | 政府和社会资本合作新机制: the tagger cuts 好 off its verb.
  if (text[start] === '好' && /[用搞办抓做管建]/.test(text[start - 1] ?? '')) start++;
  const modifier = text.slice(start, head.start);
  const bare = plain(modifier);
  const quoted = modifier.includes('“');
  const carried = name.governor !== '' || name.subject;
  if (bare.length < 2 || isClassModifier(context, start, head.start)) return [];
  if (/、/.test(modifier) && !quoted && strength !== 'strong') return [];
  if (strength === 'weak' && !carried && !quoted) return [];
  if (kind === 'works' && !quoted && !namesProgramme(bare)) return [];
  if (EVENTS.test(head.head.head) && strength === 'weak' && !quoted && !(bare.length >= 6 && ORGANISES.test(name.governor))) return [];
  if (strength === 'issued' && !ISSUES.test(name.governor) && !/“[^”]*条”$/.test(modifier)) return [];
  if (name.quantified && (strength !== 'strong' || bare.length < 4)) return [];
  if (head.head.head === '协作' && bare.length > 4) return [];
  if (head.head.head === '改革' && !name.governor && VERBAL.test(bare)) return [];
  if (context.matches.some((m) => m.entry.list === 'slogan' && m.start === start && m.end === head.end)) return [];
  if (head.head.head === '体系' && !quoted && !SYSTEM.test(bare)) return [];
  return [entity(context, { start, end: head.end }, text.slice(start, head.end), head.head, rule, [])];
}

function entity(context: Context, span: Span, words: string, head: PolicyHead, rule: string, more: readonly string[]): EntityMention {
  const name = plain(words);
  const inside = context.matches.filter((m) => m.entry.list === 'policy' && m.start >= span.start && m.end <= span.end);
  const aliases = otherForms(words, head, inside, more);
  // What a document is about, or a list names, are policies too.
  const about = inside.some((m) => m.end < span.end && POLICY_END.test(context.text.slice(m.start, m.end)));
  const holdsParts =
    about ||
    words !== context.text.slice(span.start, span.end) ||
    (head.kind === 'document' && /[“《]/.test(words)) ||
    /“[^”]*、/.test(words);
  return { kind: 'policy', start: span.start, end: span.end, name, aliases, rule, ...(holdsParts ? { holdsParts } : {}) };
}

/** Forms that name the same policy: without rank, without its head, the quoted part with the head. */
function otherForms(words: string, head: PolicyHead, inside: readonly LexiconMatch[], more: readonly string[]): string[] {
  const forms = new Set<string>(more);
  const name = plain(words);
  const bases = [name, name.replace(LEADING, '')];
  if (name.includes('的')) bases.push(name.replace('的', ''));
  for (const base of bases) {
    forms.add(base);
    if (head.kind !== 'document') forms.add(base.replace(DROPPABLE, ''));
  }
  const quoted = /“([^”]+)”(.*)$/.exec(words);
  // A form that the vocabulary knows as another policy inside this name is not this one.
  const others = new Set(inside.flatMap((m) => [m.entry.name, ...m.entry.variants]));
  if (quoted) for (const form of [plain(quoted[0]), `${quoted[1]}${head.head}`]) if (!others.has(form)) forms.add(form);
  const hypernym = name.replace(/^(?:事项|领域|方面|环节|行业|部门|业务|产业)/, '');
  forms.add(hypernym);
  forms.delete(name);
  return [...forms].filter((f) => f.length >= 4);
}
