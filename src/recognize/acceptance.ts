import { readTable } from '../vocabulary/table.ts';

let weights: Map<string, number> | undefined;

/**
 * How much speaks for a candidate: the log-odds that the logistic model in `project_model.tsv` gives its features, more
 * than 0 where it is more likely a project's name than not.
 */
export function logOdds(features: readonly string[]): number {
  weights ??= new Map(readTable('vocabulary/data/project_model.tsv', ['feature', 'weight']).map((r) => [r.feature, Number(r.weight)]));
  let sum = weights.get('bias') ?? 0;
  for (const feature of features) sum += weights.get(feature) ?? 0;
  return sum;
}
