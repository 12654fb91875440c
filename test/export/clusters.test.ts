import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../src/analyse/clusters/clusters.ts';
import { clustersJson } from '../../src/export/clusters.ts';

describe('clustersJson', () => {
  it.each([[[]], [[{ id: 'cluster-1', name: '煤矿“甲”' } as Cluster]], [[{ id: 'a' } as Cluster, { id: 'b' } as Cluster]]])(
    'is one JSON value, a cluster per line: %j',
    (clusters) => {
      const clustering = { modularity: 0.5, projects: 4, clustered: 2, clusters };
      const text = [...clustersJson(clustering)].join('');
      expect(JSON.parse(text)).toEqual(clustering);
      expect(text.trimEnd().split('\n')).toHaveLength(clusters.length + 2);
    },
  );
});
