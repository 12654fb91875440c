/**
 * Builds dist/ at the end of `npm ci`; runs as the package's `prepare`.
 *
 * The first `npx zhengmai` in a checkout links it into npx's cache and repeats its lifecycle. The build is left alone then:
 * another zhengmai, the next in the same pipe, may be running from it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const startedByNpx = process.env.npm_command === 'exec';
if (!startedByNpx || !existsSync('dist/cli/main.js')) {
  process.exitCode = spawnSync('npm run build', { shell: true, stdio: 'inherit' }).status ?? 1;
}
