import { UsageError } from '../errors.ts';
import type { Division, Gazetteer } from './gazetteer.ts';
import { findNames, type NameHit, type RegionName } from './name-index.ts';

/** How much of a text may say whose report it is. */
const OPENING = 1500;
/** A name must stand this often to be what a text without title or opening is about. */
const MIN_MENTIONS = 3;

/** So often a text must hold a short name of its title, which it may repeat itself. */
const MIN_TITLED = 2;

/** What governs a region's own institutions: 静宁县人民政府, 在静宁县第十八届人民代表大会. */
const INSTITUTION =
  /^(?:(?:第?[一二三四五六七八九十]+届)?(?:人民)?政府|第?[一二三四五六七八九十]+届(?:人民代表大会|人大)|人大常委会|代?[市县区省州旗]长)/;
/** How a text calls its own region: 全县, 我市, 县委. */
const DEIXIS = /(?:全|我|本)(省|市|县|区|州|旗)|(?<![\u4e00-\u9fff])(省|市|县|区|州|旗)(?:委|政府)/g;
const CLASS_OF_LEVEL: Readonly<Record<string, RegExp>> = { 省: /省$/, 市: /市$/, 县: /县$/, 区: /区$/, 州: /州$/, 旗: /旗$/ };

/**
 * The region that a document is about: the most specific that its title names, else the one whose government or congress
 * its opening names, else the one that it names most among those that it could call 全县, 我市 as it does.
 *
 * @returns null where the text names none that it is clearly about
 */
export function documentRegion(title: string, text: string, gazetteer: Gazetteer): Division | null {
  const titled = inTitle(title, text, gazetteer);
  const opened = inOpening(text, gazetteer);
  if (titled && opened && gazetteer.ancestors(opened.key).includes(titled.key)) return opened;
  return titled ?? opened ?? mostNamed(text, gazetteer);
}

/** Names that don't overlap, leftmost first, of those that begin together the longest. */
function leftmost(hits: readonly NameHit[]): NameHit[] {
  const kept: NameHit[] = [];
  for (const hit of hits) if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit);
  return kept;
}

function inTitle(title: string, text: string, gazetteer: Gazetteer): Division | null {
  let best: Division | null = null;
  let covered = 0;
  for (const { start, end, name } of findNames(title, gazetteer)) {
    if (start < covered) continue;
    // An ordinary word is a name where the title begins with it as its theme: 长治：….
    const theme = start === 0 && /^[：:]/.test(title.slice(end));
    if ((name.ambiguity === 'word' || name.ambiguity === 'generic') && !theme && !best) continue;
    // A short name may be no more than two words that meet (陇东明珠): the text would name a region again.
    if (!name.full && !theme && text.split(name.name).length <= MIN_TITLED) continue;
    const division = meantBy(name, text, gazetteer, best);
    covered = end;
    if (division && (!best || gazetteer.ancestors(division.key).includes(best.key))) best = division;
  }
  return best;
}

function inOpening(text: string, gazetteer: Gazetteer): Division | null {
  const opening = text.slice(0, OPENING);
  let above: { division: Division; end: number } | null = null;
  for (const { start, end, name } of leftmost(findNames(opening, gazetteer))) {
    const division = meantBy(name, text, gazetteer, above?.end === start ? above.division : null);
    if (!division) continue;
    if (name.full && INSTITUTION.test(opening.slice(end, end + 12))) return division;
    above = { division, end };
  }
  return null;
}

function mostNamed(text: string, gazetteer: Gazetteer): Division | null {
  const classes = new Map<string, number>();
  for (const match of text.matchAll(DEIXIS)) {
    const cls = (match[1] ?? match[2]) as string;
    classes.set(cls, (classes.get(cls) ?? 0) + 1);
  }
  const [own] = [...classes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  const counts = new Map<Division, number>();
  for (const { name } of leftmost(findNames(text, gazetteer))) {
    if (name.name.length < 2 || name.ambiguity || (name.full && name.name.length === 2)) continue;
    const division = meantBy(name, text, gazetteer, null);
    if (division) counts.set(division, (counts.get(division) ?? 0) + 1);
  }
  let best: Division | null = null;
  let most = MIN_MENTIONS - 1;
  for (const [division, count] of counts) {
    const fits = own === undefined || gazetteer.forms(division.key).some((form) => CLASS_OF_LEVEL[own]?.test(form));
    if (fits && count > most) [best, most] = [division, count];
  }
  return best;
}

/** The division of a name; of several, the one below `above`, else the one whose superior regions the text names most. */
function meantBy(name: RegionName, text: string, gazetteer: Gazetteer, above: Division | null): Division | null {
  const { divisions } = name;
  if (divisions.length <= 1) return divisions[0] ?? null;
  const under = above ? divisions.filter((d) => gazetteer.ancestors(d.key).includes(above.key)) : [];
  if (under.length === 1) return under[0] as Division;
  const support = divisions.map((division) => ({
    division,
    current: division.name === name.name ? 0 : 1,
    mentions: gazetteer.ancestors(division.key).reduce((n, key) => n + text.split(gazetteer.forms(key).at(-1) as string).length - 1, 0),
  }));
  support.sort((a, b) => b.mentions - a.mentions || a.current - b.current || a.division.key.length - b.division.key.length);
  return (support[0] as { division: Division }).division;
}

/**
 * The region that a person means by a name: 静宁县, 保定市清苑区, 静宁县八里镇.
 *
 * @throws UsageError for a name that no region has, or several have
 */
export function regionByName(name: string, gazetteer: Gazetteer): Division {
  let candidates: readonly Division[] = [];
  let end = 0;
  for (const hit of leftmost(findNames(name, gazetteer))) {
    if (hit.start !== end) break;
    const under = hit.name.divisions.filter((d) => candidates.some((c) => gazetteer.ancestors(d.key).includes(c.key)));
    if (end > 0 && under.length === 0) break;
    candidates = end > 0 ? under : hit.name.divisions;
    end = hit.end;
  }
  const rest = name.slice(end);
  if (rest && candidates.length) {
    candidates = candidates.flatMap((c) => gazetteer.below(c.key)).filter((d) => gazetteer.forms(d.key).includes(rest));
  }
  const [region, other] = candidates;
  if (!region) throw new UsageError(`unknown region: ${name}; give a full official name such as 静宁县 or 庆阳市`);
  if (other) {
    const path = (d: Division) =>
      [...gazetteer.ancestors(d.key)]
        .reverse()
        .map((key) => gazetteer.byKey(key)?.name)
        .join('') + d.name;
    throw new UsageError(`several regions are called ${name}: ${candidates.map(path).join(', ')}; give one of these`);
  }
  return region;
}
