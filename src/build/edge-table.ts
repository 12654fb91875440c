import type { EdgeAttributes } from '../model/graph.ts';
import { CLAIMS, type Claim, RELATIONS, type Relation } from '../model/schema.ts';
import { byGroup, twice } from '../typed-arrays.ts';
import { compareCodePoints, ranksOf } from './order.ts';
import { escapeBars } from './passages.ts';

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

const RELATION_NAMES = (Object.keys(RELATIONS) as Relation[]).sort(compareCodePoints);
const RELATION_NUMBERS: ReadonlyMap<string, number> = new Map(RELATION_NAMES.map((name, number) => [name, number]));
/** Every list of claims, by a bit for each. */
const CLAIM_LISTS: readonly (readonly Claim[])[] = Array.from({ length: 2 ** CLAIMS.length }, (_, bits) =>
  CLAIMS.filter((_claim, i) => (bits >> i) & 1),
);

/**
 * Edges in columns, about thirty bytes each: as objects, the edges of ten thousand reports would not find room in memory. An
 * edge may stand in it several times, as often as documents state it.
 */
export class EdgeTable {
  /** Keys of nodes by their numbers, and the other way round. */
  readonly #keys: string[] = [];
  readonly #numbers = new Map<string, number>();
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

  get size(): number {
    return this.#size;
  }

  add({ source, relation, target, weight, years, claims, evidence, conferred }: EdgeTotals): void {
    const row = this.#size++;
    if (row === this.#sources.length) this.#grow();
    this.#sources[row] = this.#numberOf(source);
    this.#targets[row] = this.#numberOf(target);
    this.#relations[row] = RELATION_NUMBERS.get(relation) as number;
    this.#weights[row] = weight;
    this.#years[row] = this.#listNumberOf(years);
    this.#claims[row] = claims.reduce((bits, claim) => bits | (1 << CLAIMS.indexOf(claim)), 0);
    this.#evidence[row] = evidence;
    this.#conferred[row] = conferred ? 1 : 0;
  }

  at(row: number): EdgeTotals {
    return {
      source: this.#keys[this.#sources[row] as number] as string,
      relation: RELATION_NAMES[this.#relations[row] as number] as Relation,
      target: this.#keys[this.#targets[row] as number] as string,
      weight: this.#weights[row] as number,
      years: this.#lists[this.#years[row] as number] as readonly number[],
      claims: CLAIM_LISTS[this.#claims[row] as number] as readonly Claim[],
      evidence: this.#evidence[row] as number,
      conferred: this.#conferred[row] === 1,
    };
  }

  /** The key of every node of an edge by its number. */
  get nodes(): readonly string[] {
    return this.#keys;
  }

  source(row: number): number {
    return this.#sources[row] as number;
  }

  target(row: number): number {
    return this.#targets[row] as number;
  }

  /** What is said of the edge of a row, as a graph has it. */
  attributes(row: number): EdgeAttributes {
    const relation = RELATION_NAMES[this.#relations[row] as number] as Relation;
    const attributes = {
      relation,
      weight: this.#weights[row] as number,
      years: this.#lists[this.#years[row] as number] as readonly number[],
      claims: CLAIM_LISTS[this.#claims[row] as number] as readonly Claim[],
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
    const merged = new EdgeTable();
    let last: EdgeTotals | undefined;
    for (const row of this.#inOrder()) {
      const next = this.at(row);
      if (last && last.source === next.source && last.relation === next.relation && last.target === next.target) {
        last = {
          ...last,
          weight: last.weight + next.weight,
          years: unite(last.years, next.years),
          claims: CLAIMS.filter((claim) => last?.claims.includes(claim) || next.claims.includes(claim)),
          evidence: last.evidence + next.evidence,
          conferred: last.conferred || next.conferred,
        };
        continue;
      }
      if (last) merged.add(last);
      last = next;
    }
    if (last) merged.add(last);
    return merged;
  }

  /** Rows in the order of their edges' keys. */
  *#inOrder(): Generator<number> {
    const count = this.#keys.length;
    const escaped = this.#keys.map(escapeBars);
    // A bar follows the source in the key of an edge, nothing the target.
    const sourceRanks = ranksOf(escaped.map((key) => `${key}|`));
    const targetRanks = ranksOf(escaped);
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

  #numberOf(key: string): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#keys.push(key) - 1;
      this.#numbers.set(key, number);
    }
    return number;
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
