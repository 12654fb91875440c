import type { EntityKind } from '../model/schema.ts';
import type { DocumentRecord, Entity } from '../model/types.ts';
import { matchKey } from '../vocabulary/normal-form.ts';
import { compareCodePoints } from './order.ts';

interface Seen {
  readonly kind: EntityKind;
  readonly names: Set<string>;
  readonly forms: Set<string>;
  /** Keys of the regions that it is tied to. */
  readonly regions: Set<string>;
}

/** Who has a form as a name, and who as another form. */
interface Claimants {
  readonly named: Set<string>;
  readonly also: Set<string>;
}

/**
 * Finds the entities of different documents that are one: one document calls 国家绿色工厂 what another calls
 * 国家级绿色工厂, and says so among its other forms. Documents are added one by one, in any order.
 */
export class Identity {
  readonly #seen = new Map<string, Seen>();

  add({ entities, relations }: DocumentRecord): void {
    for (const { key, kind, name, aliases } of entities) {
      // Regions have the gazetteer's identity.
      if (kind === 'region') continue;
      const seen = this.#seen.get(key) ?? { kind, names: new Set(), forms: new Set(), regions: new Set() };
      seen.names.add(matchKey(name));
      for (const form of aliases) seen.forms.add(matchKey(form));
      this.#seen.set(key, seen);
    }
    for (const { source, target } of relations) {
      const [a, b] = [entities[source], entities[target]];
      if (a?.kind === 'region' && b) this.#seen.get(b.key)?.regions.add(a.key);
      if (b?.kind === 'region' && a) this.#seen.get(a.key)?.regions.add(b.key);
    }
  }

  /**
   * The keys that give way to another's. A name that exactly one other entity of its kind has among its other forms is
   * that entity's; one that several have (冰雪运动会) belongs to none of them. What only a region identifies (市民中心)
   * is one where it is tied to one region.
   *
   * @returns the key that stands for it, by key; those that stand for themselves are left out
   */
  resolve(): Map<string, string> {
    const union = new Union();
    for (const { named, also } of this.#claimants().values()) {
      const others = [...also].filter((key) => !named.has(key));
      const [name, ...homonyms] = named;
      if (name !== undefined && homonyms.length === 0 && others.length === 1) this.#unite(union, name, others[0] as string);
      // Of one name are only those that a region tells apart.
      const sorted = [...named].sort(compareCodePoints);
      for (const [i, a] of sorted.entries()) for (const b of sorted.slice(i + 1)) this.#unite(union, a, b);
    }
    return union.mapping();
  }

  #claimants(): Map<string, Claimants> {
    const claimants = new Map<string, Claimants>();
    const of = (kind: EntityKind, form: string): Claimants => {
      const key = `${kind}:${form}`;
      const known = claimants.get(key) ?? { named: new Set(), also: new Set() };
      claimants.set(key, known);
      return known;
    };
    for (const [key, { kind, names, forms }] of this.#seen) {
      for (const name of names) if (name !== '') of(kind, name).named.add(key);
      for (const form of forms) if (form !== '') of(kind, form).also.add(key);
    }
    return claimants;
  }

  #unite(union: Union, a: string, b: string): void {
    // Another form that has little in common with the name may be a part of it, or a mistake.
    if (!isAbridged(stemOf(a), stemOf(b))) return;
    if (isLocal(a) || isLocal(b)) {
      const [here, there] = [this.#seen.get(a)?.regions, this.#seen.get(b)?.regions];
      if (!here || !there || ![...here].some((region) => there.has(region))) return;
    }
    union.unite(a, b);
  }
}

/** Whether a key holds the region that its name doesn't tell: `project:6208/市民中心`. */
function isLocal(key: string): boolean {
  return /^[a-z]+:\d+\//.test(key);
}

function stemOf(key: string): string {
  return key.slice(Math.max(key.indexOf(':'), key.indexOf('/')) + 1);
}

/** Whether the shorter text has only characters of the longer, in its order: 三北工程, 三北防护林工程. */
function isAbridged(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  for (const c of long) if (c === short[at]) at++;
  return at >= short.length;
}

/** Disjoint sets; the shortest key of a set stands for it, of equally short ones the first by code point. */
class Union {
  readonly #parent = new Map<string, string>();

  unite(a: string, b: string): void {
    const [x, y] = [this.#find(a), this.#find(b)].sort((m, n) => m.length - n.length || compareCodePoints(m, n)) as [string, string];
    if (x !== y) this.#parent.set(y, x);
  }

  mapping(): Map<string, string> {
    return new Map([...this.#parent.keys()].map((key) => [key, this.#find(key)]));
  }

  #find(key: string): string {
    let root = key;
    for (let above = this.#parent.get(root); above !== undefined; above = this.#parent.get(root)) root = above;
    if (root !== key) this.#parent.set(key, root);
    return root;
  }
}

/** A record with its entities under the keys that stand for them. */
export function identified(record: DocumentRecord, mapping: ReadonlyMap<string, string>): DocumentRecord {
  if (mapping.size === 0 || !record.entities.some(({ key }) => mapping.has(key))) return record;
  return { ...record, entities: record.entities.map((entity): Entity => ({ ...entity, key: mapping.get(entity.key) ?? entity.key })) };
}
