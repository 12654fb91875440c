import { isBoundary } from '../segment/words.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { sentenceFloors } from './clauses.ts';
import type { Context, EntityMention } from './context.ts';
import { beginsWithGoverning, governanceOf } from './honor-governance.ts';
import { honorHeads, isPlace, isRanked, SCENIC, sightsBefore, type Title, titlesFromHeads } from './honor-titles.ts';
import { type NameSpans, nameSpans } from './identity.ts';
import { bare } from './marks.ts';
import type { Recognized } from './registry.ts';

const PHRASES = readPhrases('vocabulary/data/honor_contexts.tsv', ['inscribes', 'called']);

const BATCH = /(?:首批|首个|唯一|第[一二三四五六七八九十]+批|新一批|20\d\d年度?|20\d\d-20\d\d年度)/g;
const WINDOW = 24;
const MAX_QUOTED = 44;

/** Recognises honors: entries of the vocabulary, title heads with a rank or a conferring verb, and what is conferred in quotation marks. */
export function recognizeHonors(context: Context, before: Recognized): EntityMention[] {
  const names = nameSpans({ ...before, mentions: before.mentions.filter((m) => m.kind === 'organization') });
  const regions = nameSpans({ ...before, mentions: [] });
  const titles = [
    ...fromVocabulary(context, regions),
    ...titlesFromHeads(context, regions),
    ...fromQuotations(context),
    ...fromVerbs(context),
  ];
  return [...titles, ...titles.flatMap((title) => (title.tentative ? [] : sharers(context, title)))].map((title) =>
    mentionOf(context, title, names),
  );
}

/** Whether an honor that no rule bounded is conferred or only applied for. */
export function describeHonor({ text, sentences }: Context, start: number, end: number): Pick<EntityMention, 'attributes'> {
  const governance = governanceOf(text, start, end, sentenceFloors(sentences)(start));
  return { attributes: { award: governance === 'applied' ? 'applied' : 'conferred' } };
}

function mentionOf({ text }: Context, title: Title, names: NameSpans): EntityMention {
  const { start, end, rule, governance, entry } = title;
  const name = title.name ?? bare(text.slice(start, end));
  const aliases = new Set([...(title.aliases ?? []), ...(entry ? [entry.name, ...entry.variants] : []), ...formsOf(name)]);
  // 工信部…名单: with or without the body that draws it up.
  const body = names.startCovering(start) === start ? bodyEnd(names, start, end) : start;
  if (body > start && end - body >= 6) aliases.add(bare(text.slice(body, end)));
  aliases.delete(name);
  return {
    kind: 'honor',
    start,
    end,
    name,
    rule,
    aliases: [...aliases],
    ...(entry && entry.use === 'free' ? { canonical: entry.name } : {}),
    attributes: { award: governance === 'applied' ? 'applied' : 'conferred' },
    features: [...(title.tentative ? [] : ['sure']), ...(title.features ?? [])],
    ...(title.tentative ? { tentative: true } : {}),
    ...(title.holdsParts ? { holdsParts: true } : {}),
  };
}

function bodyEnd(names: NameSpans, start: number, limit: number): number {
  let at = start;
  while (at < limit && names.inEnterprise(at)) at++;
  return at;
}

/** Other forms of a title: without its batch or year, with 国家 for 国家级 and the reverse. */
function formsOf(name: string): string[] {
  const forms: string[] = [];
  const plain = name.replace(BATCH, '');
  if (plain !== name && plain.length >= 4) forms.push(plain);
  if (plain.startsWith('国家级')) forms.push(plain.replace('国家级', '国家'));
  else if (plain.startsWith('国家')) forms.push(plain.replace('国家', '国家级'));
  return forms;
}

function fromVocabulary(context: Context, regions: NameSpans): Title[] {
  const { text, sentences } = context;
  const floorOf = sentenceFloors(sentences);
  const titles: Title[] = [];
  for (const match of context.matches) {
    if (match.entry.list !== 'honor') continue;
    const floor = floorOf(match.start);
    const start = withRank(text, match.start, floor);
    const name = bare(text.slice(start, match.end));
    const sights = SCENIC.test(name) ? sightsBefore(text, start, floor) : [];
    for (const sight of sights) {
      const aliases = [sight.name + name.replace(/^国家/, ''), sight.name + name.replace(/A级?(?=[旅景])/, 'A级')];
      titles.push({
        start: sight.at,
        end: match.end,
        name: sight.name + name,
        rule: 'sight',
        governance: 'applied',
        aliases,
        holdsParts: true,
      });
    }
    if (sights.length > 0) continue;
    const governance = governanceOf(text, start, match.end, floor);
    const sure = governance === 'conferred' || governance === 'applied';
    const place = isPlace(text, start, name, regions, governance);
    const accepted = (match.entry.use === 'free' || sure) && !place;
    const features = [
      `use:${match.entry.use}`,
      `governance:${governance}`,
      ...(place ? ['place'] : []),
      ...(isRanked(name) ? ['ranked'] : []),
    ];
    const rule = accepted ? 'vocabulary' : 'doubtful vocabulary';
    titles.push({ start, end: match.end, rule, governance, entry: match.entry, features, ...(accepted ? {} : { tentative: true }) });
  }
  return titles;
}

/** Takes the words of rank and batch right before a title into it: 全国 | 第五批 | 文明城市. */
function withRank(text: string, start: number, floor: number): number {
  const before = text.slice(Math.max(floor, start - 10), start);
  const rank = /(?:国家级?|全国|中国|省级|市级|全省|全市|首批|第[一二三四五六七八九十]+批|“)*$/.exec(before)?.[0] ?? '';
  return start - rank.replace(/^“/, '').length;
}

/** 被认定为|全省代表性园区，: what a verb expressly confers and ends its clause, whatever its head; 列为|…“百城”之一. */
function fromVerbs({ text }: Context): Title[] {
  const titles: Title[] = [];
  for (const match of text.matchAll(EXPRESS)) {
    const called = match[2] as string;
    const start = match.index + (match[1] as string).length;
    const tail = match[3] ? 2 : 0;
    if (called.length - tail < 5 || /项目|重点$|范围|计划$|对象|单位之一|的/.test(called)) continue;
    const name = bare(called).replace(/之一$/, '');
    titles.push({ start, end: start + called.length - tail, name, rule: 'expressly', governance: 'conferred' });
  }
  return titles;
}

const EXPRESS =
  /((?:认定|评|命名|确定|列|评定|评选)为“?)((?:(?:全国|国家级?|全省|省级|中国)[^，。；：、！？\n]{4,24}|[^，。；：、！？\n]{4,30}(之一)))(?=[，。；：！？\n])/g;

/** What a verb confers in quotation marks, and every further quotation beside it: 荣获“…”“…”称号. */
function fromQuotations({ text, quotations, sentences }: Context): Title[] {
  const floorOf = sentenceFloors(sentences);
  const titles: Title[] = [];
  let chained = false;
  for (const [index, quote] of quotations.entries()) {
    if (quote.mark !== '“') continue;
    const previous = quotations[index - 1];
    const beside: boolean = chained && previous !== undefined && /^”[、和及与]?“$/.test(text.slice(previous.end, quote.start));
    const clause = text.slice(Math.max(floorOf(quote.start), quote.start - WINDOW), quote.start - 1);
    const after = text.slice(quote.end, quote.end + 8);
    const conferred = CONFERRED_QUOTE.test(clause) || (CALLED_AFTER.test(after) && /获|评|授|入选|命名|通过/.test(clause));
    chained = beside || conferred;
    const length = quote.end - quote.start;
    // 获“甲”一等奖: the award goes on behind the quotation.
    if (!chained || length < 4 || length > MAX_QUOTED || /^”(?:[一二三特]等奖|[金银铜优]奖|[^，。；]{0,6}奖)/.test(after)) continue;
    titles.push({ start: quote.start, end: quote.end, rule: 'quoted', governance: 'conferred' });
  }
  return titles;
}

const CONFERRED_QUOTE = new RegExp(
  `(?:${PHRASES.inscribes})(?:了|为|全国|全省|全市|20\\d\\d年度?|[\\u4e00-\\u9fff]{2,8}(?:颁发|授予|评选)的?|(?:中央|国家|[^，。；：“”]{2,6}[部委局厅院会]))?$`,
);
const CALLED_AFTER = new RegExp(`^”(?:荣誉)?(?:${PHRASES.called})`);

/** Members of a list that share the head or the rank of a title: 国家、省级…示范村; 省级园林县城、卫生县城. */
function sharers(context: Context, title: Title): Title[] {
  return [...rankSharers(context, title), ...headSharers(context, title)];
}

/** 国家、|省级果业示范村; 4个4A级、|3个3A级景区: an earlier member that is nothing but a rank. */
function rankSharers({ text }: Context, title: Title): Title[] {
  const name = bare(text.slice(title.start, title.end));
  const rank = /^(?:国家级|国家|全国|省级|市级|全省|全市|自治区级|[2-5]A级|省市级)/.exec(name)?.[0];
  if (!rank) return [];
  const before = text.slice(Math.max(0, title.start - 16), title.start);
  const other = /(国家级|国家|全国|省级|省|市级|[2-5]A级)(?:、|和|及)(?:[^，。；、]{0,4}?\d+个)?$/.exec(before);
  if (!other) return [];
  const own = other[1] as string;
  const full = (own === '省' ? '省级' : own) + name.slice(rank.length);
  const { end, governance } = title;
  return [{ start: title.start - other[0].length, end, governance, name: full, rule: 'shared head', holdsParts: true }];
}

/** 省级卫生城市、|文明城市: later members without a rank of their own. */
function headSharers({ text, words }: Context, title: Title): Title[] {
  const titles: Title[] = [];
  const rank = /^(?:国家级|国家|全国|中国|省级|市级|全省|全市)/.exec(bare(text.slice(title.start, title.end)))?.[0] ?? '';
  let at = title.end;
  for (;;) {
    const joint = /^(?:”?[、和及与]“?|以及|”“|\d+[个家项处户]、)/.exec(text.slice(at, at + 6))?.[0];
    if (!joint) break;
    const start = at + joint.length;
    const window = text.slice(start, start + 20);
    const stop = window.search(/[，。；：、”（\n]|[和及与]|\d+[个家项处户]/);
    const item = stop < 0 ? window : window.slice(0, stop);
    const head = honorHeads()
      .find(item)
      .filter(
        (h) => h.head.strength !== 'listed' && isBoundary(words, start + h.end) && /^(?:创建|建设|等|称号|工作)?$/.test(item.slice(h.end)),
      )
      .at(-1);
    if (!head || head.end < 3 || isRanked(item) || beginsWithGoverning(item)) break;
    const own = item.slice(0, head.end).replace(/^(?:\d+[个家项处]|一批)/, '');
    const doubtful = head.head.strength !== 'strong';
    titles.push({
      start,
      end: start + head.end,
      name: own,
      rule: doubtful ? 'doubtful member' : 'shared rank',
      governance: title.governance,
      aliases: rank ? [rank + own] : [],
      ...(doubtful ? { tentative: true } : {}),
    });
    at = start + head.end;
  }
  return titles;
}
