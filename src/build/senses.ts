import type { Sense } from '../model/graph.ts';
import { matchKey } from '../vocabulary/normal-form.ts';
import { compareCodePoints } from './order.ts';

/** Keys of regions, each once, and what its documents say that a formula consists of; an empty list where they don't say. */
export type Told = readonly (readonly [region: string, parts: readonly string[]])[];

/** Fewer parts than these spell nothing out. */
const FEWEST = 2;

/**
 * The things that regions mean by a formula that each may fill as it likes (五个一). Regions whose texts spell it out mean the
 * same where half of the parts of one stand in the other, in the same words or nearly so. One that doesn't spell it out means
 * what others of its province do, if two or more of them spell it out and all alike: it has come down to them from above. Of
 * the rest nobody can tell, and each stands for itself.
 *
 * @returns every region in one of them; the one of most regions first, then by region
 * @example sensesOf([['region:1306', ['一条路', '一座园']], ['region:6208', ['一头牛', '一亩地']]]).length → 2
 */
export function sensesOf(told: Told): Sense[] {
  const given = new Map(told);
  const regions = [...given.keys()].sort(compareCodePoints);
  const partsOf = (region: string) => given.get(region) ?? [];
  const spelled = regions.filter((region) => partsOf(region).length >= FEWEST);
  const groups: string[][] = [];
  for (const region of spelled) {
    const alike = groups.filter((group) => group.some((other) => agree(partsOf(region), partsOf(other))));
    const merged = [...alike.flat(), region];
    for (const group of alike) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  const inProvince = (region: string) => {
    const province = provinceOf(region);
    return province === null ? [] : groups.filter((group) => group.some((other) => provinceOf(other) === province));
  };
  const shared = new Set(groups.filter((group) => group.length > 1));
  const silent = regions.filter((region) => partsOf(region).length < FEWEST);
  const joined = silent.map((region) => ({ region, among: inProvince(region) }));
  for (const { region, among } of joined) {
    const [sense, ...others] = among;
    if (sense && others.length === 0 && shared.has(sense)) sense.push(region);
    else groups.push([region]);
  }
  return groups
    .map((group): Sense => {
      const expansion = group.map(partsOf).reduce((best, parts) => (compareFullness(parts, best) > 0 ? parts : best), []);
      return { regions: group.sort(compareCodePoints), expansion: expansion.length >= FEWEST ? expansion : [] };
    })
    .sort((a, b) => b.regions.length - a.regions.length || compareCodePoints(a.regions[0] as string, b.regions[0] as string));
}

/** A definition with more parts is the fuller one. */
export function compareFullness(a: readonly string[], b: readonly string[]): number {
  return a.length - b.length || compareCodePoints(b.join('\n'), a.join('\n'));
}

/** Whether two definitions are of one thing: half of the parts of one stand in the other. */
function agree(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [a, b].map((parts) => parts.map(partKey).filter((part) => part !== '')) as [string[], string[]];
  const within = (parts: readonly string[], whole: readonly string[]) =>
    parts.filter((part) => whole.some((long) => long.includes(part) || alike(part, long))).length * 2 >= parts.length;
  return one.length > 0 && other.length > 0 && (within(one, other) || within(other, one));
}

/** A part without the 一个 that it begins with. */
const partKey = (part: string): string => matchKey(part).replace(/^一[个条批组支位套]/, '');

/** Fewest characters that two parts have in common, of those that they have. */
const ALIKE = 0.6;

/** Whether two parts are nearly the same words (关停取缔一批, 淘汰关停一批), by their characters (L. R. Dice, 1945). */
function alike(a: string, b: string): boolean {
  const left = [...b];
  let common = 0;
  for (const c of a) {
    const at = left.indexOf(c);
    if (at < 0) continue;
    left[at] = '';
    common++;
  }
  return (2 * common) / (a.length + b.length) >= ALIKE;
}

/** The first two digits of a division's code; null for a region that has none. */
function provinceOf(region: string): string | null {
  return /^region:(\d\d)/.exec(region)?.[1] ?? null;
}
