import { DataError } from '../../errors.ts';
import { readTable } from '../../vocabulary/table.ts';
import { constantAtom } from './atoms.ts';

const FILE = 'recognize/scoring/data/word_clusters.tsv';

let clusters: Map<string, number> | undefined;

/**
 * By word, as `clusterKey` writes it: the atom of the cluster of words that stand where it stands (`scripts/cluster-words.ts`).
 *
 * @throws {DataError} where a cluster is no number
 */
export function loadClusters(): ReadonlyMap<string, number> {
  if (clusters) return clusters;
  clusters = new Map();
  for (const { word, cluster } of readTable(FILE, ['word', 'cluster'])) {
    if (!/^\d+$/.test(cluster as string)) throw new DataError(`src/${FILE}: ${word}: cluster ${cluster} is no number`);
    clusters.set(word as string, constantAtom(cluster as string));
  }
  return clusters;
}

/** A word as clusters know it: all numbers alike, nothing for the end of a line. */
export function clusterKey(word: string): string {
  if (word === '\n') return '';
  return /^[\d.]+$/.test(word) ? '0' : word;
}
