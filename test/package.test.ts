import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const MEBIBYTE = 1024 * 1024;

const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
) as [{ files: { path: string; size: number }[]; size: number; unpackedSize: number }];
const paths = packed.files.map(({ path }) => path);
const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'));

describe('the package', () => {
  it('holds every table that the code reads', () => {
    const tables = filesBelow('src').filter((path) => path.includes('/data/'));
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((table) => !paths.includes(table))).toEqual([]);
  });

  it('holds the command line, the library with its types, and the viewer', () => {
    const { bin, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      bin: Record<string, string>;
      exports: { '.': { types: string; default: string } };
    };
    for (const path of [
      bin.zhengmai as string,
      exports['.'].types,
      exports['.'].default,
      'dist/viewer/index.html',
      'README.md',
      'LICENSE',
    ]) {
      expect(paths).toContain(path.replace(/^\.\//, ''));
    }
  });

  it('holds nothing superfluous', () => {
    const allowed =
      /^(?:dist\/|src\/(?:[a-z]+\/)+data\/[\w.-]+$|scripts\/(?:compile-nodejieba\.mjs|jieba-loads-once\.hpp)$|(?:README|CHANGELOG)\.md$|LICENSE$|package\.json$)/;
    expect(paths.filter((path) => !allowed.test(path))).toEqual([]);
    expect(paths.filter((path) => /\.map$|\.test\.|\/test\//.test(path))).toEqual([]);
    expect(packed.size).toBeLessThan(16 * MEBIBYTE);
  });
});
