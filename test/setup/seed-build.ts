import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of a build of the seeds. */
    seedBuild: string;
  }
}

const root = join(import.meta.dirname, '..', '..');

/** Global setup of the browser tests: builds the viewer and the graph of the seeds from the sources as they are. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'zhengmai-seeds-'));
  run(join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error');
  run('--import', 'tsx', join(root, 'src', 'cli', 'main.ts'), 'build', join(root, 'seeds'), '-o', join(folder, 'graph'));
  project.provide('seedBuild', join(folder, 'graph'));
  return () => rmSync(folder, { recursive: true, force: true });
}

function run(...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${error?.message ?? stderr}`);
}
