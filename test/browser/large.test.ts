import { expect, test } from 'vitest';
import { readAdoptions } from '../../src/analyse/adoption.ts';
import { compareRegions } from '../../src/analyse/similarity.ts';
import { profileOf } from '../../viewer/views/regions/profile.ts';
import { keyOf, openViewer } from './viewer.ts';

/** The seeds as if they were too large for a browser, which is given a small part of them. */
const viewer = openViewer(undefined, { wholeBytes: 1000, overview: { documents: 5, nodes: 60, edges: 400 } });

/** A project that only its own region leads to, named by nothing that stands out. */
function lonelyProject(): { key: string; label: string; region: string } {
  const graph = viewer.graph();
  const key = graph
    .nodes()
    .filter((node) => graph.getNodeAttribute(node, 'kind') === 'project' && graph.getNodeAttribute(node, 'mentions') === 1)
    .find((node) => graph.outEdges(node).filter((edge) => graph.getEdgeAttribute(edge, 'relation') === 'located_in').length === 1);
  if (key === undefined) throw new Error('the seeds have no project that is mentioned once');
  const edge = graph.outEdges(key).find((out) => graph.getEdgeAttribute(out, 'relation') === 'located_in') as string;
  return { key, label: graph.getNodeAttribute(key, 'label'), region: graph.getNodeAttribute(graph.target(edge), 'label') };
}

test('a large graph: says what is shown of it, search finds the rest, and a node outside comes with its links and sentences', async () => {
  const page = await viewer.open('#/graph');
  const graph = viewer.graph();
  await expect.poll(() => page.locator('.banner').innerText()).toContain(graph.order.toLocaleString('zh-CN'));
  expect(await page.locator('.panel-welcome').innerText()).toContain(graph.order.toLocaleString('zh-CN'));
  const { key, label, region } = lonelyProject();
  await page.keyboard.press('/');
  await page.keyboard.type(label);
  const hit = page.locator('.search-hit', { hasText: label }).first();
  await hit.waitFor();
  expect(await hit.innerText()).toContain(region);
  await hit.click();
  const panel = page.getByTestId('panel');
  await expect.poll(() => panel.locator('.panel-title').innerText()).toBe(label);
  await panel.locator('[data-relation="located_in"]').getByRole('link', { name: region, exact: true }).waitFor();
  await panel.locator('.quotation').first().waitFor();
  expect(decodeURIComponent(page.url())).toContain(`node=${key}`);
  expect(viewer.complaints()).toEqual([]);
});

test('a large graph: the surroundings of a node outside are drawn, from its address alone', async () => {
  const { key, label } = lonelyProject();
  const page = await viewer.open(`#/graph?node=${encodeURIComponent(key)}&ego=${encodeURIComponent(key)}&as=list`);
  await page.getByTestId('node-table').getByText(label).first().waitFor();
});

test('a large graph: a region is read in full, with its subdivisions', async () => {
  const graph = viewer.graph();
  const key = keyOf(graph, 'region', '庆阳市');
  const page = await viewer.open(`#/regions?region=${encodeURIComponent(key)}`);
  const { projects } = profileOf(graph, readAdoptions(graph), key, true);
  await expect.poll(() => page.locator('h2', { hasText: '项目' }).first().innerText()).toContain(String(projects.length));
});

test('a large graph: regions are compared by all that they carry out', async () => {
  const graph = viewer.graph();
  const chosen = ['平凉市', '庆阳市'].map((name) => keyOf(graph, 'region', name));
  const page = await viewer.open(`#/shared?with=${chosen.map(encodeURIComponent).join(',')}`);
  const { common, alone } = compareRegions(readAdoptions(graph), chosen);
  const heads = page.getByTestId('comparison').locator('h3');
  await expect
    .poll(() => heads.allInnerTexts())
    .toEqual([`共有 ${common.length}`, ...[...alone].map(([key, list]) => `${graph.getNodeAttribute(key, 'label')}独有 ${list.length}`)]);
});
