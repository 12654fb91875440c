import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { serveViewer } from '../../src/view/index.ts';
import { en } from '../../viewer/locale/en.ts';
import { zh } from '../../viewer/locale/zh.ts';
import { VIEWS } from '../../viewer/state/route.ts';
import { keyOf, openViewer } from './viewer.ts';

const viewer = openViewer();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhengmai-manners-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An address of every view, with the panel or a page of its own where there is one. */
function addresses(): string[] {
  const policy = keyOf(viewer.graph(), 'slogan', '四个不摘');
  const region = keyOf(viewer.graph(), 'region', '庆阳市');
  const other = keyOf(viewer.graph(), 'region', '平凉市');
  return [
    `#/graph?node=${policy}&color=community`,
    '#/graph?as=list',
    `#/shared?with=${region},${other}&quote=${policy},${region}`,
    '#/clusters',
    '#/regions',
    `#/regions?region=${region}`,
    '#/indicators?i=地区生产总值',
    '#/documents',
    `#/documents?doc=qingyang-2022-12-12&node=${policy}`,
    `#/timeline?p=${policy}`,
    '#/report',
  ];
}

/** Waits until what a view loads on demand is there. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .loading') === null);
  await page.waitForFunction(
    (waiting) => !waiting.some((text) => document.body.innerText.includes(text)),
    [zh.load.waiting, en.load.waiting],
  );
}

// What the dark theme changes is colours.
for (const [colorScheme, rules] of [
  ['light', {}],
  ['dark', { runOnly: ['color-contrast'] }],
] as const) {
  test(`axe finds no serious fault in any view, ${colorScheme}`, async () => {
    const page = await viewer.open('#/graph', { colorScheme });
    await page.evaluate(readFileSync(axe, 'utf8'));
    for (const address of addresses()) {
      await page.evaluate((hash) => window.location.assign(hash), address);
      await settled(page);
      const faults = await page.evaluate(async (only) => {
        const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, {
          resultTypes: ['violations'],
          ...(only as object),
        });
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .slice(0, 3)
                .map(({ html }) => html.slice(0, 140))
                .join(' | ')}`,
          );
      }, rules);
      expect(faults, `${address} ${colorScheme}`).toEqual([]);
    }
  });
}

test('no view is wider than 390 pixels, and its controls can be reached', async () => {
  const page = await viewer.open('#/graph', { viewport: { width: 390, height: 844 } });
  for (const address of addresses()) {
    await page.evaluate((hash) => window.location.assign(hash), address);
    await settled(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, address).toBeLessThanOrEqual(390);
  }
  await page.evaluate(() => window.location.assign('#/graph'));
  await page.getByRole('button', { name: '筛选', exact: true }).click();
  await page.getByRole('checkbox', { name: '项目' }).uncheck();
  await page.getByRole('button', { name: '关闭', exact: true }).click();
  await page.getByRole('combobox', { name: '搜索' }).fill('六稳');
  await page.getByRole('option').first().click();
  await page.locator('.panel-title').waitFor();
  await page.getByRole('navigation', { name: '视图' }).getByRole('link', { name: '时间线' }).click();
  await page.getByRole('heading', { name: '时间线', level: 1 }).waitFor();
});

test('both languages: every view in English, the documents as they are', async () => {
  const page = await viewer.open('#/graph');
  await page.getByRole('button', { name: 'English' }).click();
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  for (const view of VIEWS) {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: en.views[view], exact: true }).click();
    await page.waitForFunction((title) => document.title.startsWith(title), en.views[view]);
    await settled(page);
    const controls = await page.locator('button, label, h1, .page-head p, legend, th button').allInnerTexts();
    const names = new Set(viewer.graph().mapNodes((_, { label }) => label));
    const chinese = controls.filter((text) => /\p{Script=Han}/u.test(text) && !names.has(text.trim()) && text !== en.header.language);
    expect(chinese, view).toEqual([]);
  }
  await page.reload();
  await page.waitForFunction(() => document.documentElement.lang === 'en');
});

test('focus is seen, and the first stop leads past the header', async () => {
  const page = await viewer.open('#/shared');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: zh.header.skip });
  expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await skip.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
    return `${outlineStyle} ${outlineWidth}`;
  });
  expect(outline).toMatch(/^(solid|auto) [1-9]/);
});

test('without WebGL the list takes the place of the picture, and says why', async () => {
  const page = await viewer.open('#/shared');
  await page.addInitScript(() => {
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, type: string, ...rest: unknown[]) {
      return type.includes('webgl') ? null : (get as (...args: unknown[]) => unknown).call(this, type, ...rest);
    } as typeof get;
  });
  await page.goto(`${viewer.url()}#/graph`);
  await page.reload();
  await page.getByTestId('node-table').waitFor();
  expect(await page.locator('.banner', { hasText: 'WebGL' }).innerText()).toBe(zh.graph.noWebgl);
  expect(await page.getByTestId('node-table').locator('tbody tr').count()).toBeGreaterThan(10);
  viewer.complaints();
});

test('a build that is gone, broken or empty is told in words with what to do', async () => {
  const build = join(folder, 'broken');
  cpSync(inject('seedBuild'), build, { recursive: true });
  const server = await serveViewer({ build });
  try {
    const page = await viewer.open('#/graph');
    const title = async () => {
      await page.goto(server.url);
      await page.locator('.notice h2').waitFor();
      return (await page.locator('.notice').textContent()) ?? '';
    };
    writeFileSync(join(build, 'graph.json'), '{"nodes": [');
    expect(await title()).toContain(zh.load.damaged.title);
    expect(await page.locator('.notice pre').innerText()).toBe(zh.load.command);
    writeFileSync(
      join(build, 'graph.json'),
      JSON.stringify({
        options: { type: 'directed', multi: true },
        attributes: {},
        nodes: [{ key: 'x', attributes: { kind: 'moon' } }],
        edges: [],
      }),
    );
    expect(await title()).toContain('moon');
    writeFileSync(
      join(build, 'graph.json'),
      JSON.stringify({ options: { type: 'directed', multi: true }, attributes: {}, nodes: [], edges: [] }),
    );
    expect(await title()).toContain(zh.graph.nothing.title);
    rmSync(join(build, 'graph.json'));
    expect(await title()).toContain(zh.load.missing.title);
  } finally {
    await server.close();
  }
  viewer.complaints();
});

test('a filter that leaves nothing says so and offers a way back', async () => {
  const page = await viewer.open('#/graph?hide=region,project,company,organization,policy,slogan,honor,brand,document');
  await page.getByRole('button', { name: zh.graph.empty.reset }).click();
  await expect.poll(() => page.locator('.toolbar-count').innerText()).not.toMatch(/^0 /);
});

test('asks nothing of other servers, and breaks no rule of its content policy', async () => {
  viewer.complaints();
  const page = await viewer.open('#/graph');
  for (const address of addresses()) {
    await page.evaluate((hash) => window.location.assign(hash), address);
    await settled(page);
  }
  expect(viewer.complaints()).toEqual([]);
});

test('the first script is small, and evidence and texts come when they are asked for', async () => {
  const page = await viewer.browser().newPage();
  const asked: string[] = [];
  let script = 0;
  page.on('response', async (response) => {
    asked.push(new URL(response.url()).pathname);
    if (response.url().endsWith('.js')) script += gzipSync(await response.body()).length;
  });
  await page.goto(viewer.url());
  await page.getByTestId('canvas').waitFor();
  await page.waitForLoadState('networkidle');
  expect(script).toBeLessThan(300 * 1024);
  expect(asked.filter((path) => /\/data\/(evidence|documents)\//.test(path))).toEqual([]);
  const policy = keyOf(viewer.graph(), 'slogan', '四个不摘');
  await page.evaluate((hash) => window.location.assign(hash), `#/graph?node=${policy}`);
  await page.locator('.quotation').first().waitFor();
  expect(asked.filter((path) => path.includes('/data/evidence/')).length).toBe(1);
});
