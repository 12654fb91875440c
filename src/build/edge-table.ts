import type { EdgeAttributes } from '../model/graph.ts';
import { type Claim, RELATIONS, type Relation } from '../model/schema.ts';
import { byGroup, twice } from '../typed-arrays.ts';
import { claimBits, claimsOfBits } from './claims.ts';
import { compareCodePoints } from './order.ts';
import { type StringColumns, StringTable } from './string-table.ts';

/** What some documents say of an edge. */
export interface EdgeTotals {
  readonly source: string;
  readonly relation: Relation;
  readonly target: string;
  /** Times for `mentions`, sentences for all others. */
  readonly weight: number;
  /** Ascending; the same list for the same years. */
  readonly years: readonly number[];
  readonly claims: readonly Claim[];
  /** Rows of evidence. */
  readonly evidence: number;
  /** Whether a document states it beyond an application. */
  readonly conferred: boolean;
}

/** What an `EdgeTable` holds, by row. */
export interface EdgeColumns {
  readonly keys: StringColumns;
  readonly lists: readonly (readonly number[])[];
  readonly size: number;
  readonly sources: Uint32Array<ArrayBuffer>;
  readonly targets: Uint32Array<ArrayBuffer>;
  readonly relations: Uint8Array<ArrayBuffer>;
  readonly weights: Float64Array<ArrayBuffer>;
  readonly years: Uint32Array<ArrayBuffer>;
  readonly claims: Uint8Array<ArrayBuffer>;
  readonly evidence: Uint32Array<ArrayBuffer>;
  readonly conferred: Uint8Array<ArrayBuffer>;
}

const RELATION_NAMES = (Object.keys(RELATIONS) as Relation[]).sort(compareCodePoints);
const RELATION_NUMBERS: ReadonlyMap<string, number> = new Map(RELATION_NAMES.map((name, number) => [name, number]));

/**
 * Edges in columns, about thirty bytes each: as objects, the edges of ten thousand reports would not find room in memory. An
 * edge may stand in it several times, as often as documents state it.
 */
export class EdgeTable {
  /** Keys of nodes by their numbers. */
  readonly keys: StringTable;
  readonly #lists: (readonly number[])[] = [];
  readonly #listNumbers = new Map<readonly number[], number>();
  #sources = new Uint32Array(64);
  #targets = new Uint32Array(64);
  #relations = new Uint8Array(64);
  #weights = new Float64Array(64);
  #years = new Uint32Array(64);
  #claims = new Uint8Array(64);
  #evidence = new Uint32Array(64);
  #conferred = new Uint8Array(64);
  #size = 0;

  /** @param keys of nodes, which another table may share */
  constructor(keys = new StringTable()) {
    this.keys = keys;
  }

  /** A table of the same edges, for reading. */
  static of({ keys, lists, size, ...columns }: EdgeColumns): EdgeTable {
    const table = new EdgeTable(StringTable.of(keys));
    table.#lists.push(...lists);
    table.#sources = columns.sources;
    table.#targets = columns.targets;
    table.#relations = columns.relations;
    table.#weights = columns.weights;
    table.#years = columns.years;
    table.#claims = columns.claims;
    table.#evidence = columns.evidence;
    table.#conferred = columns.conferred;
    table.#size = size;
    return table;
  }

  /** All edges as numbers, which travel between threads at little cost. */
  get columns(): EdgeColumns {
    return {
      keys: this.keys.columns,
      lists: this.#lists,
      size: this.#size,
      sources: this.#sources.slice(0, this.#size),
      targets: this.#targets.slice(0, this.#size),
      relations: this.#relations.slice(0, this.#size),
      weights: this.#weights.slice(0, this.#size),
      years: this.#years.slice(0, this.#size),
      claims: this.#claims.slice(0, this.#size),
      evidence: this.#evidence.slice(0, this.#size),
      conferred: this.#conferred.slice(0, this.#size),
    };
  }

  get size(): number {
    return this.#size;
  }

  add({ source, relation, target, weight, years, claims, evidence, conferred }: EdgeTotals): void {
    const row = this.#size++;
    if (row === this.#sources.length) this.#grow();
    this.#sources[row] = this.keys.numberOf(source);
    this.#targets[row] = this.keys.numberOf(target);
    this.#relations[row] = RELATION_NUMBERS.get(relation) as number;
    this.#weights[row] = weight;
    this.#years[row] = this.#listNumberOf(years);
    this.#claims[row] = claimBits(claims);
    this.#evidence[row] = evidence;
    this.#conferred[row] = conferred ? 1 : 0;
  }

  /** Adds every row of another table. */
  addAll(other: EdgeTable): void {
    const numbers = Array.from(other.keys, (key) => this.keys.numberOf(key));
    for (let row = 0; row < other.#size; row++) this.#copy(other, row, numbers);
  }

  at(row: number): EdgeTotals {
    return {
      source: this.keys.at(this.#sources[row] as number),
      relation: RELATION_NAMES[this.#relations[row] as number] as Relation,
      target: this.keys.at(this.#targets[row] as number),
      weight: this.#weights[row] as number,
      years: this.#lists[this.#years[row] as number] as readonly number[],
      claims: claimsOfBits(this.#claims[row] as number),
      evidence: this.#evidence[row] as number,
      conferred: this.#conferred[row] === 1,
    };
  }

  source(row: number): number {
    return this.#sources[row] as number;
  }

  target(row: number): number {
    return this.#targets[row] as number;
  }

  relation(row: number): Relation {
    return RELATION_NAMES[this.#relations[row] as number] as Relation;
  }

  /** What is said of the edge of a row, as a graph has it. */
  attributes(row: number): EdgeAttributes {
    const relation = this.relation(row);
    const attributes = {
      relation,
      weight: this.#weights[row] as number,
      years: this.#lists[this.#years[row] as number] as readonly number[],
      claims: claimsOfBits(this.#claims[row] as number),
      evidence: this.#evidence[row] as number,
    };
    return relation === 'awarded' && this.#conferred[row] === 0 ? { ...attributes, status: 'applied' } : attributes;
  }

  /**
   * Every edge once, in the order of its key, with the sums and sets of all that stand for it.
   *
   * @param unite the one list of the years of two
   */
  merged(unite: (a: readonly number[], b: readonly number[]) => readonly number[]): EdgeTable {
    const merged = new EdgeTable(this.keys);
    let last = -1;
    for (const row of this.#inOrder()) {
      const next = merged.#size;
      if (last >= 0 && this.#isSameEdge(last, row)) merged.#unite(next - 1, this, row, unite);
      else merged.#copy(this, row);
      last = row;
    }
    return merged;
  }

  #isSameEdge(a: number, b: number): boolean {
    return this.#sources[a] === this.#sources[b] && this.#targets[a] === this.#targets[b] && this.#relations[a] === this.#relations[b];
  }

  /** Adds a row of another table, whose keys have the same numbers unless told. */
  #copy(other: EdgeTable, row: number, numbers?: readonly number[]): void {
    const to = this.#size++;
    if (to === this.#sources.length) this.#grow();
    const [source, target] = [other.#sources[row] as number, other.#targets[row] as number];
    this.#sources[to] = numbers?.[source] ?? source;
    this.#targets[to] = numbers?.[target] ?? target;
    this.#relations[to] = other.#relations[row] as number;
    this.#weights[to] = other.#weights[row] as number;
    this.#years[to] = this.#listNumberOf(other.#lists[other.#years[row] as number] as readonly number[]);
    this.#claims[to] = other.#claims[row] as number;
    this.#evidence[to] = other.#evidence[row] as number;
    this.#conferred[to] = other.#conferred[row] as number;
  }

  /** Adds what a row of another table says to what a row of this one does. */
  #unite(to: number, other: EdgeTable, row: number, unite: (a: readonly number[], b: readonly number[]) => readonly number[]): void {
    const years = unite(
      this.#lists[this.#years[to] as number] as readonly number[],
      other.#lists[other.#years[row] as number] as readonly number[],
    );
    this.#weights[to] = (this.#weights[to] as number) + (other.#weights[row] as number);
    this.#years[to] = this.#listNumberOf(years);
    this.#claims[to] = (this.#claims[to] as number) | (other.#claims[row] as number);
    this.#evidence[to] = (this.#evidence[to] as number) + (other.#evidence[row] as number);
    this.#conferred[to] = (this.#conferred[to] as number) | (other.#conferred[row] as number);
  }

  /** Rows in the order of their edges' keys. */
  *#inOrder(): Generator<number> {
    const count = this.keys.size;
    // A bar follows the source in the key of an edge, nothing the target.
    const [sourceRanks, targetRanks] = [ranked(this.keys.sorted('|'.charCodeAt(0))), ranked(this.keys.sorted())];
    const { starts, things: rows } = byGroup(count, (tell) => {
      for (let row = 0; row < this.#size; row++) tell(sourceRanks[this.#sources[row] as number] as number, row);
    });
    for (let rank = 0; rank < count; rank++) {
      const own = rows.subarray(starts[rank], starts[rank + 1]);
      // Relation, target and place in one number, which sorts faster than what a function compares.
      const order = Float64Array.from(own, (row, i) => {
        const edge = (this.#relations[row] as number) * count + (targetRanks[this.#targets[row] as number] as number);
        return edge * own.length + i;
      }).sort();
      for (const number of order) yield own[number % own.length] as number;
    }
  }

  #listNumberOf(years: readonly number[]): number {
    let number = this.#listNumbers.get(years);
    if (number === undefined) {
      number = this.#lists.push(years) - 1;
      this.#listNumbers.set(years, number);
    }
    return number;
  }

  #grow(): void {
    [this.#sources, this.#targets, this.#years, this.#evidence] = [
      twice(this.#sources),
      twice(this.#targets),
      twice(this.#years),
      twice(this.#evidence),
    ];
    [this.#relations, this.#claims, this.#conferred] = [twice(this.#relations), twice(this.#claims), twice(this.#conferred)];
    this.#weights = twice(this.#weights);
  }
}

/** By number its place in an order. */
function ranked(order: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(order.length);
  order.forEach((number, rank) => {
    ranks[number] = rank;
  });
  return ranks;
}
