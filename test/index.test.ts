import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type AdoptionTable,
  type Build,
  buildGraph,
  type Clustering,
  clusterProjects,
  type EvidenceRow,
  extract,
  indicatorPanel,
  ProjectPassages,
  readAdoptions,
  type SharedPolicies,
  sharedPolicies,
} from '../src/index.ts';

/** What the five seeds say, found by reading them. */
const SEEDS = join(import.meta.dirname, '..', 'seeds');

let build: Build;
let table: AdoptionTable;
let clustering: Clustering;
let added: Iterable<EvidenceRow>;

beforeAll(() => {
  const files = readdirSync(SEEDS).filter((file) => file.endsWith('.txt'));
  const records = files.map((file) =>
    extract({
      id: file.replace(/\.txt$/, ''),
      path: `seeds/${file}`,
      text: readFileSync(join(SEEDS, file), 'utf8').replace(/^\uFEFF/, ''),
    }),
  );
  build = buildGraph(records);
  const texts = new Map(build.documents.map(({ id, text }) => [id, text]));
  ({ clustering, evidence: added } = clusterProjects(
    build.graph,
    ProjectPassages.of(build.evidence, (doc) => texts.get(doc)),
  ));
  table = readAdoptions(build.graph);
});

const region = (label: string) => {
  const found = table.regions.find((r) => r.label === label && r.hasDocument);
  if (!found) throw new Error(`no region ${label} with a document`);
  return found.key;
};
const labels = (policies: readonly { label: string }[]) => policies.map(({ label }) => label);
const compare = (...names: string[]): SharedPolicies => sharedPolicies(table, { regions: names.map(region) });

describe('shared policies of the seeds', () => {
  it('finds who the documents are about', () => {
    expect(table.regions.filter(({ hasDocument }) => hasDocument).map(({ label }) => label)).toEqual([
      '垣曲县',
      '兰州市',
      '凉州区',
      '平凉市',
      '庆阳市',
    ]);
  });

  it.each(['四个不摘', '六稳', '六保', '两不愁三保障'])('平凉 and 垣曲 share %s', (policy) => {
    expect(labels(compare('平凉市', '垣曲县').common)).toContain(policy);
  });

  it.each(['六稳', '六保', '放管服', '四早', '东数西算'])('凉州 has no %s', (policy) => {
    const { alone, common } = compare('凉州区', '平凉市');
    expect(labels([...common, ...(alone.get(region('凉州区')) ?? [])])).not.toContain(policy);
  });

  it.each([
    ['平凉市', '一户一策'],
    ['平凉市', '四早'],
    ['垣曲县', '三大攻坚战'],
  ])('%s has %s alone, seen beside the other', (name, policy) => {
    expect(labels(compare('平凉市', '垣曲县').alone.get(region(name)) ?? [])).toContain(policy);
  });

  it('dates adoption by the documents', () => {
    const years = (label: string) =>
      Object.fromEntries(
        [...(table.policies.find((p) => p.label === label)?.regions ?? [])].map(([key, { firstYear }]) => [key, firstYear]),
      );
    expect(years('六稳')).toEqual({ [region('兰州市')]: 2020, [region('平凉市')]: 2021, [region('垣曲县')]: 2021 });
  });
});

describe('clusters of the seeds', () => {
  const cluster = (label: string) => {
    const found = clustering.clusters.find((c) => c.labels.includes(label));
    if (!found) throw new Error(`${label} is in no cluster`);
    return found;
  };

  it('finds coal in 平凉 with coal in 庆阳', () => {
    const coal = cluster('九龙川煤矿');
    expect(coal.labels).toEqual(expect.arrayContaining(['黄庄煤矿', '五举煤矿', '核桃峪煤矿', '马福川煤矿']));
    expect(coal.name).toMatch(/^煤矿 · /);
    expect(coal.regions.map(({ label }) => label)).toEqual(expect.arrayContaining(['平凉市', '庆阳市']));
    expect(coal.sector).toBe('energy');
  });

  it('finds pumped storage in 垣曲 with pumped storage in 凉州', () => {
    const key = (label: string) => {
      const found = build.graph.findNode((_, { kind, label: own }) => kind === 'region' && own === label);
      return `project:${found?.slice('region:'.length)}/抽水蓄能电站`;
    };
    const [yuanqu, liangzhou] = [key('垣曲县'), key('凉州区')];
    const together = clustering.clusters.filter(({ members }) => members.includes(yuanqu) && members.includes(liangzhou));
    expect(together).toHaveLength(1);
    expect(together[0]?.regions.map(({ label }) => label)).toEqual(expect.arrayContaining(['垣曲县', '凉州区']));
  });

  it('shows every related pair in the texts, with the exact words', () => {
    const texts = new Map(build.documents.map(({ id, text }) => [id, text ?? '']));
    const rows = new Map<string, number>();
    for (const { edge = '', doc, start, end, text } of added) {
      expect(texts.get(doc)?.slice(start, end)).toBe(text);
      rows.set(edge, (rows.get(edge) ?? 0) + 1);
    }
    build.graph.forEachEdge((edge, { relation, evidence, reasons }) => {
      if (relation !== 'related_to') return;
      expect(rows.get(edge)).toBe(evidence);
      expect(evidence).toBe(2);
      expect(reasons?.length).toBeGreaterThan(0);
    });
  });

  it('marks members, and only members', () => {
    const members = new Set(clustering.clusters.flatMap((c) => c.members));
    build.graph.forEachNode((key, { cluster: id }) => expect(id !== undefined).toBe(members.has(key)));
  });
});

describe('statistics of the seeds', () => {
  it('reads 垣曲 in yuan and percent', () => {
    const cells = indicatorPanel(build.indicators, { known: true }).filter((c) => c.region === '垣曲县' && c.period === '2020');
    const of = (indicator: string, measure: string) => cells.find((c) => c.indicator === indicator && c.measure === measure)?.actual?.value;
    expect(of('地区生产总值', 'level')).toBe(6_780_000_000);
    expect(of('地区生产总值', 'growth')).toBe(4);
    expect(of('固定资产投资', 'level')).toBe(4_310_000_000);
    expect(of('城镇居民人均可支配收入', 'level')).toBe(30_297);
  });
});
