import { MultiDirectedGraph } from 'graphology';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../../src/model/graph.ts';
import type { NodeKind, Relation } from '../../src/model/schema.ts';

/** A graph in the build's form, made by hand: names are labels, keys are `kind:label`. */
export class GraphMaker {
  readonly graph: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();

  node(kind: NodeKind, label: string, attributes: Partial<NodeAttributes> = {}): string {
    const key = `${kind}:${label}`;
    if (this.graph.hasNode(key)) this.graph.mergeNodeAttributes(key, attributes);
    else
      this.graph.addNode(key, {
        kind,
        label,
        aliases: [],
        mentions: 1,
        documents: 1,
        years: [],
        claims: ['done'],
        regions: [],
        community: 0,
        x: 0,
        y: 0,
        ...attributes,
      });
    return key;
  }

  edge(source: string, relation: Relation, target: string, attributes: Partial<EdgeAttributes> = {}): string {
    const key = `${source}|${relation}|${target}`;
    this.graph.addDirectedEdgeWithKey(key, source, target, {
      relation,
      weight: 1,
      years: [],
      claims: ['done'],
      evidence: 1,
      ...attributes,
    });
    return key;
  }

  /** A region below another, with documents about it in some years. */
  region(
    label: string,
    { code, level, within, documents = [] }: { code?: string; level?: NodeAttributes['level']; within?: string; documents?: number[] },
  ): string {
    const key = this.node('region', label, { ...(code ? { code } : {}), ...(level ? { level } : {}) });
    if (within) this.edge(key, 'part_of', `region:${within}`);
    for (const year of documents) {
      const document = this.node('document', `${label}${year}`, { years: [year] });
      this.edge(document, 'about', key, { years: [year] });
    }
    return key;
  }

  /** A region carries out a slogan, in some years, one sentence each. */
  implement(region: string, label: string, years: number[], kind: 'policy' | 'slogan' = 'slogan'): string {
    const policy = this.node(kind, label);
    return this.edge(`region:${region}`, 'implements', policy, { years, weight: Math.max(1, years.length) });
  }
}

/** The same graph with nodes and edges inserted in another order. */
export function reversed(graph: KnowledgeGraph): KnowledgeGraph {
  const other: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  for (const node of graph.nodes().reverse()) other.addNode(node, { ...graph.getNodeAttributes(node) });
  for (const edge of graph.edges().reverse())
    other.addDirectedEdgeWithKey(edge, graph.source(edge), graph.target(edge), { ...graph.getEdgeAttributes(edge) });
  return other;
}
