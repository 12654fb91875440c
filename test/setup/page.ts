import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';
import { BROWSER_FLAGS } from './browser.ts';

/**
 * Starts the browser that the global setup found, with an empty profile; the caller closes it.
 *
 * @example
 * let browser: Browser;
 * beforeAll(async () => { browser = await launchBrowser(); });
 * afterAll(() => browser.close());
 */
export function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = inject('browser');
  return chromium.launch({ executablePath, args: BROWSER_FLAGS, env: { ...process.env, ...env } });
}
