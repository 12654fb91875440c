import type { AdoptedPolicy, AdoptingRegion, AdoptionTable } from '../analyse/adoption.ts';
import { UsageError } from '../errors.ts';
import type { KnowledgeGraph } from '../model/graph.ts';
import { findNodes } from './find-node.ts';

const SUGGESTIONS = 8;

/**
 * The region of an adoption table that a name means: by name, alias or key; of several, the one with a document.
 *
 * @throws UsageError where none, or no one of several, is meant
 */
export function findRegion(graph: KnowledgeGraph, table: AdoptionTable, name: string): AdoptingRegion {
  const found = new Set(findNodes(graph, name));
  const regions = table.regions.filter(({ key }) => found.has(key));
  const documented = regions.filter(({ hasDocument }) => hasDocument);
  const [region, ...others] = documented.length > 0 ? documented : regions;
  if (region === undefined) {
    const known = table.regions.filter(({ hasDocument }) => hasDocument).slice(0, SUGGESTIONS);
    throw new UsageError(`no region with policies is named ${name}; there are ${known.map(({ label }) => label).join('、') || 'none'}`);
  }
  if (others.length > 0) {
    throw new UsageError(`several regions are named ${name}; give the key of one: ${[region, ...others].map(({ key }) => key).join(', ')}`);
  }
  return region;
}

/**
 * The policies and slogans of an adoption table that a name means; a slogan and a policy of its name are one row.
 *
 * @throws UsageError where none is meant
 */
export function findPolicies(graph: KnowledgeGraph, table: AdoptionTable, name: string): AdoptedPolicy[] {
  const found = new Set(findNodes(graph, name));
  const policies = table.policies.filter(({ key, twins }) => [key, ...twins].some((known) => found.has(known)));
  if (policies.length > 0) return policies;
  const similar = table.policies
    .filter(({ label, aliases }) => [label, ...aliases].some((form) => form.includes(name)))
    .slice(0, SUGGESTIONS);
  const hint =
    similar.length > 0 ? `did you mean ${similar.map(({ label }) => label).join('、')}` : 'zhengmai diffusion lists those that there are';
  throw new UsageError(`no policy or slogan that a region carries out is named ${name}; ${hint}`);
}
