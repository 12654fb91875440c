import { type Division, type Gazetteer, keyBelow } from '../../gazetteer/gazetteer.ts';
import { isBoundary, wordAt } from '../../segment/words.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import { readTable } from '../../vocabulary/table.ts';
import { type HeadMatch, HeadTable } from '../heads.ts';
import type { RegionInput } from '../regions.ts';
import type { PlacedRegion } from './divisions.ts';
import { isClassWord } from './settlement-classes.ts';

const PHRASES = readPhrases('vocabulary/data/region_contexts.tsv', ['zone_rank']);

interface ZoneHead {
  readonly head: string;
  readonly class: string;
  readonly use: string;
}

/** A zone at its place, with the name that a shared head was put back to. */
export interface PlacedZone extends PlacedRegion {
  readonly surface: string;
}

let table: HeadTable<ZoneHead> | undefined;
const headTable = (): HeadTable<ZoneHead> =>
  (table ??= new HeadTable(readTable('gazetteer/data/zone_heads.tsv', ['head', 'class', 'use']), (row) => row.head));

const MAX_MODIFIER = 12;
const MAX_ITEMS = 8;
/** Tags that no zone's name contains: verbs, particles, prepositions, adverbs, conjunctions, pronouns, numerals, quantifiers, times, places. */
const STOP_TAG = /^(?:v|u|p|d|c|r|m|q|t|f|y|zg|a|i|l)/;
/** Proper nouns, and what the dictionary doesn't know. */
const PROPER_TAG = /^(?:ns|nr|nz|nt|x)/;
const FUNCTION_CHARACTER = /[的了着过在与和及等将把为以对向个管是有到从至被由让使各每该本某这那]/;
const HAN = /^[\u4e00-\u9fff]+$/;
/** Words after a head that make it a modifier of a class: 开发区改革, 园区化. */
const NOT_AFTER = /^(?:化|级|型|内部?企业|域)/;
/** A count or rank before the head: what stands before it is a list of zones, or none is named. */
const COUNT = new RegExp(`(?:等)?(?:\\d+|[两三四五六七八九十]+|多)?(?:个|大|家)?(?:${PHRASES.zone_rank})*$`);

interface Candidate {
  readonly start: number;
  readonly end: number;
  /** The region whose name the zone's begins with. */
  readonly parent: Division | null;
  /** The name without that region and with the head's class in place of the head. */
  readonly stem: string;
  readonly surface: string;
  readonly head: ZoneHead;
}

/**
 * Finds functional zones: a head noun (高新区, 工业园区, 综保区) behind the name of a region or another proper name, each
 * part of a list that shares a head, and heads that alone mean the document's own zone.
 */
export function findZones(input: RegionInput, gazetteer: Gazetteer, placed: readonly PlacedRegion[]): PlacedZone[] {
  const { text, words, home } = input;
  const endingAt = new Map(placed.filter((p) => p.division.level !== 'zone').map((p) => [p.end, p]));
  const startingAt = new Map<number, PlacedRegion[]>();
  for (const p of placed) if (p.division.level !== 'zone') startingAt.set(p.start, [...(startingAt.get(p.start) ?? []), p]);
  const known = placed.filter((p) => p.division.level === 'zone');
  const coveredAt = new Uint8Array(text.length);
  for (const p of placed) coveredAt.fill(1, p.start, p.end);
  const named: Candidate[] = [];
  const bare: HeadMatch<ZoneHead>[] = [];
  for (const head of headTable().find(text)) {
    if (coveredAt[head.end - 1] === 1 || !isBoundary(words, head.end) || NOT_AFTER.test(text.slice(head.end, head.end + 4))) continue;
    const candidate = read(head);
    if (candidate) named.push(candidate);
    else {
      const listed = readList(head);
      if (listed.length) named.push(...listed);
      else if (stemStart(head) === head.start && !isModified(head.start)) bare.push(head);
    }
  }
  const zones: PlacedZone[] = [];
  const place = (start: number, end: number, parent: string, stem: string, name: string, surface: string) =>
    zones.push({ start, end, surface, division: { key: keyBelow(parent, stem), code: undefined, name, level: 'zone' } });
  for (const c of united(named)) {
    const parent = c.parent?.key ?? home;
    if (parent) place(c.start, c.end, parent, c.stem, c.name, c.surface);
  }
  const own = new Map<string, Division[]>();
  const remember = (division: Division, cls = headClass(division.name)) => {
    const list = own.get(cls) ?? [];
    if (!list.some((d) => d.key === division.key)) own.set(cls, [...list, division]);
  };
  for (const { division } of [...known, ...zones]) remember(division);
  // Those that make a zone of the document's region come first; heads that only mean a known zone after them.
  const hasOwn = home !== null && gazetteer.byKey(home ?? '')?.level !== 'province';
  for (const head of bare) {
    const cls = head.head.class || head.head.head;
    const beside = [...bare, ...zones].some((o) => o.end === head.start - 1 || o.start === head.end + 1) && besideConnector(head);
    if (!hasOwn || own.has(cls) || !(head.head.use === 'bare' || (head.head.use === 'listed' && beside))) continue;
    const homeName = gazetteer.forms(home).find((form, i) => i > 0 && form.length > 1) ?? gazetteer.byKey(home)?.name ?? '';
    const name = homeName + text.slice(head.start, head.end);
    remember({ key: keyBelow(home, cls), code: undefined, name, level: 'zone' }, cls);
  }
  for (const { start, end, head } of bare) {
    if (head.use !== 'bare' && head.use !== 'listed' && head.head !== '新区') continue;
    const candidates = (own.get(head.class || head.head) ?? []).filter((d) => home !== null && gazetteer.ancestors(d.key).includes(home));
    if (candidates.length === 1) zones.push({ start, end, surface: text.slice(start, end), division: candidates[0] as Division });
  }
  return zones.sort((a, b) => a.start - b.start || b.end - a.end);

  function besideConnector({ start, end }: { start: number; end: number }): boolean {
    return CONNECTS.test(text[start - 1] ?? '') || CONNECTS.test(text[end] ?? '');
  }

  /** Where the words that belong to the head's name begin. */
  function stemStart(head: { start: number }): number {
    let start = head.start;
    const first = wordAt(words, head.start);
    if ((words.starts[first] as number) < head.start) start = words.starts[first] as number;
    while (head.start - start < MAX_MODIFIER) {
      const region = endingAt.get(start);
      if (region) return region.start;
      if (start === 0) break;
      if (text[start - 1] === '）') {
        const open = text.lastIndexOf('（', start);
        if (open < 0 || start - open > 8) break;
        start = open;
        continue;
      }
      const w = wordAt(words, start - 1);
      const from = words.starts[w] as number;
      const word = text.slice(from, start);
      if (word.length > 1 && words.tags[w] === 'x' && /^[和与及]/.test(word)) {
        // An unknown name that the tagger ran together with the conjunction before it.
        start = from + 1;
        break;
      }
      if (isUnknownCut(start, from)) {
        start = from;
        continue;
      }
      if (!HAN.test(word) || (STOP_TAG.test(words.tags[w] as string) && word !== '现代') || /^[个管]$/.test(word)) break;
      start = from;
    }
    return start;
  }

  /** Whether a noun or a nominal verb right before a head makes a class of it: 生活新区. */
  function isModified(at: number): boolean {
    if (at === 0 || !HAN.test(text[at - 1] as string)) return false;
    return /^(?:n|vn|b|a|j|l|i|s)/.test(words.tags[wordAt(words, at - 1)] as string);
  }

  /** Where the name before a dash begins: a region's, else the shortest that begins with a word. */
  function otherEnd(dash: number): number {
    const region = endingAt.get(dash);
    if (region) return region.start;
    for (let length = 2; length <= 4; length++) {
      const start = dash - length;
      if (start >= 0 && HAN.test(text.slice(start, dash)) && isBoundary(words, start)) return start;
    }
    return dash + 1;
  }

  /** Two single characters in a row are an unknown name that the tagger cut up, whatever it took them for. */
  function isUnknownCut(start: number, from: number): boolean {
    if (start - from !== 1 || FUNCTION_CHARACTER.test(text[from] as string) || !HAN.test(text[from] as string)) return false;
    const w = wordAt(words, start);
    return (
      (words.starts[w + 1] as number) - start === 1 && HAN.test(text[start] as string) && !FUNCTION_CHARACTER.test(text[start] as string)
    );
  }

  function read(head: HeadMatch<ZoneHead>): Candidate | null {
    let start = stemStart(head);
    const region = startingAt.get(start)?.find((p) => p.end <= head.start) ?? null;
    if (!region && !repeated(start, head)) {
      start = withoutClassWords(start, head.start);
      // 磨憨—磨丁, 中国—东盟: both ends of a dash belong to the name.
      if (start < head.start && /[—-]/.test(text[start - 1] ?? '')) start = otherEnd(start - 1);
    }
    const stem = text.slice(region ? region.end : start, head.start);
    if (!region && (stem.length < 2 || !(identifies(start, head.start) || (repeated(start, head) && !isOnlyClassWords(start, head.start)))))
      return null;
    if (region && head.head.use === 'plain' && stem !== '' && !identifies(region.end, head.start)) return null;
    const surface = text.slice(start, head.end);
    return {
      start,
      end: head.end,
      parent: region?.division ?? null,
      stem: stem + (head.head.class || head.head.head),
      surface,
      head: head.head,
    };
  }

  /** 甲镇、乙镇、丙镇3个市管工业园区: every place of the list with the head. */
  function readList(head: HeadMatch<ZoneHead>): Candidate[] {
    const before = text.slice(Math.max(0, head.start - 14), head.start);
    const count = COUNT.exec(before)?.[0] ?? '';
    if (!/[个大等家]/.test(count)) return [];
    const items: Candidate[] = [];
    let end = head.start - count.length;
    for (let n = 0; n < MAX_ITEMS; n++) {
      const region = endingAt.get(end);
      if (!region) break;
      const surface = text.slice(region.start, end) + head.head.head;
      items.push({
        start: region.start,
        end: head.end,
        parent: region.division,
        stem: head.head.class || head.head.head,
        surface,
        head: head.head,
      });
      if (!/[、和与及]/.test(text[region.start - 1] ?? '')) break;
      end = region.start - 1;
    }
    return items.length > 1 ? items : [];
  }

  function withoutClassWords(start: number, limit: number): number {
    let at = start;
    while (at < limit) {
      // The tagger may have cut a class word up: 零 | 碳.
      const cut = [4, 3, 2].find((length) => at + length <= limit && isClassWord('zone', text.slice(at, at + length)));
      if (cut) {
        at += cut;
        continue;
      }
      const end = words.starts[wordAt(words, at) + 1] as number;
      if (!isClassWord('zone', text.slice(at, Math.min(end, limit)))) break;
      at = Math.min(end, limit);
    }
    return at;
  }

  function isOnlyClassWords(start: number, limit: number): boolean {
    return withoutClassWords(start, limit) >= limit;
  }

  /** A descriptive name (现代中药工业园区) is one where the text uses it again. */
  function repeated(start: number, head: HeadMatch<ZoneHead>): boolean {
    if (head.start - start < 4) return false;
    const name = text.slice(start, head.end);
    return text.indexOf(name) !== text.lastIndexOf(name);
  }

  /** Whether the words before a head tell which zone it is: a proper name, or single characters that the dictionary doesn't join. */
  function identifies(start: number, limit: number): boolean {
    let singles = 0;
    for (let w = wordAt(words, start); w < words.count && (words.starts[w] as number) < limit; w++) {
      const from = words.starts[w] as number;
      const to = words.starts[w + 1] as number;
      if (PROPER_TAG.test(words.tags[w] as string) && !isClassWord('zone', text.slice(from, to))) return true;
      if (to - from === 1) singles++;
    }
    return singles >= 2;
  }
}

const CONNECTS = /[、和与及]/;

/**
 * Gives one identity to what one document calls differently: 长河园区 after 长河工业园区, and one zone under two regions of
 * which one holds the other (长河市生态新城, 东岭县生态新城).
 */
function united(candidates: readonly Candidate[]): (Candidate & { readonly name: string })[] {
  const result: (Candidate & { readonly name: string })[] = [];
  const order = [...candidates].sort((a, b) => rankOf(a) - rankOf(b) || a.start - b.start);
  for (const c of order) {
    const same = result.find((k) => {
      const [a, b] = [c.parent?.key ?? '', k.parent?.key ?? ''];
      if (c.head.head === '园区' && c.stem === '园区') return a === b && k.stem.endsWith('园区');
      return c.stem === k.stem && c.stem.length > MIN_OWN_STEM && (a.startsWith(b) || b.startsWith(a));
    });
    result.push(same ? { ...c, parent: same.parent, stem: same.stem, name: same.name } : { ...c, name: c.surface });
  }
  return result;
}

/** Longer than a head alone. */
const MIN_OWN_STEM = 4;
const rankOf = (c: Candidate): number => (c.stem === '园区' ? 2 : c.parent ? 0 : 1);

function headClass(name: string): string {
  const head = headTable()
    .find(name)
    .find((m) => m.end === name.length)?.head;
  return head ? head.class || head.head : name;
}
