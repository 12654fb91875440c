import { SECTORS, type Sector } from '../model/schema.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { oneOf, readTable } from '../vocabulary/table.ts';
import type { Context } from './context.ts';
import { placeAt, sectorFeatures } from './sector-features.ts';
import { namedSector, type SectorGround } from './sectors.ts';

const PHRASES = readPhrases('vocabulary/data/sector_contexts.tsv', ['rural', 'town']);

const FILE = 'recognize/scoring/data/sector_weights.tsv';

/** Where the vocabulary is sure, nothing is weighed: these grounds are the guideline's own. */
const SURE: ReadonlySet<SectorGround> = new Set(['rank', 'transfer', 'trunk', 'street', 'strong']);
/** Roads between villages and towns, and those of a town; 、东公路 in a list is a street called 东公. */
const RURAL = new RegExp(`(?<![、和及][\\u4e00-\\u9fff])公路|${PHRASES.rural}`, 'g');
const TOWN = new RegExp(PHRASES.town, 'g');
/** How far from a road's name what says where it runs may stand. */
const ROAD_WINDOW = 60;

/** Whether a name tells its sector alone; else it is weighed with what stands around it. */
export const isSure = (ground: SectorGround): boolean => SURE.has(ground);

let weights: ReadonlyMap<string, Float64Array> | undefined;

/** By feature: what it adds to each sector, in the order of the schema. */
function loadWeights(): ReadonlyMap<string, Float64Array> {
  if (weights) return weights;
  const read = new Map<string, Float64Array>();
  for (const { feature, sector, weight } of readTable(FILE, ['feature', 'sector', 'weight'])) {
    const at = SECTORS.indexOf(oneOf(SECTORS, sector, `src/${FILE}: sector of ${feature}`));
    let row = read.get(feature);
    if (!row) {
      row = new Float64Array(SECTORS.length);
      read.set(feature, row);
    }
    row[at] = Number(weight);
  }
  weights = read;
  return read;
}

/** The sector that features speak for: the greatest sum of weights; of equal ones the first in the schema's order. */
export function weighSector(features: readonly string[], by: ReadonlyMap<string, Float64Array> = loadWeights()): Sector {
  const sums = new Float64Array(SECTORS.length);
  for (const feature of features) {
    const row = by.get(feature);
    if (row) for (let s = 0; s < sums.length; s++) sums[s] = (sums[s] as number) + (row[s] as number);
  }
  return SECTORS[sums.indexOf(Math.max(...sums))] as Sector;
}

/**
 * The sector of a project where it stands: told by its name where the name is clear (高速, 水库, 人民路), else weighed with
 * the words around it (`scripts/train-sectors.ts`).
 *
 * @param name the name with a shared head put back
 * @param asRead the name as the rules shall read it, where that differs (with the 项目 that closes its list)
 * @example sectorAt(context, start, end, '东岭') // agriculture between 草莓基地 and 养殖基地
 */
export function sectorAt(context: Context, start: number, end: number, name: string, asRead: string = name): Sector {
  const told = namedSector(asRead);
  if (told.ground === 'street') return isRural(context.text, start, end) ? 'transport' : told.sector;
  if (isSure(told.ground)) return told.sector;
  return weighSector(sectorFeatures(name, told, placeAt(context, start, end)));
}

/** Whether the nearest word of its clause beside a road's name that says where it runs says: between villages and towns. */
function isRural(text: string, start: number, end: number): boolean {
  const before = /[^；。\n]*$/.exec(text.slice(Math.max(0, start - ROAD_WINDOW), start))?.[0] ?? '';
  const after = /^[^；。\n]*/.exec(text.slice(end, end + ROAD_WINDOW))?.[0] ?? '';
  const distance = (words: RegExp): number =>
    Math.min(
      ROAD_WINDOW,
      ...[...before.matchAll(words)].map((m) => before.length - m.index - m[0].length),
      ...[...after.matchAll(words)].map((m) => m.index),
    );
  return distance(RURAL) < distance(TOWN);
}
