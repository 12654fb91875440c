import { MultiDirectedGraph } from 'graphology';
import type { BuiltGraph, EdgeAttributes, EdgeEntry, KnowledgeGraph, NodeAttributes, ReadableGraph } from '../model/graph.ts';
import { twice } from '../typed-arrays.ts';
import type { EdgeTable } from './edge-table.ts';
import type { PackedMap } from './packed-map.ts';
import { edgeKey } from './passages.ts';
import { StringTable } from './string-table.ts';

/** Keys that are kept as strings: most edges in a row share an end, and many the other. */
const RECENT = 1 << 12;

/**
 * A graph whose edges lie in columns, and whose nodes are packed where there are many: a tenth of the memory that graphology
 * takes, which lets the graph of ten thousand reports be built on one machine. It can be read and added to; for everything
 * else there is graphology.
 */
export class ColumnGraph implements BuiltGraph {
  readonly type = 'directed';
  readonly multi = true;
  readonly allowSelfLoops = true;
  readonly #nodes: PackedMap<NodeAttributes>;
  /** Numbers of the nodes' keys, by code point. */
  readonly #order: Uint32Array;
  readonly #edges: EdgeTable;
  /** Edges that the documents state; analysis adds others after them. */
  readonly #stated: number;
  /** Of these others the reasons: numbers of texts, and by edge where its own end. */
  readonly #texts = new StringTable();
  #reasons = new Uint32Array(64);
  #ends = new Uint32Array(64);
  readonly #recent: string[] = [];
  readonly #recentNumbers = new Int32Array(RECENT).fill(-1);

  /** @param edges each once; their nodes are among the nodes */
  constructor(nodes: PackedMap<NodeAttributes>, edges: EdgeTable) {
    this.#nodes = nodes;
    this.#edges = edges;
    this.#stated = edges.size;
    for (const key of nodes.keys()) edges.keys.numberOf(key);
    this.#order = edges.keys.sorted();
  }

  get order(): number {
    return this.#nodes.size;
  }

  get size(): number {
    return this.#edges.size;
  }

  getAttributes(): Record<string, never> {
    return {};
  }

  hasNode(key: unknown): boolean {
    return this.#nodes.has(key as string);
  }

  nodes(): string[] {
    return Array.from(this.#order, (number) => this.#edges.keys.at(number));
  }

  getNodeAttributes(key: unknown): NodeAttributes {
    const attributes = this.#nodes.get(key as string);
    if (!attributes) throw new Error(`no node ${key}`);
    return attributes;
  }

  getNodeAttribute<Name extends keyof NodeAttributes>(key: unknown, name: Name): NodeAttributes[Name] {
    return this.getNodeAttributes(key)[name];
  }

  mergeNodeAttributes(key: unknown, attributes: Partial<NodeAttributes>): void {
    this.#nodes.set(key as string, { ...this.getNodeAttributes(key), ...attributes });
  }

  forEachNode(look: (node: string, attributes: NodeAttributes) => void): void {
    for (const { node, attributes } of this.nodeEntries()) look(node, attributes);
  }

  *nodeEntries(): Generator<{ node: string; attributes: NodeAttributes }> {
    for (const number of this.#order) {
      const node = this.#edges.keys.at(number);
      yield { node, attributes: this.getNodeAttributes(node) };
    }
  }

  forEachEdge(look: (edge: string, attributes: EdgeAttributes, source: string, target: string) => void): void {
    for (let row = 0; row < this.#edges.size; row++) {
      const attributes = this.#attributes(row);
      const [source, target] = [this.#name(this.#edges.source(row)), this.#name(this.#edges.target(row))];
      look(edgeKey(source, attributes.relation, target), attributes, source, target);
    }
  }

  *edgeEntries(): Generator<EdgeEntry> {
    for (let row = 0; row < this.#edges.size; row++) {
      const attributes = this.#attributes(row);
      const [source, target] = [this.#name(this.#edges.source(row)), this.#name(this.#edges.target(row))];
      yield { edge: edgeKey(source, attributes.relation, target), source, target, attributes };
    }
  }

  #attributes(row: number): EdgeAttributes {
    const attributes = this.#edges.attributes(row);
    const added = row - this.#stated;
    if (added < 0) return attributes;
    const own = this.#reasons.subarray(added === 0 ? 0 : this.#ends[added - 1], this.#ends[added]);
    return { ...attributes, reasons: Array.from(own, (text) => this.#texts.at(text)) };
  }

  #name(number: number): string {
    const place = number % RECENT;
    if (this.#recentNumbers[place] !== number) {
      this.#recent[place] = this.#edges.keys.at(number);
      this.#recentNumbers[place] = number;
    }
    return this.#recent[place] as string;
  }

  /** @param key that of `edgeKey`, which is not kept */
  addDirectedEdgeWithKey(_key: unknown, source: unknown, target: unknown, { reasons = [], ...stated }: EdgeAttributes): void {
    if (!this.hasNode(source) || !this.hasNode(target)) throw new Error(`no nodes ${source} and ${target}`);
    const added = this.#edges.size - this.#stated;
    const start = added === 0 ? 0 : (this.#ends[added - 1] as number);
    while (start + reasons.length > this.#reasons.length) this.#reasons = twice(this.#reasons);
    this.#reasons.set(
      reasons.map((reason) => this.#texts.numberOf(reason)),
      start,
    );
    if (added === this.#ends.length) this.#ends = twice(this.#ends);
    this.#ends[added] = start + reasons.length;
    this.#edges.add({ ...stated, source: source as string, target: target as string, conferred: true });
  }
}

/** The same graph as graphology has it, in the same order. */
export function toGraphology(graph: ReadableGraph): KnowledgeGraph {
  const copy: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  graph.forEachNode((node, attributes) => copy.addNode(node, attributes));
  graph.forEachEdge((edge, attributes, source, target) => copy.addDirectedEdgeWithKey(edge, source, target, attributes));
  return copy;
}
