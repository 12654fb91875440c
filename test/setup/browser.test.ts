import { expect, test } from 'vitest';
import { findBrowser } from './browser.ts';

test('a named browser that does not exist is an error that names it and the remedy', async () => {
  const search = findBrowser({ ZHENGMAI_BROWSER: '/nowhere/chromium', PATH: '' });
  await expect(search).rejects.toThrow(
    /^no browser for the browser tests: \/nowhere\/chromium \(.+\); install Chromium .+ZHENGMAI_BROWSER/,
  );
});
