import { describe, expect, it } from 'vitest';
import { formatMisses, formatScore } from '../../src/evaluate/report.ts';
import { type GoldDocument, poolScores, type Scored, score } from '../../src/evaluate/score.ts';
import { GraphMaker } from '../analyse/graphs.ts';

const maker = new GraphMaker();
const document = maker.node('document', 'a');
maker.region('丙市', {});
maker.region('甲县', { within: '丙市' });
maker.region('乙县', { within: '丙市' });
const named = (key: string) => maker.edge(document, 'mentions', key);
const project = maker.node('project', '清水河大桥', {
  aliases: ['清水河大桥项目'],
  status: 'building',
  investment: '3亿元',
  sector: 'transport',
});
const again = maker.node('project', '清水河特大桥', { aliases: ['清水河大桥'] });
const farm = maker.node('project', '北山风电场', { status: 'planned', sector: 'energy' });
const slogan = maker.node('slogan', '六稳', { expansion: ['稳就业', '稳金融'] });
for (const key of ['region:甲县', project, again, farm, slogan]) named(key);
maker.edge(project, 'located_in', 'region:甲县');
maker.edge(project, 'located_in', 'region:丙市');
maker.edge(farm, 'located_in', 'region:甲县');
maker.edge('region:甲县', 'implements', slogan);

const SOURCE = '甲县推进清水河大桥、北山风电场，做好六稳。';
const build: Scored = {
  graph: maker.graph.export(),
  source: SOURCE,
  evidence: [
    { node: project, start: 4, end: 9, text: '清水河大桥' },
    { node: slogan, start: 0, end: 2, text: '六稳' },
  ],
  indicators: [
    { region: '甲县', indicator: '地区生产总值', value: 12.5, unit: '亿元', type: 'actual' },
    { region: '乙县', indicator: '城镇居民人均可支配收入', value: 3, unit: '万元', type: 'target' },
  ],
};
const gold: GoldDocument = {
  doc: 'a.txt',
  region: '甲县',
  entities: [
    {
      kind: 'project',
      name: '“清水河大桥”',
      aliases: [],
      regions: ['甲县'],
      status: 'completed',
      investment: '投资3亿元',
      sector: 'urban',
      sectorAlt: 'transport',
    },
    { kind: 'project', name: '北山风电场', regions: ['甲县', '乙县'], status: 'planned', sector: 'energy' },
    { kind: 'project', name: '南山水库', regions: ['甲县'] },
    { kind: 'project', name: '西山隧道', optional: true },
    { kind: 'slogan', name: '六稳', regions: ['甲县'], expansion: ['稳就业', '稳金融'] },
    { kind: 'region', name: '甲县' },
  ],
  indicators: [
    { region: '甲县', indicator: '生产总值', value: 12.5, unit: '亿元', type: 'actual' },
    { region: '甲县', indicator: '居民收入', value: 3, unit: '万元', type: 'target' },
    { region: '甲县', indicator: '城镇居民人均可支配收入', value: 3, unit: '万元', type: 'target' },
  ],
};
const result = score(build, gold);

describe('score', () => {
  it('matches names without punctuation, one to one; a second name for the same thing is spurious', () => {
    expect(result.kinds.project).toMatchObject({ tp: 2, predicted: 3, gold: 3, spurious: ['清水河特大桥'], missed: ['南山水库'] });
    expect(result.kinds.project.precision).toBeCloseTo(2 / 3);
  });

  it('counts no region that is only somebody’s parent', () => {
    expect(result.kinds.region).toMatchObject({ tp: 1, predicted: 1, gold: 1 });
  });

  it('doesn’t blame a link to a region above the right one, but a missing one', () => {
    expect(result.link).toMatchObject({ n: 3, wrong: ['project 北山风电场: 甲县、乙县 | 甲县'] });
    expect(result.link.f1).toBeCloseTo((1 + 2 / 3 + 1) / 3);
  });

  it('compares attributes of matched projects, with what is wrong', () => {
    expect(result.status).toMatchObject({ n: 2, right: 1, wrong: ['“清水河大桥”: completed | building'] });
    expect(result.investment).toMatchObject({ n: 1, right: 1 });
    expect(result.sector).toMatchObject({ n: 2, right: 2 });
    expect(result.expansion).toMatchObject({ n: 1, right: 1 });
  });

  it('finds indicators by value, unit, type and a name that holds the other', () => {
    expect(result.indicators).toMatchObject({ gold: 3, found: 2, withRegion: 1, missed: ['居民收入 3万元 target'] });
    expect(result.indicators.wrongRegion).toEqual(['城镇居民人均可支配收入 3万元: 甲县 | 乙县']);
  });

  it('counts spans that are not what they say, and entities without any', () => {
    expect(result.evidence).toEqual({ spans: 2, exact: 1, entities: 5, withEvidence: 2 });
  });
});

describe('poolScores', () => {
  const pooled = poolScores([result, result], 'both');

  it('adds counts up, and weighs links by their number', () => {
    expect(pooled.core).toMatchObject({ tp: 2 * result.core.tp, predicted: 2 * result.core.predicted, gold: 2 * result.core.gold });
    expect(pooled.link).toMatchObject({ n: 6 });
    expect(pooled.link.f1).toBeCloseTo(result.link.f1);
    expect(pooled.status.wrong[0]).toBe('a.txt: “清水河大桥”: completed | building');
  });

  it('of nothing is 0', () => {
    expect(poolScores([], 'none')).toMatchObject({ core: { f1: 0 }, link: { n: 0, f1: 0 } });
  });
});

it('is written as a table, and as a list of what is wrong', () => {
  expect(formatScore(result)).toMatch(/^project {7}P {2}66\.7 {2}R {2}66\.7 {2}F1 {2}66\.7 {3}\(2 right of 3 predicted, 3 gold\)$/m);
  expect(formatMisses(result)).toContain('-- project missed\n   南山水库\n-- project spurious\n   清水河特大桥\n');
});
