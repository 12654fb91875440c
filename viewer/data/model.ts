import type { MultiDirectedGraph } from 'graphology';
import type { NodeKind, RegionLevel, Relation, Sector, Status } from '../../src/model/schema.ts';
import type { DocumentSummary, Manifest } from '../../src/view/layout.ts';

/** Attributes of a node as graph.json has them; those of one kind only are optional. */
export interface NodeAttributes {
  readonly kind: NodeKind;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly mentions: number;
  readonly documents: number;
  readonly years: readonly number[];
  readonly regions: readonly string[];
  readonly community: number;
  x: number;
  y: number;
  readonly level?: RegionLevel;
  readonly code?: string;
  readonly status?: Status;
  readonly investment?: string;
  readonly investmentYuan?: number;
  readonly sector?: Sector;
  readonly cluster?: number | string;
  readonly expansion?: readonly string[];
  readonly firstYear?: number;
  readonly title?: string;
  readonly date?: string;
  readonly publisher?: string;
  readonly path?: string;
  readonly region?: string;
}

export interface EdgeAttributes {
  readonly relation: Relation;
  readonly weight: number;
  readonly years: readonly number[];
  readonly evidence: number;
  readonly status?: string;
}

export type Graph = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;

/** Everything that is loaded at the start; evidence and texts are loaded when they are asked for. */
export interface Dataset {
  readonly manifest: Manifest;
  readonly graph: Graph;
  /** By id. */
  readonly documents: ReadonlyMap<string, DocumentSummary>;
  /** Key of the document's node, by its id. */
  readonly documentNodes: ReadonlyMap<string, string>;
}
