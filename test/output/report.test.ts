import { describe, expect, it } from 'vitest';
import { readAdoptions } from '../../src/analyse/adoption.ts';
import type { Cluster } from '../../src/analyse/clusters/clusters.ts';
import { indicatorPanel } from '../../src/analyse/indicators/panel.ts';
import type { EvidenceRow } from '../../src/build/evidence.ts';
import { FirstPlaces } from '../../src/output/places.ts';
import { report } from '../../src/output/report/index.ts';
import { Notes } from '../../src/output/report/notes.ts';
import type { BuildResult } from '../../src/output/result.ts';
import { GraphMaker } from '../analyse/graphs.ts';

const row = (edge: string, doc: string, start: number, text: string, year: number): EvidenceRow => ({
  edge,
  doc,
  start,
  end: start + text.length,
  text,
  sentence: text,
  section: '',
  year,
  claim: 'done',
});

function sample(documentYears: number[]): BuildResult {
  const maker = new GraphMaker();
  maker.region('甲县', { code: '110101', level: 'county', documents: documentYears });
  maker.region('乙县', { code: '110102', level: 'county', documents: [2020] });
  const project = maker.node('project', '赵庄[煤矿]', { sector: 'energy' });
  const shared = [maker.implement('甲县', '六稳', [2020]), maker.implement('乙县', '六稳', [2020])];
  const alone = maker.implement('甲县', '一河一策', [2021]);
  const places = new FirstPlaces('implements');
  places.add([row(shared[0] as string, 'a2021', 7, '六稳', 2021), row(alone, 'a2021', 30, '一河一策', 2021)]);
  places.add([row(shared[0] as string, 'b2020', 3, '六稳', 2020), row(shared[1] as string, 'b2020', 3, '六稳', 2020)]);
  const cluster = {
    name: '煤矿 · 甲县',
    members: [project],
    labels: ['赵庄[煤矿]'],
    sector: 'energy',
    investmentYuan: 3e8,
    stability: 1,
  } as unknown as Cluster;
  const statistic = { region: '甲县', indicator: 'GDP', value: 29.44, unit: '亿元', change: null, period: '2020', type: 'actual' } as const;
  return {
    graph: maker.graph,
    analysis: { modularity: 0.5, communities: 2, layoutFinished: true },
    clustering: { modularity: 0.4, projects: 1, clustered: 1, clusters: [cluster] },
    adoptions: readAdoptions(maker.graph),
    places,
    firstPassage: (key) => (key === project ? { doc: 'a2021', start: 50, end: 54, text: '赵庄煤矿' } : undefined),
    panel: indicatorPanel([{ ...statistic, doc: 'a2021', start: 90, end: 99, text: 'GDP29.44亿元' }]),
    documents: [],
    failures: [],
    copies: [],
    evidence: 4,
    indicators: 1,
  };
}

const text = (result: BuildResult) => [...report(result)].join('');

describe('report', () => {
  it('cites the earliest place of every adoption', () => {
    const markdown = text(sample([2020, 2021]));
    expect(markdown).toContain('| 六稳 | slogan | 2 | 2 | 2020 | 甲县[^1]、乙县[^1] |');
    expect(markdown).toContain('[^1]: b2020, 3–5: 六稳');
    expect(markdown).toMatch(/\| 甲县 \| 1 \| 一河一策 ×1\[\^2\] \|/);
  });

  it('tells clusters and statistics with their places', () => {
    const markdown = text(sample([2020]));
    expect(markdown).toMatch(/\| 煤矿 · 甲县 \| 1 \| 能源 \| 3\.00 \| 1\.00 \| 赵庄\\\[煤矿\\\]\[\^\d+\] \|/);
    expect(markdown).toMatch(/\| 甲县 \| 29\.44亿元 \(2020\)\[\^\d+\] \|/);
    expect(markdown).toContain('a2021, 90–99: GDP29.44亿元');
  });

  it('defines every note that it cites, once', () => {
    const markdown = text(sample([2019, 2020, 2021]));
    const cited = new Set([...markdown.matchAll(/\[\^(\d+)\](?!:)/g)].map((m) => m[1]));
    const defined = [...markdown.matchAll(/^\[\^(\d+)\]:/gm)].map((m) => m[1]);
    expect(new Set(defined)).toEqual(cited);
    expect(defined).toHaveLength(cited.size);
  });

  it('leaves out what a build has nothing of', () => {
    const empty = new GraphMaker().graph;
    const markdown = text({
      ...sample([2020]),
      graph: empty,
      adoptions: readAdoptions(empty),
      panel: [],
      clustering: { modularity: 0, projects: 0, clustered: 0, clusters: [] },
    });
    expect(markdown).not.toMatch(/独有|集群 \||扩散|指标 \|/);
    expect(markdown).not.toContain('[^');
  });
});

describe('Notes', () => {
  it('gives a place one number, and no place none', () => {
    const notes = new Notes();
    const place = { doc: 'd', start: 1, end: 2, text: 'x' };
    expect([notes.cite(place), notes.cite(undefined), notes.cite({ ...place }), notes.cite({ ...place, start: 0 })]).toEqual([
      '[^1]',
      '',
      '[^1]',
      '[^2]',
    ]);
    expect(notes.lines()).toEqual(['[^1]: d, 1–2: x', '[^2]: d, 0–2: x']);
  });

  it('takes nothing of a document for markup', () => {
    const notes = new Notes();
    notes.cite({ doc: '<b>_d_', start: 0, end: 1, text: '[x](javascript:1)\n# y' });
    expect(notes.lines()).toEqual(['[^1]: &lt;b\\>\\_d\\_, 0–1: \\[x\\]\\(javascript:1\\) \\# y']);
  });
});
