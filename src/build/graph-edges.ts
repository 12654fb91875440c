import type { EdgeAttributes, EdgeEntry } from '../model/graph.ts';
import type { Relation } from '../model/schema.ts';
import { twice } from '../typed-arrays.ts';
import { type EdgeColumns, EdgeTable } from './edge-table.ts';
import { edgeKey } from './passages.ts';
import { type StringColumns, StringTable } from './string-table.ts';

/** Keys that are kept as strings: all of a hundred reports; of more, most edges in a row share an end, and many the other. */
const RECENT = 1 << 15;

/** What `GraphEdges` hold. */
export interface GraphEdgeColumns {
  readonly edges: EdgeColumns;
  readonly stated: number;
  readonly texts: StringColumns;
  readonly reasons: Uint32Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** The edges of a graph in columns: those that documents state, then those that analysis adds, with their reasons. */
export class GraphEdges {
  readonly #edges: EdgeTable;
  /** Edges that the documents state; analysis adds others after them. */
  readonly #stated: number;
  /** Of these others the reasons: numbers of texts, and by edge where its own end. */
  readonly #texts: StringTable;
  #reasons = new Uint32Array(64);
  #ends = new Uint32Array(64);
  readonly #recent: string[] = [];
  readonly #recentNumbers = new Int32Array(RECENT).fill(-1);

  /** @param edges each once */
  constructor(edges: EdgeTable, stated = edges.size, texts = new StringTable()) {
    this.#edges = edges;
    this.#stated = stated;
    this.#texts = texts;
  }

  /** The same edges, for reading. */
  static of({ edges, stated, texts, reasons, ends }: GraphEdgeColumns): GraphEdges {
    const made = new GraphEdges(EdgeTable.of(edges), stated, StringTable.of(texts));
    made.#reasons = reasons;
    made.#ends = ends;
    return made;
  }

  /** All of it as numbers, which travel between threads at little cost. */
  get columns(): GraphEdgeColumns {
    const added = this.size - this.#stated;
    return {
      edges: this.#edges.columns,
      stated: this.#stated,
      texts: this.#texts.columns,
      reasons: this.#reasons.slice(0, added === 0 ? 0 : this.#ends[added - 1]),
      ends: this.#ends.slice(0, added),
    };
  }

  get size(): number {
    return this.#edges.size;
  }

  /** The key of a node by its number. */
  name(number: number): string {
    const place = number % RECENT;
    if (this.#recentNumbers[place] !== number) {
      this.#recent[place] = this.#edges.keys.at(number);
      this.#recentNumbers[place] = number;
    }
    return this.#recent[place] as string;
  }

  *edgeEntries(): Generator<EdgeEntry> {
    for (let row = 0; row < this.size; row++) yield this.#entry(row);
  }

  forEachEdge(look: (edge: string, attributes: EdgeAttributes, source: string, target: string) => void): void {
    for (let row = 0; row < this.size; row++) {
      const { edge, attributes, source, target } = this.#entry(row);
      look(edge, attributes, source, target);
    }
  }

  /** The same of some relations only, without the reasons of edges. */
  forEachEdgeOf(
    relations: readonly Relation[],
    look: (source: string, target: string, attributes: Omit<EdgeAttributes, 'reasons'>) => void,
  ): void {
    const wanted = new Set(relations);
    for (let row = 0; row < this.size; row++) {
      if (!wanted.has(this.#edges.relation(row))) continue;
      look(this.name(this.#edges.source(row)), this.name(this.#edges.target(row)), this.#edges.attributes(row));
    }
  }

  add(source: string, target: string, { relation, weight, years, claims, evidence, reasons = [] }: EdgeAttributes): void {
    const added = this.size - this.#stated;
    let end = added === 0 ? 0 : (this.#ends[added - 1] as number);
    while (end + reasons.length > this.#reasons.length) this.#reasons = twice(this.#reasons);
    for (const reason of reasons) this.#reasons[end++] = this.#texts.numberOf(reason);
    if (added === this.#ends.length) this.#ends = twice(this.#ends);
    this.#ends[added] = end;
    this.#edges.add({ source, relation, target, weight, years, claims, evidence, conferred: true });
  }

  #entry(row: number): EdgeEntry {
    const attributes = this.#attributes(row);
    const [source, target] = [this.name(this.#edges.source(row)), this.name(this.#edges.target(row))];
    return { edge: edgeKey(source, attributes.relation, target), source, target, attributes };
  }

  #attributes(row: number): EdgeAttributes {
    const attributes = this.#edges.attributes(row);
    const added = row - this.#stated;
    if (added < 0) return attributes;
    const own = this.#reasons.subarray(added === 0 ? 0 : this.#ends[added - 1], this.#ends[added]);
    return { ...attributes, reasons: Array.from(own, (text) => this.#texts.at(text)) };
  }
}
