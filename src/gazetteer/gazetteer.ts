import { readFileSync } from 'node:fs';
import { DataError } from '../errors.ts';
import type { RegionLevel } from '../model/schema.ts';
import { listCell, readTable } from '../vocabulary/table.ts';
import { shortForms } from './names.ts';

/** An administrative division, or a functional zone that the gazetteer knows. */
export interface Division {
  /** `region:` and the code; for a zone `region:`, its parent's code, `/` and its name. */
  readonly key: string;
  /** GB/T 2260 without trailing zeros: 2, 4 or 6 digits, 9 for a township; none for a zone. */
  readonly code: string | undefined;
  /** Full official name. */
  readonly name: string;
  readonly level: RegionLevel;
}

/** A full name that a division bore until a year. */
export interface FormerName {
  readonly code: string;
  readonly name: string;
  /** The year in which the name ended. */
  readonly until: number;
}

/** A functional zone with the code of the division that governs it. */
export interface Zone {
  readonly parent: string;
  readonly name: string;
  readonly forms: readonly string[];
}

const LEVEL_OF_LENGTH: Readonly<Record<number, RegionLevel>> = { 2: 'province', 4: 'prefecture', 6: 'county', 9: 'township' };
const CODE_LENGTHS = [9, 6, 4, 2];
const COUNTY_LENGTH = 6;

/** The key of a division by its code. */
export const keyOfCode = (code: string): string => `region:${code}`;

/** The key of a zone or village, which has no code, by the key of the region above it. */
export const keyBelow = (parent: string, name: string): string => `${parent}/${name}`;

const codeOf = (key: string): string => key.slice('region:'.length);

/**
 * All divisions of China from province to township, and well-known functional zones. Counties and above are held as
 * objects; the 40,000 townships stay lines of the file until one is asked for.
 */
export class Gazetteer {
  readonly #codes: readonly string[];
  readonly #names: readonly string[];
  readonly #known = new Map<string, Division>();
  readonly #byName = new Map<string, Division[]>();
  readonly #forms = new Map<string, readonly string[]>();
  readonly #former = new Map<string, FormerName[]>();
  readonly #ancestors = new Map<string, readonly string[]>();

  /**
   * @param codes codes of the divisions, sorted
   * @param names their full names, in the same order
   * @param more former names, functional zones and informal names of divisions, in any order
   */
  constructor(
    codes: readonly string[],
    names: readonly string[],
    {
      former = [],
      zones = [],
      nicknames = [],
    }: { former?: readonly FormerName[]; zones?: readonly Zone[]; nicknames?: readonly { code: string; form: string }[] } = {},
  ) {
    this.#codes = codes;
    this.#names = names;
    const informalForms = new Map<string, string[]>();
    for (const { code, form } of nicknames) informalForms.set(code, [...(informalForms.get(code) ?? []), form]);
    for (const row of former) this.#former.set(row.code, [...(this.#former.get(row.code) ?? []), row]);
    for (const list of this.#former.values()) list.sort((a, b) => a.until - b.until);
    for (const [i, code] of codes.entries()) {
      if (code.length > COUNTY_LENGTH) continue;
      const division = divisionOf(code, names[i] as string);
      const informal = informalForms.get(code) ?? [];
      this.#add(division, [...new Set([division.name, ...shortForms(division.name, division.level), ...informal])]);
    }
    for (const { parent, name, forms } of zones) {
      this.#add({ key: keyBelow(keyOfCode(parent), name), code: undefined, name, level: 'zone' }, [name, ...forms]);
    }
    this.#addFormer();
  }

  #add(division: Division, forms: readonly string[]): void {
    this.#known.set(division.key, division);
    this.#forms.set(division.key, forms);
    for (const form of forms) this.#index(form, division);
  }

  #index(form: string, division: Division): void {
    const list = this.#byName.get(form);
    if (list) list.push(division);
    else this.#byName.set(form, [division]);
  }

  /** Former names count like present ones, but a former short form only where nothing is called so today (绍兴 is not 柯桥). */
  #addFormer(): void {
    for (const [code, rows] of this.#former) {
      const division = this.#known.get(keyOfCode(code));
      if (!division) throw new DataError(`renames.tsv: no division of code ${code}; see divisions.tsv`);
      const forms = [...(this.#forms.get(division.key) ?? [])];
      for (const { name } of rows) {
        for (const form of [name, ...shortForms(name, division.level).filter((f) => !this.#byName.has(f))]) {
          if (forms.includes(form)) continue;
          forms.push(form);
          this.#index(form, division);
        }
      }
      this.#forms.set(division.key, forms);
    }
  }

  /** The division or zone of a key, whatever its level. */
  byKey(key: string): Division | undefined {
    const known = this.#known.get(key);
    if (known) return known;
    const code = codeOf(key);
    const at = this.#lowerBound(code);
    return this.#codes[at] === code ? divisionOf(code, this.#names[at] as string) : undefined;
  }

  /**
   * Divisions down to counties, and zones, that are called so in full or short.
   *
   * @returns those whose full name it is first, then those whose it was, then by code
   * @example loadGazetteer().byName('西峰') // [西峰区]
   */
  byName(name: string): readonly Division[] {
    const all = this.#byName.get(name) ?? [];
    if (all.length < 2) return all;
    const rank = (d: Division) => (d.name === name ? 0 : this.isFullName(d, name) ? 1 : 2);
    return [...all].sort((a, b) => rank(a) - rank(b));
  }

  /** Every name of provinces, prefectures, counties and zones, full, short and former. */
  names(): Iterable<string> {
    return this.#byName.keys();
  }

  /** Names of a division: the full one first, then shorter and former ones. */
  forms(key: string): readonly string[] {
    const known = this.#forms.get(key);
    if (known) return known;
    const division = this.byKey(key);
    return division ? [division.name, ...shortForms(division.name, division.level)] : [];
  }

  /**
   * Keys of the divisions above, nearest first; also for the key of a zone or village, whether it is known or not.
   *
   * @example loadGazetteer().ancestors('region:621002') // ['region:6210', 'region:62']
   */
  ancestors(key: string): readonly string[] {
    const slash = key.indexOf('/');
    const code = codeOf(slash < 0 ? key : key.slice(0, slash));
    // A zone or village has no code: the division that its key begins with is the first above it.
    const cacheKey = slash < 0 ? code : `${code}/`;
    let above = this.#ancestors.get(cacheKey);
    if (!above) {
      const limit = slash < 0 ? code.length - 1 : code.length;
      above = CODE_LENGTHS.filter((length) => length <= limit && this.#has(code.slice(0, length))).map((length) =>
        keyOfCode(code.slice(0, length)),
      );
      this.#ancestors.set(cacheKey, above);
    }
    return above;
  }

  /** Divisions that lie in this one, of every level down to townships. */
  below(key: string): Division[] {
    const code = codeOf(key);
    const found: Division[] = [];
    for (let i = this.#lowerBound(code); i < this.#codes.length; i++) {
      const other = this.#codes[i] as string;
      if (!other.startsWith(code)) break;
      if (other !== code) found.push(this.#known.get(keyOfCode(other)) ?? divisionOf(other, this.#names[i] as string));
    }
    return found;
  }

  /** The full name of a division in a year; its present one where the year is unknown. */
  nameAt(key: string, year: number | null): string | undefined {
    const former = year === null ? undefined : this.#former.get(codeOf(key))?.find((row) => year < row.until);
    return former?.name ?? this.byKey(key)?.name;
  }

  /** Of several full names of a division the one that it bore last; undefined where none of them is its name. */
  newestName(key: string, names: ReadonlySet<string>): string | undefined {
    const former = (this.#former.get(codeOf(key)) ?? []).map((row) => row.name).reverse();
    return [this.byKey(key)?.name, ...former].find((name) => name !== undefined && names.has(name));
  }

  /** Whether a name is, or was, the full name of a division. */
  isFullName(division: Division, name: string): boolean {
    if (division.name === name) return true;
    return division.code !== undefined && (this.#former.get(division.code)?.some((row) => row.name === name) ?? false);
  }

  #has(code: string): boolean {
    return code.length <= COUNTY_LENGTH ? this.#known.has(keyOfCode(code)) : this.#codes[this.#lowerBound(code)] === code;
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

const divisionOf = (code: string, name: string): Division => ({
  key: keyOfCode(code),
  code,
  name,
  level: LEVEL_OF_LENGTH[code.length] as RegionLevel,
});

const DIVISIONS = new URL('../../src/gazetteer/data/divisions.tsv', import.meta.url);
let shared: Gazetteer | undefined;

/**
 * The gazetteer of this package, read once.
 *
 * @throws DataError where one of its files is missing or wrong
 */
export function loadGazetteer(): Gazetteer {
  if (!shared) {
    const [codes, names] = readDivisions();
    const former = readTable('gazetteer/data/renames.tsv', ['code', 'name', 'until']).map((row) => ({ ...row, until: Number(row.until) }));
    const zones = readTable('gazetteer/data/zones.tsv', ['parent', 'name', 'forms']).map((row) => ({ ...row, forms: listCell(row.forms) }));
    const nicknames = readTable('gazetteer/data/nicknames.tsv', ['code', 'form']);
    shared = new Gazetteer(codes, names, { former, zones, nicknames });
  }
  return shared;
}

/** Read by hand: `readTable` makes an object of each of 42,000 rows, which start-up can't afford. */
function readDivisions(): [codes: string[], names: string[]] {
  let raw: string;
  try {
    raw = readFileSync(DIVISIONS, 'utf8');
  } catch (cause) {
    throw new DataError('no gazetteer file: src/gazetteer/data/divisions.tsv; reinstall the package', { cause });
  }
  const codes: string[] = [];
  const names: string[] = [];
  let at = 0;
  while (at < raw.length) {
    let end = raw.indexOf('\n', at);
    if (end < 0) end = raw.length;
    const first = raw.charCodeAt(at);
    if (first >= 48 && first <= 57) {
      const tab = raw.indexOf('\t', at);
      codes.push(raw.slice(at, tab));
      names.push(raw.slice(tab + 1, end));
    }
    at = end + 1;
  }
  return [codes, names];
}
