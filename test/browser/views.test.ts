import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { adoptionState, readAdoptions } from '../../src/analyse/adoption.ts';
import type { Clustering } from '../../src/analyse/clusters/clusters.ts';
import { compareDiffusions, diffusion } from '../../src/analyse/diffusion.ts';
import { sharedPolicies } from '../../src/analyse/shared.ts';
import { compareRegions } from '../../src/analyse/similarity.ts';
import { serveViewer } from '../../src/view/index.ts';
import { parseCsv } from '../../viewer/data/csv.ts';
import { zh } from '../../viewer/locale/zh.ts';
import { keyOf, openViewer } from './viewer.ts';

const viewer = openViewer();

const file = (name: string): string => readFileSync(join(inject('seedBuild'), name), 'utf8');

/** The file that a click hands to the reader. */
async function downloaded(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return readFileSync(await download.path(), 'utf8');
}

test('shared policies: counts, years and silence as in region_policy.csv, a cell opens its sentences', async () => {
  const page = await viewer.open('#/shared?least=1&columns=all');
  const matrix = page.getByTestId('matrix');
  await matrix.waitFor();
  const graph = viewer.graph();
  const table = readAdoptions(graph);
  const csv = parseCsv(file('region_policy.csv'));
  const [qingyang, lanzhou] = ['庆阳市', '兰州市'].map((name) => keyOf(graph, 'region', name)) as [string, string];
  const policy = table.policies.find(({ regions }) => regions.has(qingyang) && !regions.has(lanzhou));
  if (!policy) throw new Error('the seeds have no policy of 庆阳市 alone');
  const search = page.getByRole('searchbox', { name: '筛选政策与提法' });
  await search.fill(policy.label);
  const cell = (label: string, region: string) =>
    matrix
      .locator('tbody tr', { has: page.getByRole('link', { name: label, exact: true }) })
      .first()
      .locator(`[data-column="${region}"]`);
  await cell(policy.label, qingyang).waitFor();
  for (const region of table.regions) {
    const written = csv.find((row) => row.region === region.label && row.policy === policy.label);
    const adoption = policy.regions.get(region.key);
    const text = await cell(policy.label, region.key).innerText();
    expect(written?.state, region.label).toBe(adoptionState(policy, region));
    if (adoption) expect(text).toBe(`${written?.count}\n${written?.first_year}`);
    else expect(text).toContain(region.hasDocument ? '没有提到' : '没有文件');
  }
  await cell(policy.label, qingyang).getByRole('link').click();
  const quotations = page.getByTestId('panel').locator('.quotation');
  await quotations.first().waitFor();
  expect(await quotations.count()).toBe(Math.min(12, policy.regions.get(qingyang)?.count ?? 0));

  // A region that no document is about, counted on its own, says nothing by its silence, and looks it.
  const alone = readAdoptions(graph, { rollUp: 'none' });
  const bare = alone.regions.find(({ hasDocument }) => !hasDocument);
  const other = alone.policies.find(({ regions }) => bare && !regions.has(bare.key) && !regions.has(lanzhou));
  if (!bare || !other) throw new Error('every region of the seeds has a document');
  await page.evaluate((q) => window.location.assign(`#/shared?least=1&columns=all&roll=none&q=${q}`), other.label);
  await expect.poll(() => cell(other.label, bare.key).innerText()).toContain('没有文件');
  expect(await cell(other.label, lanzhou).innerText()).toContain('没有提到');
  const look = (region: string) => cell(other.label, region).evaluate((element) => getComputedStyle(element).backgroundImage);
  expect(await look(lanzhou)).toBe('none');
  expect(await look(bare.key)).toContain('gradient');
});

test('shared policies: as many are shared as the command line says', async () => {
  const page = await viewer.open('#/shared');
  const { partial } = sharedPolicies(readAdoptions(viewer.graph()));
  await expect.poll(() => page.getByTestId('matrix').getAttribute('aria-rowcount')).toBe(String(partial.length + 1));
});

test('shared policies: what 平凉市 and 庆阳市 share, what each has alone, how similar they are, and all of it to quote', async () => {
  const page = await viewer.open('#/shared', { acceptDownloads: true });
  await page.getByRole('button', { name: '平凉市', exact: true }).first().click();
  await page.getByRole('button', { name: '庆阳市', exact: true }).first().click();
  const result = page.getByTestId('comparison');
  await result.waitFor();
  const graph = viewer.graph();
  const chosen = ['平凉市', '庆阳市'].map((name) => keyOf(graph, 'region', name));
  const { common, alone, pairs } = compareRegions(readAdoptions(graph), chosen);
  const heads = await result.locator('h3').allInnerTexts();
  expect(heads).toEqual([
    `共有 ${common.length}`,
    ...[...alone].map(([key, list]) => `${graph.getNodeAttribute(key, 'label')}独有 ${list.length}`),
  ]);
  const similarity = parseCsv(file('region_similarity.csv')).find(
    ({ region_a, region_b }) => [region_a, region_b].sort().join() === ['平凉市', '庆阳市'].sort().join(),
  );
  expect(Number(similarity?.shared)).toBe(pairs[0]?.shared);
  expect(await result.locator('.similarities').innerText()).toContain(`共有 ${pairs[0]?.shared} 项`);

  await result.getByRole('link', { name: '四个不摘', exact: true }).click();
  const panel = page.getByTestId('panel');
  await panel.locator('.quotation').nth(1).waitFor();
  expect(await panel.locator('h3').allInnerTexts()).toEqual([
    expect.stringMatching(/^平凉市 \d+ 句/),
    expect.stringMatching(/^庆阳市 \d+ 句/),
  ]);
  const quotes = parseCsv(await downloaded(page, '导出比较（含原句）'));
  const rows = quotes.filter((row) => row.政策与提法 === '四个不摘');
  expect(new Set(rows.map((row) => row.地区))).toEqual(new Set(['平凉市', '庆阳市']));
  for (const row of rows) expect(row.原句).toContain('四个不摘');
});

test('from a name that one knows to what its regions share, and to the words to quote', async () => {
  const page = await viewer.open('#/graph', { permissions: ['clipboard-read', 'clipboard-write'] });
  const graph = viewer.graph();
  const regions = ['平凉市', '庆阳市'].map((name) => keyOf(graph, 'region', name));
  await page.keyboard.press('/');
  await page.keyboard.type('四个不摘');
  await page.locator('.search-hit').first().click();
  const panel = page.getByTestId('panel');
  await panel.getByRole('link', { name: /^这 \d+ 个地区还共有什么$/ }).click();
  const result = page.getByTestId('comparison');
  await result.getByRole('link', { name: /平凉市与庆阳市/ }).click();
  const { common } = compareRegions(readAdoptions(graph), regions);
  await expect.poll(() => result.locator('h3').first().innerText()).toBe(`共有 ${common.length}`);
  expect(decodeURIComponent(page.url())).toContain(`with=${regions.join(',')}`);
  const other = common.find(({ label }) => label !== '四个不摘');
  if (!other) throw new Error('the seeds have only one policy that 平凉市 and 庆阳市 share');
  await result.getByRole('link', { name: other.label, exact: true }).first().click();
  await panel.getByRole('button', { name: '复制引文' }).first().click();
  await page.getByRole('button', { name: '已复制' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^“.+”（.*《.+》.*，\d{4}-\d\d-\d\d）$/);
});

test('a quotation is copied with its source', async () => {
  const graph = viewer.graph();
  const policy = keyOf(graph, 'slogan', '四个不摘');
  const page = await viewer.open(`#/shared?quote=${policy},${keyOf(graph, 'region', '庆阳市')}`, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.getByRole('button', { name: '复制引文' }).first().click();
  await page.getByRole('button', { name: '已复制' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^“.*四个不摘.*”（.*《.+》.*，2022-12-12）$/);
});

test('clusters: names, members and reasons as in clusters.json; one click shows a cluster in the graph', async () => {
  const { clusters } = JSON.parse(file('clusters.json')) as Clustering;
  const [largest] = clusters;
  if (!largest) throw new Error('the seeds have no clusters');
  const page = await viewer.open('#/clusters');
  const details = page.getByTestId('cluster');
  await details.waitFor();
  expect(await details.locator('h2').innerText()).toBe(largest.name);
  expect(await page.locator('.split-link').count()).toBe(clusters.length);
  const members = await page.getByTestId('cluster-members').locator('tbody th').allInnerTexts();
  expect(members).toEqual(largest.labels);
  expect(await details.locator('.reasons li').count()).toBe(largest.reasons.length);
  await page.getByRole('searchbox').fill('煤矿');
  await expect.poll(() => page.locator('.split-link').count()).toBeLessThan(clusters.length);
  await page.locator('.split-link').first().click();
  await details.getByRole('link', { name: '在图谱中查看' }).click();
  await page.locator('.filter-chip', { hasText: '煤矿' }).waitFor();
  expect(await page.evaluate(() => window.location.hash)).toMatch(/^#\/graph\?cluster=/);
});

test('regions: the page of 庆阳市 has its documents, policies, projects by status, indicators and similar regions', async () => {
  const page = await viewer.open('#/regions');
  await page.locator('.card').getByRole('link', { name: '庆阳市' }).click();
  await page.getByRole('heading', { name: '庆阳市', level: 1 }).waitFor();
  const graph = viewer.graph();
  const key = keyOf(graph, 'region', '庆阳市');
  const policies = readAdoptions(graph).policies.filter(({ regions }) => regions.has(key));
  await page.locator('.indicator-card').first().waitFor();
  const heads = await page.locator('.region-columns h2').allInnerTexts();
  expect(heads).toContain(`政策与提法 ${policies.length}`);
  expect(heads).toContain('文件 1');
  for (const name of ['谋划', '在建', '最相似的地区', '荣誉', '企业', '下辖地区']) {
    expect(
      heads.some((head) => head.startsWith(`${name} `)),
      name,
    ).toBe(true);
  }
  await page.locator('.link-list', { hasText: '最相似的地区' }).getByRole('link').first().click();
  await page.getByTestId('comparison').waitFor();
});

test('indicators: what compares as chart and table, all figures as stated, and from each to its place in the text', async () => {
  const panel = parseCsv(file('indicator_panel.csv')).filter(
    ({ indicator, measure }) => indicator === '地区生产总值' && measure === 'growth',
  );
  const statistics = parseCsv(file('indicators.csv'));
  const page = await viewer.open('#/indicators?i=地区生产总值&m=growth');
  const table = page.getByTestId('indicator-table');
  await table.waitFor();
  expect(await table.getAttribute('aria-rowcount')).toBe(String(panel.length + 1));
  const marks = panel.flatMap(({ actual, target }) => [actual, target]).filter((value) => value !== '');
  expect(marks.length).toBeGreaterThan(3);
  expect(await page.locator('.chart .point').count()).toBe(marks.length);
  await table.getByRole('button', { name: '实绩' }).click();
  const greatest = Math.max(...panel.map(({ actual }) => Number(actual)));
  expect(await table.locator('tbody tr').first().locator('[data-column="actual"]').innerText()).toBe(`${greatest}%`);

  await page.getByRole('link', { name: '全部数字，原样' }).click();
  await expect.poll(() => table.getAttribute('aria-rowcount')).toBe(String(statistics.length + 1));
  await page.locator('.split-link', { hasText: '地区生产总值增速' }).click();
  const point = page.locator('.chart a').first();
  const value = (await point.getAttribute('aria-label'))?.match(/：([\d.]+)%/)?.[1];
  await point.click();
  await page.locator('.text [data-wanted="true"]').first().waitFor();
  expect(await page.locator('.text [data-wanted="true"]').first().innerText()).toContain(value);
});

test('indicators of many regions: the latest of each, and over the years where few are chosen', async () => {
  const build = mkdtempSync(join(tmpdir(), 'zhengmai-panel-'));
  cpSync(inject('seedBuild'), build, { recursive: true });
  const row = (region: number, year: number) => `第${region}县,粮食总产量,value,吨,${year},${region}${year % 10},,,,,,,,,,,,,`;
  const rows = Array.from({ length: 12 }, (_, region) => [2019, 2020, 2021].map((year) => row(region + 1, year))).flat();
  const head = readFileSync(join(build, 'indicator_panel.csv'), 'utf8').split(/\r?\n/)[0];
  writeFileSync(join(build, 'indicator_panel.csv'), `${head}\r\n${rows.join('\r\n')}\r\n`);
  const server = await serveViewer({ build, data: { cache: join(build, 'cache') } });
  try {
    const page = await viewer.open('#/indicators');
    await page.goto(`${server.url}#/indicators`);
    const chart = page.locator('.chart svg');
    await expect.poll(() => chart.locator('.row-name').count()).toBe(12);
    expect(await chart.locator('circle').count()).toBe(12);
    expect(await chart.textContent()).not.toContain('2019');
    expect(await page.locator('.split-main').innerText()).toContain(zh.indicators.latest(9));
    await page.goto(`${server.url}#/indicators?region=第1县,第2县`);
    await expect.poll(() => chart.locator('circle').count()).toBe(6);
    expect(await chart.locator('.row-name').count()).toBe(0);
  } finally {
    await server.close();
    rmSync(build, { recursive: true, force: true });
  }
});

test('documents: the text as it is, marks by kind, from a mark to its node, from evidence to its place', async () => {
  const graph = viewer.graph();
  const id = 'qingyang-2022-12-12';
  const source = readFileSync(join(import.meta.dirname, '..', '..', 'seeds', `${id}.txt`), 'utf8').replace(/^\uFEFF/, '');
  const page = await viewer.open('#/documents');
  await page.getByRole('link', { name: graph.getNodeAttribute(`document:${id}`, 'label') }).click();
  const text = page.locator('.text');
  await text.waitFor();
  const lines = source.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  expect(await text.locator('> *').evaluateAll((all) => all.map(({ textContent }) => textContent))).toEqual(lines);
  const marks = await text.locator('.mention').count();
  expect(marks).toBeGreaterThan(300);
  await page.getByRole('checkbox', { name: '项目' }).uncheck();
  await expect.poll(() => text.locator('.mention').count()).toBeLessThan(marks);
  expect(await text.locator('.mention.kind-project').count()).toBe(0);

  const mention = text.locator('.mention.kind-slogan', { hasText: '四个不摘' }).first();
  await mention.click();
  const panel = page.getByTestId('panel');
  await panel.getByRole('heading', { name: '四个不摘', level: 2 }).waitFor();
  expect(await mention.getAttribute('aria-current')).toBe('true');
  await panel.locator('figure', { hasText: '庆阳' }).getByRole('link', { name: '在原文中查看' }).first().click();
  const wanted = page.locator('.mention[data-wanted="true"]');
  await wanted.waitFor();
  await expect.poll(() => wanted.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(800);
  expect(await wanted.innerText()).toContain('四个不摘');
  const at = Number(new URLSearchParams((await page.evaluate(() => window.location.hash)).split('?')[1]).get('at'));
  expect(source.slice(at, at + 6)).toContain('四个不摘');
});

test('timeline: first appearances and cumulative adoption as the diffusion of the graph', async () => {
  const spreads = diffusion(readAdoptions(viewer.graph())).sort(compareDiffusions);
  const shared = spreads.filter(({ steps }) => steps.length > 1);
  const page = await viewer.open('#/timeline');
  const table = page.getByTestId('timeline-table');
  await table.waitFor();
  expect(await table.getAttribute('aria-rowcount')).toBe(String(shared.length + 1));
  const spread = shared.find(({ label }) => label === '四个不摘');
  if (!spread) throw new Error('四个不摘 is not shared');
  await page.getByRole('searchbox', { name: '筛选政策与提法' }).fill('四个不摘');
  const row = table.locator('tbody tr').first();
  for (const { firstYear, label } of spread.steps) {
    expect(await row.locator(`[data-column="${firstYear}"]`).innerText()).toContain(label);
  }
  await page.evaluate((key) => window.location.assign(`#/timeline?p=${key}`), spread.key);
  await page.getByTestId('spread').waitFor();
  expect(await page.getByTestId('spread').locator('tbody th').allInnerTexts()).toEqual(spread.steps.map(({ label }) => label));
  expect(await page.locator('.chart .point').count()).toBe(spread.curve.filter(({ joined }) => joined > 0).length);
});
