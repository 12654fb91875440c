import type { EvidenceRow } from '../build/evidence.ts';
import { readEvidence } from './open-build.ts';

/**
 * The row of evidence that shows each of some edges first: of the earliest year, and in the order of documents.
 *
 * @throws DataError where the folder has no evidence
 */
export async function firstEvidence(folder: string, edges: Iterable<string>): Promise<Map<string, EvidenceRow>> {
  const wanted = new Set(edges);
  const first = new Map<string, EvidenceRow>();
  if (wanted.size === 0) return first;
  const yearOf = ({ year }: EvidenceRow) => year ?? Number.POSITIVE_INFINITY;
  for await (const row of readEvidence(folder, ({ edge }) => edge !== undefined && wanted.has(edge))) {
    const known = first.get(row.edge as string);
    if (!known || yearOf(row) < yearOf(known)) first.set(row.edge as string, row);
  }
  return first;
}
