import type { EvidenceRow } from '../build/evidence.ts';
import { compareCodePoints } from '../build/order.ts';
import { UsageError } from '../errors.ts';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../model/graph.ts';
import { RELATIONS, type Relation } from '../model/schema.ts';
import { findNode } from './find-node.ts';
import { openGraph, readEvidence } from './open-build.ts';

/** A node at the other end of an edge. */
export interface Neighbour {
  readonly edge: string;
  readonly relation: Relation;
  /** Whether the edge leads away from the explained node. */
  readonly outgoing: boolean;
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly weight: number;
  readonly years: readonly number[];
}

/** A node with all that the graph and the texts say of it. */
export interface NodeExplanation {
  readonly node: string;
  readonly attributes: NodeAttributes;
  /** In the order of the schema's relations, the heaviest first. */
  readonly neighbours: readonly Neighbour[];
  readonly evidence: readonly EvidenceRow[];
}

/** The edges between two nodes with the sentences that show them. */
export interface EdgeExplanation {
  readonly nodes: readonly [string, string];
  readonly edges: readonly {
    readonly edge: string;
    readonly source: string;
    readonly target: string;
    readonly attributes: EdgeAttributes;
    readonly evidence: readonly EvidenceRow[];
  }[];
}

/**
 * Explains a node of a build.
 *
 * @param name name, alias or key
 * @throws UsageError where no node, or several, have the name; DataError where the folder holds no build
 */
export async function explainNode(folder: string, name: string): Promise<NodeExplanation> {
  const graph = openGraph(folder);
  const node = findNode(graph, name);
  const attributes = graph.getNodeAttributes(node);
  const evidence: EvidenceRow[] = [];
  for await (const row of readEvidence(folder, (candidate) => candidate.node === node)) evidence.push(row);
  return { node, attributes, neighbours: neighboursOf(graph, node), evidence };
}

/**
 * Explains how two nodes of a build are tied, in either direction.
 *
 * @throws UsageError where there is no such node, or no edge between the two; DataError where the folder holds no build
 */
export async function explainEdge(folder: string, name: string, other: string): Promise<EdgeExplanation> {
  const graph = openGraph(folder);
  const nodes: [string, string] = [findNode(graph, name), findNode(graph, other)];
  const keys = graph.filterEdges(...nodes, () => true);
  if (keys.length === 0) {
    const [a, b] = nodes.map((key) => graph.getNodeAttribute(key, 'label'));
    throw new UsageError(`no edge between ${a} and ${b}; zhengmai explain ${name} lists what it is tied to`);
  }
  const wanted = new Set(keys);
  const rows = new Map<string, EvidenceRow[]>();
  for await (const row of readEvidence(folder, ({ edge }) => edge !== undefined && wanted.has(edge))) {
    const known = rows.get(row.edge as string);
    if (known) known.push(row);
    else rows.set(row.edge as string, [row]);
  }
  const edges = keys.sort(compareCodePoints).map((edge) => ({
    edge,
    source: graph.source(edge),
    target: graph.target(edge),
    attributes: graph.getEdgeAttributes(edge),
    evidence: rows.get(edge) ?? [],
  }));
  return { nodes, edges };
}

function neighboursOf(graph: KnowledgeGraph, node: string): Neighbour[] {
  const neighbours = graph.mapEdges(node, (edge, { relation, weight, years }, source, target): Neighbour => {
    const key = source === node ? target : source;
    const { kind, label } = graph.getNodeAttributes(key);
    return { edge, relation, outgoing: source === node, key, kind, label, weight, years };
  });
  const order = Object.keys(RELATIONS);
  return neighbours.sort(
    (a, b) =>
      order.indexOf(a.relation) - order.indexOf(b.relation) ||
      Number(b.outgoing) - Number(a.outgoing) ||
      b.weight - a.weight ||
      compareCodePoints(a.label, b.label) ||
      compareCodePoints(a.edge, b.edge),
  );
}
