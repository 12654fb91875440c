import type { Changes } from './route.ts';
import { formatList, parseList } from './route.ts';

/** Parameters of what the panel shows, in every view; at most one of them is set. */
const NOTHING = { node: null, edge: null, quote: null } as const;

/** Changes that close the panel. */
export const selectNothing: Changes = NOTHING;

/** Changes that show a node in the panel. */
export function selectNode(node: string): Changes {
  return { ...NOTHING, node };
}

/** Changes that show an edge in the panel. */
export function selectEdge(edge: string): Changes {
  return { ...NOTHING, edge };
}

/** Changes that show the sentences in which regions carry out a policy or slogan. */
export function selectQuotes(policy: string, regions: readonly string[]): Changes {
  return { ...NOTHING, quote: formatList([policy, ...regions]) };
}

/** What the panel is to show. */
export type Selection =
  | { readonly type: 'node'; readonly node: string }
  | { readonly type: 'edge'; readonly edge: string }
  | { readonly type: 'quotes'; readonly policy: string; readonly regions: readonly string[] };

/** The selection that the parameters of an address stand for; null for none. */
export function selectionOf(params: ReadonlyMap<string, string>): Selection | null {
  const edge = params.get('edge');
  if (edge !== undefined) return { type: 'edge', edge };
  const node = params.get('node');
  if (node !== undefined) return { type: 'node', node };
  const [policy, ...regions] = parseList(params.get('quote'));
  return policy === undefined ? null : { type: 'quotes', policy, regions };
}

/** Key of the node that an edge starts from. In the key of an edge, `source|relation|target`, a bar of a node is doubled. */
export function sourceOf(edge: string): string {
  return (/^(?:[^|]|\|\|)*/.exec(edge)?.[0] ?? '').replaceAll('||', '|');
}
