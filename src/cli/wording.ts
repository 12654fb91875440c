import type { PolicyKind } from '../analyse/adoption.ts';
import type { Direction } from '../analyse/diffusion.ts';
import type { RegionLevel } from '../model/schema.ts';

/** Names that the tables on a terminal use. */
export const KIND_NAMES: Readonly<Record<PolicyKind, string>> = { policy: '政策', slogan: '提法' };

/** Levels of regions, as the tables name them. */
export const LEVEL_NAMES: Readonly<Record<RegionLevel, string>> = {
  province: '省',
  prefecture: '市',
  county: '县',
  township: '乡',
  village: '村',
  zone: '功能区',
};

/** Where a policy came to a region from, as the tables name it. */
export const DIRECTION_NAMES: Readonly<Record<Direction, string>> = {
  first: '首倡 first',
  above: '自上 from above',
  side: '自旁 from the side',
  below: '自下 from below',
  elsewhere: '他处 elsewhere',
  unclear: '不明 unclear',
};

/** A share as a whole percentage: 0.173 → 17%. */
export function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

/** An amount in 亿元 with two digits, empty where there is none: 1_340_000_000 → 13.4. */
export function inYi(yuan: number | null): number | string {
  return yuan === null ? '' : Math.round(yuan / 1e6) / 100;
}
