import { ENTITY_KINDS } from '../model/schema.ts';
import type { DocumentRecord, Entity } from '../model/types.ts';
import { type Grouped, thingsOf, twice } from '../typed-arrays.ts';
import { matchKey } from '../vocabulary/normal-form.ts';
import { compareCodePoints } from './order.ts';
import { type PairColumns, PairTable } from './pair-table.ts';
import { type StringColumns, StringTable } from './string-table.ts';

/** What `Identity` knows of some documents. */
export interface IdentityColumns {
  readonly keys: StringColumns;
  readonly kinds: Uint8Array<ArrayBuffer>;
  readonly forms: StringColumns;
  readonly named: PairColumns;
  readonly also: PairColumns;
  readonly regions: StringColumns;
  readonly ties: PairColumns;
}

/** Entities' keys and the forms that some of their names have, each pair once. */
class Forms {
  readonly pairs = new PairTable();
  #byForm: Grouped | undefined;

  add(key: number, form: number): void {
    this.pairs.numberOf(key, form);
  }

  /**
   * The keys that have a form.
   *
   * @param forms how many there are; none may be added afterwards
   */
  *of(form: number, forms: number): Generator<number> {
    this.#byForm ??= this.pairs.bySecond(forms);
    for (const pair of thingsOf(this.#byForm, form)) yield this.pairs.first(pair);
  }
}

/**
 * Finds the entities of different documents that are one: one document calls 国家绿色工厂 what another calls
 * 国家级绿色工厂, and says so among its other forms. Documents are added one by one, in any order.
 */
export class Identity {
  /** What is known of every key is in columns: of ten thousand reports there are hundreds of thousands. */
  readonly #keys = new StringTable();
  #kinds = new Uint8Array(64);
  readonly #forms = new StringTable();
  readonly #named = new Forms();
  readonly #also = new Forms();
  readonly #regions = new StringTable();
  /** Which keys are tied to which regions. */
  readonly #ties = new PairTable();

  add({ entities, relations }: DocumentRecord): void {
    for (const { key, kind, name, aliases } of entities) {
      // Regions have the gazetteer's identity.
      if (kind === 'region') continue;
      const number = this.#keys.numberOf(key);
      if (number >= this.#kinds.length) this.#kinds = twice(this.#kinds);
      this.#kinds[number] = ENTITY_KINDS.indexOf(kind);
      this.#named.add(number, this.#forms.numberOf(matchKey(name)));
      for (const form of aliases) this.#also.add(number, this.#forms.numberOf(matchKey(form)));
    }
    for (const { source, target } of relations) {
      const [a, b] = [entities[source], entities[target]];
      if (a?.kind === 'region' && b && b.kind !== 'region') this.#tie(b.key, a.key);
      if (b?.kind === 'region' && a && a.kind !== 'region') this.#tie(a.key, b.key);
    }
  }

  /** What is known of the documents so far, which another can add to its own. */
  get columns(): IdentityColumns {
    return {
      keys: this.#keys.columns,
      kinds: this.#kinds.slice(0, this.#keys.size),
      forms: this.#forms.columns,
      named: this.#named.pairs.columns,
      also: this.#also.pairs.columns,
      regions: this.#regions.columns,
      ties: this.#ties.columns,
    };
  }

  /** Adds what is known of other documents. */
  addAll({ keys, kinds, forms, named, also, regions, ties }: IdentityColumns): void {
    const keyNumbers = this.#keys.numbersOf(keys);
    const formNumbers = this.#forms.numbersOf(forms);
    while (this.#keys.size > this.#kinds.length) this.#kinds = twice(this.#kinds);
    keyNumbers.forEach((number, i) => {
      this.#kinds[number] = kinds[i] as number;
    });
    this.#named.pairs.addAll(named, keyNumbers, formNumbers);
    this.#also.pairs.addAll(also, keyNumbers, formNumbers);
    this.#ties.addAll(ties, keyNumbers, this.#regions.numbersOf(regions));
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
    const ties = this.#ties.byFirst(this.#keys.size);
    const regionsOf = (key: number) => Array.from(thingsOf(ties, key), (tie) => this.#ties.second(tie));
    for (let form = 0; form < this.#forms.size; form++) {
      if (this.#forms.at(form) === '') continue;
      const named = [...this.#named.of(form, this.#forms.size)];
      if (named.length === 0) continue;
      const also = [...this.#also.of(form, this.#forms.size)];
      for (const kind of new Set(named.map((key) => this.#kinds[key]))) {
        const keys = named.filter((key) => this.#kinds[key] === kind);
        const others = also.filter((key) => this.#kinds[key] === kind && !keys.includes(key));
        const [name, ...homonyms] = keys;
        if (name !== undefined && homonyms.length === 0 && others.length === 1) this.#unite(union, name, others[0] as number, regionsOf);
        if (homonyms.length > 0) for (const group of this.#mayBeOne(keys, regionsOf)) this.#uniteAll(union, group, regionsOf);
      }
    }
    return union.mapping();
  }

  #tie(key: string, region: string): void {
    this.#ties.numberOf(this.#keys.numberOf(key), this.#regions.numberOf(region));
  }

  /** Those of one name by where they are, and those that no region tells apart: only within such a group two may be one. */
  #mayBeOne(keys: readonly number[], regionsOf: (key: number) => readonly number[]): Iterable<readonly number[]> {
    const groups = new Map<number, number[]>();
    const add = (group: number, key: number): void => {
      const known = groups.get(group);
      if (known) known.push(key);
      else groups.set(group, [key]);
    };
    for (const key of keys) {
      if (!isLocal(this.#keys.at(key))) add(-1, key);
      for (const region of regionsOf(key)) add(region, key);
    }
    return groups.values();
  }

  #uniteAll(union: Union, keys: readonly number[], regionsOf: (key: number) => readonly number[]): void {
    for (const [i, a] of keys.entries()) for (const b of keys.slice(i + 1)) this.#unite(union, a, b, regionsOf);
  }

  #unite(union: Union, a: number, b: number, regionsOf: (key: number) => readonly number[]): void {
    const [x, y] = [this.#keys.at(a), this.#keys.at(b)];
    // Another form that has little in common with the name may be a part of it, or a mistake.
    if (!isAbridged(stemOf(x), stemOf(y))) return;
    if (isLocal(x) || isLocal(y)) {
      const there = regionsOf(b);
      if (!regionsOf(a).some((region) => there.includes(region))) return;
    }
    union.unite(x, y);
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
