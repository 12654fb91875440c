import type { NodeAttributes } from '../../src/model/graph.ts';
import type { NodeKind } from '../../src/model/schema.ts';

/** A node as search knows it. */
export interface SearchName {
  readonly key: string;
  readonly kind: NodeKind;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Names of regions, and how many documents name it: what tells nodes of one name apart. */
  readonly regions: readonly string[];
  readonly documents: number;
  /** How prominent it is; of equally good hits, the more prominent comes first. */
  readonly weight: number;
}

/** A node of the graph as search knows it. */
export function searchName(key: string, { kind, label, aliases, regions, documents, mentions }: NodeAttributes): SearchName {
  return { key, kind, label, aliases, regions, documents, weight: mentions };
}
