/**
 * Speed of the viewer in a real browser: `npm run bench:viewer`. Each row is the median of several loads in a fresh profile,
 * served by `zhengmai view` from this machine. Chromium is the one that the browser tests find, on most servers without a
 * graphics card: it draws on the processor, which no reader's machine does.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { serveViewer } from '../src/view/index.ts';
import { BROWSER_FLAGS, findBrowser } from '../test/setup/browser.ts';
import { writeGeneratedBuild } from '../test/viewer/generated-build.ts';

interface Case {
  readonly name: string;
  readonly build: (folder: string) => void;
  readonly runs: number;
}

const root = join(import.meta.dirname, '..');
const generated = (nodes: number, edges: number, documents: number) => (folder: string) =>
  writeGeneratedBuild(folder, { nodes, edges, documents });

const CASES: readonly Case[] = [
  { name: 'the five seeds', build: buildSeeds, runs: 7 },
  { name: '5,000 nodes, 20,000 links', build: generated(5000, 20_000, 50), runs: 5 },
  { name: '20,000 nodes, 80,000 links', build: generated(20_000, 80_000, 200), runs: 3 },
  { name: '10,000 documents, 300,000 nodes, 1,200,000 links', build: generated(300_000, 1_200_000, 10_000), runs: 3 },
];

/** What is measured in one load, in milliseconds. */
interface Load {
  /** From the start of the navigation to the first frame that shows the drawn and named graph. */
  readonly drawn: number;
  /** From a click on a node of the drawn graph to the frame that shows its panel. */
  readonly panel: number;
  /** From choosing a node elsewhere, as search does, to the frame that shows its panel. */
  readonly chosen: number;
  /** From a turn of the wheel to the frame that shows the graph larger. */
  readonly zoom: number;
}

function buildSeeds(folder: string): void {
  const args = ['--import', 'tsx', join(root, 'src', 'cli', 'main.ts'), 'build', join(root, 'seeds'), '-o', folder];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/**
 * Runs in the page before its own scripts: notes when the graph is first drawn with its names, and times what follows an
 * event until the frame that shows it. As text, since what the compiler adds to functions is not there in the page.
 */
const IN_PAGE = `
  const frame = (done) => requestAnimationFrame(() => done());
  const watch = () => {
    const names = document.querySelector('.canvas canvas.sigma-names');
    if (names && names.width > 0) {
      const { data } = names.getContext('2d').getImageData(0, 0, names.width, names.height);
      if (data.some((value) => value !== 0)) { window.drawn = performance.now(); return; }
    }
    frame(watch);
  };
  frame(watch);
  const untilPanel = (start) => new Promise((resolve) => {
    const look = () => start() > 0 && document.querySelector('[data-testid="panel"] .panel-title') ? frame(() => resolve(performance.now() - start())) : frame(look);
    look();
  });
  window.afterPointer = () => {
    let start = 0;
    window.addEventListener('pointerup', () => { start = performance.now(); }, { once: true, capture: true });
    return untilPanel(() => start);
  };
  window.choose = () => {
    const start = performance.now();
    document.querySelector('.panel-welcome .node-link').click();
    return untilPanel(() => start);
  };
  window.afterWheel = () => new Promise((resolve) => {
    window.addEventListener('wheel', () => { const start = performance.now(); frame(() => frame(() => resolve(performance.now() - start))); }, { once: true, capture: true });
  });
`;

async function load(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(IN_PAGE);
  await page.goto(url);
  await page.waitForFunction(() => 'drawn' in window, undefined, { timeout: 120_000 });
  const drawn = Number(await page.evaluate('window.drawn'));
  await page.waitForTimeout(500);
  const panel = await click(page);
  const chosen = await choose(page);
  const zoom = await turnWheel(page);
  await context.close();
  return { drawn, panel, chosen, zoom };
}

/** Clicks where the graph has a node until the panel opens. */
async function click(page: Page): Promise<number> {
  const box = await page.getByTestId('canvas').boundingBox();
  if (!box) throw new Error('no canvas');
  for (const [dx, dy] of spiral()) {
    const place = { x: box.x + box.width / 2 + dx, y: box.y + box.height / 2 + dy };
    await page.mouse.move(place.x, place.y);
    await page.waitForTimeout(60);
    if ((await page.locator('.canvas').getAttribute('style'))?.includes('pointer') !== true) continue;
    await page.waitForTimeout(1500);
    const time = await timed(page, 'afterPointer', () => page.mouse.click(place.x, place.y));
    if (time !== null && page.url().includes('node=')) return time;
    await page.keyboard.press('Escape');
  }
  throw new Error('no node was hit');
}

function* spiral(): Generator<[number, number]> {
  for (let i = 0; i < 4000; i++) yield [4 * Math.sqrt(i) * Math.cos(i * 2.4), 4 * Math.sqrt(i) * Math.sin(i * 2.4)];
}

/** Chooses the first policy of the welcome panel's list, which the address then names. */
async function choose(page: Page): Promise<number> {
  await page.keyboard.press('Escape');
  await page.getByTestId('panel').waitFor({ state: 'detached' });
  await page.waitForTimeout(1500);
  return Number(await page.evaluate('window.choose()'));
}

async function turnWheel(page: Page): Promise<number> {
  await page.waitForTimeout(1500);
  const box = await page.getByTestId('canvas').boundingBox();
  if (!box) throw new Error('no canvas');
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.waitForTimeout(1500);
  const time = await timed(page, 'afterWheel', () => page.mouse.wheel(0, -120));
  if (time === null) throw new Error('the wheel was not noticed');
  return time;
}

/** What one of the page's clocks says of an event, which must not come before the clock listens; null where it never ran out. */
async function timed(page: Page, clock: string, act: () => Promise<void>): Promise<number | null> {
  await page.evaluate(`window.running = ${clock}(), null`);
  await act();
  const late = new Promise<null>((resolve) => setTimeout(resolve, 20_000, null));
  return (await Promise.race([page.evaluate('window.running'), late])) as number | null;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
const ms = (value: number): string => `${Math.round(value)} ms`;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengmai-bench-'));
  const { executablePath, env } = await findBrowser(process.env);
  const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS, env: { ...process.env, ...env } });
  try {
    process.stdout.write(`${browser.version()}, ${cpus().length} × ${cpus()[0]?.model ?? ''}\n\n`);
    process.stdout.write(
      '| graph | graph.json | first opened | drawn | click → panel | choice → panel | wheel → frame |\n' +
        '| --- | --- | --- | --- | --- | --- | --- |\n',
    );
    for (const { name, build, runs } of CASES) {
      const place = join(folder, name);
      build(place);
      const start = performance.now();
      const server = await serveViewer({ build: place, data: { cache: join(folder, 'cache') } });
      const opening = ms(performance.now() - start);
      const loads: Load[] = [];
      for (let run = 0; run < runs; run++) loads.push(await load(browser, server.url));
      await server.close();
      const of = (key: keyof Load) => ms(median(loads.map((one) => one[key])));
      const size = `${(statSync(join(place, 'graph.json')).size / 1e6).toFixed(1)} MB`;
      process.stdout.write(`| ${name} | ${size} | ${opening} | ${of('drawn')} | ${of('panel')} | ${of('chosen')} | ${of('zoom')} |\n`);
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
