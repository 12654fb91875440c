import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';

/** A Chromium that was started once and answered: what a test needs to start it again. */
export interface BrowserCommand {
  executablePath: string;
  /** Variables that this browser needs besides the environment of the tests. */
  env: Record<string, string>;
}

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserCommand;
  }
}

/** Start flags under which Chromium draws WebGL2 on the processor and asks nothing of the network on its own. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Global setup of the browser tests: finds the browser once and hands it to every test file as `inject('browser')`. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('browser', await findBrowser(process.env));
}

/**
 * The first Chromium that starts: the one that `ZHENGMAI_BROWSER` names (and no other), one that is installed, or the one
 * inside the npm package @sparticuz/chromium (Linux on x64).
 *
 * @throws Error with what was tried, if none starts: browser tests fail without a browser, they are never skipped.
 */
export async function findBrowser(environment: NodeJS.ProcessEnv): Promise<BrowserCommand> {
  const named = environment.ZHENGMAI_BROWSER;
  const tried: string[] = [];
  for (const candidate of named ? [{ executablePath: named, env: {} }] : candidates(environment.PATH ?? '')) {
    const failure = await startFailure(candidate);
    if (failure === undefined) return candidate;
    tried.push(`${candidate.executablePath} (${failure})`);
  }
  const attempts = tried.length > 0 ? tried.join(', ') : 'nothing was found to try';
  const remedy = 'install Chromium (Debian: apt-get install chromium) or set ZHENGMAI_BROWSER to the path of a Chromium or Chrome';
  throw new Error(`no browser for the browser tests: ${attempts}; ${remedy}`);
}

/** Browsers in the order to try them; the packaged one is unpacked only when the installed ones did not start. */
function* candidates(path: string): Generator<BrowserCommand> {
  const onPath = NAMES.flatMap((name) => path.split(delimiter).map((folder) => join(folder, name)));
  for (const executablePath of new Set([...onPath, ...USUAL_PLACES])) {
    if (isExecutable(executablePath)) yield { executablePath, env: {} };
  }
  if (process.platform === 'linux' && process.arch === 'x64') yield* packagedBrowser();
}

/** The browser in the npm package, first with the libraries of the system, then with those that the package carries. */
function* packagedBrowser(): Generator<BrowserCommand> {
  const folder = unpackBrowser();
  const executablePath = join(folder, 'chromium');
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  yield { executablePath, env: fonts };
  yield { executablePath, env: { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } };
}

/** The folder the packaged browser is unpacked in, under node_modules: unpacked once per installed version. */
function unpackBrowser(): string {
  const modules = join(import.meta.dirname, '..', '..', 'node_modules');
  const manifest = readFileSync(join(modules, '@sparticuz', 'chromium', 'package.json'), 'utf8');
  const cache = join(modules, '.cache');
  const folder = join(cache, `chromium-${(JSON.parse(manifest) as { version: string }).version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, 'unpacking-'));
  // The package unpacks into the temporary folder, and its own libraries only where it believes itself on Amazon's servers:
  // a process of its own is told both, and the result is moved into place whole.
  const unpack = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  const result = spawnSync(process.execPath, ['--input-type=module', '-e', unpack], {
    cwd: modules,
    env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`cannot unpack the browser of the package @sparticuz/chromium: ${result.stderr.trim()}; run npm ci again`);
  }
  renameSync(unfinished, folder);
  return folder;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Why the browser does not start, in one line; undefined if it does. */
async function startFailure({ executablePath, env }: BrowserCommand): Promise<string | undefined> {
  try {
    const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS, env: { ...process.env, ...env }, timeout: 30_000 });
    await browser.close();
    return undefined;
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).split('\n');
    return (lines.find((line) => /\[err\]|error while loading|ENOENT|EACCES/.test(line)) ?? lines[0] ?? '').trim();
  }
}
