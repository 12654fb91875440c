import { DataError } from '../../errors.ts';
import { readTable } from '../../vocabulary/table.ts';

/** A value in the base unit of what it measures. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
}

interface Base {
  readonly unit: string;
  readonly factor: number;
}

/** Longest first: 万亿 before 万. 千 and 百 stand before 万 and 亿 only; 千瓦 and 百分点 are units. */
const MAGNITUDES: readonly (readonly [text: string, factor: number])[] = [
  ['千万亿', 1e15],
  ['百万亿', 1e14],
  ['十万亿', 1e13],
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['十亿', 1e9],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
];
/** Digits that a product keeps: 29.44 × 1e8 is 2944000000, not 2944000000.0000005. */
const DIGITS = 12;

let bases: ReadonlyMap<string, Base> | undefined;

function loadBases(): ReadonlyMap<string, Base> {
  bases ??= new Map(
    readTable('vocabulary/data/unit_bases.tsv', ['unit', 'base', 'factor']).map(({ unit, base, factor }) => {
      const number = Number(factor);
      if (!(number > 0)) throw new DataError(`unit_bases.tsv: the factor of ${unit} is ${factor}; it must be a number above 0`);
      return [unit, { unit: base, factor: number }];
    }),
  );
  return bases;
}

/**
 * A value in its base unit, so that values of different documents compare: 亿元 and 万元 become 元, 公顷 becomes 亩.
 *
 * @returns the value itself where the unit is its own base
 * @example toBaseUnit(29.44, '亿元') → { value: 2944000000, unit: '元' }
 */
export function toBaseUnit(value: number, unit: string): Quantity {
  const known = loadBases();
  const whole = known.get(unit);
  if (whole) return { value: product(value, whole.factor), unit: whole.unit };
  for (const [text, factor] of MAGNITUDES) {
    if (!unit.startsWith(text)) continue;
    const rest = unit.slice(text.length);
    const base = known.get(rest) ?? { unit: rest, factor: 1 };
    return { value: product(value, factor * base.factor), unit: base.unit };
  }
  return { value, unit };
}

function product(a: number, b: number): number {
  return Number((a * b).toPrecision(DIGITS));
}

/** A value in a base unit as a person writes it, with six digits at most: 2944000000 元 → 29.44亿元. */
export function writtenAmount(value: number, unit: string): string {
  const [factor, name] = Math.abs(value) >= 1e8 ? [1e8, '亿'] : Math.abs(value) >= 1e4 ? [1e4, '万'] : [1, ''];
  return `${Number((value / factor).toPrecision(6))}${name}${unit}`;
}
