import { ENTITY_KINDS, type EntityKind } from '../model/schema.ts';
import type { DocumentRecord, Entity } from '../model/types.ts';
import { matchKey } from '../vocabulary/normal-form.ts';
import { compareCodePoints } from './order.ts';
import { has, NONE, type SmallSet, withValue } from './small-set.ts';

interface Seen {
  readonly kind: EntityKind;
  names: SmallSet<string>;
  forms: SmallSet<string>;
  /** Keys of the regions that it is tied to. */
  regions: SmallSet<string>;
}

/** By form the keys of those that have it. */
type Claimants = Map<string, SmallSet<string>>;

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
      let seen = this.#seen.get(key);
      if (!seen) {
        seen = { kind, names: NONE, forms: NONE, regions: NONE };
        this.#seen.set(key, seen);
      }
      seen.names = withValue(seen.names, matchKey(name));
      for (const form of aliases) seen.forms = withValue(seen.forms, matchKey(form));
    }
    for (const { source, target } of relations) {
      const [a, b] = [entities[source], entities[target]];
      if (a?.kind === 'region' && b) this.#tie(b.key, a.key);
      if (b?.kind === 'region' && a) this.#tie(a.key, b.key);
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
    for (const kind of ENTITY_KINDS) {
      const { named, also } = this.#claimants(kind);
      for (const [form, keys] of named) {
        const others = [...(also.get(form) ?? NONE)].filter((key) => !has(keys, key));
        const [name, ...homonyms] = keys;
        if (name !== undefined && homonyms.length === 0 && others.length === 1) this.#unite(union, name, others[0] as string);
        if (homonyms.length > 0) for (const group of this.#mayBeOne(keys)) this.#uniteAll(union, group);
      }
    }
    return union.mapping();
  }

  #tie(key: string, region: string): void {
    const seen = this.#seen.get(key);
    if (seen) seen.regions = withValue(seen.regions, region);
  }

  /** Who of a kind has a form as a name, and who as another form. */
  #claimants(kind: EntityKind): { named: Claimants; also: Claimants } {
    const claimants = { named: new Map(), also: new Map() } satisfies { named: Claimants; also: Claimants };
    const claim = (of: Claimants, forms: SmallSet<string>, key: string): void => {
      for (const form of forms) if (form !== '') of.set(form, withValue(of.get(form) ?? NONE, key));
    };
    for (const [key, seen] of this.#seen) {
      if (seen.kind !== kind) continue;
      claim(claimants.named, seen.names, key);
      claim(claimants.also, seen.forms, key);
    }
    return claimants;
  }

  /** Those of one name by where they are, and those that no region tells apart: only within such a group two may be one. */
  #mayBeOne(keys: SmallSet<string>): Iterable<readonly string[]> {
    const groups = new Map<string, string[]>();
    const add = (group: string, key: string): void => {
      const known = groups.get(group);
      if (known) known.push(key);
      else groups.set(group, [key]);
    };
    for (const key of keys) {
      if (!isLocal(key)) add('', key);
      for (const region of this.#seen.get(key)?.regions ?? NONE) add(region, key);
    }
    return groups.values();
  }

  #uniteAll(union: Union, keys: readonly string[]): void {
    const sorted = keys.toSorted(compareCodePoints);
    for (const [i, a] of sorted.entries()) for (const b of sorted.slice(i + 1)) this.#unite(union, a, b);
  }

  #unite(union: Union, a: string, b: string): void {
    // Another form that has little in common with the name may be a part of it, or a mistake.
    if (!isAbridged(stemOf(a), stemOf(b))) return;
    if (isLocal(a) || isLocal(b)) {
      const [here, there] = [this.#seen.get(a)?.regions, this.#seen.get(b)?.regions];
      if (!here || !there || ![...here].some((region) => has(there, region))) return;
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
