import { readFileSync } from 'node:fs';
import { DataError } from '../errors.ts';
import type { RegionLevel } from '../model/schema.ts';
import { readTable } from '../vocabulary/table.ts';
import { shortForms } from './names.ts';

/** An administrative division. */
export interface Division {
  /** `region:` and its code. */
  readonly key: string;
  /** GB/T 2260 without trailing zeros: 2, 4 or 6 digits; 9 for a township. */
  readonly code: string;
  /** Full official name. */
  readonly name: string;
  readonly level: RegionLevel;
}

/** A name that a division bore until a year. */
export interface FormerName {
  readonly code: string;
  readonly name: string;
  /** The year in which the name ended. */
  readonly until: number;
}

const LEVEL_OF_LENGTH: Readonly<Record<number, RegionLevel>> = { 2: 'province', 4: 'prefecture', 6: 'county', 9: 'township' };
const COUNTY_CODE_LENGTH = 6;
/** A zone may hold a township's code. */
const ZONE = /(?:区|园|新城)$/;
const NOT_ZONE = /(?:地区|小区)$/;

export const keyOf = (code: string): string => `region:${code}`;
const codeOf = (key: string): string => key.slice('region:'.length);

/**
 * All divisions of China from province to township. Counties and above are held as objects; the 40,000 townships stay
 * lines of the file until one is asked for.
 */
export class Gazetteer {
  readonly #codes: readonly string[];
  readonly #names: readonly string[];
  readonly #upper = new Map<string, Division>();
  readonly #byName = new Map<string, Division[]>();
  readonly #forms = new Map<string, readonly string[]>();

  readonly #former = new Map<string, FormerName[]>();

  /**
   * @param rows code and full name, sorted by code
   * @param former names of the past, in any order
   */
  constructor(rows: readonly (readonly [code: string, name: string])[], former: readonly FormerName[] = []) {
    for (const row of former) this.#former.set(row.code, [...(this.#former.get(row.code) ?? []), row]);
    for (const list of this.#former.values()) list.sort((a, b) => a.until - b.until);
    this.#codes = rows.map((row) => row[0]);
    this.#names = rows.map((row) => row[1]);
    for (const [code, name] of rows) {
      if (code.length > COUNTY_CODE_LENGTH) continue;
      const division = divisionOf(code, name);
      this.#upper.set(code, division);
      for (const form of this.forms(division.key)) {
        const list = this.#byName.get(form);
        if (list) list.push(division);
        else this.#byName.set(form, [division]);
      }
    }
  }

  /** The division of a key, whatever its level. */
  byKey(key: string): Division | undefined {
    const code = codeOf(key);
    const upper = this.#upper.get(code);
    if (upper) return upper;
    const at = this.#lowerBound(code);
    return this.#codes[at] === code ? divisionOf(code, this.#names[at] as string) : undefined;
  }

  /**
   * Divisions, down to counties, that are called so in full or short.
   *
   * @returns those whose full name it is first, then by code
   */
  byName(name: string): readonly Division[] {
    const all = this.#byName.get(name) ?? [];
    return [...all.filter((d) => this.isFullName(d, name)), ...all.filter((d) => !this.isFullName(d, name))];
  }

  /** Every name of provinces, prefectures and counties, full and short. */
  names(): Iterable<string> {
    return this.#byName.keys();
  }

  /** Names of a division: the present full one, former full ones, then shorter ones. */
  forms(key: string): readonly string[] {
    const known = this.#forms.get(key);
    if (known) return known;
    const division = this.byKey(key);
    if (!division) return [];
    const names = [division.name, ...(this.#former.get(division.code) ?? []).map((f) => f.name)];
    const forms = new Set([...names, ...names.flatMap((name) => shortForms(name, division.level))]);
    this.#forms.set(key, [...forms]);
    return [...forms];
  }

  /** Keys of the divisions above, nearest first. */
  ancestors(key: string): readonly string[] {
    const code = codeOf(key);
    return [COUNTY_CODE_LENGTH, 4, 2]
      .filter((length) => length < code.length && this.#upper.has(code.slice(0, length)))
      .map((length) => keyOf(code.slice(0, length)));
  }

  /** Divisions of the next levels below: all whose chain holds this one, townships included. */
  below(key: string): Division[] {
    const code = codeOf(key);
    const found: Division[] = [];
    for (let i = this.#lowerBound(code); i < this.#codes.length; i++) {
      const other = this.#codes[i] as string;
      if (!other.startsWith(code)) break;
      if (other !== code) found.push(this.#upper.get(other) ?? divisionOf(other, this.#names[i] as string));
    }
    return found;
  }

  /** What a division was called in a year; its present name where the year is unknown. */
  nameAt(key: string, year: number | null): string | undefined {
    const former = year === null ? undefined : this.#former.get(codeOf(key))?.find((f) => year < f.until);
    return former?.name ?? this.byKey(key)?.name;
  }

  /** Whether a name is, or was, the full name of a division. */
  isFullName(division: Division, name: string): boolean {
    return division.name === name || (this.#former.get(division.code)?.some((f) => f.name === name) ?? false);
  }

  #lowerBound(code: string): number {
    let low = 0;
    let high = this.#codes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#codes[middle] as string) < code) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function divisionOf(code: string, name: string): Division {
  const level = LEVEL_OF_LENGTH[code.length] as RegionLevel;
  return { key: keyOf(code), code, name, level: level === 'township' && ZONE.test(name) && !NOT_ZONE.test(name) ? 'zone' : level };
}

const DIVISIONS = new URL('../../src/gazetteer/data/divisions.tsv', import.meta.url);
let shared: Gazetteer | undefined;

/**
 * The gazetteer of this package, read once.
 *
 * @throws DataError where its file is missing
 */
export function loadGazetteer(): Gazetteer {
  if (!shared) {
    let raw: string;
    try {
      raw = readFileSync(DIVISIONS, 'utf8');
    } catch (cause) {
      throw new DataError('no gazetteer file: src/gazetteer/data/divisions.tsv; reinstall the package', { cause });
    }
    const rows: [string, string][] = [];
    for (const line of raw.split('\n')) {
      const tab = line.indexOf('\t');
      if (tab > 0 && line.charCodeAt(0) >= 48 && line.charCodeAt(0) <= 57) rows.push([line.slice(0, tab), line.slice(tab + 1)]);
    }
    const former = readTable('gazetteer/data/renames.tsv', ['code', 'name', 'until']).map((row) => ({ ...row, until: Number(row.until) }));
    shared = new Gazetteer(rows, former);
  }
  return shared;
}
