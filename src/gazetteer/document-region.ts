import type { Division, Gazetteer } from './gazetteer.ts';

const OPENING = 1500;
const MAX_NAME = 16;

/** What governs a region's own institutions: 静宁县人民政府, 在静宁县第十八届人民代表大会. */
const INSTITUTION = /(?=(?:人民)?政府|第?[一二三四五六七八九十]+届(?:人民代表大会|人大)|委员会|人大常委会|市长|县长|区长|省长|州长)/g;

/**
 * The region that a document is about: the most specific that its title names, else the one whose government or congress
 * its opening names, else the one that it names most.
 *
 * @returns null where the text names none that it is clearly about
 */
export function documentRegion(title: string, text: string, gazetteer: Gazetteer): { key: string; name: string } | null {
  const found = inTitle(title, text, gazetteer) ?? inOpening(text.slice(0, OPENING), text, gazetteer) ?? mostNamed(text, gazetteer);
  return found ? { key: found.key, name: found.name } : null;
}

function inTitle(title: string, text: string, gazetteer: Gazetteer): Division | null {
  let best: Division | null = null;
  for (let start = 0; start < title.length; start++) {
    for (let end = Math.min(title.length, start + MAX_NAME); end - start >= 2; end--) {
      const division = resolve(title.slice(start, end), text, gazetteer, best);
      if (!division) continue;
      if (!best || gazetteer.ancestors(division.key).includes(best.key)) best = division;
      start = end - 1;
      break;
    }
  }
  return best;
}

function inOpening(opening: string, text: string, gazetteer: Gazetteer): Division | null {
  for (const match of opening.matchAll(INSTITUTION)) {
    for (let start = Math.max(0, match.index - MAX_NAME); start <= match.index - 2; start++) {
      const division = resolve(opening.slice(start, match.index), text, gazetteer, null, true);
      if (division) return division;
    }
  }
  return null;
}

function mostNamed(text: string, gazetteer: Gazetteer): Division | null {
  let best: Division | null = null;
  let most = 2;
  for (const name of gazetteer.names()) {
    if (name.length < 2) continue;
    const candidates = gazetteer.byName(name);
    const full = candidates.filter((d) => gazetteer.isFullName(d, name));
    if (full.length !== 1) continue;
    const count = text.split(name).length - 1;
    if (count > most) [best, most] = [full[0] as Division, count];
  }
  return best;
}

/** The division of a name; of several, the one below `above`, else the one whose superior regions the text names most. */
function resolve(name: string, text: string, gazetteer: Gazetteer, above: Division | null, onlyFull = false): Division | null {
  const all = gazetteer.byName(name);
  const full = all.filter((d) => gazetteer.isFullName(d, name));
  const candidates = full.length || onlyFull ? full : all;
  if (candidates.length <= 1) return candidates[0] ?? null;
  const under = above ? candidates.filter((d) => gazetteer.ancestors(d.key).includes(above.key)) : [];
  if (under.length === 1) return under[0] as Division;
  const support = candidates.map((d) => ({
    d,
    n: gazetteer.ancestors(d.key).reduce((n, key) => n + text.split(gazetteer.forms(key).at(-1) as string).length - 1, 0),
  }));
  support.sort((a, b) => b.n - a.n || a.d.key.length - b.d.key.length);
  return (support[0] as { d: Division }).d;
}
