import type { MultiDirectedGraph } from 'graphology';
import type { Claim, NodeKind, RegionLevel, Relation, Sector, Status } from './schema.ts';

/** One of the things that a name stands for. */
export interface Sense {
  /** Keys of the regions whose documents mean it, sorted. */
  readonly regions: readonly string[];
  /** What they say that it consists of; empty where none says. */
  readonly expansion: readonly string[];
}

/** Attributes of a node as graph.json has them; those of one kind only are optional. */
export interface NodeAttributes {
  readonly kind: NodeKind;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Passages that name it. */
  readonly mentions: number;
  /** Documents that name it. */
  readonly documents: number;
  /** Years of the sentences that name it, ascending. */
  readonly years: readonly number[];
  /** Whether those sentences look back, ahead, or both. */
  readonly claims: readonly Claim[];
  /** Names of the regions that it is tied to. */
  readonly regions: readonly string[];
  readonly community: number;
  x: number;
  y: number;
  readonly size?: number;
  readonly color?: string;
  readonly level?: RegionLevel;
  readonly code?: string;
  readonly status?: Status;
  /** As written. */
  readonly investment?: string;
  /** Left out where the amount is that of several projects together. */
  readonly investmentYuan?: number;
  readonly sector?: Sector;
  /** Id of the cluster of related projects. */
  readonly cluster?: string;
  readonly expansion?: readonly string[];
  /** Of a formula under which regions do different things, or may do (五个一): those things. */
  readonly senses?: readonly Sense[];
  readonly firstYear?: number;
  readonly title?: string;
  readonly date?: string;
  readonly publisher?: string;
  readonly path?: string;
  readonly region?: string;
}

/** Attributes of an edge as graph.json has them. */
export interface EdgeAttributes {
  readonly relation: Relation;
  readonly weight: number;
  /** Years of the sentences behind it, ascending. */
  readonly years: readonly number[];
  /** Whether those sentences look back, ahead, or both. */
  readonly claims: readonly Claim[];
  /** Rows of evidence. */
  readonly evidence: number;
  /** `applied` where every sentence only says that an honor is being applied for. */
  readonly status?: string;
  /** Why two projects are related, strongest first: `company:海螺水泥`, `words:抽水蓄能`. */
  readonly reasons?: readonly string[];
}

/** An edge with its ends. */
export interface EdgeEntry {
  readonly edge: string;
  readonly source: string;
  readonly target: string;
  readonly attributes: EdgeAttributes;
}

/** What most outputs and analyses ask of a graph, whatever holds it: graphology, or columns while it is being built. */
export interface ReadableGraph {
  readonly order: number;
  readonly size: number;
  readonly type: string;
  readonly multi: boolean;
  readonly allowSelfLoops: boolean;
  readonly getAttributes: () => object;
  readonly hasNode: (key: string) => boolean;
  readonly nodes: () => string[];
  readonly getNodeAttributes: (key: string) => NodeAttributes;
  getNodeAttribute<Name extends keyof NodeAttributes>(key: string, name: Name): NodeAttributes[Name];
  forEachNode(look: (node: string, attributes: NodeAttributes) => void): void;
  forEachEdge(look: (edge: string, attributes: EdgeAttributes, source: string, target: string) => void): void;
  /** What a graph may offer where it is faster than looking at all edges. */
  forEachEdgeOf?(
    relations: readonly Relation[],
    look: (source: string, target: string, attributes: Omit<EdgeAttributes, 'reasons'>) => void,
  ): void;
  nodeEntries(): Iterable<{ readonly node: string; readonly attributes: NodeAttributes }>;
  edgeEntries(): Iterable<EdgeEntry>;
}

/** A graph that analysis adds to. */
export interface BuiltGraph extends ReadableGraph {
  addDirectedEdgeWithKey(key: string, source: string, target: string, attributes: EdgeAttributes): unknown;
  mergeNodeAttributes(key: string, attributes: Partial<NodeAttributes>): unknown;
}

/** The graph of a build: directed, with parallel edges of different relations, keys `source|relation|target`. */
export type KnowledgeGraph = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;
