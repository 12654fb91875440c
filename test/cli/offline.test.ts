import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guard = fileURLToPath(new URL('no-network.cjs', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhengmai-offline-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs Node with the network forbidden. */
const node = (...args: string[]) => spawnSync(process.execPath, ['--require', guard, ...args], { cwd: root, encoding: 'utf8' });
const zhengmai = (...args: string[]) => node('--import', 'tsx', 'src/cli/main.ts', ...args);

describe('without a network', () => {
  it('a use of it would be noticed', () => {
    expect(node('-e', "require('node:https').get('https://example.invalid')").status).toBe(97);
    expect(node('-e', "fetch('https://example.invalid')").status).toBe(97);
  });

  it('builds, exports and explains', () => {
    const out = join(folder, 'out');
    const seed = join('seeds', 'pingliang-2021-01-26.txt');
    const built = zhengmai('build', seed, '-o', out, '--no-cache', '--jobs', '1');
    expect(built.stderr).not.toContain('the network was used');
    expect(built.status).toBe(0);
    expect(zhengmai('export', '-g', out, '--format', 'graphml', '-o', join(folder, 'a.graphml')).status).toBe(0);
    expect(zhengmai('explain', '四个不摘', '-g', out).status).toBe(0);
  }, 60_000);
});
