import { readFileSync } from 'node:fs';
import { MultiDirectedGraph } from 'graphology';
import gexf from 'graphology-gexf';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withSubregions } from '../../src/export/filter.ts';
import { keyOf, openViewer } from './viewer.ts';

const viewer = openViewer();

/** How many nodes and links the viewer says that it shows. */
async function shown(page: Page): Promise<[nodes: number, links: number]> {
  const text = await page.locator('.toolbar-count').innerText();
  const [nodes = Number.NaN, links = Number.NaN] = (text.match(/[\d,]+/g) ?? []).map((count) => Number(count.replaceAll(',', '')));
  return [nodes, links];
}

/** How many pixels of a canvas of the graph have been drawn on. */
function inked(page: Page, layer: string): Promise<number> {
  return page.evaluate((name) => {
    const canvas = document.querySelector<HTMLCanvasElement>(`.canvas canvas.sigma-${name}`);
    if (!canvas) return -1;
    const copy = document.createElement('canvas');
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = copy.getContext('2d') as CanvasRenderingContext2D;
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    let count = 0;
    for (let i = 3; i < data.length; i += 4) if ((data[i] as number) > 40) count++;
    return count;
  }, layer);
}

/** The middle of the widest run of region blue on the drawn graph, in pixels of the page; null without any. */
async function findRegion(page: Page): Promise<{ x: number; y: number } | null> {
  const canvas = page.getByTestId('canvas');
  const picture = (await canvas.screenshot()).toString('base64');
  const box = await canvas.boundingBox();
  const found = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const copy = document.createElement('canvas');
    copy.width = image.width;
    copy.height = image.height;
    const context = copy.getContext('2d') as CanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, copy.width, copy.height);
    let best = { x: 0, y: 0, length: 8 };
    let length = 0;
    for (let i = 0; i < pixels.length / 4; i++) {
      const [red = 0, green = 0, blue = 0] = pixels.subarray(4 * i, 4 * i + 3);
      length = red < 80 && green < 70 && blue > 110 ? length + 1 : 0;
      if (length > best.length) best = { x: (i % copy.width) - length / 2, y: Math.floor(i / copy.width), length };
    }
    return best.length > 8 ? best : null;
  }, picture);
  return found && box && { x: box.x + found.x, y: box.y + found.y };
}

test('shows all but the documents at first, drawn and named', async () => {
  const page = await viewer.open('#/graph');
  const graph = viewer.graph();
  const nodes = graph.filterNodes((_, { kind }) => kind !== 'document');
  const links = graph.filterEdges((_, { relation }) => relation !== 'mentions' && relation !== 'about');
  expect(await shown(page)).toEqual([nodes.length, links.length]);
  await page.waitForFunction(() => document.querySelector('.canvas canvas.sigma-names') !== null);
  expect(await inked(page, 'names')).toBeGreaterThan(2000);
  expect(await page.locator('.legend-row').first().innerText()).toContain('地区');
});

test('search finds 四个不摘; a click on it opens regions and sentences in the panel', async () => {
  const page = await viewer.open('#/graph');
  await page.keyboard.press('/');
  await page.keyboard.type('四个不摘');
  await page.getByRole('option', { name: '四个不摘' }).first().click();
  const panel = page.getByTestId('panel');
  await panel.getByRole('heading', { name: '四个不摘', level: 2 }).waitFor();
  const regions = viewer
    .graph()
    .mapInEdges(keyOf(viewer.graph(), 'slogan', '四个不摘'), (_, { relation }, source) => ({ relation, source }));
  const names = regions
    .filter(({ relation }) => relation === 'implements')
    .map(({ source }) => viewer.graph().getNodeAttribute(source, 'label'));
  expect(names).toContain('平凉市');
  expect(names).toContain('庆阳市');
  const listed = await panel.locator('[data-relation="implements"] .node-link-name').allInnerTexts();
  expect([...listed].sort()).toEqual([...names].sort());
  await panel.locator('.quotation').first().waitFor();
  const marked = await panel.locator('.quotation mark').allInnerTexts();
  expect(marked.some((text) => text.includes('四个不摘'))).toBe(true);
});

test('a click on a node opens it, the neighbours stand out, and a click beside it closes it', async () => {
  const page = await viewer.open('#/graph');
  const before = await inked(page, 'names');
  const place = await findRegion(page);
  if (!place) throw new Error('no region is drawn');
  await page.mouse.click(place.x, place.y);
  await page.getByTestId('panel').waitFor();
  expect(await page.locator('.panel-kind').innerText()).toBe('地区');
  expect(await page.evaluate(() => window.location.hash)).toMatch(/node=region:/);
  await page.waitForTimeout(200);
  expect(await inked(page, 'names')).not.toBe(before);
  const box = await page.getByTestId('canvas').boundingBox();
  await page.mouse.click((box?.x ?? 0) + 6, (box?.y ?? 0) + 6);
  await page.getByTestId('panel').waitFor({ state: 'detached' });
});

test('a click near a line opens its sentences', async () => {
  const graph = viewer.graph();
  const policy = keyOf(graph, 'slogan', '四个不摘');
  const region = keyOf(graph, 'region', '庆阳市');
  // Two nodes alone: the one line between them passes through the middle of the view.
  const page = await viewer.open(`#/graph?path=${policy},${region}`);
  const box = await page.getByTestId('canvas').boundingBox();
  if (!box) throw new Error('no canvas');
  await page.mouse.click(box.x + box.width / 2 + 2, box.y + box.height / 2);
  await page.getByTestId('panel').locator('.quotation').first().waitFor();
  expect(await page.evaluate(() => decodeURIComponent(window.location.hash))).toContain(`edge=${region}|implements|${policy}`);
});

test('filters by kind, region with its subdivisions, year, status, sector, claim, weight and relation', async () => {
  const graph = viewer.graph();
  const qingyang = keyOf(graph, 'region', '庆阳市');
  const visible = graph.filterNodes((_, { kind }) => kind !== 'document');
  const names = new Set([...withSubregions(graph, [qingyang])].map((key) => graph.getNodeAttribute(key, 'label')));
  expect(names.size).toBeGreaterThan(1);
  const of = (test: (key: string) => boolean) => visible.filter(test).length;
  const a = (key: string) => graph.getNodeAttributes(key);
  const cases: [string, number][] = [
    ['hide=document,region,project', of((key) => !['region', 'project'].includes(a(key).kind))],
    [`region=${qingyang}`, of((key) => a(key).regions.some((name) => names.has(name)))],
    ['from=2022&to=2022', of((key) => a(key).years.length === 0 || a(key).years.includes(2022))],
    ['status=completed', of((key) => a(key).kind !== 'project' || a(key).status === 'completed')],
    ['sector=energy', of((key) => a(key).kind !== 'project' || a(key).sector === 'energy')],
    ['claim=planned', of((key) => a(key).kind === 'region' || a(key).claims.length === 0 || a(key).claims.includes('planned'))],
  ];
  const page = await viewer.open('#/graph');
  for (const [filter, nodes] of cases) {
    await page.evaluate((hash) => window.location.assign(hash), `#/graph?${filter}`);
    await expect.poll(() => shown(page), { message: filter }).toEqual([nodes, expect.any(Number)]);
    expect(nodes, filter).toBeLessThan(visible.length);
  }
  const kept = graph.filterEdges((_, { relation }) => relation !== 'mentions' && relation !== 'about' && relation !== 'implements');
  await page.evaluate(() => window.location.assign('#/graph?norel=implements'));
  await expect.poll(() => shown(page)).toEqual([visible.length, kept.length]);
  const strong = graph.filterEdges((_, { relation, weight }) => relation !== 'mentions' && relation !== 'about' && weight >= 3);
  await page.evaluate(() => window.location.assign('#/graph?weight=3'));
  await expect.poll(() => shown(page)).toEqual([new Set(strong.flatMap((edge) => graph.extremities(edge))).size, strong.length]);
  await page.getByRole('button', { name: '清除筛选', exact: true }).click();
  await expect.poll(() => shown(page)).toEqual([visible.length, expect.any(Number)]);
});

test('the legend hides a kind and shows one alone', async () => {
  const page = await viewer.open('#/graph');
  const policies = viewer.graph().filterNodes((_, { kind }) => kind === 'policy').length;
  const [all] = await shown(page);
  await page.getByRole('checkbox', { name: '政策' }).uncheck();
  await expect.poll(() => shown(page)).toEqual([all - policies, expect.any(Number)]);
  await page.getByRole('button', { name: '只看政策' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => shown(page)).toEqual([policies, expect.any(Number)]);
});

test('shows the surroundings of nodes, wider and narrower, and the shortest path between two', async () => {
  const graph = viewer.graph();
  const policy = keyOf(graph, 'slogan', '四个不摘');
  const page = await viewer.open(`#/graph?node=${policy}`);
  await page.getByRole('button', { name: '只看周围' }).click();
  const near = new Set(graph.neighbors(policy).filter((key) => graph.getNodeAttribute(key, 'kind') !== 'document')).add(policy);
  await expect.poll(() => shown(page)).toEqual([near.size, expect.any(Number)]);
  await page.getByRole('button', { name: '多看一层' }).click();
  await expect.poll(async () => (await shown(page))[0]).toBeGreaterThan(near.size);
  expect(await page.locator('.banner').innerText()).toContain('周围 2 层');

  const [from, to] = [keyOf(graph, 'region', '兰州市'), keyOf(graph, 'region', '垣曲县')];
  await page.evaluate((hash) => window.location.assign(hash), `#/graph?node=${from}`);
  await page.getByRole('button', { name: '从这里找路径' }).click();
  await page.evaluate((hash) => window.location.assign(hash), `#/graph?node=${to}&start=${from}`);
  await page.getByRole('button', { name: '找到这里的路径' }).click();
  // Both carry the same things out: one step apart.
  await expect.poll(() => shown(page)).toEqual([3, expect.any(Number)]);
  expect(await page.locator('.banner').innerText()).toContain('兰州市 到 垣曲县 的最短路径');
});

test('a cluster of projects is shown alone, with the reasons on its links', async () => {
  const graph = viewer.graph();
  const related = graph.findEdge((_, { relation }) => relation === 'related_to');
  if (related === undefined) throw new Error('no projects are related');
  const cluster = graph.getNodeAttribute(graph.source(related), 'cluster');
  const page = await viewer.open(`#/graph?cluster=${cluster}&edge=${related}`);
  const [nodes] = await shown(page);
  expect(nodes).toBeLessThan(60);
  expect(await page.locator('.banner').innerText()).toMatch(/所属集群：.+/);
  expect(await page.getByTestId('panel').locator('.facts').innerText()).toContain('理由');
});

test('the address holds the state: a link shows the same, back and forward lead through it', async () => {
  const graph = viewer.graph();
  const policy = keyOf(graph, 'slogan', '四个不摘');
  const page = await viewer.open('#/graph');
  await page.getByRole('checkbox', { name: '项目' }).uncheck();
  await page.getByRole('combobox', { name: '颜色' }).selectOption('community');
  await page.evaluate((hash) => window.location.assign(hash), `${await page.evaluate(() => window.location.hash)}&node=${policy}`);
  await page.getByRole('button', { name: '放大' }).click();
  await expect.poll(() => page.evaluate(() => window.location.hash)).toMatch(/camera=/);
  const link = await page.evaluate(() => window.location.hash);
  const state = async (where: Page) => ({
    shown: await shown(where),
    title: await where.locator('.panel-title').innerText(),
    color: await where.getByRole('combobox', { name: '颜色' }).inputValue(),
    hash: await where.evaluate(() => window.location.hash),
  });
  const other = await viewer.open(link);
  await other.locator('.panel-title').waitFor();
  expect(await state(other)).toEqual(await state(page));

  await page.goBack();
  await page.getByTestId('panel').waitFor({ state: 'detached' });
  await page.goForward();
  await page.getByTestId('panel').waitFor();
  expect(await page.locator('.panel-title').innerText()).toBe('四个不摘');
});

test('exports what is shown: pictures, GEXF, tables and JSON', async () => {
  const graph = viewer.graph();
  const policy = keyOf(graph, 'slogan', '四个不摘');
  const page = await viewer.open(`#/graph?ego=${policy}`, { acceptDownloads: true });
  const [nodes, links] = await shown(page);
  const fetchFile = async (item: string): Promise<Buffer> => {
    await page.getByRole('button', { name: '导出' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()]);
    return readFileSync(await download.path());
  };
  const read = gexf.parse(MultiDirectedGraph, (await fetchFile('GEXF')).toString('utf8'));
  expect([read.order, read.size]).toEqual([nodes, links]);
  expect(read.getNodeAttribute(policy, 'label')).toBe('四个不摘');
  const json = new MultiDirectedGraph();
  json.import(JSON.parse((await fetchFile('JSON')).toString('utf8')));
  expect([json.order, json.size]).toEqual([nodes, links]);
  const rows = (text: Buffer) => text.toString('utf8').trim().split('\r\n');
  expect(rows(await fetchFile('节点表'))).toHaveLength(nodes + 1);
  const edges = await fetchFile('联系表');
  expect(rows(edges)).toHaveLength(links + 1);
  expect(edges.toString('utf8')).toMatch(/^\uFEFFSource,Target,Type,/);
  const svg = (await fetchFile('SVG')).toString('utf8');
  expect(svg).toContain('>四个不摘</text>');
  expect(svg.match(/<circle /g)).toHaveLength(nodes);
  const png = await fetchFile('PNG');
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.length).toBeGreaterThan(5000);
});

test('lays out by region and by forces, in a worker that can be stopped, and goes back to the built places', async () => {
  const page = await viewer.open('#/graph');
  const canvas = page.getByTestId('canvas');
  await page.waitForTimeout(300);
  const built = await canvas.screenshot();
  const layout = page.getByRole('combobox', { name: '布局' });
  await layout.selectOption('region');
  await expect.poll(async () => (await canvas.screenshot()).equals(built)).toBe(false);
  await layout.selectOption('force');
  await page.getByRole('button', { name: '停止' }).click();
  await page.getByRole('button', { name: '停止' }).waitFor({ state: 'detached' });
  await layout.selectOption('built');
  await expect.poll(async () => (await canvas.screenshot()).equals(built), { timeout: 5000 }).toBe(true);
});

test('the list has the nodes of the graph, sorts by any column and filters, by keyboard alone', async () => {
  const page = await viewer.open('#/graph');
  const [nodes] = await shown(page);
  await page.getByRole('button', { name: '列表' }).focus();
  await page.keyboard.press('Enter');
  const table = page.getByTestId('node-table');
  await table.waitFor();
  expect(await table.getAttribute('aria-rowcount')).toBe(String(nodes + 1));
  await table.getByRole('button', { name: '提及' }).focus();
  await page.keyboard.press('Enter');
  const most = Math.max(...viewer.graph().mapNodes((_, { kind, mentions }) => (kind === 'document' ? 0 : mentions)));
  expect(await table.locator('tbody tr').first().innerText()).toContain(String(most));
  await page.getByRole('searchbox', { name: '按名称筛选' }).fill('四个');
  await expect.poll(() => table.locator('tbody th').allInnerTexts()).toEqual(expect.arrayContaining(['四个不摘']));
  await table.getByRole('link', { name: '四个不摘' }).focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('.panel-title').innerText()).toBe('四个不摘');
});
