import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { Entity } from '../model/types.ts';
import { matchKey } from '../vocabulary/normal-form.ts';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly level: string;
  readonly code: string | undefined;
  readonly ancestors: readonly string[];
  readonly surfaces: Set<string>;
  /** Position among the rows. */
  readonly index: number;
}

/** The regions of one document: those that it names and those above them. */
export class RegionTable {
  readonly #gazetteer: Gazetteer;
  readonly #year: number | null;
  /** In the order in which they were added. */
  readonly #rows = new Map<string, Row>();

  constructor(gazetteer: Gazetteer, year: number | null) {
    this.#gazetteer = gazetteer;
    this.#year = year;
  }

  /** Adds a region and, unless known, those above it. `told` is what recognition says of one outside the gazetteer. */
  add(key: string, told?: { name: string; level: string; code?: string | undefined; parents: readonly string[]; surface: string }): void {
    const known = this.#rows.get(key);
    if (known) {
      if (told) known.surfaces.add(told.surface);
      return;
    }
    const division = this.#gazetteer.byKey(key);
    const row: Row | null = division
      ? {
          key,
          name: this.#gazetteer.nameAt(key, this.#year) ?? division.name,
          level: division.level,
          code: division.code,
          ancestors: this.#gazetteer.ancestors(key),
          surfaces: new Set(this.#gazetteer.forms(key)),
          index: this.#rows.size,
        }
      : told
        ? { key, name: told.name, level: told.level, code: told.code, ancestors: told.parents, surfaces: new Set(), index: this.#rows.size }
        : null;
    if (!row) return;
    if (told) row.surfaces.add(told.surface);
    this.#rows.set(key, row);
    for (const above of row.ancestors) this.add(above);
  }

  /** Position among `entities()`, -1 for a region that was not added. */
  index(key: string): number {
    return this.#rows.get(key)?.index ?? -1;
  }

  name(key: string): string {
    return this.#rows.get(key)?.name ?? '';
  }

  level(key: string): string | null {
    return this.#rows.get(key)?.level ?? null;
  }

  ancestors(key: string): readonly string[] {
    return this.#rows.get(key)?.ancestors ?? this.#gazetteer.ancestors(key);
  }

  entities(): Entity[] {
    return [...this.#rows].map(([key, row]) => {
      const own = matchKey(row.name);
      return {
        kind: 'region' as const,
        name: row.name,
        key,
        aliases: [...row.surfaces].filter((s) => matchKey(s) !== own).sort(),
        attributes: { level: row.level, ...(row.code ? { code: row.code } : {}), ancestors: row.ancestors },
      };
    });
  }
}
