import { describe, expect, it } from 'vitest';
import { assignClusters, type Clustering, findClusters } from '../../../src/analyse/clusters/clusters.ts';
import { ProjectPassages } from '../../../src/analyse/related/passages.ts';
import { relateProjects } from '../../../src/analyse/related/relate.ts';
import type { KnowledgeGraph } from '../../../src/model/graph.ts';
import { tagWords } from '../../../src/segment/words.ts';
import { GraphMaker, reversed } from '../graphs.ts';
import { corpusOf } from '../related/corpus.ts';

const OTHERS = ['苹果交易市场', '体育馆', '第二小学', '粮库', '气象站', '图书馆', '屠宰厂', '纺织厂', '敬老院', '消防站'];

function sample() {
  const made = corpusOf({
    甲县: [
      '赵庄煤矿、钱庄煤矿投产。',
      '龙泉抽水蓄能电站开工。',
      '远山铸件车间、远山齿轮车间投产。',
      ...OTHERS.map((name) => `${name}建成。`),
    ],
    乙县: ['孙庄煤矿开工，李家河煤矿复工。', '凤山抽水蓄能电站加快建设。'],
    projects: {
      energy: ['赵庄煤矿', '钱庄煤矿', '孙庄煤矿', '李家河煤矿', '龙泉抽水蓄能电站', '凤山抽水蓄能电站'],
      industry: ['远山铸件车间', '远山齿轮车间'],
      other: OTHERS,
    },
    companies: { 远山机械: ['远山铸件车间', '远山齿轮车间'] },
  });
  made.graph.mergeNodeAttributes('project:赵庄煤矿', { investment: '3亿元', investmentYuan: 3e8 });
  made.graph.mergeNodeAttributes('project:孙庄煤矿', { investment: '2亿元', investmentYuan: 2e8 });
  return made;
}

function cluster(graph: KnowledgeGraph, passages: ProjectPassages): Clustering {
  return findClusters(graph, relateProjects({ graph, passages, cut: tagWords }));
}

describe('findClusters', () => {
  const { graph, passages } = sample();
  const clustering = cluster(graph, passages);
  const named = (word: string) => {
    const found = clustering.clusters.find(({ name }) => name.includes(word));
    if (!found) throw new Error(`no cluster ${word} among ${clustering.clusters.map(({ name }) => name).join('; ')}`);
    return found;
  };

  it('finds what spans regions, and names it by its words and regions', () => {
    const coal = named('煤矿');
    expect(coal.name).toBe('煤矿 · 乙县、甲县');
    expect([...coal.labels].sort()).toEqual(['孙庄煤矿', '李家河煤矿', '赵庄煤矿', '钱庄煤矿'].sort());
    expect(coal.regions).toEqual([
      { key: 'region:乙县', label: '乙县', count: 2 },
      { key: 'region:甲县', label: '甲县', count: 2 },
    ]);
    expect(named('抽水蓄能').labels).toHaveLength(2);
    expect(named('抽水蓄能').name).toBe('抽水蓄能电站 · 乙县、甲县');
  });

  it('adds up the amounts, and counts companies, sectors and reasons', () => {
    expect(named('煤矿')).toMatchObject({ investmentYuan: 5e8, invested: 2, sector: 'energy', sectors: { energy: 4 }, companies: [] });
    expect(named('抽水蓄能').investmentYuan).toBeNull();
    expect(named('远山').companies).toEqual([{ key: 'company:远山机械', label: '远山机械', count: 2 }]);
    expect(named('煤矿').reasons[0]).toEqual({ reason: 'sector:energy', pairs: 6 });
  });

  it('measures between 0 and 1', () => {
    for (const { density, cohesion, stability, members } of clustering.clusters) {
      expect(members.length).toBeGreaterThan(1);
      for (const value of [density, cohesion, stability]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }
    expect(clustering.projects).toBe(18);
    expect(clustering.clustered).toBe(clustering.clusters.reduce((sum, { members }) => sum + members.length, 0));
  });

  it('is the same for the same graph in another order', () => {
    expect(cluster(reversed(graph), passages)).toEqual(clustering);
  });

  it('keeps the id of a cluster that a distant project joins or leaves', () => {
    const more = sample();
    more.graph.addNode('project:周村粮食烘干中心', { ...more.graph.getNodeAttributes('project:粮库'), label: '周村粮食烘干中心' });
    const ids = cluster(more.graph, more.passages).clusters.map(({ id }) => id);
    expect(ids).toContain(named('煤矿').id);
  });

  it('sets the cluster of members, and of nobody else', () => {
    const other = sample();
    assignClusters(other.graph, clustering);
    expect(other.graph.getNodeAttribute('project:孙庄煤矿', 'cluster')).toBe(named('煤矿').id);
    expect(other.graph.getNodeAttribute('project:孙庄煤矿', 'investmentYuan')).toBe(2e8);
    expect(other.graph.hasNodeAttribute('project:粮库', 'cluster')).toBe(false);
  });

  it('names two clusters of one kind apart', () => {
    const names = clustering.clusters.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('finds nothing in an empty graph', () => {
    expect(cluster(new GraphMaker().graph, new ProjectPassages())).toEqual({ modularity: 0, projects: 0, clustered: 0, clusters: [] });
  });
});
