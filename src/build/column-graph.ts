import { MultiDirectedGraph } from 'graphology';
import type { BuiltGraph, EdgeAttributes, EdgeEntry, KnowledgeGraph, NodeAttributes, ReadableGraph } from '../model/graph.ts';
import type { Relation } from '../model/schema.ts';
import type { EdgeTable } from './edge-table.ts';
import { GraphEdges } from './graph-edges.ts';
import type { PackedMap } from './packed-map.ts';

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
  /** Edges, without their nodes' attributes. */
  readonly edges: GraphEdges;

  /** @param edges each once; their nodes are among the nodes */
  constructor(nodes: PackedMap<NodeAttributes>, edges: EdgeTable) {
    this.#nodes = nodes;
    for (const key of nodes.keys()) edges.keys.numberOf(key);
    this.#order = edges.keys.sorted();
    this.edges = new GraphEdges(edges);
  }

  get order(): number {
    return this.#nodes.size;
  }

  get size(): number {
    return this.edges.size;
  }

  getAttributes(): Record<string, never> {
    return {};
  }

  hasNode(key: unknown): boolean {
    return this.#nodes.has(key as string);
  }

  nodes(): string[] {
    return Array.from(this.#order, (number) => this.edges.name(number));
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
      const node = this.edges.name(number);
      yield { node, attributes: this.getNodeAttributes(node) };
    }
  }

  forEachEdge(look: (edge: string, attributes: EdgeAttributes, source: string, target: string) => void): void {
    this.edges.forEachEdge(look);
  }

  forEachEdgeOf(
    relations: readonly Relation[],
    look: (source: string, target: string, attributes: Omit<EdgeAttributes, 'reasons'>) => void,
  ): void {
    this.edges.forEachEdgeOf(relations, look);
  }

  edgeEntries(): Generator<EdgeEntry> {
    return this.edges.edgeEntries();
  }

  /** @param key that of `edgeKey`, which is not kept */
  addDirectedEdgeWithKey(_key: unknown, source: unknown, target: unknown, attributes: EdgeAttributes): void {
    if (!this.hasNode(source) || !this.hasNode(target)) throw new Error(`no nodes ${source} and ${target}`);
    this.edges.add(source as string, target as string, attributes);
  }
}

/** The same graph as graphology has it, in the same order. */
export function toGraphology(graph: ReadableGraph): KnowledgeGraph {
  const copy: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  graph.forEachNode((node, attributes) => copy.addNode(node, attributes));
  graph.forEachEdge((edge, attributes, source, target) => copy.addDirectedEdgeWithKey(edge, source, target, attributes));
  return copy;
}
