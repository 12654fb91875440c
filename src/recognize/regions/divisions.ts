import type { Division, Gazetteer } from '../../gazetteer/gazetteer.ts';
import { findNames, type NameHit } from '../../gazetteer/name-index.ts';
import { isBoundary } from '../../segment/words.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import type { RegionInput } from '../regions.ts';
import { LIST_JOINT, NATURAL } from './name-parts.ts';
import { type Nearness, nearnessTo } from './nearness.ts';

const PHRASES = readPhrases('vocabulary/data/region_contexts.tsv', ['other']);

/** A region at its place in the text. */
export interface PlacedRegion {
  readonly start: number;
  readonly end: number;
  readonly division: Division;
}

/** What joins the names of a list, or the two ends of a line, which may also have a point between them. */
const JOINT = /[、和与及至到—\-·]/;
/** After a short name these make another name of it: a road, a township, a village, a bank. */
const MAKES_OTHER = new RegExp(`^(?:${PHRASES.other})`);
/** After the short name of a county these make a natural feature or a building of it. */
const MAKES_FEATURE = /^(?:[河江湖岭峡沟岛滩峰塘寺庙桥泉洞关幔坡]|山(?!区|水|城)|水库|口岸|大桥)/;
/** A class word that belongs to the name before it, not to the next word (市场, 区域, 县级). */
const CLASS_WORD = /^(?:[县市区州旗省](?![场民域委级政内外长里城直属])|新区)/;
/** After a full name these take its class word away: 平凉市场, 西峰区域. */
const TAKES_CLASS = /^(?:场|域|划|块|别)/;
/** What follows a whole item of a list. */
const ENDS_ITEM = /^(?:[、，；。）和与及至到—-]|等|两|段|方向|$)/;
/** What closes a list of divisions, or names the class of the one before: 合作、临夏两市; 合作等县市. */
const CLOSES_LIST = /^等?(?:\d+|[一二三四五六七八九十两]+)?个?(?:县|市|区|旗)(?:[市县区旗（）()]{0,4})(?![场民域委级政长里城直属])/;

/**
 * Finds provinces, prefectures, counties and known zones by their full and short names.
 *
 * A full name stands for itself. A short one must be bounded by words and be near the document's region or well known;
 * an ordinary word (合作, 资源) or the short name of a far county needs a list of regions around it, its superior
 * region right before it, or its full name elsewhere in the text. Of names that overlap, the leftmost and then the
 * longest stays: 静宁县 is never 宁县.
 */
export function findDivisions(input: RegionInput, gazetteer: Gazetteer): PlacedRegion[] {
  const near = nearnessTo(input.home, gazetteer);
  const hits = findNames(input.text, gazetteer);
  const picked = select(input, gazetteer, hits, near);
  return resolve(input, gazetteer, picked, near);
}

enum Strength {
  No,
  /** Needs support beside it. */
  Weak,
  Strong,
}

/** Keeps hits that can be names at their place, leftmost first, of those that begin together the longest. */
function select(input: RegionInput, gazetteer: Gazetteer, hits: readonly NameHit[], near: Nearness): NameHit[] {
  const fullInText = new Set<string>();
  for (const { name } of hits) if (name.full && name.name.length > 2) for (const d of name.divisions) fullInText.add(d.key);
  const strengths = hits.map((hit) => strengthOf(input, hit, near, fullInText));
  const picked: NameHit[] = [];
  let end = 0;
  for (const [i, hit] of hits.entries()) {
    if (hit.start < end || strengths[i] === Strength.No) continue;
    if (strengths[i] === Strength.Weak) {
      // The next item of a list begins right behind the connector.
      let next = i + 1;
      while (next < hits.length && ((hits[next] as NameHit).start <= hit.end || strengths[next] !== Strength.Strong)) next++;
      if (!supported(input, hit, picked.at(-1), hits[next], gazetteer, near)) continue;
    }
    picked.push(hit);
    end = hit.end;
  }
  return picked;
}

function strengthOf(
  { text, words }: RegionInput,
  { start, end, name }: NameHit,
  near: Nearness,
  fullInText: ReadonlySet<string>,
): Strength {
  const nearest = near.nearest(name.divisions);
  const after = text.slice(end, end + 4);
  if (name.full && TAKES_CLASS.test(after) && name.level !== 'zone') return Strength.No;
  if (name.full && name.name.length >= 4) return Strength.Strong;
  const left = isBoundary(words, start);
  const right = isBoundary(words, end);
  if (name.full) {
    if (name.level !== 'county') return Strength.Strong;
    if (name.ambiguity === 'generic') return Strength.Weak;
    if (near.isKin(nearest)) return name.name.length > 2 || left ? Strength.Strong : Strength.Weak;
    if (name.ambiguity) return left && right ? Strength.Weak : Strength.No;
    return left && right ? Strength.Strong : left || right ? Strength.Weak : Strength.No;
  }
  if (MAKES_OTHER.test(after) || (name.level !== 'zone' && CLASS_WORD.test(after))) return Strength.No;
  if (name.level === 'county' && MAKES_FEATURE.test(after)) return Strength.No;
  if (!left && !right) return Strength.No;
  const bounded = left && right;
  if (name.ambiguity === 'word') return bounded ? Strength.Weak : Strength.No;
  if (name.ambiguity === 'name') return near.isKin(nearest) && bounded ? Strength.Strong : bounded ? Strength.Weak : Strength.No;
  if (near.isKin(nearest)) return NATURAL.test(name.name) && name.level === 'county' && !bounded ? Strength.Weak : Strength.Strong;
  if (!bounded) return name.level === 'province' && left ? Strength.Weak : Strength.No;
  if (name.level !== 'county' || (near.isSameProvince(nearest) && !NATURAL.test(name.name))) return Strength.Strong;
  return name.divisions.some((d) => fullInText.has(d.key)) ? Strength.Strong : Strength.Weak;
}

/**
 * Whether what stands beside a name makes a division of it: the division above it right before, or a list with divisions
 * of the same province in which it is an item of its own.
 */
function supported(
  { text }: RegionInput,
  hit: NameHit,
  previous: NameHit | undefined,
  next: NameHit | undefined,
  gazetteer: Gazetteer,
  near: Nearness,
): boolean {
  const { start, end, name } = hit;
  if (previous && previous.end === start) {
    // 辽宁振兴 is a sentence, 丹东振兴 a district of 丹东.
    const chain = (d: Division) =>
      name.ambiguity === 'word' && !name.full ? gazetteer.ancestors(d.key).slice(0, 1) : gazetteer.ancestors(d.key);
    if (name.divisions.some((d) => previous.name.divisions.some((p) => chain(d).includes(p.key)))) return true;
  }
  if (name.ambiguity === 'generic') return false;
  const whole = ENDS_ITEM.test(text.slice(end, end + 4)) || CLOSES_LIST.test(text.slice(end, end + 8));
  if (name.ambiguity && !whole) return false;
  const mates = [previous, next].filter((other): other is NameHit => other !== undefined && joined(text, other, hit));
  const province = (d: Division) => gazetteer.ancestors(d.key).at(-1) ?? d.key;
  if (mates.some((mate) => name.divisions.some((d) => mate.name.divisions.some((m) => m.key !== d.key && province(m) === province(d)))))
    return true;
  if (mates.length > 0 && !name.ambiguity && (name.level !== 'county' || near.isSameProvince(near.nearest(name.divisions)))) return true;
  return (
    LIST_JOINT.test(text[start - 1] ?? '') &&
    CLOSES_LIST.test(text.slice(end, end + 8)) &&
    near.isSameProvince(near.nearest(name.divisions))
  );
}

const SCORE = { beside: 200, list: 30, former: 40, inText: 6 } as const;

/** Decides which division a name means; leaves out what can't be told. */
function resolve({ text, year }: RegionInput, gazetteer: Gazetteer, hits: readonly NameHit[], near: Nearness): PlacedRegion[] {
  const certain = new Set<string>();
  for (const { name } of hits) if (name.divisions.length === 1) certain.add((name.divisions[0] as Division).key);
  const placed: PlacedRegion[] = [];
  for (const [i, { start, end, name }] of hits.entries()) {
    const only = name.divisions.length === 1 ? name.divisions[0] : undefined;
    const division = only ?? best(i);
    if (division) placed.push({ start, end, division });
  }
  return placed;

  function best(i: number): Division | null {
    const { start, name } = hits[i] as NameHit;
    const previous = hits[i - 1];
    const above = previous && previous.end === start ? previous.name.divisions : [];
    const listed = [previous, hits[i + 1]].filter((other) => other && joined(text, other, hits[i] as NameHit)) as NameHit[];
    let top: Division | null = null;
    let topScore = -1;
    let tie = false;
    for (const division of name.divisions) {
      const chain = gazetteer.ancestors(division.key);
      let score = near.of(division) + LEVEL_PRIOR[division.level as keyof typeof LEVEL_PRIOR];
      if (above.some((d) => chain.includes(d.key))) score += SCORE.beside;
      if (
        listed.some((other) => other.name.divisions.some((d) => d.level === division.level && gazetteer.ancestors(d.key)[0] === chain[0]))
      )
        score += SCORE.list;
      if (name.full && (division.name === name.name || gazetteer.nameAt(division.key, year) === name.name)) score += SCORE.former;
      if (chain.some((key) => certain.has(key))) score += SCORE.inText;
      if (score > topScore) [top, topScore, tie] = [division, score, false];
      else if (score === topScore) tie = true;
    }
    return tie ? null : top;
  }
}

/** Higher levels are named more often, by those who are far. */
const LEVEL_PRIOR = { province: 14, prefecture: 9, county: 2, township: 0, village: 0, zone: 3 } as const;

const joined = (text: string, a: NameHit, b: NameHit): boolean => {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  return second.start - first.end === 1 && JOINT.test(text[first.end] as string);
};
