import { compareCodePoints } from '../build/order.ts';
import { UsageError } from '../errors.ts';
import type { KnowledgeGraph } from '../model/graph.ts';
import type { NodeKind } from '../model/schema.ts';
import { matchKey } from '../vocabulary/normal-form.ts';

const SUGGESTIONS = 8;

/**
 * The nodes that a name may mean: that with the name as its key; else those with it as their name; else as an alias; names
 * compare without punctuation.
 *
 * @param kind looks among nodes of one kind only
 * @returns keys, those with most mentions first; none where nothing has the name
 */
export function findNodes(graph: KnowledgeGraph, name: string, kind?: NodeKind): string[] {
  if (graph.hasNode(name)) return [name];
  const wanted = matchKey(name);
  const byLabel: string[] = [];
  const byAlias: string[] = [];
  graph.forEachNode((key, { label, aliases, kind: own }) => {
    if (kind && own !== kind) return;
    if (matchKey(label) === wanted) byLabel.push(key);
    else if (aliases.some((alias) => matchKey(alias) === wanted)) byAlias.push(key);
  });
  return byMentions(graph, byLabel.length > 0 ? byLabel : byAlias);
}

/**
 * The one node that a name means.
 *
 * @throws UsageError where nothing has the name, or several have; the message lists what may be meant
 */
export function findNode(graph: KnowledgeGraph, name: string, kind?: NodeKind): string {
  const [key, ...others] = findNodes(graph, name, kind);
  if (key !== undefined && others.length === 0) return key;
  const describe = (candidate: string): string => {
    const { kind: own, label, regions } = graph.getNodeAttributes(candidate);
    return `  ${candidate} (${own} ${label}${regions.length ? `, ${regions.slice(0, 3).join('、')}` : ''})`;
  };
  if (key !== undefined)
    throw new UsageError(`several nodes are named ${name}; give the key of one:\n${[key, ...others].map(describe).join('\n')}`);
  const wanted = matchKey(name);
  const similar = wanted
    ? graph.filterNodes(
        (_, { label, aliases, kind: own }) =>
          (!kind || own === kind) && [label, ...aliases].some((form) => matchKey(form).includes(wanted)),
      )
    : [];
  const hint = byMentions(graph, similar).slice(0, SUGGESTIONS).map(describe);
  throw new UsageError(`no node is named ${name}${hint.length ? `; did you mean:\n${hint.join('\n')}` : '; check it in nodes.csv'}`);
}

function byMentions(graph: KnowledgeGraph, keys: readonly string[]): string[] {
  const mentions = (key: string) => graph.getNodeAttribute(key, 'mentions');
  return keys.toSorted((a, b) => mentions(b) - mentions(a) || compareCodePoints(a, b));
}
