import { type AdoptionTable, ROLL_UPS, type RollUp, readAdoptions } from '../../src/analyse/adoption.ts';
import type { KnowledgeGraph } from '../../src/model/graph.ts';

const tables = new WeakMap<KnowledgeGraph, Map<RollUp, AdoptionTable>>();

/** Who carries out what, read once from a graph's edges for each way of counting subdivisions. */
export function adoptionOf(graph: KnowledgeGraph, rollUp: RollUp): AdoptionTable {
  const known = tables.get(graph) ?? new Map<RollUp, AdoptionTable>();
  tables.set(graph, known);
  let table = known.get(rollUp);
  if (!table) {
    table = readAdoptions(graph, { rollUp });
    known.set(rollUp, table);
  }
  return table;
}

/** Where the address counts subdivisions: with the nearest region that has a document, unless it says otherwise. */
export function rollUpOf(params: ReadonlyMap<string, string>): RollUp {
  return ROLL_UPS.find((name) => name === params.get('roll')) ?? 'documents';
}
