import type { Division, Gazetteer } from '../../gazetteer/gazetteer.ts';

/** How near divisions are to the region that a document is about: from 0, another province, to 100, the region itself. */
export interface Nearness {
  of(division: Division): number;
  /** That of the nearest of some divisions, 0 of none. */
  nearest(divisions: readonly Division[]): number;
  /** The document's region itself, above or below it, or in the same prefecture. */
  isKin(nearness: number): boolean;
  isSameProvince(nearness: number): boolean;
}

const HOME = 100;
const ABOVE = 90;
const BELOW = 80;
const SIBLING = 40;
/** Inside the document's province, but not directly below it. */
const INNER = 35;
const SAME_PROVINCE = 25;

/**
 * Measures how near divisions are to a region; each division is measured once.
 *
 * @param home key of the document's region, null where unknown: everything is equally far then
 * @example nearnessTo('region:6201', gazetteer).of(gazetteer.byName('甘肃省')[0]) // 90: right above 兰州市
 */
export function nearnessTo(home: string | null, gazetteer: Gazetteer): Nearness {
  const above = home ? gazetteer.ancestors(home) : [];
  const province = above.at(-1) ?? home;
  const parent = above[0];
  const known = new Map<string, number>();
  const measure = ({ key }: Division): number => {
    if (!home) return 0;
    if (key === home) return HOME;
    if (above.includes(key)) return ABOVE;
    const chain = gazetteer.ancestors(key);
    if (chain.includes(home)) return home === province && chain[0] !== home ? INNER : BELOW;
    if (parent && parent !== province && chain.includes(parent)) return SIBLING;
    return province && chain.includes(province) ? SAME_PROVINCE : 0;
  };
  const of = (division: Division): number => {
    let nearness = known.get(division.key);
    if (nearness === undefined) {
      nearness = measure(division);
      known.set(division.key, nearness);
    }
    return nearness;
  };
  return {
    of,
    nearest: (divisions) => divisions.reduce((most, d) => Math.max(most, of(d)), 0),
    isKin: (nearness) => nearness >= SIBLING,
    isSameProvince: (nearness) => nearness >= SAME_PROVINCE,
  };
}
