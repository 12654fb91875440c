import type Graph from 'graphology';
import louvain from 'graphology-communities-louvain';
import { degreesOf, type NumberedNodes, type Ties } from './backbone.ts';
import { countOf } from './groups.ts';
import { seededRandom } from './random.ts';

/** Which nodes belong together. */
export interface Communities {
  /** Number of every node's community: the largest is 0; of equally large ones, that with the first node comes first. */
  readonly of: Uint32Array;
  /** 0 for a graph without ties. */
  readonly modularity: number;
  /** Every node's group when there are fewer and fewer of them; the last groups are the communities. Empty without ties. */
  readonly levels: readonly Uint32Array[];
}

const SEED = 20210126;

/** Finds communities (Louvain: V. D. Blondel et al., 2008). A node without a tie is a community of its own. */
export function findCommunities({ sizes, ties }: NumberedNodes): Communities {
  const count = sizes.length;
  const alone = Uint32Array.from({ length: count }, (_, node) => node);
  if (ties.weights.length === 0) return { of: alone, modularity: 0, levels: [] };
  const graph = new TieGraph(count, ties) as object as Graph;
  const { dendrogram, modularity } = louvain.detailed(graph, { getEdgeWeight: 'weight', rng: seededRandom(SEED) });
  const levels: Uint32Array[] = [];
  let last = count;
  for (const level of dendrogram) {
    const groups = Uint32Array.from(level);
    const size = countOf(groups);
    if (size < last) levels.push(groups);
    last = size;
  }
  return { of: bySize(levels.at(-1) ?? alone), modularity, levels };
}

/**
 * What Louvain asks of a graph, told from columns: it makes columns of its own at once, and a graph of graphology between the
 * two would only take memory, and hold no more than 2²⁴ ties.
 */
class TieGraph {
  readonly type = 'undirected';
  readonly multi = false;
  readonly selfLoopCount = 0;
  readonly order: number;
  readonly size: number;
  readonly #ties: Ties;
  readonly #degrees: Uint32Array;

  constructor(count: number, ties: Ties) {
    this.order = count;
    this.size = ties.weights.length;
    this.#ties = ties;
    this.#degrees = degreesOf(count, ties);
  }

  forEachNode(look: (node: number) => void): void {
    for (let node = 0; node < this.order; node++) look(node);
  }

  undirectedDegreeWithoutSelfLoops(node: number): number {
    return this.#degrees[node] as number;
  }

  forEachEdge(look: (edge: number, attributes: { readonly weight: number }, source: number, target: number) => void): void {
    const { sources, targets, weights } = this.#ties;
    const attributes = { weight: 0 };
    for (let tie = 0; tie < this.size; tie++) {
      attributes.weight = weights[tie] as number;
      look(tie, attributes, sources[tie] as number, targets[tie] as number);
    }
  }

  /** By these two, packages know a graph; Louvain calls neither. */
  addUndirectedEdgeWithKey(): never {
    throw new TypeError('these ties can only be read');
  }

  dropNode(): never {
    throw new TypeError('these ties can only be read');
  }
}

/** The same groups with other numbers: the largest 0; of equally large ones that with the first node first. */
function bySize(groups: Uint32Array): Uint32Array {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  // The map's order is that of the groups' first nodes, and sorting keeps it.
  const numbers = new Map([...sizes].sort(([, a], [, b]) => b - a).map(([group], number) => [group, number]));
  return groups.map((group) => numbers.get(group) as number);
}
