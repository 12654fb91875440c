import { type AdoptedPolicy, type AdoptingRegion, type AdoptionTable, readAdoptions } from '../../src/analyse/adoption.ts';
import type { Graph } from './model.ts';

export type { AdoptedPolicy, AdoptingRegion, AdoptionTable };

const tables = new WeakMap<Graph, AdoptionTable>();

/** The table of a graph's `implements` edges, read once. */
export function adoptionOf(graph: Graph): AdoptionTable {
  let table = tables.get(graph);
  if (!table) {
    table = readAdoptions(graph);
    tables.set(graph, table);
  }
  return table;
}
