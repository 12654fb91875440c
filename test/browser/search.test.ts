import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openViewer } from './viewer.ts';

const viewer = openViewer();

/** Types into the search box, from the keyboard. */
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** The names that are found at present, best first, without the alias that a hit may name beside. */
function names(page: Page): Promise<string[]> {
  return page.locator('.search-hit .search-name').evaluateAll((all) =>
    all.map((element) => {
      const alias = element.querySelector('small')?.textContent ?? '';
      return (element.textContent ?? '').slice(0, -alias.length || undefined).trim();
    }),
  );
}

test('finds names, aliases, pinyin and initials', async () => {
  const page = await viewer.open('#/graph');
  const graph = viewer.graph();
  const first: [string, string][] = [
    ['六稳', '六稳'],
    ['liuwen', '六稳'],
  ];
  for (const [text, name] of first) {
    await type(page, text);
    await expect.poll(async () => (await names(page))[0], { message: text }).toBe(name);
  }
  const among: [string, string][] = [
    ['lw', '六稳'],
    ['sgbz', '四个不摘'],
    ['qingyang', '庆阳市'],
    ['gebuzhai', '四个不摘'],
  ];
  const known = graph.findNode((_, { kind, label, aliases }) => kind === 'policy' && aliases.some((name) => !label.includes(name)));
  if (known !== undefined) {
    const { label, aliases } = graph.getNodeAttributes(known);
    among.push([aliases.find((name) => !label.includes(name)) ?? '', label]);
  }
  for (const [text, name] of among) {
    await type(page, text);
    await expect.poll(() => names(page), { message: text }).toContain(name);
  }
});

test('finds sentences, and opens them in their document', async () => {
  const page = await viewer.open('#/shared');
  const words = '成功举办首届';
  await type(page, words);
  const hit = page.locator('.search-sentence').first();
  await hit.waitFor();
  await hit.click();
  await page.locator('.text [data-wanted="true"]').waitFor();
  expect(await page.locator('.text [data-wanted="true"]').innerText()).toContain(words);
});

test('works by keyboard alone: arrows choose, Enter opens, Escape closes the panel', async () => {
  const page = await viewer.open('#/graph');
  await type(page, '四个不摘');
  await expect.poll(async () => (await names(page))[0]).toBe('四个不摘');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.panel-title').waitFor();
  expect(await page.locator('.panel-title').innerText()).toContain('四个不摘');
  await page.keyboard.press('Escape');
  await page.getByTestId('panel').waitFor({ state: 'detached' });
});

test('says in words that nothing was found, and what to try', async () => {
  const page = await viewer.open('#/graph');
  await page.keyboard.press('/');
  await page.keyboard.type('zzzzqqqq');
  await expect.poll(() => page.locator('.search-empty').innerText()).toMatch(/没有找到“zzzzqqqq”。可以试试/);
});
