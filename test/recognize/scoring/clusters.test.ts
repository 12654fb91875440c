import { describe, expect, it } from 'vitest';
import { clusterKey, loadClusters } from '../../../src/recognize/scoring/clusters.ts';

describe('clusters of words', () => {
  const clusters = loadClusters();

  it('puts words together that stand in the same places', () => {
    expect(clusters.get('推进')).toBe(clusters.get('实施'));
    expect(clusters.get('推进')).not.toBe(clusters.get('项目'));
  });

  it('knows nothing of words that it never read', () => expect(clusters.get('子虚乌有')).toBeUndefined());

  it('takes all numbers alike and the end of a line for nothing', () => {
    expect(clusterKey('7.5')).toBe('0');
    expect(clusterKey('增长')).toBe('增长');
    expect(clusterKey('\n')).toBe('');
  });
});
