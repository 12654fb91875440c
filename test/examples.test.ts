import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs an example as a reader would, against the package as it is built. */
function linesOf(name: string): string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`examples/${name}`], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.trim().split('\n');
}

describe('examples', () => {
  it('one document: names with their words and attributes', () => {
    expect(linesOf('one-document.mjs')).toEqual(
      expect.arrayContaining(['slogan\t六稳\t六稳\t\t', 'project\t长河大桥\t长河大桥\toperating\t3亿元']),
    );
  });

  it('shared policies: what two regions have in common', () => {
    // Found by reading both reports.
    expect(linesOf('shared-policies.mjs')).toEqual(expect.arrayContaining(['四个不摘', '六稳', '六保', '乡村振兴战略']));
  });
});
