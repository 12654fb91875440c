import { isBoundary, wordAt } from '../segment/words.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { readTable } from '../vocabulary/table.ts';
import { CLAUSE_MARKS } from './clauses.ts';
import type { Context, EntityMention } from './context.ts';
import { governorClass } from './policy-heads.ts';
import { quotedForm } from './quoted.ts';
import type { Recognized } from './registry.ts';

const PHRASES = readPhrases('vocabulary/data/slogan_contexts.tsv', ['goal']);

let epithets: { before: Set<string>; after: Set<string> } | undefined;
function epithetTable(): { before: Set<string>; after: Set<string> } {
  if (!epithets) {
    const rows = readTable('vocabulary/data/place_epithets.tsv', ['word', 'place']);
    const words = (place: string) => new Set(rows.filter((r) => r.place === place).map((r) => r.word));
    epithets = { before: words('after the word'), after: words('before the word') };
  }
  return epithets;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const STOP = new RegExp(`[${CLAUSE_MARKS}“”《》（）]`);
const MODERN = /中国式现代化(?:建设)?的?$/;
const CHAPTER = /^(?:新)?(?:篇章|实践|画卷|答卷|图景|样板|范例|场景)/;
const MAX_FORMULA = 40;

/**
 * Recognises local 提法 that a place's name tells: 平安甲州, 智慧甲州, 甲州模式, 幸福美好新甲州, 茶业强县、秀美甲州,
 * 现代化甲州新篇章; and goals that end in 强市 or 之城.
 */
export function recognizePlaceSlogans(context: Context, before: Recognized): EntityMention[] {
  const mentions: EntityMention[] = [];
  for (const place of places(context, before)) mentions.push(...around(context, place));
  // What marks set off whole is for the marks to judge (“重庆制造”品牌).
  const marked = new Set(context.quotations.filter((q) => quotedForm(context, q) === null).map((q) => `${q.start}-${q.end}`));
  for (let i = mentions.length - 1; i >= 0; i--) {
    const { start, end } = mentions[i] as EntityMention;
    if (marked.has(`${start}-${end}`)) mentions.splice(i, 1);
  }
  const formulas = mentions.filter((m) => m.holdsParts);
  mentions.push(...goals(context).filter((m) => !formulas.some((f) => f.start <= m.start && m.end <= f.end)));
  return mentions;
}

/** Every place where a region of the document is named, the unbounded short forms in compounds included. */
function places({ text }: Context, before: Recognized): Place[] {
  const forms = new Set<string>();
  for (const r of before.regions) {
    forms.add(r.surface);
    const short = r.name.replace(/(?:特别行政区|自治区|自治州|自治县|省|市|县|区|州|旗)$/, '');
    if (short.length >= 2) forms.add(short);
  }
  const found: Place[] = [];
  for (const form of forms) {
    if (form.length < 2) continue;
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) found.push({ start: at, end: at + form.length });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function around(context: Context, place: Place): EntityMention[] {
  const { text, words } = context;
  const table = epithetTable();
  const found: EntityMention[] = [];
  const mention = (start: number, end: number, rule: string, aliases: readonly string[] = []): EntityMention => ({
    kind: 'slogan',
    start,
    end,
    name: text.slice(start, end).replace(/[“”]/g, ''),
    ...(aliases.length ? { aliases } : {}),
    rule,
  });

  for (const length of [4, 3, 2]) {
    let start = place.start - length;
    if (start < 0 || !table.before.has(text.slice(start, place.start)) || !isBoundary(words, start)) continue;
    // 美丽 | 幸福甲州: one praise more.
    if (start >= 2 && table.before.has(text.slice(start - 2, start)) && isBoundary(words, start - 2)) start -= 2;
    const single = mention(start, place.end, 'epithet and place');
    const formula = formulaBefore(context, start, place.end);
    if (formula) found.push({ ...mention(formula, place.end, 'formula with place'), holdsParts: true });
    found.push(single);
    break;
  }
  for (const length of [3, 2, 1]) {
    const end = place.end + length;
    if (!table.after.has(text.slice(place.end, end)) || !isBoundary(words, end)) continue;
    if (length === 1 && text[end] !== '”') continue;
    const start = text.startsWith('新时代', place.start - 3) ? place.start - 3 : place.start;
    const spelled = /“([^“”]{4,40})”的$/.exec(text.slice(Math.max(0, start - 44), start));
    const aliases = [...(start < place.start ? [text.slice(place.start, end)] : []), ...(spelled ? [spelled[1] as string] : [])];
    found.push(mention(start, end, 'place and epithet', aliases));
    break;
  }
  if (text[place.start - 1] === '新') {
    const renewed = renewedFrom(context, place.start - 1);
    if (renewed !== null) found.push(mention(renewed, place.end, 'new place', [`新${text.slice(place.start, place.end)}`]));
  }
  const chapter = CHAPTER.exec(text.slice(place.end, place.end + 4));
  const lead = MODERN.exec(text.slice(Math.max(0, place.start - 10), place.start));
  if (chapter && lead) found.push(mention(place.start - lead[0].length, place.end + chapter[0].length, 'chapter', []));
  return found;
}

/** 茶业强县、秀美甲州: where the formula begins that ends in a place's name, null where nothing parallel stands before it. */
function formulaBefore({ text, words }: Context, start: number, end: number): number | null {
  // 经济强县美丽甲州
  const joined = /(?:经济|文化|生态|旅游|工业|农业|科技)强[省市县区州旗]$/.exec(text.slice(Math.max(0, start - 4), start));
  if (joined) return start - joined[0].length;
  if (text[start - 1] !== '、') return null;
  let from = start - 1;
  while (from > 0 && !STOP.test(text[from - 1] as string) && text[from - 1] !== '、' && start - from < 12) from--;
  // The first part hangs on its verb.
  for (let w = wordAt(words, start - 2); w >= 0 && (words.starts[w] as number) >= from; w--) {
    const word = text.slice(words.starts[w] as number, words.starts[w + 1] as number);
    if (governorClass(word) || /^(?:建设|新时代|现代化|的)$/.test(word)) {
      from = words.starts[w + 1] as number;
      break;
    }
  }
  const part = text.slice(from, start - 1);
  const own = end - start;
  // A longer list names each for itself.
  if (text[from - 1] === '、' || text[end] === '、') return null;
  const place = text.slice(end - 2, end);
  return part.length >= 3 && !part.endsWith(place) && (part.length === own || /强[省市县区州旗国]$/.test(part)) ? from : null;
}

/** 幸福美好 | 新甲州: where the words begin that praise the renewed place, null where none stand there. */
function renewedFrom({ text, words }: Context, at: number): number | null {
  const listed = text[at - 1] === '的';
  let start = listed ? at - 1 : at;
  while (start > 0 && at - start < MAX_FORMULA) {
    const c = text[start - 1] as string;
    if (STOP.test(c) || (!listed && c === '、')) break;
    const w = wordAt(words, start - 1);
    const word = text.slice(words.starts[w] as number, start);
    const cls = governorClass(word);
    if (cls === 'governor' || cls === 'opening' || /^(?:建设|谱写|书写|建成|共建|迈向)$/.test(word)) break;
    if (cls === 'adverb' && word !== '更加') break;
    start = words.starts[w] as number;
  }
  const praise = text.slice(start, at).replace(/的$/, '');
  return praise.length >= 4 || (listed && praise.length >= 2) ? start : null;
}

/** 网络强市, 旅游强县; 现代化中医药之都. */
const STRONG_PLACE = /[\u4e00-\u9fff]{2,4}强[国省市县区州旗镇](?=建设|战略|目标|步伐|[，。、；”和与及])/g;
const GOAL = /之[城都乡州窗](?=建设|目标|[，。；、”])/g;
const GOAL_VERB = new RegExp(`^(?:${PHRASES.goal})$`);

function goals({ text, words }: Context): EntityMention[] {
  const mentions: EntityMention[] = [];
  for (const match of text.matchAll(STRONG_PLACE)) {
    const end = match.index + match[0].length;
    for (let start = end - 4; start >= match.index; start--) {
      if (!isBoundary(words, start) || governorClass(text.slice(start, start + 2))) continue;
      const w = wordAt(words, start - 1);
      const word = start > 0 ? text.slice(words.starts[w] as number, start) : '';
      if (!governorClass(word) && !/[、，。；“\n]|^建设$/.test(word)) continue;
      if (text.startsWith('战略', end)) break;
      mentions.push({ kind: 'slogan', start, end, name: text.slice(start, end), rule: 'strong place' });
      break;
    }
  }
  for (const match of text.matchAll(GOAL)) {
    const end = match.index + 2;
    let start = match.index;
    let governed = false;
    while (start > 0 && end - start < 24) {
      const c = text[start - 1] as string;
      if (STOP.test(c) || c === '的' || c === '、') break;
      const w = wordAt(words, start - 1);
      const word = text.slice(words.starts[w] as number, start);
      if (governorClass(word) || GOAL_VERB.test(word)) {
        governed = true;
        break;
      }
      start = words.starts[w] as number;
    }
    if (governed && match.index - start >= 2) mentions.push({ kind: 'slogan', start, end, name: text.slice(start, end), rule: 'goal' });
  }
  return mentions;
}
