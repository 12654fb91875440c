import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { VIEWS } from '../../viewer/state/route.ts';
import { writeGeneratedBuild } from '../viewer/generated-build.ts';
import { openViewer } from './viewer.ts';

const ATTACK = '<img src=x onerror="window.attacked=1"><script>window.attacked=1</script>';

const folder = mkdtempSync(join(tmpdir(), 'zhengmai-hostile-'));
writeGeneratedBuild(folder, { nodes: 120, edges: 300, documents: 3, disguise: (text) => ATTACK + text });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const viewer = openViewer(() => folder);

test('what documents contain is text, in every view, and is never run', async () => {
  const page = await viewer.open('#/graph');
  const graph = viewer.graph();
  const policy = graph.findNode((_, { kind }) => kind === 'policy') ?? '';
  const region = graph.findNode((_, { kind }) => kind === 'region') ?? '';
  const open = (view: string, params: Record<string, string>) =>
    page.evaluate(
      (hash) => window.location.assign(hash),
      `#/${view}?${Object.entries(params)
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .join('&')}`,
    );
  for (const view of VIEWS) {
    await open(view, { node: policy, ...(view === 'documents' ? { doc: 'generated-0' } : {}), ...(view === 'regions' ? { region } : {}) });
    await page.locator('.panel-title').waitFor();
    expect(await page.locator('.panel-title').innerText(), view).toContain('<img src=x onerror=');
    await page.locator('.quotation').first().waitFor();
    expect(await page.locator('.quotation blockquote').first().innerText()).toContain('<script>');
    expect(await page.evaluate(() => document.querySelectorAll('img[src="x"], main script, aside script').length), view).toBe(0);
  }
  await page.keyboard.press('/');
  await page.keyboard.type('onerror');
  await page.locator('.search-hit').first().waitFor();
  expect(await page.evaluate(() => (window as { attacked?: number }).attacked)).toBeUndefined();
  expect(viewer.complaints()).toEqual([]);
});

test('an address is hostile too', async () => {
  const page = await viewer.open(
    `#/documents?doc=${encodeURIComponent(ATTACK)}&node=${encodeURIComponent(ATTACK)}&with=${encodeURIComponent(ATTACK)}`,
  );
  expect(await page.locator('.notice').innerText()).toContain('<img src=x');
  for (const view of VIEWS) {
    await page.evaluate(
      (hash) => window.location.assign(hash),
      `#/${view}?node=${encodeURIComponent(ATTACK)}&region=${encodeURIComponent(ATTACK)}&camera=a_b_c&depth=-5&weight=x`,
    );
    await page.locator('.panel-unknown').waitFor();
  }
  expect(await page.evaluate(() => (window as { attacked?: number }).attacked)).toBeUndefined();
  expect(viewer.complaints()).toEqual([]);
});
