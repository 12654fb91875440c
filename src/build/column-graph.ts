import { MultiDirectedGraph } from 'graphology';
import type { BuiltGraph, EdgeAttributes, EdgeEntry, KnowledgeGraph, NodeAttributes, ReadableGraph } from '../model/graph.ts';
import type { EdgeTable } from './edge-table.ts';
import { edgeKey } from './passages.ts';

/**
 * A graph whose edges lie in columns: a tenth of the memory that graphology takes, which lets the graph of ten thousand
 * reports be built on one machine. It can be read and added to; for everything else there is graphology.
 */
export class ColumnGraph implements BuiltGraph {
  readonly type = 'directed';
  readonly multi = true;
  readonly allowSelfLoops = true;
  readonly #nodes: ReadonlyMap<string, NodeAttributes>;
  readonly #edges: EdgeTable;
  /** Edges that the documents state; analysis adds others after them. */
  readonly #stated: number;
  readonly #reasons: (readonly string[])[] = [];

  /** @param edges each once; their nodes are among the nodes */
  constructor(nodes: ReadonlyMap<string, NodeAttributes>, edges: EdgeTable) {
    this.#nodes = nodes;
    this.#edges = edges;
    this.#stated = edges.size;
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
    return [...this.#nodes.keys()];
  }

  getNodeAttributes(key: unknown): NodeAttributes {
    const attributes = this.#nodes.get(key as string);
    if (!attributes) throw new Error(`no node ${key}`);
    return attributes;
  }

  getNodeAttribute<Name extends keyof NodeAttributes>(key: unknown, name: Name): NodeAttributes[Name] {
    return this.getNodeAttributes(key)[name];
  }

  forEachNode(look: (node: string, attributes: NodeAttributes) => void): void {
    for (const [node, attributes] of this.#nodes) look(node, attributes);
  }

  *nodeEntries(): Generator<{ node: string; attributes: NodeAttributes }> {
    for (const [node, attributes] of this.#nodes) yield { node, attributes };
  }

  forEachEdge(look: (edge: string, attributes: EdgeAttributes, source: string, target: string) => void): void {
    for (const { edge, attributes, source, target } of this.edgeEntries()) look(edge, attributes, source, target);
  }

  *edgeEntries(): Generator<EdgeEntry> {
    for (let row = 0; row < this.#edges.size; row++) {
      const { source, relation, target, weight, years, claims, evidence, conferred } = this.#edges.at(row);
      const reasons = this.#reasons[row - this.#stated];
      const attributes: EdgeAttributes = {
        relation,
        weight,
        years,
        claims,
        evidence,
        ...(relation === 'awarded' && !conferred ? { status: 'applied' } : {}),
        ...(reasons ? { reasons } : {}),
      };
      yield { edge: edgeKey(source, relation, target), source, target, attributes };
    }
  }

  /** @param key that of `edgeKey`, which is not kept */
  addDirectedEdgeWithKey(_key: unknown, source: unknown, target: unknown, { reasons, ...stated }: EdgeAttributes): void {
    if (!this.hasNode(source) || !this.hasNode(target)) throw new Error(`no nodes ${source} and ${target}`);
    this.#edges.add({ ...stated, source: source as string, target: target as string, conferred: true });
    this.#reasons.push(reasons ?? []);
  }
}

/** The same graph as graphology has it, in the same order. */
export function toGraphology(graph: ReadableGraph): KnowledgeGraph {
  const copy: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  graph.forEachNode((node, attributes) => copy.addNode(node, attributes));
  graph.forEachEdge((edge, attributes, source, target) => copy.addDirectedEdgeWithKey(edge, source, target, attributes));
  return copy;
}
