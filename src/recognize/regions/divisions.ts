import type { Division, Gazetteer } from '../../gazetteer/gazetteer.ts';
import { isBoundary } from '../../segment/words.ts';
import { type Automaton, buildAutomaton } from '../../vocabulary/aho-corasick.ts';
import { readTable } from '../../vocabulary/table.ts';
import type { RegionInput } from '../regions.ts';

/** A division at its place in the text. */
export interface DivisionMention {
  readonly start: number;
  readonly end: number;
  readonly division: Division;
}

/** Names of provinces, prefectures and counties with the automaton that finds them. */
interface NameIndex {
  readonly names: readonly string[];
  readonly automaton: Automaton;
}

const indexes = new WeakMap<Gazetteer, NameIndex>();
function indexOf(gazetteer: Gazetteer): NameIndex {
  let index = indexes.get(gazetteer);
  if (!index) {
    const names = [...gazetteer.names()];
    index = { names, automaton: buildAutomaton(names) };
    indexes.set(gazetteer, index);
  }
  return index;
}

type Ambiguity = 'word' | 'name';
let ambiguous: Map<string, Ambiguity> | undefined;
const ambiguityOf = (name: string): Ambiguity | undefined => {
  ambiguous ??= new Map(readTable('gazetteer/data/ambiguous_names.tsv', ['name', 'kind']).map((r) => [r.name, r.kind as Ambiguity]));
  return ambiguous.get(name);
};

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly divisions: readonly Division[];
  readonly full: boolean;
}

/** What joins the names of a list, or the two ends of a line. */
const CONNECTOR = /[、和与及至到—-]/;
/** After a short name these make another name of it: a road, a street, a township, a village. */
const MAKES_OTHER = /^(?:[东南西北中]?(?:路|大街|大道|街)|镇|乡(?!村)|街道|苏木|村|庄|屯|寨|湾|大学|学院|银行|人寿|证券)/;
/** After the short name of a county these make a natural feature or a building of it. */
const MAKES_FEATURE = /^(?:[河江湖岭峡沟岛滩峰塘寺庙桥泉洞关]|山(?!区|水)|水库|口岸)/;
/** A class word that belongs to the next word (市场, 区域, 县级) and not to the name before it. */
const CLASS_WORD = /^[县市区州旗省](?![场民域委级政内外长里城直属属]|区)/;
/** After a full name these take its class word away: 平凉市场, 西峰区域. */
const TAKES_CLASS = /^(?:场|域|划|块|别)/;

const SCORE = { home: 100, above: 90, below: 80, sibling: 40, province: 25, beside: 200, sameSentence: 25, inText: 6 } as const;
const LEVEL_PRIOR: Readonly<Record<string, number>> = { province: 14, prefecture: 9, county: 2 };

/** Finds provinces, prefectures and counties by their full and short names. */
export function findDivisions(input: RegionInput, gazetteer: Gazetteer): DivisionMention[] {
  const hits = collect(input, gazetteer);
  const picked = select(input, gazetteer, hits);
  return resolve(input, gazetteer, picked);
}

function collect({ text }: RegionInput, gazetteer: Gazetteer): Hit[] {
  const { names, automaton } = indexOf(gazetteer);
  const found = automaton.findAll(text);
  const hits: Hit[] = [];
  for (let i = 0; i < found.length; i += 3) {
    const name = names[found[i] as number] as string;
    const all = gazetteer.byName(name);
    const full = all.filter((d) => gazetteer.isFullName(d, name));
    hits.push({
      start: found[i + 1] as number,
      end: found[i + 2] as number,
      name,
      divisions: full.length ? full : all,
      full: full.length > 0,
    });
  }
  return hits;
}

/** Keeps hits that can be names at their place, leftmost first, of those that begin together the longest. */
function select(input: RegionInput, gazetteer: Gazetteer, hits: readonly Hit[]): Hit[] {
  const related = relation(input.home, gazetteer);
  const strongStarts = new Set(hits.filter((h) => isStrong(input, h, related)).map((h) => h.start));
  const picked: Hit[] = [];
  let end = 0;
  for (const hit of hits) {
    if (hit.start < end) continue;
    const previous = picked.at(-1);
    if (!admissible(input, hit, related)) continue;
    if (!isStrong(input, hit, related) && !supported(input, hit, previous, strongStarts, gazetteer)) continue;
    picked.push(hit);
    end = hit.end;
  }
  return picked;
}

type Related = (division: Division) => number;

/** How near a division is to the document's region. */
function relation(home: string | null, gazetteer: Gazetteer): Related {
  if (!home) return () => 0;
  const above = gazetteer.ancestors(home);
  const province = above.at(-1) ?? home;
  const parent = above[0];
  return (division) => {
    if (division.key === home) return SCORE.home;
    if (above.includes(division.key)) return SCORE.above;
    const chain = gazetteer.ancestors(division.key);
    if (chain.includes(home)) return SCORE.below;
    if (parent && parent !== province && chain.includes(parent)) return SCORE.sibling;
    return chain.includes(province) ? SCORE.province : 0;
  };
}

function admissible({ text, words }: RegionInput, hit: Hit, related: Related): boolean {
  const after = text.slice(hit.end, hit.end + 4);
  if (hit.full) {
    if (hit.name.length > 2) return !(TAKES_CLASS.test(after) && hit.name.length > 2);
    return isBoundary(words, hit.start);
  }
  if (MAKES_OTHER.test(after) || CLASS_WORD.test(after)) return false;
  const county = hit.divisions.every((d) => d.level === 'county');
  if (county && MAKES_FEATURE.test(after)) return false;
  const [left, right] = [isBoundary(words, hit.start), isBoundary(words, hit.end)];
  if (left && right) return true;
  const near = Math.max(...hit.divisions.map(related));
  return near >= SCORE.sibling && (left || right) && ambiguityOf(hit.name) !== 'word';
}

/** A name that needs nothing beside it to be one. */
function isStrong(_input: RegionInput, hit: Hit, related: Related): boolean {
  if (hit.full) return true;
  const ambiguity = ambiguityOf(hit.name);
  if (ambiguity === 'word') return false;
  const near = Math.max(...hit.divisions.map(related));
  return ambiguity === 'name' ? near >= SCORE.sibling : true;
}

/** A list with other regions, or the region above right before it, makes a name of an ordinary word. */
function supported({ text }: RegionInput, hit: Hit, previous: Hit | undefined, strong: ReadonlySet<number>, gazetteer: Gazetteer): boolean {
  if (previous) {
    const gap = hit.start - previous.end;
    if (gap === 1 && CONNECTOR.test(text[previous.end] as string)) return true;
    if (gap === 0 && hit.divisions.some((d) => previous.divisions.some((p) => gazetteer.ancestors(d.key).includes(p.key)))) return true;
  }
  return CONNECTOR.test(text[hit.end] ?? '') && strong.has(hit.end + 1);
}

/** Decides which division a name means; leaves out what can't be told. */
function resolve(input: RegionInput, gazetteer: Gazetteer, hits: readonly Hit[]): DivisionMention[] {
  const related = relation(input.home, gazetteer);
  const certain = new Set<string>();
  for (const hit of hits) if (hit.divisions.length === 1) certain.add((hit.divisions[0] as Division).key);
  const mentions: DivisionMention[] = [];
  for (const [i, hit] of hits.entries()) {
    const previous = hits[i - 1];
    const beside = previous && previous.end === hit.start ? previous.divisions : [];
    const scored = hit.divisions.map((division) => {
      const chain = gazetteer.ancestors(division.key);
      let score = related(division) + (LEVEL_PRIOR[division.level] ?? 0);
      if (beside.some((d) => chain.includes(d.key))) score += SCORE.beside;
      if (chain.some((key) => certain.has(key))) score += SCORE.inText;
      return { division, score };
    });
    scored.sort((a, b) => b.score - a.score);
    const [best, second] = scored;
    if (!best || (second && second.score === best.score)) continue;
    mentions.push({ start: hit.start, end: hit.end, division: best.division });
  }
  return mentions;
}
