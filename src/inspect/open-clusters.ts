import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clustering } from '../analyse/clusters/clusters.ts';
import { DataError } from '../errors.ts';

/**
 * Reads the clusters of a build.
 *
 * @throws DataError where the folder has none, or they are damaged
 */
export function openClusters(folder: string): Clustering {
  const path = join(folder, 'clusters.json');
  if (!existsSync(path)) throw new DataError(`no clusters in ${folder}: clusters.json is missing; run zhengmai build -o ${folder} first`);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Clustering;
  } catch (error) {
    throw new DataError(`${path}: not JSON (${(error as Error).message}); run zhengmai build -o ${folder} again`);
  }
}
