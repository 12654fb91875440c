import type { Clustering } from '../analyse/clusters/clusters.ts';

/** All clusters as one JSON value, a cluster per line. */
export function* clustersJson({ clusters, ...all }: Clustering): Generator<string> {
  yield `${JSON.stringify(all).slice(0, -1)},"clusters":[`;
  let separator = '\n';
  for (const cluster of clusters) {
    yield separator + JSON.stringify(cluster);
    separator = ',\n';
  }
  yield '\n]}\n';
}
